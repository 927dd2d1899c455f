import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { del, ins, makeDocx, p, para, r } from '../../tests/support/make-docx.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import type { ApiInput } from '../../shared/api/table.ts';
import { blocksText, type Block } from '../../shared/contract/content.ts';
import type { PartyId } from '../../shared/contract/party.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';
import { biographyOf } from '../../shared/negotiation/select/biography.ts';
import { recordRows } from '../../shared/negotiation/select/record-rows.ts';
import { statusOf } from '../../shared/negotiation/select/status.ts';
import { whoseTurn } from '../../shared/negotiation/select/turn.ts';
import { roundNow, type ClauseState, type NegotiationState } from '../../shared/negotiation/state.ts';
import { nodeFileLayer } from '../persistence/file-layer.ts';

const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
/** An agreement on price, term and law. */
const agreement = (price: string, term: string, law = p('English law governs this agreement.')): Uint8Array => makeDocx(heading('Supply Agreement') + heading('Price') + price + heading('Term') + term + heading('Law') + law);
const PRICE = p('The price is 100 euros a month.');
const TERM = p('The term is five years.');
const priced = (author: string, to: string): string => para(r('The price is ') + del('100', author) + ins(r(to), author) + r(' euros a month.'));
const termed = (author: string, to: string): string => para(r('The term is ') + del('five', author) + ins(r(to), author) + r(' years.'));

let folder = '';
let app: TestBackend;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-mid-deal-'));
  app = await testBackend(nodeFileLayer, folder, { engine: directEngine });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.backend.close();
  await rm(folder, { recursive: true, force: true });
});

const offer = async (bytes: Uint8Array, name: string): Promise<string> => (await app.ask('files.offer', { name, bytes })).fileId;
type Created = Awaited<ReturnType<typeof create>>;
async function create(bytes: Uint8Array, more: Partial<ApiInput<'library.create'>> = {}) {
  return app.ask('library.create', { source: { type: 'file', fileId: await offer(bytes, 'supply.docx') }, name: 'Supply', parties: { A: { name: 'Ours' }, B: { name: 'Theirs' } }, side: 'A', ...more });
}
const authors = (of: Readonly<Record<string, PartyId>>): { authors: { author: string; party: PartyId }[] } => ({ authors: Object.entries(of).map(([author, party]) => ({ author, party })) });
const marked = (sent = true, earlierRounds = 0): Pick<ApiInput<'library.create'>, 'begin'> => ({ begin: { type: 'marked', sent, earlierRounds } });
const clauseIn = (state: NegotiationState, name: string): ClauseState => {
  const clause = state.clauses.find((candidate) => candidate.heading === name);
  if (clause === undefined) throw new Error(`no clause ${name}`);
  return clause;
};
/** What each side stands on, without the heading. */
const says = (state: NegotiationState, name: string): Readonly<Record<PartyId, string>> => {
  const text = (party: PartyId): string => blocksText(clauseIn(state, name).positions[party].wording ?? []).split('\n').at(-1) ?? '';
  return { A: text('A'), B: text('B') };
};
const stateOf = (created: Created): NegotiationState => replay(created.events);

