import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBytes } from '../../tests/support/fake-engine.ts';
import { createFaultyFiles, type FaultyFiles } from '../../tests/support/faulty-files.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { KeyStore } from '../host/host.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { nodeFileLayer } from '../persistence/file-layer.ts';
import type { BackendOptions } from './backend-options.ts';

const PASSPHRASE = 'plum orchard violin';
const AGREEMENT = fakeBytes({ clauses: [['Zephyrscope', 'The quixotic partners integrate.'], ['Liability', 'Liability is capped at 100.']] });
/** Words of the negotiation that would stand out in any file. */
const SECRETS = ['Zephyrscope', 'quixotic', 'Adalbert Ltd', 'Bobolink plc', 'Moonlit deal', 'a walrus remark', 'half a sentence', 'Agreement of March.docx', 'Tester', hashBytes(AGREEMENT)];

/** A negotiation with a comment and settings of its own. */
async function begin(app: TestBackend): Promise<NegotiationId> {
  await app.ask('settings.set', { textSize: 110 });
  const { fileId } = await app.ask('files.offer', { name: 'Agreement of March.docx', bytes: AGREEMENT });
  const opened = await app.ask('library.create', { source: { type: 'file', fileId }, name: 'Moonlit deal', parties: { A: { name: 'Adalbert Ltd' }, B: { name: 'Bobolink plc' } }, side: 'A' });
  const imported = opened.events.find(({ event }) => event.type === 'document-imported')?.event;
  const clauseId = imported?.type === 'document-imported' ? imported.clauses[0]?.clauseId : undefined;
  if (clauseId === undefined) throw new Error('no clause');
  await app.ask('negotiation.command', { id: opened.id, revision: opened.revision, command: { type: 'comment', clauseId, visibility: 'internal', text: 'a walrus remark', quote: '', replyTo: null } });
  await app.ask('drafts.keep', { id: opened.id, draft: { type: 'comment', clauseId, visibility: 'internal', text: 'half a sentence', quote: '', replyTo: null } });
  await app.ask('library.list', {});
  return opened.id;
}

/** Everything the negotiation and the settings hold, document included. */
async function contents(app: TestBackend, id: NegotiationId): Promise<unknown> {
  const { events, readOnly, messages } = await app.ask('negotiation.open', { id });
  const document = await app.ask('document.read', { version: { type: 'stored', negotiationId: id, sha256: hashBytes(AGREEMENT) } });
  return { events, readOnly, messages, document, drafts: await app.ask('drafts.list', { id }), settings: await app.ask('settings.get', {}) };
}

