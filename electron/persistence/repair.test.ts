import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppFailure } from '../../shared/base/app-error.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { createFaultyFiles, type FaultyFiles } from '../../tests/support/faulty-files.ts';
import { createGenerations } from './generations.ts';
import { createSeal, noSeal, type Seal } from './seal.ts';
import type { StoredNegotiation } from './stored-negotiation.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const id = 'deal-1' as NegotiationId;
const LOG = '/data/negotiations/deal-1/log.jsonl';
const COPY = '/data/negotiations/deal-1/generations/2026-11-21T10-00-00-000Z.kept';
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => 'fine', (error: unknown) => (error instanceof AppFailure ? error.appError.code : String(error)));

let hour = 10;
const workspaceOn = (files: FaultyFiles, seal: Seal, readOnly = ''): Workspace => createWorkspace({ files: files.layer, folder: '/data', now: () => new Date(Date.UTC(2026, 10, 21, hour)).toISOString(), seal, readOnly });
const name = (at: number): string => `Deal number ${String(at)}`;
const names = (stored: StoredNegotiation): readonly string[] => stored.events().map(({ event }) => (event.type === 'negotiation-renamed' ? event.name : '?'));
const all = (to: number): readonly string[] => Array.from({ length: to }, (_, at) => name(at));

/** Ten facts, a copy kept at 10:00, ten more. */
async function twenty(seal: Seal): Promise<FaultyFiles> {
  hour = 10;
  const files = createFaultyFiles();
  const workspace = workspaceOn(files, seal);
  await workspace.create(id, all(10).map((text) => ({ at: '2026-11-21T09:00:00.000Z', by: 'Ada', event: { type: 'negotiation-renamed', name: text } })), []);
  const stored = await workspace.open(id);
  for (let at = 10; at < 20; at += 1) await stored.append(at, 'Ada', [{ type: 'negotiation-renamed', name: name(at) }]);
  await stored.close();
  hour = 11;
  return files;
}

const seals = [['plain', noSeal], ['sealed', createSeal(new Uint8Array(32).fill(7))]] as const;
const flipped = (bytes: Uint8Array, at: number, by = 1): Uint8Array => bytes.map((byte, index) => (index === at ? byte ^ by : byte));

