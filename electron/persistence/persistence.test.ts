import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { AppFailure } from '../../shared/base/app-error.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { NegotiationEvent } from '../../shared/negotiation/schema/events.ts';
import { emptyLog } from '../../tests/support/empty-log.ts';
import { createFaultyFiles, type FaultyFiles } from '../../tests/support/faulty-files.ts';
import { createBlobStore, hashBytes } from './blobs.ts';
import { readFileState, writeDurably } from './durable-file.ts';
import { createGenerations } from './generations.ts';
import { openJsonStore } from './json-store.ts';
import { acquireLock } from './lock.ts';
import { createLogReader, openLog, PLAIN, readLog, type EventLog } from './log.ts';
import { sealEvent } from './log-line.ts';
import { noSeal } from './seal.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const now = (): string => NOW;
const form = { seal: noSeal, place: 'log' };
const LOG = '/data/log.jsonl';
const negotiation = 'deal-1' as NegotiationId;
const named = (name: string): NegotiationEvent => ({ type: 'negotiation-renamed', name });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (value: Uint8Array | undefined): string => new TextDecoder().decode(value);
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => 'fine', (error: unknown) => (error instanceof AppFailure ? error.appError.code : String(error)));

async function open(files: FaultyFiles): Promise<EventLog> {
  const content = await readLog(files.layer, LOG, form);
  return openLog(files.layer, LOG, form, content === 'missing' ? emptyLog : content, now);
}

async function startLog(): Promise<FaultyFiles> {
  const files = createFaultyFiles();
  await writeDurably(files.layer, LOG, new Uint8Array());
  return files;
}

const namesIn = (log: EventLog): readonly string[] => log.events().map(({ event }) => (event.type === 'negotiation-renamed' ? event.name : '?'));

describe('a small file', () => {
  it('S1: is wholly old or wholly new, whichever step of the save fails or loses power', async () => {
    for (let step = 0; step < 8; step += 1) {
      for (const failure of ['EIO', 'ENOSPC', 'EACCES']) {
        const files = createFaultyFiles();
        await writeDurably(files.layer, '/data/x.json', bytes('old'));
        files.failAt(step, failure);
        const outcome = await code(writeDurably(files.layer, '/data/x.json', bytes('new')));
        const cut = text(files.afterPowerCut().content('/data/x.json'));
        expect(['old', 'new']).toContain(cut);
        if (outcome === 'fine') expect(cut).toBe('new');
        expect(files.names().filter((name) => name.endsWith('.tmp'))).toEqual([]);
      }
    }
  });

  it('S5: missing, unreadable and present are three outcomes', async () => {
    const files = createFaultyFiles(new Map([['/a', bytes('x')]]));
    expect((await readFileState(files.layer, '/b')).kind).toBe('missing');
    expect((await readFileState(files.layer, '/a')).kind).toBe('present');
    files.failAt(0, 'EIO');
    expect((await readFileState(files.layer, '/a')).kind).toBe('unreadable');
  });
});

