import { describe, expect, it } from 'vitest';
import { clauseId, startStory, type Story } from '../../tests/support/negotiation-fixtures.ts';
import type { Command } from './command.ts';
import { sharedMatter } from './bundle/matter.ts';
import { linksOf } from './bundle/ledger.ts';
import { replay } from './evolve.ts';
import { biographyOf } from './select/biography.ts';
import { recordRows } from './select/record-rows.ts';
import { statisticsOf } from './select/statistics.ts';
import { tradesOf } from './select/trades.ts';

/** We accept their term; they took over our law in the file before. */
function deal(): Story {
  const story = startStory({ term: 'five years', law: 'English law', price: '100', notices: 'in writing' });
  story.run({ type: 'counter', clauseId: clauseId('law'), blocks: [{ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: 'German law' }] }] });
  story.send();
  story.receive({ term: 'six years', law: 'German law', price: '120' });
  story.run({ type: 'accept', clauseId: clauseId('term') });
  return story;
}

const stepOf = (story: Story, clause: string, party: 'A' | 'B'): number => story.clause(clause).steps.findLast((step) => step.party === party)?.seq ?? -1;
const link = (story: Story, gave: string, got: string, change: Partial<Extract<Command, { type: 'link-trade' }>> = {}): Command => ({
  type: 'link-trade', gave: { clauseId: clauseId(gave), seq: stepOf(story, gave, 'A') }, got: { clauseId: clauseId(got), seq: stepOf(story, got, 'B') }, reason: 'The board’s package.', ...change,
});
const numbers = (story: Story): unknown => statisticsOf(story.events(), story.state()).concessions;

