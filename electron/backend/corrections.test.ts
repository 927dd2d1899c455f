import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { makeDocx, p } from '../../tests/support/make-docx.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import type { ClauseCorrection } from '../../shared/contract/clause-correction.ts';
import { blocksText, type Block } from '../../shared/contract/content.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { ClauseId, NegotiationId } from '../../shared/negotiation/ids.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { statusOf } from '../../shared/negotiation/select/status.ts';
import type { ClauseState } from '../../shared/negotiation/state.ts';
import { nodeFileLayer } from '../persistence/file-layer.ts';

const TEXT = {
  title: 'Supply Agreement',
  scope: '1. Supply', goods: 'The seller supplies oranges to the buyer every week.', time: 'The seller delivers before nine in the morning.', price: 'The buyer pays one hundred for each ton delivered.', tax: 'The buyer bears the taxes on each delivery.',
  law: '2. Law', governing: 'The law of Ireland governs this agreement.', courts: '3. Courts', venue: 'The courts of Dublin decide every dispute.', notices: '4. Notices', written: 'Notices are written and sent by post.',
};
const agreement = (change: Partial<typeof TEXT> = {}): Uint8Array => makeDocx(Object.values({ ...TEXT, ...change }).filter((line) => line !== '').map((line) => p(line)).join(''));

let folder = '';
let app: TestBackend;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-corrections-'));
  app = await testBackend(nodeFileLayer, folder, { engine: directEngine });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.backend.close();
  await rm(folder, { recursive: true, force: true });
});

type Open = { readonly id: NegotiationId; revision: number; events: readonly RecordedEvent[] };
const clauses = (open: Open): readonly ClauseState[] => replay(open.events).clauses;
const says = (open: Open, party: 'A' | 'B'): string[] => clauses(open).map((clause) => blocksText(clause.positions[party].wording ?? []));
const idOf = (open: Open, words: string): ClauseId => clauses(open).find((clause) => blocksText(clause.positions.A.wording ?? []).includes(words))?.id ?? ('none' as ClauseId);
const take = (open: Open, recorded: { readonly revision: number; readonly events: readonly RecordedEvent[] }): void => {
  open.revision = recorded.revision;
  open.events = [...open.events, ...recorded.events];
};
const offer = async (bytes: Uint8Array): Promise<string> => (await app.ask('files.offer', { name: 'file.docx', bytes })).fileId;

/** Goods and price apart, law and courts together: what a lawyer would want here. */
const WISHES: readonly ClauseCorrection[] = [{ type: 'split', clauseId: 'c2', at: 3 }, { type: 'merge', clauseId: 'c3', with: 'c4' }, { type: 'relabel', clauseId: 'c2.3', kind: 'clause', heading: 'Price' }];
const CORRECTED = [TEXT.title, [TEXT.scope, TEXT.goods, TEXT.time].join('\n'), [TEXT.price, TEXT.tax].join('\n'), [TEXT.law, TEXT.governing, TEXT.courts, TEXT.venue].join('\n'), [TEXT.notices, TEXT.written].join('\n')];

async function create(corrections: readonly ClauseCorrection[] = WISHES): Promise<Open> {
  const { id, revision, events } = await app.ask('library.create', { source: { type: 'file', fileId: await offer(agreement()) }, name: 'Deal', parties: { A: { name: 'Ada Ltd' }, B: { name: 'Bob plc' } }, side: 'A', corrections });
  return { id, revision, events };
}
const receive = async (open: Open, bytes: Uint8Array): Promise<readonly string[]> => {
  const preview = await app.ask('receive.preview', { id: open.id, fileId: await offer(bytes) });
  take(open, await app.ask('receive.confirm', { id: open.id, revision: open.revision, previewId: preview.previewId, insist: true }));
  return preview.messages;
};
const sendOut = async (open: Open): Promise<Uint8Array> => {
  const sent = await app.ask('send.produce', { id: open.id, revision: open.revision });
  take(open, sent);
  await app.ask('files.save', { version: { type: 'stored', negotiationId: open.id, sha256: sent.clean.sha256 }, name: sent.clean.name });
  return app.saved.get(sent.clean.name) ?? new Uint8Array();
};
const paragraph = (text: string): Block => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text }] });
const counter = async (open: Open, words: string, text: readonly string[]): Promise<void> =>
  take(open, await app.ask('negotiation.command', { id: open.id, revision: open.revision, command: { type: 'counter', clauseId: idOf(open, words), blocks: text.map(paragraph) } }));