describe('the log', () => {
  it('S2: what was acknowledged is there after a power cut', async () => {
    const files = await startLog();
    const log = await open(files);
    for (let n = 0; n < 5; n += 1) expect((await log.append(n, 'Ada', [named(`name ${String(n)}`)])).ok).toBe(true);
    expect(namesIn(await open(files.afterPowerCut()))).toEqual(['name 0', 'name 1', 'name 2', 'name 3', 'name 4']);
  });

  it('S2: a refused save is not there afterwards, in memory or on disk, and the next one works', async () => {
    for (const step of [0, 1]) {
      for (const failure of ['ENOSPC', 'EIO']) {
        const files = await startLog();
        const log = await open(files);
        await log.append(0, 'Ada', [named('first')]);
        files.failAt(step, failure);
        expect(await code(log.append(1, 'Ada', [named('lost')]))).toBe(failure === 'ENOSPC' ? 'storage.full' : 'storage.failed');
        expect(namesIn(log)).toEqual(['first']);
        expect(namesIn(await open(files.afterKill()))).toEqual(['first']);
        await log.append(1, 'Ada', [named('second')]);
        expect(namesIn(await open(files.afterPowerCut()))).toEqual(['first', 'second']);
      }
    }
  });

  it('S2: when even taking back fails, the log is closed for writing until it is opened again', async () => {
    const files = await startLog();
    const log = await open(files);
    files.failAt(0, 'EIO', true);
    expect(await code(log.append(0, 'Ada', [named('lost')]))).toBe('storage.failed');
    files.failAt(1_000_000, 'EIO');
    expect(await code(log.append(0, 'Ada', [named('again')]))).toBe('storage.reopen');
    expect(namesIn(await open(files.afterKill()))).toEqual([]);
  });

  it('S3: any changed byte is noticed, and the facts before it stay readable', async () => {
    const files = await startLog();
    const log = await open(files);
    for (let n = 0; n < 4; n += 1) await log.append(n, 'Ada', [named(`name ${String(n)}`)]);
    const good = files.content(LOG) ?? new Uint8Array();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: good.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bad = good.slice();
        bad[at] = (bad[at] ?? 0) ^ flip;
        const content = await readLog(createFaultyFiles(new Map([[LOG, bad]])).layer, LOG, form);
        if (content === 'missing') throw new Error('missing');
        expect(content.damage !== '' || content.torn !== null).toBe(true);
        expect(content.events.length).toBe(text(good.slice(0, at)).split('\n').length - 1);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('S3: a removed, repeated or swapped line is noticed', async () => {
    const files = await startLog();
    const log = await open(files);
    for (let n = 0; n < 3; n += 1) await log.append(n, 'Ada', [named(`name ${String(n)}`)]);
    const [one = '', two = '', three = ''] = text(files.content(LOG)).split('\n');
    for (const lines of [[one, three], [one, one, two], [two, one], [three]]) {
      const content = await readLog(createFaultyFiles(new Map([[LOG, bytes(`${lines.join('\n')}\n`)]])).layer, LOG, form);
      expect(content === 'missing' ? '' : content.damage).not.toBe('');
    }
  });

  it('S4: a torn last line is kept aside and cut off, whatever was left of it', async () => {
    const files = await startLog();
    const log = await open(files);
    await log.append(0, 'Ada', [named('first')]);
    const good = (files.content(LOG) ?? new Uint8Array()).length;
    await log.append(1, 'Ada', [named('second')]);
    const whole = files.content(LOG) ?? new Uint8Array();
    for (let length = good + 1; length < whole.length; length += 7) {
      const torn = createFaultyFiles(new Map([[LOG, whole.slice(0, length)]]));
      const reopened = await open(torn);
      expect(namesIn(reopened)).toEqual(['first']);
      const aside = torn.names().find((name) => name.includes('.torn-'));
      expect(aside === undefined ? undefined : torn.content(aside)).toEqual(whole.slice(good, length));
      await reopened.append(1, 'Ada', [named('third')]);
      expect(namesIn(await open(torn.afterPowerCut()))).toEqual(['first', 'third']);
    }
  });

  it('S4: a tail of NUL bytes, as power loss leaves it, is a torn end', async () => {
    const files = await startLog();
    await (await open(files)).append(0, 'Ada', [named('first')]);
    const withNuls = new Uint8Array([...(files.content(LOG) ?? []), ...new Uint8Array(300)]);
    expect(namesIn(await open(createFaultyFiles(new Map([[LOG, withNuls]]))))).toEqual(['first']);
  });

  it('S12: a save asks the same of the disk with 10 facts or 10,000', async () => {
    const costs: number[][] = [];
    for (const size of [10, 10_000]) {
      const files = await startLog();
      const log = await open(files);
      await log.append(0, 'Ada', Array.from({ length: size }, (_, at) => named(`name ${String(at % 10)}`)));
      const [before, length] = [files.operations(), files.content(LOG)?.length ?? 0];
      await log.append(size, 'Ada', [named('one more')]);
      // The number of the fact itself has more digits.
      costs.push([files.operations() - before, (files.content(LOG)?.length ?? 0) - length - String(size + 1).length]);
    }
    expect(costs[1]).toEqual(costs[0]);
  });

  it('S6: a log changed by someone else is not written to', async () => {
    const files = await startLog();
    const ours = await open(files);
    const theirs = await open(files);
    await theirs.append(0, 'Bob', [named('theirs')]);
    expect(await code(ours.append(0, 'Ada', [named('ours')]))).toBe('storage.changed-elsewhere');
    expect(namesIn(await open(files.afterKill()))).toEqual(['theirs']);
  });

  it('S6: two saves from the same revision: one wins, the other is told', async () => {
    const log = await open(await startLog());
    const outcomes = await Promise.all([log.append(0, 'Ada', [named('one')]), log.append(0, 'Ada', [named('two')])]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false]);
    expect(namesIn(log)).toEqual(['one']);
  });
});

describe('a record read again', () => {
  const line = (seq: number, prev: string, name: string): ReturnType<typeof sealEvent> => sealEvent({ seq, at: NOW, by: 'Ada', prev }, named(name));

  it('S3: is not parsed anew for the same bytes, and every changed byte is seen', () => {
    const read = createLogReader();
    const first = line(1, '', 'one');
    const record = bytes(`${first.line}\n`);
    const content = read(record, PLAIN);
    expect(read(record.slice(), PLAIN)).toBe(content);
    const touched = record.slice();
    touched[10] = (touched[10] ?? 0) ^ 1;
    expect(read(touched, PLAIN)).toMatchObject({ events: [], damage: expect.stringContaining('does not match its seal') });
    expect(read(bytes(`${first.line}\n${line(2, first.recorded.hash, 'two').line}\n`), PLAIN).events).toHaveLength(2);
    expect(read(record, { ...PLAIN, place: 'another record' })).not.toBe(content);
  });
});

describe('a new negotiation', () => {
  const facts = [{ at: NOW, by: 'Ada', event: named('new') }];
  const workspaceOn = (files: FaultyFiles): Workspace => createWorkspace({ files: files.layer, folder: '/data', now, seal: noSeal, readOnly: '' });

  it('S9: is there complete or not at all, whichever step of making it fails, and acknowledged means durable', async () => {
    for (let step = 0; step < 20; step += 1) {
      const files = createFaultyFiles();
      files.failAt(step, 'ENOSPC');
      const outcome = await code(workspaceOn(files).create(negotiation, facts, [bytes('contract')]));
      files.failAt(1_000_000, 'EIO');
      for (const later of [files.afterKill(), files.afterPowerCut()]) {
        const ids = await workspaceOn(later).list();
        expect(outcome === 'fine' ? [negotiation] : [[], [negotiation]].find((allowed) => allowed.length === ids.length)).toEqual(ids);
        if (ids.length === 0) continue;
        const opened = await workspaceOn(later).open(negotiation);
        expect(opened.events()).toHaveLength(1);
        expect(text(await opened.blobs.get(hashBytes(bytes('contract'))))).toBe('contract');
      }
    }
  });
});

describe('a record that may not be written to', () => {
  const facts = [{ at: NOW, by: 'Ada', event: named('new') }];
  /** The disk refuses to open a record for writing. */
  const refusing = (files: FaultyFiles, errorName: string): Workspace =>
    createWorkspace({ files: { ...files.layer, openAppend: () => Promise.reject(Object.assign(new Error(errorName), { code: errorName })) }, folder: '/data', now, seal: noSeal, readOnly: '' });

  it('S5: opens read-only and says so; any other refusal of the disk is said as it is', async () => {
    const files = createFaultyFiles();
    await createWorkspace({ files: files.layer, folder: '/data', now, seal: noSeal, readOnly: '' }).create(negotiation, facts, []);
    for (const denied of ['EACCES', 'EPERM', 'EROFS']) {
      const opened = await refusing(files, denied).open(negotiation);
      expect([opened.events().length, opened.readOnly]).toEqual([1, expect.stringContaining('may not be written to')]);
      expect(await code(opened.append(1, 'Ada', [named('other')]))).toBe('storage.read-only');
    }
    expect(await code(refusing(files, 'EBUSY').open(negotiation))).toBe('storage.busy');
    expect(await code(refusing(files, 'EIO').open(negotiation))).toBe('storage.failed');
  });
});

describe('documents', () => {
  it('S7: come back byte for byte, and a damaged one is refused', async () => {
    const files = createFaultyFiles();
    const blobs = createBlobStore(files.layer, '/data/documents', noSeal);
    const sha256 = await blobs.put(bytes('contract'));
    expect(sha256).toBe(hashBytes(bytes('contract')));
    expect(text(await blobs.get(sha256))).toBe('contract');
    files.put(`/data/documents/${sha256}.docx`, bytes('Contract'));
    expect(await code(blobs.get(sha256))).toBe('storage.blob-damaged');
    await blobs.put(bytes('contract'));
    expect(text(await blobs.get(sha256))).toBe('contract');
    expect(await code(blobs.get(hashBytes(bytes('other'))))).toBe('storage.blob-missing');
  });
});

describe('settings and the index', () => {
  const options = (files: FaultyFiles): Parameters<typeof openJsonStore<{ size: number }>>[0] => ({
    files: files.layer, path: '/data/settings.json', schema: v.object({ size: v.number() }), defaults: { size: 1 }, now, seal: noSeal, place: 'settings', what: 'Your settings',
  });

  it('S8: memory changes only after the disk did', async () => {
    const files = createFaultyFiles();
    const store = await openJsonStore(options(files));
    await store.set({ size: 2 });
    files.failAt(1, 'ENOSPC');
    expect(await code(store.set({ size: 3 }))).toBe('storage.full');
    expect(store.get()).toEqual({ size: 2 });
    expect((await openJsonStore(options(files.afterPowerCut()))).get()).toEqual({ size: 2 });
  });

  it('S17: a damaged settings file comes back as it was in the newest sound copy', async () => {
    const files = createFaultyFiles();
    const generations = createGenerations(files.layer, '/data/generations/settings.json', now);
    const first = await openJsonStore({ ...options(files), generations });
    await first.set({ size: 7 });
    await openJsonStore({ ...options(files), generations });
    files.put('/data/settings.json', new Uint8Array(40));
    const again = await openJsonStore({ ...options(files), generations });
    expect(again.get()).toEqual({ size: 7 });
    expect(again.messages[0]).toContain('as they were on 2026-11-21');
    expect(files.names().some((name) => name.startsWith('/data/settings.json.corrupt-'))).toBe(true);
  });

  it('S5: a damaged file is kept aside and said; an unreadable one is an error, never defaults', async () => {
    const files = createFaultyFiles(new Map([['/data/settings.json', bytes('{"size": "lar')]]));
    const store = await openJsonStore(options(files));
    expect(store.get()).toEqual({ size: 1 });
    expect(store.messages).toHaveLength(1);
    expect(files.names().some((name) => name.startsWith('/data/settings.json.corrupt-'))).toBe(true);
    files.failAt(0, 'EIO');
    expect(await code(openJsonStore(options(files)))).toBe('storage.failed');
  });
});

describe('the lock', () => {
  const lockFor = (files: FaultyFiles, holder: string, at: string, running = true): ReturnType<typeof acquireLock> =>
    acquireLock({ files: files.layer, path: '/data/lock.json', holder, now: () => new Date(at), every: () => () => undefined, process: { pid: holder.length, computer: 'laptop', isRunning: () => running } });

  it('S10: a program that crashed on this computer locks nobody out', async () => {
    const files = createFaultyFiles();
    await lockFor(files, 'one', NOW);
    expect((await lockFor(files, 'second', NOW)).held).toBe(false);
    expect((await lockFor(files, 'second', NOW, false)).held).toBe(true);
  });

  it('S10: a second window is told and may only read, until the first is gone or silent', async () => {
    const files = createFaultyFiles();
    const first = await lockFor(files, 'one', NOW);
    expect(first.held).toBe(true);
    expect((await lockFor(files, 'two', '2026-11-21T10:00:20.000Z')).held).toBe(false);
    expect((await lockFor(files, 'three', '2026-11-21T10:01:00.000Z')).held).toBe(true);
    if (first.held) await first.release();
    expect((await lockFor(files, 'two', '2026-11-21T10:01:10.000Z')).held).toBe(false);
  });
});
