import { describe, expect, it } from 'vitest';
import { readZip } from '../../resources/demo/zip.ts';
import type { DealId } from '../../shared/negotiation/ids.ts';
import { clauseId, commentId, says, startStory, type Story } from '../../tests/support/negotiation-fixtures.ts';
import { timelineOf } from '../../shared/negotiation/select/timeline.ts';
import { recordDocx } from './record-docx.ts';

const NOW = '2026-11-21T10:00:00.000Z';

function story(): Story {
  const made = startStory({ price: '100', term: 'five years', law: 'English law' });
  made.send();
  made.receive({ price: '120', term: 'six years' });
  made.run({ type: 'decide-together', decisions: [{ type: 'accept', clauseId: clauseId('price'), reason: 'The board is fine with it.\u0007' }, { type: 'reject', clauseId: clauseId('term') }] });
  made.run({ type: 'comment', clauseId: clauseId('law'), commentId: commentId('c1'), visibility: 'internal', text: 'They may insist on French law.', quote: '', replyTo: null });
  made.run({ type: 'comment', clauseId: clauseId('law'), commentId: commentId('c2'), visibility: 'shared', text: 'English law is usual here.', quote: '', replyTo: null });
  made.send();
  made.receive({ term: 'five years' });
  return made;
}

const textOf = (bytes: Uint8Array): string => readZip(bytes).filter((entry) => entry.name.endsWith('.xml')).map((entry) => new TextDecoder().decode(entry.bytes)).join('\n');

describe('the course of a negotiation (N36)', () => {
  it('counts how things stood at the end of each round, and who took over whose texts', () => {
    const made = story();
    const points = timelineOf(made.events(), made.state());
    expect(points.map(({ round, kind, counts, concessions }) => [round, kind, counts.agreed, counts.untouched, { A: concessions.A.length, B: concessions.B.length }])).toEqual([
      [0, 'start', 0, 3, { A: 0, B: 0 }],
      [1, 'sent', 0, 3, { A: 0, B: 0 }],
      [2, 'received', 1, 1, { A: 1, B: 0 }],
      [3, 'sent', 1, 1, { A: 0, B: 0 }],
      [4, 'received', 2, 1, { A: 0, B: 1 }],
    ]);
  });

  it('forgets what was taken back within a round', () => {
    const made = startStory({ price: '100' });
    made.send();
    made.receive({ price: '120' });
    made.run({ type: 'accept', clauseId: clauseId('price') });
    made.run({ type: 'undo' });
    expect(timelineOf(made.events(), made.state()).at(-1)?.concessions).toEqual({ A: [], B: [] });
  });
});

describe('trades in the record as a Word file (N43, N44)', () => {
  it('stand with what they were given for, who gave and what lies with whom where it is for our side, and leave no trace elsewhere', async () => {
    const made = story();
    const price = made.clause('price').steps.findLast((step) => step.party === 'A')?.seq ?? -1;
    const linked = made.run({ type: 'link-trade', gave: { clauseId: clauseId('price'), seq: price }, got: { clauseId: clauseId('term'), seq: null }, reason: 'The price buys us the term.' }).revision;
    const internal = textOf(await recordDocx(made.events(), made.state(), { notes: true, now: NOW }));
    for (const told of ['Given and taken', 'What was given for what', 'price (accepted, round 2)', 'term (not given yet)', 'The price buys us the term.', 'gave it for term', 'Open, by who has to answer']) expect(internal).toContain(told);
    made.run({ type: 'unlink-trade', trade: linked });
    made.run({ type: 'record-deal', deal: { id: 'd' as DealId, name: 'Northern deal', documents: [] } });
    expect(textOf(await recordDocx(made.events(), made.state(), { notes: true, now: NOW }))).toContain('Northern deal');
    made.run({ type: 'counter', clauseId: clauseId('law'), blocks: says('Scots law') });
    made.run({ type: 'hold-back', clauseId: clauseId('law') });
    made.run({ type: 'undo' });
    made.run({ type: 'undo' });
    made.run({ type: 'undo' });
    const shared = textOf(await recordDocx(made.events(), made.state(), { notes: false, now: NOW }));
    for (const kept of ['buys us', 'trade', 'gave it for', 'given for', 'Given and taken', 'Open, by who', 'not given yet', 'deal', 'held']) expect(shared).not.toContain(kept);
  });
});

describe('the record as a Word file (N36)', () => {
  it('tells the files, the course and every fact, and keeps to itself what is ours alone', async () => {
    const made = story();
    const text = textOf(await recordDocx(made.events(), made.state(), { notes: false, now: NOW }));
    for (const told of ['received-2.docx', 'accepted the other side’s text', 'English law is usual here.', made.events().at(-1)?.hash ?? '', '2026-11-21 10:00']) expect(text).toContain(told);
    for (const kept of ['The board is fine with it.', 'They may insist', 'internal comment)', '>By<']) expect(text).not.toContain(kept);
  });

  it('with notes has reasons, internal comments and names, and says for whom it is', async () => {
    const made = story();
    const text = textOf(await recordDocx(made.events(), made.state(), { notes: true, now: NOW }));
    for (const told of ['The board is fine with it.', 'They may insist on French law.', 'For our side only', '>By<']) expect(text).toContain(told);
    expect(text).not.toContain('\u0007');
  });
});
