import { describe, expect, it } from 'vitest';
import { clauseId, commentId, fileHash, recordedClause, says, startStory, type Story } from '../../tests/support/negotiation-fixtures.ts';
import { isAgreed } from './evolve/clause.ts';
import { biographyOf } from './select/biography.ts';
import { recordRows } from './select/record-rows.ts';
import { readinessOf } from './select/readiness.ts';
import { countStatuses, statusOf, toAnswer } from './select/status.ts';
import { whoseTurn } from './select/turn.ts';

const status = (story: Story, name: string): string => statusOf(story.clause(name), story.state().side === 'B' ? 'B' : 'A');
const start = (): Story => startStory({ cap: 'Liability is capped at 100.', law: 'English law governs.' });

describe('importing and sending', () => {
  it('N2: after the import both sides hold the same words and nobody is bound', () => {
    const story = start();
    expect(status(story, 'cap')).toBe('untouched');
    expect(story.clause('cap').positions.A.confirmed).toBeNull();
    expect(countStatuses(story.state())).toMatchObject({ untouched: 2, total: 2, agreed: 0 });
  });

  it('N23: a kind and heading given by hand outlive the files that come after', () => {
    const story = start();
    story.run({ type: 'relabel', clauseId: clauseId('law'), number: '9', heading: 'Governing law', kind: 'schedule' });
    story.send();
    story.receive({ cap: 'Liability is capped at 50.' });
    expect(story.clause('law')).toMatchObject({ heading: 'Governing law', kind: 'schedule' });
  });

  it('N3: a clause nobody touched stays untouched through a whole round, until a person confirms it', () => {
    const story = start();
    story.send();
    story.receive({});
    expect(status(story, 'law')).toBe('untouched');
    story.run({ type: 'confirm-untouched' });
    expect(status(story, 'law')).toBe('agreed');
    expect(readinessOf(story.state()).ready).toBe(true);
  });

  it('N3: confirming before they returned anything leaves it to them', () => {
    const story = start();
    story.run({ type: 'confirm', clauseId: clauseId('law') });
    expect(status(story, 'law')).toBe('open-theirs');
    story.send();
    story.receive({});
    expect(status(story, 'law')).toBe('agreed');
  });

  it('N7: sending binds us to what we proposed, and their unchanged return agrees it', () => {
    const story = start();
    story.run({ type: 'counter', clauseId: clauseId('cap'), blocks: says('Liability is capped at 200.') });
    expect(status(story, 'cap')).toBe('open-theirs');
    story.send();
    story.receive({ cap: 'Liability is capped at 200.' });
    expect(status(story, 'cap')).toBe('agreed');
    expect(story.clause('cap').redlines).toHaveLength(1);
  });

  it('N17: the turn passes with every round', () => {
    const story = start();
    expect(whoseTurn(story.state())).toMatchObject({ party: 'A', ours: true, round: 0 });
    story.send();
    expect(whoseTurn(story.state())).toMatchObject({ party: 'B', ours: false, round: 1 });
    story.receive({});
    expect(whoseTurn(story.state())).toMatchObject({ party: 'A', ours: true, round: 2 });
  });
});