type Wish = { readonly type: 'split'; readonly clauseId: ClauseId; readonly at: number } | { readonly type: 'merge'; readonly clauseId: ClauseId; readonly with: ClauseId };
const correct = async (open: Open, correction: Wish): Promise<ClauseId | null> => {
  const recorded = await app.ask('clauses.correct', { id: open.id, revision: open.revision, correction });
  take(open, recorded);
  return recorded.clauseId;
};
const refusedWith = (open: Open, correction: Wish): Promise<string> => app.refused('clauses.correct', { id: open.id, revision: open.revision, correction });

describe('N24 and N25: correcting clauses during the negotiation', () => {
  it('N24: divides both positions at the same paragraph, and nothing is lost', async () => {
    const open = await create([]);
    await sendOut(open);
    await receive(open, agreement({ goods: 'The seller supplies oranges and lemons to the buyer every week.', price: 'The buyer pays eighty for each ton delivered.' }));
    const before = { A: says(open, 'A'), B: says(open, 'B') };
    const whole = idOf(open, TEXT.price);
    const part = await correct(open, { type: 'split', clauseId: whole, at: 3 });
    expect(clauses(open).map((clause) => clause.id).slice(1, 3)).toEqual([whole, part]);
    expect(clauses(open)[2]).toMatchObject({ splitFrom: whole, redlines: [] });
    expect(clauses(open)[1]?.redlines).toHaveLength(1);
    for (const party of ['A', 'B'] as const) expect(says(open, party).join('\n')).toBe(before[party].join('\n'));
    expect(says(open, 'B')[2]).toBe(['The buyer pays eighty for each ton delivered.', TEXT.tax].join('\n'));
    expect(clauses(open).slice(1, 3).map((clause) => statusOf(clause, 'A'))).toEqual(['open-ours', 'open-ours']);
  });
  it('N24: what was split goes out, comes back and moves by itself', async () => {
    const open = await create([]);
    await sendOut(open);
    await receive(open, agreement({ price: 'The buyer pays eighty for each ton delivered.' }));
    const whole = idOf(open, TEXT.price);
    const part = await correct(open, { type: 'split', clauseId: whole, at: 3 });
    take(open, await app.ask('negotiation.command', { id: open.id, revision: open.revision, command: { type: 'accept', clauseId: part ?? whole } }));
    const ids = clauses(open).map((clause) => clause.id);
    await sendOut(open);
    expect(clauses(open).map((clause) => clause.id)).toEqual(ids);
    await receive(open, agreement({ price: 'The buyer pays eighty for each ton delivered.', written: 'Notices are written and sent by courier.' }));
    expect(clauses(open).map((clause) => clause.id)).toEqual(ids);
    expect(clauses(open).slice(2, 3).map((clause) => statusOf(clause, 'A'))).toEqual(['agreed']);
  });
  it('N24: an agreed clause is reopened first, and undoing makes it one again', async () => {
    const open = await create([]);
    const whole = idOf(open, TEXT.price);
    const first = open.events.length;
    await correct(open, { type: 'split', clauseId: whole, at: 3 });
    take(open, await app.ask('negotiation.command', { id: open.id, revision: open.revision, command: { type: 'undo' } }));
    expect(clauses(open)).toEqual(replay(open.events.slice(0, first)).clauses);
    await sendOut(open);
    take(open, await app.ask('negotiation.command', { id: open.id, revision: open.revision, command: { type: 'confirm-untouched' } }));
    await receive(open, agreement());
    expect(await refusedWith(open, { type: 'split', clauseId: whole, at: 3 })).toBe('rejected.agreed');
    expect(await refusedWith(open, { type: 'split', clauseId: 'nobody' as ClauseId, at: 3 })).toBe('rejected.no-such-clause');
    take(open, await app.ask('negotiation.command', { id: open.id, revision: open.revision, command: { type: 'reopen', clauseId: whole, reason: 'two subjects' } }));
    expect(await refusedWith(open, { type: 'split', clauseId: whole, at: 9 })).toBe('rejected.no-place');
    await correct(open, { type: 'split', clauseId: whole, at: 3 });
    expect(clauses(open).slice(1, 3).map((clause) => [statusOf(clause, 'A'), blocksText(clause.agreement?.wording ?? [])])).toEqual([['reopened', CORRECTED[1]], ['reopened', CORRECTED[2]]]);
  });
  it('N25: the first keeps its identity, both positions are joined, and it goes out as one', async () => {
    const open = await create([]);
    await sendOut(open);
    await receive(open, agreement({ venue: 'The courts of Cork decide every dispute.' }));
    const [law, courts] = [idOf(open, 'Ireland'), idOf(open, 'Dublin')];
    const before = { A: says(open, 'A'), B: says(open, 'B') };
    await correct(open, { type: 'merge', clauseId: law, with: courts });
    expect(clauses(open).find((clause) => clause.id === law)?.mergedFrom).toEqual([courts]);
    expect(clauses(open).find((clause) => clause.id === law)?.redlines).toHaveLength(1);
    for (const party of ['A', 'B'] as const) expect(says(open, party).join('\n')).toBe(before[party].join('\n'));
    const ids = clauses(open).map((clause) => clause.id);
    expect(ids).not.toContain(courts);
    await receive(open, await sendOut(open));
    expect(clauses(open).map((clause) => clause.id)).toEqual(ids);
  });
  it('N25: refuses clauses that do not follow one another, and one that a side does not want', async () => {
    const open = await create([]);
    const [law, courts, notices] = [idOf(open, 'Ireland'), idOf(open, 'Dublin'), idOf(open, 'post')];
    expect(await refusedWith(open, { type: 'merge', clauseId: law, with: notices })).toBe('rejected.correction');
    expect(await refusedWith(open, { type: 'merge', clauseId: law, with: law })).toBe('rejected.same');
    take(open, await app.ask('negotiation.command', { id: open.id, revision: open.revision, command: { type: 'remove', clauseId: courts } }));
    expect(await refusedWith(open, { type: 'merge', clauseId: law, with: courts })).toBe('rejected.torn');
  });
});