describe('N38: a deal that starts from a marked file', () => {
  it('takes the text before the changes as the base, and their marks as what they propose', async () => {
    const opened = await create(agreement(priced('Kim', '90'), TERM), { ...authors({ Kim: 'B' }), ...marked(true, 2) });
    const state = stateOf(opened);
    expect(says(state, 'Price')).toEqual({ A: 'The price is 100 euros a month.', B: 'The price is 90 euros a month.' });
    expect(says(state, 'Term')).toEqual({ A: 'The term is five years.', B: 'The term is five years.' });
    expect(statusOf(clauseIn(state, 'Price'), 'A')).toBe('open-ours');
    expect(statusOf(clauseIn(state, 'Term'), 'A')).toBe('untouched');
    expect(clauseIn(state, 'Price').redlines).toMatchObject([{ party: 'B', tracking: 'tracked', marks: [{ author: 'Kim', removed: '100', added: '90' }] }]);
    expect(roundNow(state)).toBe(3);
    expect(whoseTurn(state)).toMatchObject({ party: 'A', round: 3 });
    expect(biographyOf(opened.events, clauseIn(state, 'Price').id).map((entry) => entry.what)).toEqual(['document-imported', 'round-received']);
    expect(recordRows(opened.events, state).map((row) => row.what)).toContain('sent us supply.docx');
  });

  it('keeps what both sides propose apart: a clause one side did not mark says nothing about it', async () => {
    const state = stateOf(await create(agreement(priced('Kim', '90'), termed('Ada', 'three')), { ...authors({ Kim: 'B', Ada: 'A' }), ...marked() }));
    expect(says(state, 'Price')).toEqual({ A: 'The price is 100 euros a month.', B: 'The price is 90 euros a month.' });
    expect(says(state, 'Term')).toEqual({ A: 'The term is three years.', B: 'The term is five years.' });
    expect([statusOf(clauseIn(state, 'Price'), 'A'), statusOf(clauseIn(state, 'Term'), 'A'), statusOf(clauseIn(state, 'Law'), 'A')]).toEqual(['open-ours', 'open-theirs', 'untouched']);
    expect(state.rounds.map((round) => [round.kind, round.party])).toEqual([['sent', 'A'], ['received', 'B']]);
  });

  it('whoever marked a clause last has seen what the other wrote in it', async () => {
    const late = (runs: string): string => runs.replaceAll('2026-03-01', '2026-03-09');
    const both = para(r('The price is ') + del('100', 'Ada') + ins(r('120'), 'Ada') + r(' euros a month') + late(ins(r(' net'), 'Kim')) + r('.'));
    expect(says(stateOf(await create(agreement(both, TERM), { ...authors({ Kim: 'B', Ada: 'A' }), ...marked() })), 'Price')).toEqual({ A: 'The price is 120 euros a month.', B: 'The price is 120 euros a month net.' });
    const ours = para(late(del('The price', 'Ada') + ins(r('The fee'), 'Ada')) + r(' is 100 euros a month') + ins(r(' net'), 'Kim') + r('.'));
    expect(says(stateOf(await create(agreement(ours, TERM), { ...authors({ Kim: 'B', Ada: 'A' }), ...marked() })), 'Price')).toEqual({ A: 'The fee is 100 euros a month.', B: 'The price is 100 euros a month net.' });
  });

  it('a file only we marked is our proposal, sent already or not yet', async () => {
    const sent = stateOf(await create(agreement(priced('Ada', '90'), TERM), { ...authors({ Ada: 'A' }), ...marked(true) }));
    expect(whoseTurn(sent).party).toBe('B');
    expect(says(sent, 'Price')).toEqual({ A: 'The price is 90 euros a month.', B: 'The price is 100 euros a month.' });
    const kept = await create(agreement(priced('Ada', '90'), TERM), { ...authors({ Ada: 'A' }), ...marked(false) });
    expect(whoseTurn(stateOf(kept))).toMatchObject({ party: 'A', round: 0 });
    const preview = await app.ask('send.preview', { id: kept.id });
    expect(preview.clauses.map((change) => [change.clause, blocksText(change.after ?? [])])).toEqual([['Price', 'Price\nThe price is 90 euros a month.']]);
  });

  it('goes on like any other: our answer is written on their file, and their return is compared with it', async () => {
    const { id, revision, events } = await create(agreement(priced('Kim', '90'), TERM), { ...authors({ Kim: 'B' }), ...marked() });
    const price = clauseIn(replay(events), 'Price').id;
    const accepted = await app.ask('negotiation.command', { id, revision, command: { type: 'accept', clauseId: price } });
    const sent = await app.ask('send.produce', { id, revision: accepted.revision });
    await app.ask('files.save', { version: { type: 'stored', negotiationId: id, sha256: sent.clean.sha256 }, name: 'clean.docx' });
    const preview = await app.ask('receive.preview', { id, fileId: await offer(app.saved.get('clean.docx') ?? new Uint8Array(), 'back.docx') });
    expect(preview.audit.untracked).toEqual([]);
  });

  it('wants to know whose every name is, and marks to start from', async () => {
    const marks = await offer(agreement(priced('Kim', '90'), TERM), 'supply.docx');
    const plain = await offer(agreement(PRICE, TERM), 'plain.docx');
    const about = { name: 'Supply', parties: { A: { name: 'Ours' }, B: { name: 'Theirs' } }, side: 'A', ...marked() } as const;
    expect(await app.refused('library.create', { ...about, source: { type: 'file', fileId: marks } })).toBe('start.unknown-author');
    expect(await app.refused('library.create', { ...about, source: { type: 'file', fileId: plain } })).toBe('start.no-marks');
    expect((await app.ask('library.list', {})).negotiations).toEqual([]);
  });

  it('a mediator has both sides’ marks as rounds of either', async () => {
    const state = stateOf(await create(agreement(priced('Kim', '90'), termed('Ada', 'three')), { ...authors({ Kim: 'B', Ada: 'A' }), ...marked(), side: 'mediator' }));
    expect(state.rounds.map((round) => [round.kind, round.party])).toEqual([['received', 'A'], ['received', 'B']]);
    expect([says(state, 'Price').B, says(state, 'Term').A]).toEqual(['The price is 90 euros a month.', 'The term is three years.']);
  });
});