describe('answering a return', () => {
  const returned = (): Story => {
    const story = start();
    story.send();
    story.receive({ cap: 'Liability is capped at 50.' });
    return story;
  };

  it('N8: their file moves their position and leaves ours alone', () => {
    const story = returned();
    const cap = story.clause('cap');
    expect(cap.positions.B.wording).toEqual(says('Liability is capped at 50.'));
    expect(cap.positions.A.wording).toEqual(says('Liability is capped at 100.'));
    expect(status(story, 'cap')).toBe('open-ours');
    expect(cap.redlines[0]).toMatchObject({ party: 'B', round: 2, tracking: 'unmarked', basis: says('Liability is capped at 100.') });
  });

  it('N6: status follows from the positions: untouched, ours to answer, theirs after we answered, agreed once accepted', () => {
    const story = returned();
    expect([status(story, 'law'), status(story, 'cap')]).toEqual(['untouched', 'open-ours']);
    expect(toAnswer(story.clause('cap'))).toBe('A');
    story.run({ type: 'reject', clauseId: clauseId('cap') });
    expect([status(story, 'cap'), toAnswer(story.clause('cap'))]).toEqual(['open-theirs', 'B']);
    story.run({ type: 'undo' });
    story.run({ type: 'accept', clauseId: clauseId('cap'), reason: '' });
    expect([status(story, 'cap'), toAnswer(story.clause('cap'))]).toEqual(['agreed', null]);
  });

  it('N9: accepting makes their text ours, and it is agreed', () => {
    const story = returned();
    story.run({ type: 'accept', clauseId: clauseId('cap'), reason: 'fair' });
    expect(status(story, 'cap')).toBe('agreed');
    expect(story.clause('cap').agreement?.wording).toEqual(says('Liability is capped at 50.'));
  });

  it('N10: rejecting keeps ours and makes it theirs to answer', () => {
    const story = returned();
    story.run({ type: 'reject', clauseId: clauseId('cap') });
    expect(status(story, 'cap')).toBe('open-theirs');
    expect(story.clause('cap').positions.A.wording).toEqual(says('Liability is capped at 100.'));
    expect(story.tryTo({ type: 'reject', clauseId: clauseId('law') })).toBe('nothing-to-reject');
  });

  it('N10: insisting on the same text makes it ours to answer again', () => {
    const story = returned();
    story.run({ type: 'reject', clauseId: clauseId('cap') });
    story.send();
    story.receive({ cap: 'Liability is capped at 50.' });
    expect(status(story, 'cap')).toBe('open-ours');
    expect(story.clause('cap').redlines).toHaveLength(2);
  });

  it('N11: a counter is a redline from the wording we saw', () => {
    const story = returned();
    story.run({ type: 'counter', clauseId: clauseId('cap'), blocks: says('Liability is capped at 75.') });
    expect(status(story, 'cap')).toBe('open-theirs');
    expect(story.clause('cap').redlines.at(-1)).toMatchObject({ party: 'A', tracking: 'made-here', basis: says('Liability is capped at 50.') });
  });

  it('N11: countering with exactly their words is recorded as accepting', () => {
    const story = returned();
    story.run({ type: 'counter', clauseId: clauseId('cap'), blocks: says('Liability is capped at 50.') });
    expect(story.events().at(-1)?.event.type).toBe('change-accepted');
    expect(status(story, 'cap')).toBe('agreed');
  });

  it('N12: withdrawing returns our position to what it replaced, never to theirs', () => {
    const story = returned();
    story.run({ type: 'counter', clauseId: clauseId('cap'), blocks: says('Liability is capped at 75.') });
    story.run({ type: 'withdraw', clauseId: clauseId('cap') });
    expect(story.clause('cap').positions.A.wording).toEqual(says('Liability is capped at 100.'));
    expect(status(story, 'cap')).toBe('open-ours');
    expect(story.tryTo({ type: 'withdraw', clauseId: clauseId('cap') })).toBe('nothing-proposed');
  });

  it('N13: a parked clause stays open and is counted apart', () => {
    const story = returned();
    story.run({ type: 'park', clauseId: clauseId('cap') });
    expect(status(story, 'cap')).toBe('open-ours');
    expect(countStatuses(story.state()).parked).toBe(1);
    story.run({ type: 'accept', clauseId: clauseId('cap') });
    expect(countStatuses(story.state()).parked).toBe(0);
  });
});

describe('agreement', () => {
  const agreed = (): Story => {
    const story = start();
    story.send();
    story.receive({ cap: 'Liability is capped at 50.' });
    story.run({ type: 'accept', clauseId: clauseId('cap') });
    return story;
  };

  it('N5: a later difference reopens the clause with an alarm that names the round and the party', () => {
    const story = agreed();
    story.send();
    story.receive({ cap: 'Liability is capped at 5.' });
    expect(status(story, 'cap')).toBe('reopened');
    expect(story.clause('cap').alarm).toMatchObject({ round: 4, party: 'B' });
    expect(toAnswer(story.clause('cap'))).toBe('A');
  });

  it('N5: keeping the agreed text is one action, and their next return without the change agrees it again', () => {
    const story = agreed();
    story.send();
    story.receive({ cap: 'Liability is capped at 5.' });
    story.run({ type: 'keep-agreed', clauseId: clauseId('cap') });
    expect(story.clause('cap').positions.A.wording).toEqual(says('Liability is capped at 50.'));
    expect(toAnswer(story.clause('cap'))).toBe('B');
    story.send();
    story.receive({ cap: 'Liability is capped at 50.' });
    expect(status(story, 'cap')).toBe('agreed');
    expect(story.clause('cap').alarm).toBeNull();
  });

  it('N14: an agreed clause moves only after it was reopened with a reason', () => {
    const story = agreed();
    const counter = { type: 'counter', clauseId: clauseId('cap'), blocks: says('other') } as const;
    expect(story.tryTo(counter)).toBe('agreed');
    expect(story.tryTo({ type: 'remove', clauseId: clauseId('cap') })).toBe('agreed');
    story.run({ type: 'reopen', clauseId: clauseId('cap'), reason: 'insurer objects' });
    expect(status(story, 'cap')).toBe('reopened');
    expect(story.clause('cap').alarm).toMatchObject({ party: 'A', reason: 'insurer objects' });
    story.run(counter);
    expect(status(story, 'cap')).toBe('reopened');
  });
});