/** Every name and every byte below a folder, as one text for looking through. */
async function everyByte(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return `${files.join('\n')}\n${(await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n')}`;
}
/** Sealed records are base64: four letters of it stand in a few of their millions by chance, eight in none. */
const BASE64_LETTERS = 8;
const inBase64 = (bytes: string, secret: string): boolean => {
  const letters = Buffer.from(secret).toString('base64').slice(0, -4);
  return letters.length >= BASE64_LETTERS && bytes.includes(letters);
};
const found = (bytes: string): readonly string[] => SECRETS.filter((secret) => bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le').toString('latin1')) || inBase64(bytes, secret));

let folder = '';
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'parley-passphrase-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a passphrase', () => {
  it('S14: leaves nothing readable on the disk, in no file and no name, and everything is there again once it is given', async () => {
    const first = await testBackend(nodeFileLayer, folder);
    const id = await begin(first);
    const gone = await begin(first);
    await first.ask('library.delete', { id: gone });
    const before = await contents(first, id);
    expect(found(await everyByte(folder))).toEqual(SECRETS);
    await first.ask('passphrase.set', { passphrase: PASSPHRASE, remember: false });
    expect(found(await everyByte(folder))).toEqual([]);
    expect(await contents(first, id)).toEqual(before);
    await begin(first);
    await first.backend.close();
    expect(found(await everyByte(folder))).toEqual([]);

    const second = await testBackend(nodeFileLayer, folder);
    expect(await second.refused('app.unlock', { passphrase: PASSPHRASE, remember: false })).toBe('fine');
    expect(await contents(second, id)).toEqual(before);
    await second.ask('library.restore', { id: gone });
    expect((await second.ask('library.list', {})).negotiations.map(({ name, problem }) => [name, problem])).toEqual([['Moonlit deal', ''], ['Moonlit deal', ''], ['Moonlit deal', '']]);
    await second.backend.close();
  });

  it('S16: until it is given, nothing else is answered, and a wrong one says so', async () => {
    const first = await testBackend(nodeFileLayer, folder);
    const id = await begin(first);
    await first.ask('passphrase.set', { passphrase: PASSPHRASE, remember: false });
    await first.backend.close();
    const second = await testBackend(nodeFileLayer, folder);
    expect(await second.ask('app.gate', {})).toEqual({ state: 'locked', isProtected: true, keyStore: false, remembered: false });
    expect(await second.refused('library.list', {})).toBe('app.locked');
    expect(await second.refused('negotiation.open', { id })).toBe('app.locked');
    expect(await second.refused('app.unlock', { passphrase: 'plum orchard viola', remember: false })).toBe('passphrase.wrong');
    expect(await second.refused('library.list', {})).toBe('app.locked');
    expect(await second.refused('app.quit', {})).toBe('fine');
    expect(await second.refused('app.unlock', { passphrase: PASSPHRASE, remember: false })).toBe('fine');
    expect(await second.refused('negotiation.open', { id })).toBe('fine');
    await second.backend.close();
  });

  it('S15: is changed and removed only by whoever knows it; the old one opens nothing afterwards', async () => {
    const app = await testBackend(nodeFileLayer, folder);
    const id = await begin(app);
    const before = await contents(app, id);
    expect(await app.refused('passphrase.set', { passphrase: 'short', remember: false })).toBe('passphrase.short');
    await app.ask('passphrase.set', { passphrase: PASSPHRASE, remember: false });
    expect(await app.refused('passphrase.set', { passphrase: 'another set of words', remember: false })).toBe('passphrase.wrong');
    expect(await app.refused('passphrase.set', { passphrase: 'another set of words', current: 'wrong words here', remember: false })).toBe('passphrase.wrong');
    await app.ask('passphrase.set', { passphrase: 'another set of words', current: PASSPHRASE, remember: false });
    expect(await app.refused('passphrase.remove', { current: PASSPHRASE })).toBe('passphrase.wrong');
    expect(await contents(app, id)).toEqual(before);
    await app.ask('passphrase.remove', { current: 'another set of words' });
    expect(await contents(app, id)).toEqual(before);
    expect((await readdir(folder)).toSorted()).toEqual(['generations', 'library.json', 'lock.json', 'negotiations', 'settings.json']);
    await app.backend.close();
  });

  it('S16: is kept by the system’s key store when asked for, and forgotten when not', async () => {
    const vault = new Map<string, string>();
    const keyStore: KeyStore = { protect: (secret) => (vault.set('k', secret), new TextEncoder().encode('sealed by the system')), reveal: () => vault.get('k') ?? '' };
    const host: Partial<BackendOptions> = { host: { kind: 'electron', save: async (name) => ({ type: 'saved', name }), saved: null, reveal: null, print: async () => ({ type: 'cancelled' }), keyStore, quit: () => undefined } };
    const first = await testBackend(nodeFileLayer, folder, host);
    const id = await begin(first);
    await first.ask('passphrase.set', { passphrase: PASSPHRASE, remember: true });
    await first.backend.close();
    const second = await testBackend(nodeFileLayer, folder, host);
    expect(await second.ask('app.gate', {})).toEqual({ state: 'open', isProtected: true, keyStore: true, remembered: true });
    await second.ask('negotiation.open', { id });
    await second.ask('passphrase.set', { passphrase: 'another set of words', current: PASSPHRASE, remember: false });
    await second.backend.close();
    const third = await testBackend(nodeFileLayer, folder, host);
    expect((await third.ask('app.gate', {})).state).toBe('locked');
    await third.backend.close();
  });

  it('S14: its key file is made good from the copy; without both nothing is touched', async () => {
    const files = createFaultyFiles();
    const first = await testBackend(files.layer, '/data');
    const id = await begin(first);
    await first.ask('passphrase.set', { passphrase: PASSPHRASE, remember: false });
    await first.backend.close();
    const damaged = files.afterKill();
    damaged.put('/data/vault.json', new Uint8Array(700));
    const second = await testBackend(damaged.layer, '/data');
    await second.ask('app.unlock', { passphrase: PASSPHRASE, remember: false });
    await second.ask('negotiation.open', { id });
    damaged.put('/data/vault.copy.json', new Uint8Array(700));
    await expect(testBackend(damaged.layer, '/data')).rejects.toThrow('vault.json');
    const without = files.afterKill();
    await without.layer.remove('/data/vault.json');
    await without.layer.remove('/data/vault.copy.json');
    const settings = without.content('/data/settings.json');
    await expect(testBackend(without.layer, '/data')).rejects.toThrow('key file');
    expect(without.content('/data/settings.json')).toEqual(settings);
  });
});