describe('N39: a deal that starts from drafts in order', () => {
  it('takes each draft as a round of whoever sent it', async () => {
    const drafts = [
      { fileId: await offer(agreement(p('The price is 90 euros a month.'), TERM), 'v2.docx'), from: 'B' as const },
      { fileId: await offer(agreement(p('The price is 95 euros a month.'), p('The term is four years.')), 'v3.docx'), from: 'A' as const },
      { fileId: await offer(agreement(p('The price is 95 euros a month.'), p('The term is two years.')), 'v4.docx'), from: 'B' as const },
    ];
    const opened = await create(agreement(PRICE, TERM), { begin: { type: 'drafts', drafts, earlierRounds: 0 } });
    const state = stateOf(opened);
    expect(state.rounds.map((round) => [round.kind, round.party, round.fileName])).toEqual([['received', 'B', 'v2.docx'], ['sent', 'A', 'v3.docx'], ['received', 'B', 'v4.docx']]);
    expect(statusOf(clauseIn(state, 'Price'), 'A')).toBe('agreed');
    expect(says(state, 'Term')).toEqual({ A: 'The term is four years.', B: 'The term is two years.' });
    expect(biographyOf(opened.events, clauseIn(state, 'Price').id).map((entry) => [entry.what, entry.party])).toEqual([['document-imported', null], ['round-received', 'B'], ['own-version-taken', 'A'], ['round-received', 'B'], ['agreed', null]]);
    // Every draft can be looked at again.
    for (const round of state.rounds) await app.ask('document.read', { version: { type: 'stored', negotiationId: opened.id, sha256: round.kind === 'sent' ? round.redline : round.sha256 } });
  });
});