describe('N23: clauses as a person corrected them', () => {
  it('N23: shows the corrections in the preview and records them with the import', async () => {
    const preview = await app.ask('document.preview', { source: { type: 'file', fileId: await offer(agreement()) }, corrections: WISHES });
    expect(preview.document.clauses.map((clause) => clause.heading)).toEqual([TEXT.title, 'Supply', 'Price', 'Law', 'Notices']);
    const open = await create();
    expect(says(open, 'A')).toEqual(CORRECTED);
    expect(replay(open.events).readings[0]?.corrections).toEqual(WISHES);
    expect(await app.refused('document.preview', { source: { type: 'file', fileId: await offer(agreement()) }, corrections: [{ type: 'merge', clauseId: 'c2', with: 'c5' }] })).toBe('clauses.correction');
  });
  it('N23: carries them to what we send, whichever part was edited', async () => {
    const open = await create();
    await counter(open, 'one hundred', ['The buyer pays ninety for each ton delivered, within a month.']);
    await counter(open, 'Ireland', [TEXT.law, 'The law of Scotland governs this agreement.', TEXT.courts, TEXT.venue]);
    await sendOut(open);
    expect(clauses(open)).toHaveLength(5);
    expect(replay(open.events).readings.at(-1)?.corrections?.map((correction) => correction.type)).toEqual(['split', 'merge', 'relabel']);
  });
  it('N23: carries them to a returned file: each side of a split and both halves of a merger move by themselves', async () => {
    const open = await create();
    await sendOut(open);
    const ids = clauses(open).map((clause) => clause.id);
    const messages = await receive(open, agreement({ price: 'The buyer pays eighty for each ton delivered.', venue: 'The courts of Cork decide every dispute.' }));
    expect(clauses(open).map((clause) => clause.id)).toEqual(ids);
    expect(says(open, 'B')[1]).toBe(CORRECTED[1]);
    expect(says(open, 'B')[2]).toContain('eighty');
    expect(says(open, 'B')[3]).toContain('Cork');
    expect(clauses(open).map((clause) => statusOf(clause, 'A') === 'untouched')).toEqual([true, true, false, false, true]);
    expect(messages.join(' ')).not.toContain('corrections');
    await sendOut(open);
    expect(clauses(open).map((clause) => clause.id)).toEqual(ids);
  });
  it('N23: tells every difference of the part it is in', async () => {
    const open = await create();
    await sendOut(open);
    await receive(open, agreement({ tax: 'The buyer bears no taxes.', venue: 'The courts of Cork decide every dispute.' }));
    const marked = clauses(open).map((clause) => clause.redlines.flatMap((redline) => redline.marks));
    expect(marked.map((marks) => marks.length > 0)).toEqual([false, false, true, true, false]);
    expect(new Set(marked[2]?.map((mark) => mark.clause))).toEqual(new Set(['Price']));
  });
  it('N23: says so when a correction finds no place in a returned file', async () => {
    const open = await create();
    await sendOut(open);
    const messages = await receive(open, agreement({ courts: '', venue: '', notices: '3. Notices' }));
    expect(messages.join(' ')).toContain('One correction');
    expect(says(open, 'B')[3]).toBe([TEXT.law, TEXT.governing].join('\n'));
  });
});
