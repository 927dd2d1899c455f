import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { AppFailure } from '../../shared/base/app-error.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import { sha256Hex } from '../../shared/base/sha256.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import { eventWords } from '../../shared/negotiation/select/record-words.ts';
import { statusOf } from '../../shared/negotiation/select/status.ts';
import { upcast, type UpcastStep } from '../../shared/negotiation/upcast/upcast.ts';
import { createFaultyFiles } from '../../tests/support/faulty-files.ts';
import { openJsonStore, type JsonStore, type Migration } from './json-store.ts';
import { openLine } from './log-line.ts';
import { parseLog, type LogContent } from './log.ts';
import { createSeal, logPlace, noSeal } from './seal.ts';
import { readVault, unwrapKey } from './vault.ts';

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`../../tests/fixtures/${name}`, import.meta.url));
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => 'fine', (error: unknown) => (error instanceof AppFailure ? error.appError.code : String(error)));

/** What the frozen log of version 1 says, whatever version reads it. Its lines never change; until that version is released, kinds of facts it learns are put behind them. */
function expectTheStory(content: LogContent): void {
  expect([content.damage, content.torn, content.events.length]).toEqual(['', null, 43]);
  const state = replay(content.events);
  expect([state.name, state.archived, state.rounds.length, state.authors]).toEqual(['Supply agreement', false, 2, { Counsel: 'B' }]);
  expect(Object.fromEntries(state.clauses.map((clause) => [clause.id, statusOf(clause, 'A')]))).toEqual({
    scope: 'agreed', price: 'agreed', law: 'open-ours', new: 'removed', term: 'open-theirs', notices: 'agreed', costs: 'open-theirs',
  });
  expect(state.clauses.flatMap((clause) => clause.comments.map((comment) => comment.text))).toEqual(['check with finance', 'please confirm', 'our best offer']);
  expect([state.deadlines.deal?.on, state.trades.map(({ gave, got, reason }) => [gave.clauseId, got.clauseId, reason])]).toEqual(['2026-12-31', [['price', 'term', 'price for term']]]);
  expect(state.clauses.filter((clause) => clause.held !== null).map((clause) => clause.id)).toEqual(['law']);
}

describe('a log of version 1, frozen', () => {
  it('S19: opens for ever, and says what it said', async () => {
    expectTheStory(parseLog(await fixture('log-version-1.jsonl'), { seal: noSeal, place: '' }));
  });

  it('S19: has every kind of fact there is', async () => {
    const kinds = new Set(parseLog(await fixture('log-version-1.jsonl'), { seal: noSeal, place: '' }).events.map(({ event }) => event.type));
    expect(Object.keys(eventWords).filter((kind) => kind !== 'agreed' && kind !== 'alarm' && ![...kinds].some((known) => known === kind))).toEqual([]);
  });

  it('S19: opens for ever behind a passphrase too', async () => {
    const files = createFaultyFiles(new Map([['/data/vault.json', await fixture('version-1-sealed/vault.json')]]));
    const vault = await readVault(files.layer, '/data');
    const key = vault === null ? null : await unwrapKey(vault, 'plum orchard violin');
    if (key === null) throw new Error('the key file does not open');
    expectTheStory(parseLog(await fixture('version-1-sealed/log.jsonl'), { seal: createSeal(key), place: logPlace('negotiation-1') }));
  });
});

/** Two versions that never were: a name was once called a title, and before that a label. */
const steps: readonly UpcastStep[] = [
  (fact) => (fact.type === 'negotiation-labelled' ? { type: 'negotiation-titled', payload: { title: fact.payload['label'] } } : fact),
  (fact) => (fact.type === 'negotiation-titled' ? { type: 'negotiation-renamed', payload: { name: fact.payload['title'] } } : fact),
];

/** A sealed line of any version. */
function line(version: number, type: string, payload: Readonly<Record<string, unknown>>): Uint8Array {
  const body = canonicalJson({ seq: 1, at: '2026-11-21T10:00:00.000Z', by: 'Ada', prev: '', type, v: version, payload });
  return new TextEncoder().encode(`${body.slice(0, -1)},"hash":"${sha256Hex(body)}"}`);
}
const expected = { seq: 1, prev: '' };