describe('N40: our own new version, made in Word', () => {
  const later = agreement(p('The price is 95 euros a month.'), TERM, p('English law governs this agreement.') + heading('Notices') + p('Notices are written.'));

  async function underWay(): Promise<Created & { theirs: string }> {
    const opened = await create(agreement(PRICE, TERM));
    const preview = await app.ask('receive.preview', { id: opened.id, fileId: await offer(agreement(priced('Kim', '90'), TERM), 'theirs.docx') });
    const taken = await app.ask('receive.confirm', { id: opened.id, revision: opened.revision, previewId: preview.previewId, insist: false });
    return { ...opened, revision: taken.revision, events: [...opened.events, ...taken.events], theirs: preview.sha256 };
  }
  const takeOwn = async (open: Created, own: 'kept' | 'sent', bytes = later): Promise<{ state: NegotiationState; revision: number; events: Created['events'] }> => {
    const preview = await app.ask('receive.preview', { id: open.id, fileId: await offer(bytes, 'ours.docx'), own });
    expect(preview.recognised).toBe('own-version');
    const taken = await app.ask('receive.confirm', { id: open.id, revision: open.revision, previewId: preview.previewId, insist: false });
    const events = [...open.events, ...taken.events];
    return { state: replay(events), revision: taken.revision, events };
  };

  it('moves our position and not theirs; the turn stays ours until it is sent', async () => {
    const open = await underWay();
    const { state } = await takeOwn(open, 'kept');
    expect(says(state, 'Price')).toEqual({ A: 'The price is 95 euros a month.', B: 'The price is 90 euros a month.' });
    expect(statusOf(clauseIn(state, 'Notices'), 'A')).toBe('open-theirs');
    expect(whoseTurn(state)).toMatchObject({ party: 'A', round: 1 });
    expect(clauseIn(state, 'Price').shown.A).toEqual(clauseIn(replay(open.events), 'Price').shown.A);
    // What goes out is written on their file, with all of it as our changes.
    const preview = await app.ask('send.preview', { id: open.id });
    expect(preview.base).not.toBe('');
    expect(preview.clauses.map((change) => [change.clause, change.kind])).toEqual([['Price', 'replaced'], ['Notices', 'inserted']]);
  });

  it('N49: what is held back was never in a file, so a file without it takes none of it away', async () => {
    const open = await underWay();
    const state = replay(open.events);
    const law = clauseIn(state, 'Law');
    const block = (text: string): Block => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text }] });
    let [revision, events] = [open.revision, open.events];
    const run = async (command: UserCommand): Promise<void> => {
      const done = await app.ask('negotiation.command', { id: open.id, revision, command });
      [revision, events] = [done.revision, [...events, ...done.events]];
    };
    await run({ type: 'counter', clauseId: law.id, blocks: [...(law.positions.A.wording ?? []).slice(0, 1), block('The law of the Faroe Islands governs.')] });
    await run({ type: 'hold-back', clauseId: law.id });
    await run({ type: 'insert', after: law.id, heading: 'Whaling', blocks: [block('Whaling'), block('None.')] });
    await run({ type: 'hold-back', clauseId: clauseIn(replay(events), 'Whaling').id });
    for (const own of ['kept', 'sent'] as const) {
      const after = (await takeOwn({ ...open, revision, events }, own)).state;
      expect([says(after, 'Law').A, says(after, 'Whaling').A, says(after, 'Price').A]).toEqual(['The law of the Faroe Islands governs.', 'None.', 'The price is 95 euros a month.']);
      expect([clauseIn(after, 'Law').held, clauseIn(after, 'Whaling').held]).toEqual(['A', 'A']);
      const undone = await app.ask('negotiation.command', { id: open.id, revision: after.revision, command: { type: 'undo' } });
      [revision, events] = [undone.revision, (await app.ask('negotiation.open', { id: open.id })).events];
    }
  });

  it('leaving their mark as it is accepts nothing; writing on top of it takes it along', async () => {
    const opened = await create(agreement(PRICE, TERM));
    const first = await app.ask('receive.preview', { id: opened.id, fileId: await offer(agreement(priced('Kim', '90'), termed('Kim', 'two')), 'theirs.docx') });
    const taken = await app.ask('receive.confirm', { id: opened.id, revision: opened.revision, previewId: first.previewId, insist: false });
    const open = { ...opened, revision: taken.revision, events: [...opened.events, ...taken.events] };
    const onTop = termed('Kim', 'two').replace(r(' years.'), ins(r(' and a half'), 'Ours') + r(' years.'));
    const { state } = await takeOwn(open, 'kept', agreement(priced('Kim', '90'), onTop));
    expect(says(state, 'Price')).toEqual({ A: 'The price is 100 euros a month.', B: 'The price is 90 euros a month.' });
    expect(statusOf(clauseIn(state, 'Price'), 'A')).toBe('open-ours');
    expect(says(state, 'Term')).toEqual({ A: 'The term is two and a half years.', B: 'The term is two years.' });
  });

  it('sent already, it is a round: the turn passes, and their return is compared with it', async () => {
    const open = await underWay();
    const { state } = await takeOwn(open, 'sent');
    expect(whoseTurn(state)).toMatchObject({ party: 'B', round: 2 });
    const preview = await app.ask('receive.preview', { id: open.id, fileId: await offer(agreement(p('The price is 95 euros a month.'), TERM), 'back.docx') });
    expect(preview.recognisedAs).toBe('Return of round 2.');
    expect(preview.clauses.map((clause) => clause.clause)).toContain('Notices');
  });

  it('is one step to undo, with whatever was said after it', async () => {
    const open = await underWay();
    const before = replay(open.events);
    const { revision, events } = await takeOwn(open, 'kept');
    const mapped = await app.ask('negotiation.command', { id: open.id, revision, command: { type: 'map-author', author: 'Ada', party: 'A' } });
    const undone = await app.ask('negotiation.command', { id: open.id, revision: mapped.revision, command: { type: 'undo-received-round' } });
    const after = replay([...events, ...mapped.events, ...undone.events]);
    expect(after.clauses).toEqual(before.clauses);
    expect([after.rounds, after.readings, after.authors]).toEqual([before.rounds, before.readings, before.authors]);
  });

  it('is guessed from its authors, never assumed', async () => {
    const open = await underWay();
    const ask = async (author: string): Promise<boolean> => (await app.ask('receive.preview', { id: open.id, fileId: await offer(agreement(priced(author, '95'), TERM), 'x.docx') })).likelyOurs;
    expect(await ask('Ours')).toBe(true);
    expect(await ask('Kim')).toBe(false);
  });

  it('refuses a version that was taken in before', async () => {
    const open = await underWay();
    const { revision } = await takeOwn(open, 'kept');
    const again = await app.ask('receive.preview', { id: open.id, fileId: await offer(later, 'ours.docx'), own: 'kept' });
    expect(again.recognised).toBe('received-before');
    expect(await app.refused('receive.confirm', { id: open.id, revision, previewId: again.previewId, insist: true })).toBe('rejected.known-file');
  });
});
