import { describe, expect, it } from 'vitest';
import { fakeBytes } from '../../tests/support/fake-engine.ts';
import { createFaultyFiles, type FaultyFiles } from '../../tests/support/faulty-files.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import type { OfferedFile } from '../../shared/api/shapes.ts';
import type { ApiOutput } from '../../shared/api/table.ts';
import type { ContainerEntry } from '../../shared/contract/container-entry.ts';
import { packEntries, unpackEntries } from '../../shared/docx/package/container.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { nodeZlib } from '../worker/node-zlib.ts';

const PASSPHRASE = 'plum orchard violin';
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words);

/** A laptop with a data folder of its own. */
async function laptop(): Promise<{ readonly app: TestBackend; readonly files: FaultyFiles }> {
  const files = createFaultyFiles();
  return { app: await testBackend(files.layer, '/data'), files };
}

async function begin(app: TestBackend): Promise<NegotiationId> {
  const { fileId } = await app.ask('files.offer', { name: 'a.docx', bytes: fakeBytes({ clauses: [['Price', '100'], ['Term', '2 years']] }) });
  const { id, events } = await app.ask('library.create', { source: { type: 'file', fileId }, name: 'Supply', parties: { A: { name: 'Ours' }, B: { name: 'Theirs' } }, side: 'A' });
  const imported = events.find(({ event }) => event.type === 'document-imported')?.event;
  const clauseId = imported?.type === 'document-imported' ? imported.clauses[0]?.clauseId : undefined;
  if (clauseId === undefined) throw new Error('no clause');
  await app.ask('negotiation.command', { id, revision: 2, command: { type: 'comment', clauseId, visibility: 'internal', text: 'our walrus limit is 120', quote: '', replyTo: null } });
  await app.ask('send.produce', { id, revision: 3 });
  return id;
}

const rename = async (app: TestBackend, id: NegotiationId, name: string): Promise<void> => void (await app.ask('library.rename', { id, name }));
const facts = async (app: TestBackend, id: NegotiationId): Promise<ApiOutput<'negotiation.open'>['events']> => (await app.ask('negotiation.open', { id })).events;

/** The exported file's bytes. */
async function exported(app: TestBackend, id: NegotiationId, passphrase?: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { file } = await app.ask('copy.export', { id, ...(passphrase === undefined ? {} : { passphrase }) });
  await app.ask('files.save', { version: { type: 'offered', fileId: file.fileId }, name: file.name });
  const bytes = app.saved.get(file.name);
  if (bytes === undefined) throw new Error('not saved');
  return { name: file.name, bytes };
}

const offer = (app: TestBackend, bytes: Uint8Array): Promise<OfferedFile> => app.ask('files.offer', { name: 'Supply.parley-copy', bytes });

async function look(app: TestBackend, bytes: Uint8Array, passphrase?: string): Promise<ApiOutput<'import.look'>> {
  const { fileId } = await offer(app, bytes);
  return app.ask('import.look', { fileId, ...(passphrase === undefined ? {} : { passphrase }) });
}

async function take(app: TestBackend, bytes: Uint8Array, as: 'new' | 'go-on' | 'beside'): Promise<NegotiationId> {
  const { fileId } = await offer(app, bytes);
  return (await app.ask('import.copy', { fileId, as })).id;
}

/** The file with some entries changed, and its list of contents made to fit when `honest`. */
function forged(bytes: Uint8Array, change: (entries: readonly ContainerEntry[]) => readonly ContainerEntry[], honest: boolean): Uint8Array {
  const entries = change(unpackEntries(bytes, nodeZlib));
  if (!honest) return packEntries(entries, nodeZlib);
  return packEntries(entries.map((entry) => (entry.name === 'manifest.json' ? { name: entry.name, bytes: listing(entry.bytes, entries) } : entry)), nodeZlib);
}