describe('facts of other versions', () => {
  it.each([[1, 'negotiation-labelled', { label: 'Deal' }], [2, 'negotiation-titled', { title: 'Deal' }], [3, 'negotiation-renamed', { name: 'Deal' }]] as const)('S19: version %i is read as facts are said today', (version, type, payload) => {
    expect(openLine(line(version, type, payload), expected, steps)).toMatchObject({ ok: true, recorded: { v: 3, event: { type: 'negotiation-renamed', name: 'Deal' } } });
  });

  it('S19: a step changes only what it is about, and each runs once', () => {
    expect(upcast({ type: 'clause-parked', v: 1, payload: { a: 1 } }, steps)).toEqual({ type: 'clause-parked', v: 3, payload: { a: 1 } });
    expect(upcast({ type: 'negotiation-labelled', v: 2, payload: { label: 'x' } }, steps).type).toBe('negotiation-labelled');
  });

  it('S19: the hash covers what was written, not what it is read as; a newer version is no damage and is not read', () => {
    const old = openLine(line(1, 'negotiation-labelled', { label: 'Deal' }), expected, steps);
    expect(old.ok && old.recorded.hash).toBe(sha256Hex(canonicalJson({ seq: 1, at: '2026-11-21T10:00:00.000Z', by: 'Ada', prev: '', type: 'negotiation-labelled', v: 1, payload: { label: 'Deal' } })));
    expect(openLine(line(4, 'negotiation-renamed', { name: 'Deal' }), expected, steps)).toEqual({ ok: false, why: 'it was written by a newer Parley', newer: true });
    expect(openLine(line(2, 'negotiation-renamed', { name: 'Deal' }), expected)).toMatchObject({ ok: false, newer: true });
    for (const wrong of [0, -1, 1.5]) expect(openLine(line(wrong, 'negotiation-renamed', { name: 'Deal' }), expected)).toMatchObject({ ok: false, why: 'it is not a fact' });
  });
});

describe('small files of other versions', () => {
  const schema = v.object({ textSize: v.number() });
  /** A file once held its size as a text, under another name. */
  const migrations: readonly Migration[] = [(content) => (typeof content === 'object' && content !== null && 'size' in content ? { textSize: Number(content.size) } : content)];
  const open = (files: ReturnType<typeof createFaultyFiles>): Promise<JsonStore<{ textSize: number }>> =>
    openJsonStore({ files: files.layer, path: '/data/settings.json', schema, defaults: { textSize: 100 }, now: () => '2026-11-21T10:00:00.000Z', seal: noSeal, place: '', what: 'Your settings', migrations });

  it('S20: an old one is kept as it was, read as files are today, and written so', async () => {
    const old = new TextEncoder().encode('{"size":"120"}');
    const files = createFaultyFiles(new Map([['/data/settings.json', old]]));
    const store = await open(files);
    expect(store.get()).toEqual({ textSize: 120 });
    expect(files.content('/data/settings.json.version-1')).toEqual(old);
    await store.set({ textSize: 130 });
    expect(JSON.parse(new TextDecoder().decode(files.content('/data/settings.json')))).toEqual({ version: 2, textSize: 130 });
    expect((await open(files)).get()).toEqual({ textSize: 130 });
    expect(files.content('/data/settings.json.version-1')).toEqual(old);
  });

  it('S20: one of a newer version is refused untouched, with a sentence that says so', async () => {
    const newer = new TextEncoder().encode('{"version":3,"size":{}}');
    const files = createFaultyFiles(new Map([['/data/settings.json', newer]]));
    await expect(open(files)).rejects.toThrow('newer version of Parley');
    expect(await code(open(files))).toBe('storage.newer');
    expect(files.names()).toEqual(['/data/settings.json']);
    expect(files.content('/data/settings.json')).toEqual(newer);
  });
});