describe('clauses that come and go', () => {
  it('N15: a clause we add is theirs to answer, and agreed when it comes back', () => {
    const story = start();
    story.run({ type: 'insert', clauseId: clauseId('data'), after: clauseId('cap'), heading: 'Data', blocks: says('No training.') });
    expect(story.state().clauses.map((clause) => clause.id)).toEqual(['cap', 'data', 'law']);
    expect(status(story, 'data')).toBe('open-theirs');
    story.send();
    story.receive({ data: 'No training.' });
    expect(status(story, 'data')).toBe('agreed');
  });

  it('N15: a clause they add is ours to answer; refusing it and their dropping it removes it', () => {
    const story = start();
    story.send();
    story.receive({}, { inserted: [recordedClause('fees', 'Fees double.')] });
    expect(status(story, 'fees')).toBe('open-ours');
    story.run({ type: 'reject', clauseId: clauseId('fees') });
    story.send();
    story.receive({ fees: null });
    expect(status(story, 'fees')).toBe('removed');
  });

  it('N15: a clause they drop is open until we agree to its removal', () => {
    const story = start();
    story.send();
    story.receive({ law: null });
    expect(status(story, 'law')).toBe('open-ours');
    story.run({ type: 'accept', clauseId: clauseId('law') });
    expect(status(story, 'law')).toBe('removed');
    expect(countStatuses(story.state()).total).toBe(1);
  });
});