let pids = 0;

/** Opens whatever a crash left, with any of these passphrases, and says which it took. */
async function reopened(files: FaultyFiles, passphrases: readonly string[]): Promise<{ readonly app: TestBackend; readonly took: string }> {
  // Whoever held the lock is dead.
  const app = await testBackend(files.layer, '/data', { process: { pid: (pids += 1), computer: 'laptop', isRunning: () => false } });
  if ((await app.ask('app.gate', {})).state === 'open') return { app, took: '' };
  for (const passphrase of passphrases) if ((await app.refused('app.unlock', { passphrase, remember: false })) === 'fine') return { app, took: passphrase };
  throw new Error('no passphrase opens it');
}

describe('a crash while the passphrase is set, changed or removed', () => {
  const next = 'another set of words';
  const changes = [
    { name: 'set', from: '', to: PASSPHRASE, run: (app: TestBackend) => app.refused('passphrase.set', { passphrase: PASSPHRASE, remember: false }) },
    { name: 'changed', from: PASSPHRASE, to: next, run: (app: TestBackend) => app.refused('passphrase.set', { passphrase: next, current: PASSPHRASE, remember: false }) },
    { name: 'removed', from: PASSPHRASE, to: '', run: (app: TestBackend) => app.refused('passphrase.remove', { current: PASSPHRASE }) },
  ] as const;

  it.each(changes)('S15: leaves the one or the other, whole, at every step and after every kind of end ($name)', async ({ from, to, run }) => {
    const start = createFaultyFiles();
    const made = await testBackend(start.layer, '/data');
    const id = await begin(made);
    if (from !== '') await made.ask('passphrase.set', { passphrase: from, remember: false });
    const before = await contents(made, id);
    await made.backend.close();
    const outcomes = new Set<string>();
    let finished = false;
    for (let step = 0; !finished; step += 1) {
      const files = start.afterKill();
      const { app } = await reopened(files, [from]);
      // From this step on the disk does nothing any more: the program is as good as dead.
      files.failAt(step, 'EIO', true);
      const outcome = await run(app);
      finished = outcome === 'fine';
      for (const left of [files.afterKill(), files.afterPowerCut()]) {
        const again = await reopened(left, [from, to]);
        expect([from, to]).toContain(again.took);
        if (finished) expect(again.took).toBe(to);
        outcomes.add(again.took);
        expect(await contents(again.app, id)).toEqual(before);
        expect(left.names().filter((name) => /^\/data\/[^/]*(?:convert|\.tmp$)/.test(name))).toEqual([]);
        if (again.took !== '') expect(left.names().flatMap((name) => found(Buffer.from(left.content(name) ?? []).toString('latin1')))).toEqual([]);
        await again.app.backend.close();
      }
      if (step > 400) throw new Error('it never finishes');
    }
    expect([...outcomes].toSorted()).toEqual([from, to].toSorted());
  });
});