describe('N43: a decision is noted as given for another', () => {
  it('with both sides, who gave, and why; the concessions of both are told as traded', () => {
    const story = deal();
    expect(numbers(story)).toEqual({ A: { total: 1, traded: 0, free: 1 }, B: { total: 1, traded: 0, free: 1 } });
    story.run(link(story, 'term', 'law'));
    expect(tradesOf(story.state())).toMatchObject([{
      trade: { party: 'A', reason: 'The board’s package.' },
      gave: { clauseId: 'term', party: 'A', standing: 'given', step: { how: 'accepted', round: 2, whole: true } },
      got: { clauseId: 'law', party: 'B', standing: 'given', step: { how: 'in-file', round: 2, whole: true } },
    }]);
    expect(numbers(story)).toEqual({ A: { total: 1, traded: 1, free: 0 }, B: { total: 1, traded: 1, free: 0 } });
  });

  it('can be removed at any time, undone both ways, and replays to the same', () => {
    const story = deal();
    const linked = story.run(link(story, 'term', 'law')).revision;
    story.run({ type: 'park', clauseId: clauseId('price') });
    story.run({ type: 'unlink-trade', trade: linked });
    expect(story.state().trades).toEqual([]);
    expect(story.tryTo({ type: 'unlink-trade', trade: linked })).toBe('no-such-trade');
    story.run({ type: 'undo' });
    expect(story.state().trades).toHaveLength(1);
    story.run({ type: 'undo' });
    story.run({ type: 'undo' });
    expect(story.state().trades).toEqual([]);
    expect(replay(story.events())).toEqual(story.state());
  });

  it('undoing the round it rests on takes it back with the round', () => {
    const story = deal();
    story.run(link(story, 'term', 'law'));
    story.run({ type: 'undo-received-round' });
    expect(story.state().trades).toEqual([]);
  });

  it('binds nobody: no position, status, agreement or turn moves', () => {
    const story = deal();
    const { clauses, rounds } = story.state();
    const after = story.run(link(story, 'term', 'law'));
    expect(after.clauses).toBe(clauses);
    expect(after.rounds).toBe(rounds);
  });

  it('is refused where nothing was given, for itself, twice, for the other side, or for a clause nobody knows', () => {
    const story = deal();
    expect(story.tryTo(link(story, 'price', 'law'))).toBe('nothing-given');
    expect(story.tryTo(link(story, 'term', 'notices'))).toBe('nothing-given');
    expect(story.tryTo(link(story, 'term', 'term'))).toBe('same-clause');
    expect(story.tryTo(link(story, 'term', 'law', { party: 'B' }))).toBe('not-our-side');
    expect(story.tryTo(link(story, 'term', 'law', { got: { clauseId: clauseId('none'), seq: null } }))).toBe('no-such-clause');
    story.run(link(story, 'term', 'law'));
    expect(story.tryTo(link(story, 'term', 'law'))).toBe('same');
  });

  it('what is to be given for it may still be awaited, and comes when they take over our words', () => {
    const story = deal();
    story.run({ type: 'reject', clauseId: clauseId('price') });
    story.run(link(story, 'term', 'price', { got: { clauseId: clauseId('price'), seq: null } }));
    expect(tradesOf(story.state())[0]?.got).toMatchObject({ standing: 'awaited', step: null });
    expect(numbers(story)).toMatchObject({ A: { traded: 1 }, B: { traded: 0 } });
    story.send();
    story.receive({ price: '110' });
    expect(tradesOf(story.state())[0]?.got.standing).toBe('awaited');
    story.send();
    story.receive({ price: '100' });
    expect(tradesOf(story.state())[0]?.got).toMatchObject({ standing: 'given', step: { round: 6 } });
    expect(numbers(story)).toMatchObject({ B: { total: 2, traded: 1 } });
  });

  it('says when a side moved again on what it gave', () => {
    const story = deal();
    story.run(link(story, 'term', 'law'));
    story.send();
    story.receive({ law: 'French law' });
    expect(tradesOf(story.state())[0]).toMatchObject({ gave: { standing: 'given' }, got: { standing: 'moved-on' } });
  });

  it('a withdrawal and a counter can be given too, and only what was taken over counts as a concession', () => {
    const story = deal();
    story.run({ type: 'counter', clauseId: clauseId('price'), blocks: [{ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: '110' }] }] });
    story.run(link(story, 'price', 'law'));
    expect(tradesOf(story.state())[0]?.gave.step?.how).toBe('countered');
    expect(numbers(story)).toMatchObject({ A: { total: 1, traded: 0 }, B: { total: 1, traded: 1 } });
    story.run({ type: 'withdraw', clauseId: clauseId('price') });
    story.run(link(story, 'price', 'law'));
    expect(tradesOf(story.state()).map(({ gave }) => [gave.step?.how, gave.standing])).toEqual([['countered', 'moved-on'], ['withdrawn', 'given']]);
  });

  it('stands in the story of both clauses and in the record, with its removal and its undoing', () => {
    const story = deal();
    const linked = story.run(link(story, 'term', 'law')).revision;
    story.run({ type: 'unlink-trade', trade: linked });
    story.run({ type: 'undo' });
    const told = (clause: string): unknown => biographyOf(story.events(), clauseId(clause)).filter((entry) => entry.trade !== null).map(({ what, trade, reason }) => [what, trade?.role, trade?.other, reason]);
    expect(told('term')).toEqual([['trade-linked', 'gave', 'law', 'The board’s package.'], ['trade-unlinked', 'gave', 'law', ''], ['undone', 'gave', 'law', '']]);
    expect(told('law')).toEqual([['trade-linked', 'got', 'term', 'The board’s package.'], ['trade-unlinked', 'got', 'term', ''], ['undone', 'got', 'term', '']]);
    expect(told('price')).toEqual([]);
    expect(recordRows(story.events(), story.state()).filter((row) => row.kind === 'trades').map(({ what, clause }) => [what, clause])).toEqual([
      ['Took back: removed a trade', ''], ['No longer noted as given for law', 'term'], ['gave it for law', 'term'],
    ]);
  });

  it('goes on with the clause it is on when that is merged into another, and keeps its two clauses apart', () => {
    const story = deal();
    story.run(link(story, 'term', 'price', { got: { clauseId: clauseId('price'), seq: null } }));
    story.run({ type: 'reopen', clauseId: clauseId('law'), reason: 'to merge' });
    story.run({ type: 'reject', clauseId: clauseId('price') });
    expect(story.tryTo({ type: 'record-merger', clauseId: clauseId('law'), with: clauseId('price'), readings: [] })).toBe('allowed');
    expect(story.state().trades).toMatchObject([{ gave: { clauseId: 'term' }, got: { clauseId: 'law' } }]);
    story.run({ type: 'reopen', clauseId: clauseId('term'), reason: 'to merge' });
    expect(story.tryTo({ type: 'record-merger', clauseId: clauseId('term'), with: clauseId('law'), readings: [] })).toBe('traded');
  });

  it('a mediator says who gave', () => {
    const story = startStory({ term: 'five', law: 'English' }, 'mediator');
    story.run({ type: 'counter', clauseId: clauseId('term'), party: 'B', blocks: [{ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: 'six' }] }] });
    const seq = stepOf(story, 'term', 'B');
    expect(story.tryTo({ type: 'link-trade', gave: { clauseId: clauseId('term'), seq }, got: { clauseId: clauseId('law'), seq: null } })).toBe('party-missing');
    story.run({ type: 'link-trade', party: 'B', gave: { clauseId: clauseId('term'), seq }, got: { clauseId: clauseId('law'), seq: null } });
    expect(tradesOf(story.state())[0]).toMatchObject({ gave: { party: 'B' }, got: { party: 'A' } });
  });

  it('is in nothing both sides share: the matter and the chain are the same with it and without', () => {
    const story = deal();
    const shared = (): unknown => [sharedMatter(story.state(), 'A', '2026-11-21T10:00:00.000Z', story.state().clauses.map(({ id, number, heading }) => ({ clauseId: id, number, heading, blocks: [] }))), linksOf(story.state().rounds)];
    const without = shared();
    story.run(link(story, 'term', 'law'));
    expect(shared()).toEqual(without);
  });
});

describe('N44: what is open, by who has to answer and since when', () => {
  it('counts by round, the longest waiting first; agreed and untouched clauses do not wait', () => {
    const story = deal();
    const waiting = (party: 'A' | 'B'): unknown => statisticsOf(story.events(), story.state()).open[party].map(({ round, clauseIds }) => [round, clauseIds]);
    expect([waiting('A'), waiting('B')]).toEqual([[[2, ['price']]], []]);
    story.run({ type: 'reject', clauseId: clauseId('price') });
    story.send();
    story.receive({ notices: 'by post' });
    expect([waiting('A'), waiting('B')]).toEqual([[[4, ['notices']]], [[2, ['price']]]]);
    expect(statisticsOf(story.events(), story.state()).rounds).toEqual({ sent: 2, received: 2, earlier: 0 });
  });
});