describe.each(seals)('a damaged record (%s)', (_title, seal) => {
  /** What each kind of damage leaves on the disk, and how many of the twenty facts can be given back. */
  const damages: readonly (readonly [kind: string, damage: (log: Uint8Array) => Uint8Array | null, facts: number])[] = [
    ['a bit flipped in an early fact', (log) => flipped(log, 40), 20],
    ['a bit flipped in the last fact', (log) => flipped(log, log.length - 30), 19],
    ['a NUL-filled file', (log) => new Uint8Array(log.length), 10],
    ['a NUL-filled beginning', (log) => log.map((byte, at) => (at < log.length / 4 ? 0 : byte)), 20],
    ['a file cut in the first half', (log) => log.slice(0, log.length / 4), 10],
    ['an empty file', () => new Uint8Array(), 10],
    ['a deleted file', () => null, 10],
    ['another file in its place', () => new TextEncoder().encode('{"what":"is this"}\n'), 10],
  ];

  it.each(damages)('S18: %s is noticed, explained and kept aside; what can be given back is offered, and put in place on request', async (_kind, damage, facts) => {
    const files = await twenty(seal);
    const before = files.content(LOG) ?? new Uint8Array();
    const bad = damage(before);
    if (bad === null) await files.layer.remove(LOG);
    else files.put(LOG, bad);
    const workspace = workspaceOn(files, seal);
    const opened = await workspace.open(id);
    expect(opened.readOnly).toMatch(/damaged|missing|lost its end/);
    expect(names(opened)).toEqual(all(facts));
    expect(opened.repair?.facts).toBe(facts);
    expect(await code(opened.append(facts, 'Ada', [{ type: 'negotiation-renamed', name: 'x' }]))).toBe('storage.read-only');
    expect(files.content(LOG)).toEqual(bad ?? undefined);
    const aside = (): readonly (Uint8Array | undefined)[] => files.names().filter((file) => file.includes('.corrupt-')).map((file) => files.content(file));
    expect(aside()).toEqual(bad === null ? [] : [bad]);

    await workspace.repair(id);
    const repaired = await workspace.open(id);
    expect([repaired.readOnly, names(repaired)]).toEqual(['', all(facts)]);
    expect((await repaired.append(facts, 'Ada', [{ type: 'negotiation-renamed', name: 'on we go' }])).ok).toBe(true);
    expect(aside()).toEqual(bad === null ? [] : [bad]);
    expect(await code(workspace.repair(id))).toBe('storage.sound');
  });

  it('S18: repairing loses nothing at any step: the damaged record or the repaired one', async () => {
    const files = await twenty(seal);
    files.put(LOG, flipped(files.content(LOG) ?? new Uint8Array(), 40));
    for (let step = 0, outcome = ''; outcome !== 'fine'; step += 1) {
      const copy = files.afterKill();
      copy.failAt(step, 'EIO', true);
      outcome = await code(workspaceOn(copy, seal).repair(id));
      for (const left of [copy.afterKill(), copy.afterPowerCut()]) expect(names(await workspaceOn(left, seal).open(id))).toEqual(all(20));
    }
  });

  it('S18: whatever bytes stand there, the facts shown are a true beginning of the record', async () => {
    const files = await twenty(seal);
    const good = files.content(LOG) ?? new Uint8Array();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 6 }), async (flips) => {
        const bad = flips.reduce((bytes, [at, by]) => flipped(bytes, at, by), good);
        const copy = files.afterKill();
        copy.put(LOG, bad);
        const opened = await workspaceOn(copy, seal).open(id);
        expect(names(opened)).toEqual(all(opened.events().length));
        expect(opened.events().length).toBeGreaterThanOrEqual(10);
      }),
      { seed: 18, numRuns: 40 },
    );
  });

  it('S18: a damaged copy is passed over, and without a sound one the beginning that holds is offered', async () => {
    const files = await twenty(seal);
    files.put(LOG, flipped(files.content(LOG) ?? new Uint8Array(), 40));
    files.put(COPY, new Uint8Array(500));
    const opened = await workspaceOn(files, seal).open(id);
    expect([names(opened), opened.repair]).toEqual([[], null]);
    expect(await code(workspaceOn(files, seal).repair(id))).toBe('storage.no-copy');
  });

  it('S6: an older record, put back by a sync tool while it is open, is noticed: nothing is written, and it is read afresh', async () => {
    const files = await twenty(seal);
    const workspace = workspaceOn(files, seal);
    const early = (files.content(COPY) ?? new Uint8Array()).slice();
    const stored = await workspace.open(id);
    files.put(LOG, early);
    expect(await code(stored.append(20, 'Ada', [{ type: 'negotiation-renamed', name: 'lost' }]))).toBe('storage.changed-elsewhere');
    expect(files.content(LOG)).toEqual(early);
    const again = await workspace.open(id);
    expect(again.readOnly).toContain('10 entries are missing');
    expect(names(again)).toEqual(all(20));
  });

  it('S6: what another computer added through a synced folder is there when it is read afresh', async () => {
    const files = await twenty(seal);
    const here = await workspaceOn(files, seal).open(id);
    const other = files.afterKill();
    const there = await workspaceOn(other, seal).open(id);
    await there.append(20, 'Bob', [{ type: 'negotiation-renamed', name: name(20) }]);
    files.put(LOG, other.content(LOG) ?? new Uint8Array());
    expect(await code(here.append(20, 'Ada', [{ type: 'negotiation-renamed', name: 'mine' }]))).toBe('storage.changed-elsewhere');
    expect(names(await workspaceOn(files, seal).open(id))).toEqual(all(21));
  });

  it('S18: a record that may not be read is an error and not damage; one that may not be written is shown', async () => {
    const files = await twenty(seal);
    files.failAt(0, 'EACCES', true);
    expect(await code(workspaceOn(files, seal).open(id))).toBe('storage.denied');
    files.failAt(1_000_000, 'EIO');
    expect(names(await workspaceOn(files, seal, 'This window may not write.').open(id))).toEqual(all(20));
  });
});

describe('copies of a record', () => {
  it('S17: are an hour apart, thinned out with age, and reach back to the beginning', async () => {
    const files = createFaultyFiles();
    let now = Date.UTC(2026, 0, 1);
    const generations = createGenerations(files.layer, '/data/generations', () => new Date(now).toISOString());
    let kept = 0;
    for (let at = 0; at < 24 * 6 * 90; at += 1, now += 600_000) if (await generations.keep(async () => new TextEncoder().encode(new Date(now).toISOString()))) kept += 1;
    expect(kept).toBe(24 * 90);
    const left = await generations.list();
    expect(left.length).toBeLessThan(24 + 31 + 5);
    expect(left.at(-1)?.at.slice(0, 7)).toBe('2026-01');
    expect(left.filter(({ at }) => Date.parse(at) > now - 24 * 3_600_000).length).toBeGreaterThanOrEqual(23);
    for (const generation of left) expect(new TextDecoder().decode((await generations.read(generation)) ?? undefined)).toBe(generation.at);
  });
});