describe('the record', () => {
  it('N16: only a mediator decides for both sides', () => {
    expect(start().tryTo({ type: 'confirm', clauseId: clauseId('cap'), party: 'B' })).toBe('not-our-side');
    const story = startStory({ cap: 'x' }, 'mediator');
    expect(story.tryTo({ type: 'confirm', clauseId: clauseId('cap') })).toBe('party-missing');
    story.run({ type: 'confirm', clauseId: clauseId('cap'), party: 'A' });
    story.run({ type: 'confirm', clauseId: clauseId('cap'), party: 'B' });
    expect(isAgreed(story.clause('cap'))).toBe(true);
  });

  it('N18: the biography tells every wording, the agreement and the alarm, in order', () => {
    const story = start();
    story.send();
    story.receive({ cap: 'Liability is capped at 50.' });
    story.run({ type: 'accept', clauseId: clauseId('cap'), reason: 'fair' });
    story.send();
    story.receive({ cap: 'Liability is capped at 5.' });
    expect(biographyOf(story.events(), clauseId('cap')).map((entry) => entry.what)).toEqual([
      'document-imported', 'round-received', 'change-accepted', 'agreed', 'round-received', 'alarm',
    ]);
  });

  it('N20: a fact about a clause nobody knows changes nothing but the revision', () => {
    const story = start();
    expect(story.tryTo({ type: 'accept', clauseId: clauseId('nowhere') })).toBe('no-such-clause');
  });

  it('N21: undo is a new fact that restores what was, one step at a time', () => {
    const story = start();
    const before = story.state();
    story.run({ type: 'counter', clauseId: clauseId('cap'), blocks: says('other') });
    story.run({ type: 'undo' });
    expect(story.events().at(-1)?.event.type).toBe('undone');
    expect({ ...story.state(), revision: 0, redo: null }).toEqual({ ...before, revision: 0 });
    expect(story.tryTo({ type: 'undo' })).toBe('nothing-to-undo');
  });

  it('N21: one step undoes a received round with everything decided since', () => {
    const story = start();
    story.send();
    const before = story.state();
    story.receive({ cap: 'Liability is capped at 50.' }, { inserted: [recordedClause('fees', 'Fees double.')] });
    story.run({ type: 'accept', clauseId: clauseId('cap') });
    story.run({ type: 'undo-received-round' });
    expect({ ...story.state(), revision: 0, redo: null }).toEqual({ ...before, revision: 0 });
  });

  it('N66: what was undone can be redone, step by step, until anything else is recorded', () => {
    const story = start();
    story.run({ type: 'counter', clauseId: clauseId('cap'), blocks: says('other') });
    story.run({ type: 'park', clauseId: clauseId('cap') });
    const before = story.state();
    story.run({ type: 'undo' });
    story.run({ type: 'undo' });
    story.run({ type: 'redo' });
    story.run({ type: 'redo' });
    expect(story.events().at(-1)?.event).toMatchObject({ type: 'redone', what: 'clause-parked' });
    expect({ ...story.state(), revision: 0 }).toEqual({ ...before, revision: 0 });
    expect(story.tryTo({ type: 'redo' })).toBe('nothing-to-redo');
    story.run({ type: 'undo' });
    story.run({ type: 'rename', name: 'Another name' });
    expect(story.tryTo({ type: 'redo' })).toBe('nothing-to-redo');
  });

  it('N66: the record says on which clause a step was taken back and done again', () => {
    const story = start();
    story.run({ type: 'park', clauseId: clauseId('law') });
    story.run({ type: 'undo' });
    story.run({ type: 'redo' });
    expect(recordRows(story.events(), story.state()).slice(0, 3).map(({ what, clauseId: id, kind }) => [what, id, kind])).toEqual([
      ['Did again: set it aside', 'law', 'decisions'], ['Took back: set it aside', 'law', 'decisions'], ['set it aside', 'law', 'decisions'],
    ]);
  });

  it('N66: that an internal comment was taken back is as internal as the comment', () => {
    const story = start();
    story.run({ type: 'comment', clauseId: clauseId('law'), commentId: commentId('c1'), visibility: 'internal', text: 'Our floor.', quote: '', replyTo: null });
    story.run({ type: 'undo' });
    expect(recordRows(story.events(), story.state())[0]).toMatchObject({ kind: 'comments', internal: true });
  });

  it('N66: a received round is redone with everything decided since', () => {
    const story = start();
    story.send();
    story.receive({ cap: 'Liability is capped at 50.' });
    story.run({ type: 'accept', clauseId: clauseId('cap') });
    const before = story.state();
    story.run({ type: 'undo-received-round' });
    story.run({ type: 'redo' });
    expect({ ...story.state(), revision: 0 }).toEqual({ ...before, revision: 0 });
  });

  it('N22: a file of theirs that we handed back as it is may come back as it is; the same one twice in a row may not', () => {
    const story = start();
    story.receive({ cap: 'x' }, { file: 'theirs' });
    story.run({ type: 'accept', clauseId: clauseId('cap') });
    story.send('theirs');
    story.receive({}, { file: 'theirs' });
    expect(story.state().rounds.map((round) => round.kind)).toEqual(['received', 'sent', 'received']);
    expect(() => story.receive({}, { file: 'theirs' })).toThrow('received-before');
    story.send('ours');
    expect(() => story.receive({}, { file: 'theirs' })).toThrow('received-before');
  });

  it('N22: a mediator may get from one side the very file the other sent', () => {
    const story = startStory({ cap: 'Liability is capped at 100.' }, 'mediator');
    const from = (party: 'A' | 'B'): string =>
      story.tryTo({
        type: 'record-received', party, sha256: fileHash('one'), fileName: 'one.docx', comparedWith: fileHash('import'), marks: [], inserted: [], changed: [],
        audit: { tracked: 0, untracked: 0, removed: 0, accepted: 0, findings: [], nature: [], similarity: 1 }, reading: { sha256: fileHash('one'), clauses: [] },
      });
    expect([from('B'), from('B'), from('A'), from('A')]).toEqual(['allowed', 'received-before', 'allowed', 'received-before']);
  });

  it('N22: the same file twice is refused, and may come again once its round was undone', () => {
    const story = start();
    story.receive({ cap: 'x' }, { file: 'theirs' });
    expect(() => story.receive({ cap: 'x' }, { file: 'theirs' })).toThrow('received-before');
    story.run({ type: 'undo-received-round' });
    story.receive({ cap: 'x' }, { file: 'theirs' });
    expect(story.state().rounds).toHaveLength(1);
  });
});