function listing(manifest: Uint8Array, entries: readonly ContainerEntry[]): Uint8Array {
  const said = JSON.parse(text(manifest)) as object;
  return utf8(JSON.stringify({ ...said, entries: entries.filter(({ name }) => name !== 'manifest.json').map(({ name, bytes }) => ({ name, bytes: bytes.byteLength, sha256: hashBytes(bytes) })) }));
}

const changing = (name: RegExp, change: (bytes: Uint8Array) => Uint8Array) => (entries: readonly ContainerEntry[]): readonly ContainerEntry[] =>
  entries.map((entry) => (name.test(entry.name) ? { ...entry, bytes: change(entry.bytes) } : entry));

describe('a whole negotiation for another laptop', () => {
  it('S21: is one file with the record, every document and a list of hashes, and says that it is internal', async () => {
    const { app } = await laptop();
    const id = await begin(app);
    const { name, bytes } = await exported(app, id);
    expect(name).toBe('Supply - internal copy.parley-copy');
    const entries = unpackEntries(bytes, nodeZlib);
    expect(entries.map((entry) => entry.name.replace(/[0-9a-f]{64}/, 'HASH'))).toEqual(['manifest.json', 'READ ME.txt', 'log.jsonl', 'documents/HASH.docx', 'documents/HASH.docx', 'documents/HASH.docx']);
    const said = (part: string): string => text(entries.find((entry) => entry.name === part)?.bytes ?? new Uint8Array());
    expect(said('READ ME.txt')).toContain('never send it to the other side');
    expect(said('log.jsonl')).toContain('our walrus limit is 120');
    expect(JSON.parse(said('manifest.json'))).toMatchObject({ format: 'parley-copy', version: 1, program: '0.0.0', facts: 4, head: (await facts(app, id)).at(-1)?.hash });
    expect((await exported(app, id)).bytes).toEqual(bytes);
  });

  it('S22: opens on the other laptop with the same id, chain, comments and documents, and can go on there', async () => {
    const [one, two] = [await laptop(), await laptop()];
    const id = await begin(one.app);
    const { bytes } = await exported(one.app, id);
    expect(await look(two.app, bytes)).toMatchObject({ type: 'copy', name: 'Supply', facts: 4, rounds: 1, here: { type: 'new', id: null } });
    expect((await two.app.ask('library.list', {})).negotiations).toEqual([]);
    expect(await take(two.app, bytes, 'new')).toBe(id);
    expect(await facts(two.app, id)).toEqual(await facts(one.app, id));
    await rename(two.app, id, 'Supply, on the train');
    expect((await two.app.ask('library.list', {})).negotiations).toMatchObject([{ id, name: 'Supply, on the train', problem: '' }]);
    expect(two.app.bugs).toEqual([]);
  });

  it('S22: a second import never overwrites: the same and the older are said and change nothing', async () => {
    const [one, two] = [await laptop(), await laptop()];
    const id = await begin(one.app);
    const { bytes } = await exported(one.app, id);
    await take(two.app, bytes, 'new');
    expect(await look(two.app, bytes)).toMatchObject({ here: { type: 'identical', id, common: 4, ours: 0, theirs: 0 } });
    await rename(two.app, id, 'Mine now');
    expect(await look(two.app, bytes)).toMatchObject({ here: { type: 'ours-ahead', id, name: 'Mine now', common: 4, ours: 1, theirs: 0 } });
    const { fileId } = await offer(two.app, bytes);
    for (const as of ['new', 'go-on', 'beside'] as const) expect(await two.app.refused('import.copy', { fileId, as })).toBe('import.nothing-new');
    expect((await two.app.ask('library.list', {})).negotiations).toMatchObject([{ name: 'Mine now' }]);
  });

  it('S22: one that is ahead is gone on from, in the very bytes of its facts', async () => {
    const [one, two] = [await laptop(), await laptop()];
    const id = await begin(one.app);
    await take(two.app, (await exported(one.app, id)).bytes, 'new');
    await rename(one.app, id, 'Supply, later');
    await one.app.ask('send.produce', { id, revision: 5 });
    const { bytes } = await exported(one.app, id);
    expect(await look(two.app, bytes)).toMatchObject({ here: { type: 'theirs-ahead', id, common: 4, ours: 0, theirs: 2 } });
    const { fileId } = await offer(two.app, bytes);
    for (const as of ['new', 'beside'] as const) expect(await two.app.refused('import.copy', { fileId, as })).toBe('stale');
    expect(await take(two.app, bytes, 'go-on')).toBe(id);
    expect(await facts(two.app, id)).toEqual(await facts(one.app, id));
    // What was acknowledged is on the disk, like every save.
    const after = await testBackend(two.files.afterPowerCut().layer, '/data');
    expect(await facts(after, id)).toEqual(await facts(one.app, id));
  });

  it('S22: one that went another way comes in beside, and is known again the next time', async () => {
    const [one, two] = [await laptop(), await laptop()];
    const id = await begin(one.app);
    await take(two.app, (await exported(one.app, id)).bytes, 'new');
    await rename(one.app, id, 'There');
    await rename(two.app, id, 'Here');
    const { bytes } = await exported(one.app, id);
    expect(await look(two.app, bytes)).toMatchObject({ here: { type: 'diverged', id, common: 4, ours: 1, theirs: 1 } });
    const copy = await take(two.app, bytes, 'beside');
    expect(copy).not.toBe(id);
    expect(await facts(two.app, copy)).toEqual(await facts(one.app, id));
    const { negotiations } = await two.app.ask('library.list', {});
    expect(negotiations.map((entry) => [entry.name, entry.copy ?? false]).toSorted()).toEqual([['Here', false], ['There', true]]);
    expect(await look(two.app, bytes)).toMatchObject({ here: { type: 'identical', id: copy } });
  });

  it('S22: stands beside one that was deleted here, and beside a damaged one', async () => {
    const [one, two] = [await laptop(), await laptop()];
    const id = await begin(one.app);
    const { bytes } = await exported(one.app, id);
    await take(two.app, bytes, 'new');
    await two.app.ask('library.delete', { id });
    const again = await take(two.app, bytes, 'new');
    expect(again).not.toBe(id);
    await two.app.ask('library.restore', { id });
    await two.app.ask('negotiation.close', { id });
    await two.app.ask('library.delete', { id: again });
    const log = `/data/negotiations/${id}/log.jsonl`;
    const sound = two.files.content(log) ?? new Uint8Array();
    two.files.put(log, sound.map((byte, at) => (at === sound.length - 200 ? byte ^ 1 : byte)));
    expect(await look(two.app, bytes)).toMatchObject({ here: { type: 'damaged', id } });
    await take(two.app, bytes, 'beside');
    expect((await two.app.ask('library.list', {})).negotiations).toHaveLength(2);
  });

  it('S21: with a passphrase nothing of it can be read, a wrong one says so, and the data folder may have another or none', async () => {
    const [one, two] = [await laptop(), await laptop()];
    const id = await begin(one.app);
    await one.app.ask('passphrase.set', { passphrase: 'another one entirely', remember: false });
    expect(await one.app.refused('copy.export', { id, passphrase: 'short' })).toBe('passphrase.short');
    const { bytes } = await exported(one.app, id, PASSPHRASE);
    const all = new TextDecoder('latin1').decode(bytes);
    for (const secret of ['walrus', 'Supply', 'Theirs', 'manifest', id]) expect(all).not.toContain(secret);
    expect(await look(two.app, bytes)).toEqual({ type: 'locked' });
    const { fileId } = await offer(two.app, bytes);
    expect(await two.app.refused('import.copy', { fileId, as: 'new' })).toBe('passphrase.wrong');
    expect(await two.app.refused('import.look', { fileId, passphrase: 'plum orchard viola' })).toBe('passphrase.wrong');
    expect(await look(two.app, bytes, PASSPHRASE)).toMatchObject({ type: 'copy', name: 'Supply' });
    await two.app.ask('import.copy', { fileId, passphrase: PASSPHRASE, as: 'new' });
    expect(await facts(two.app, id)).toEqual(await facts(one.app, id));
    // And into a folder that is encrypted itself.
    const three = await laptop();
    await three.app.ask('passphrase.set', { passphrase: 'a third one for all', remember: false });
    const offered = await offer(three.app, bytes);
    await three.app.ask('import.copy', { fileId: offered.fileId, passphrase: PASSPHRASE, as: 'new' });
    expect(text(three.files.content(`/data/negotiations/${id}/log.jsonl`) ?? new Uint8Array())).not.toContain('walrus');
    expect(await facts(three.app, id)).toEqual(await facts(one.app, id));
  });

  it('S21: hostile, damaged and newer files are refused in plain words and change nothing', async () => {
    const [one, two] = [await laptop(), await laptop()];
    const id = await begin(one.app);
    const { bytes } = await exported(one.app, id);
    const sealed = (await exported(one.app, id, PASSPHRASE)).bytes;
    const flipped = (byteAt: (length: number) => number, of: Uint8Array): Uint8Array => of.map((byte, at) => (at === byteAt(of.length) ? byte ^ 1 : byte));
    const newer = (part: object) => (manifest: Uint8Array): Uint8Array => utf8(JSON.stringify({ ...(JSON.parse(text(manifest)) as object), ...part }));
    const replaced = (from: string, to: string) => (log: Uint8Array): Uint8Array => utf8(text(log).replace(from, to));
    const withCost = (from: RegExp, to: string): Uint8Array => Buffer.from(Buffer.from(sealed).toString('latin1').replace(from, to), 'latin1');
    const hostile: readonly (readonly [what: string, bytes: Uint8Array, code: string])[] = [
      ['nothing', new Uint8Array(), 'container.damaged'],
      ['noise', utf8('PK\u0003\u0004 noise'), 'container.damaged'],
      ['cut off', bytes.subarray(0, bytes.length - 40), 'container.damaged'],
      ['an ordinary document', packEntries([{ name: 'word/document.xml', bytes: utf8('<w/>') }], nodeZlib), 'import.unknown'],
      ['malformed JSON', forged(bytes, changing(/^manifest/, () => utf8('{"format":')), false), 'import.unknown'],
      ['a list without a shape', forged(bytes, changing(/^manifest/, () => utf8('{"format":"parley-copy","version":1}')), false), 'import.damaged'],
      ['a later version', forged(bytes, changing(/^manifest/, newer({ version: 2 })), false), 'import.newer'],
      ['a later fact', forged(bytes, () => laterFact(bytes), true), 'import.newer'],
      ['a changed document', forged(bytes, changing(/^documents/, () => utf8('{"clauses":[]}')), false), 'import.damaged'],
      ['a changed document under its old name', forged(bytes, changing(/^documents/, () => utf8('{"clauses":[]}')), true), 'import.damaged'],
      ['a missing document', forged(bytes, (entries) => entries.filter(({ name }) => !name.startsWith('documents')), true), 'import.damaged'],
      ['an entry nobody listed', forged(bytes, (entries) => [...entries, { name: '../../evil', bytes: utf8('x') }], false), 'import.damaged'],
      ['an entry that leads out', forged(bytes, (entries) => [...entries, { name: '../../evil', bytes: utf8('x') }], true), 'import.damaged'],
      ['a changed fact', forged(bytes, changing(/^log/, replaced('walrus limit is 120', 'walrus limit is 999')), true), 'import.damaged'],
      ['a record cut short', forged(bytes, changing(/^log/, (log) => log.subarray(0, text(log).indexOf('\n') + 1)), true), 'import.damaged'],
      ['a record without its end', forged(bytes, changing(/^log/, (log) => log.subarray(0, log.length - 5)), true), 'import.damaged'],
      ['a sealed file that was changed', flipped((length) => length - 30, sealed), 'import.damaged'],
      ['a sealed file cut in its head', sealed.subarray(0, 30), 'import.damaged'],
      ['a sealed file that asks for all memory', withCost(/"N":16,"r":1/, '"N":1048576,"r":16'), 'import.damaged'],
      ['a sealed file of later', withCost(/SEALED-1/, 'SEALED-9'), 'import.newer'],
    ];
    for (const [what, file, code] of hostile) {
      const { fileId } = await offer(two.app, file);
      expect([what, await two.app.refused('import.look', { fileId, passphrase: PASSPHRASE })]).toEqual([what, code]);
      expect([what, await two.app.refused('import.copy', { fileId, passphrase: PASSPHRASE, as: 'new' })]).toEqual([what, code]);
    }
    expect((await two.app.ask('library.list', {})).negotiations).toEqual([]);
    expect(two.app.bugs).toEqual([]);
  });

  it('S21: a version of ours that the record names is among the documents that must be there', async () => {
    const { app } = await laptop();
    const id = await begin(app);
    const own = fakeBytes({ clauses: [['Price', '90'], ['Term', '2 years']] });
    const { fileId } = await app.ask('files.offer', { name: 'ours.docx', bytes: own });
    const { previewId } = await app.ask('receive.preview', { id, fileId, own: 'kept' });
    await app.ask('receive.confirm', { id, revision: 4, previewId, insist: true });
    const { bytes } = await exported(app, id);
    const two = await laptop();
    expect(await look(two.app, bytes)).toMatchObject({ type: 'copy', facts: 5 });
    const without = forged(bytes, (entries) => entries.filter(({ name }) => name !== `documents/${hashBytes(own)}.docx`), true);
    expect(await two.app.refused('import.look', { fileId: (await offer(two.app, without)).fileId })).toBe('import.damaged');
  });

  it('S22: whatever the disk does while a copy is taken in, it is there whole or not at all', async () => {
    const one = await laptop();
    const id = await begin(one.app);
    const first = await exported(one.app, id);
    await rename(one.app, id, 'Later');
    const second = await exported(one.app, id);
    const whole = (await facts(one.app, id)).length;
    for (const [bytes, as] of [[first.bytes, 'new'], [second.bytes, 'go-on']] as const) {
      for (let at = 0; ; at += 1) {
        const two = await laptop();
        if (as === 'go-on') await take(two.app, first.bytes, 'new');
        const { fileId } = await offer(two.app, bytes);
        const before = two.files.operations();
        two.files.failAt(at, 'ENOSPC');
        const outcome = await two.app.refused('import.copy', { fileId, as });
        const done = two.files.operations() - before;
        const again = await testBackend(two.files.afterPowerCut().layer, '/data');
        const rows = (await again.ask('library.list', {})).negotiations;
        const length = rows.length === 0 ? 0 : (await facts(again, id)).length;
        expect([as === 'new' ? 0 : whole - 1, as === 'new' ? whole - 1 : whole]).toContain(length);
        if (outcome === 'fine') expect(length).toBe(as === 'new' ? whole - 1 : whole);
        if (at > done) break;
      }
    }
  });
});

/** The entries with one more fact, of a version nobody knows yet, rightly chained. */
function laterFact(bytes: Uint8Array): readonly ContainerEntry[] {
  const entries = unpackEntries(bytes, nodeZlib);
  const log = text(entries.find(({ name }) => name === 'log.jsonl')?.bytes ?? new Uint8Array());
  const { seq, hash } = JSON.parse(log.trimEnd().split('\n').at(-1) ?? '') as { seq: number; hash: string };
  const body = JSON.stringify({ at: '2030-01-01T00:00:00.000Z', by: 'Tester', payload: {}, prev: hash, seq: seq + 1, type: 'told', v: 99 });
  return entries.map((entry) => (entry.name === 'log.jsonl' ? { ...entry, bytes: utf8(`${log}${body.slice(0, -1)},"hash":"${hashBytes(utf8(body))}"}\n`) } : entry));
}
