import { describe, expect, it } from 'vitest';
import { clauseId, commentFromFile, commentId, says, startStory, type Story } from '../../tests/support/negotiation-fixtures.ts';
import type { CommandOf } from './command.ts';
import { outgoingComments } from './plan/plan-comments.ts';
import { openThreads, threadsOf } from './select/threads.ts';
import { countStatuses } from './select/status.ts';
import type { ClauseComment } from './state.ts';

const start = (): Story => startStory({ cap: 'Liability is capped at 100.', law: 'English law governs.' });
const on = { clauseId: clauseId('cap') };
const say = (name: string, visibility: 'internal' | 'shared', change: Partial<CommandOf<'comment'>> = {}): CommandOf<'comment'> => ({
  type: 'comment', ...on, commentId: commentId(name), visibility, text: `The words of ${name}.`, quote: '', replyTo: null, ...change,
});
const found = (story: Story, name: string): ClauseComment | undefined => story.clause('cap').comments.find((comment) => comment.id === commentId(name));

describe('comments', () => {
  it('N26: stand on a clause and move nothing else, also on one that is agreed', () => {
    const story = start();
    story.send();
    story.receive({});
    story.run({ type: 'confirm-untouched' });
    const before = countStatuses(story.state());
    story.run(say('note', 'internal', { quote: 'capped' }));
    expect(found(story, 'note')).toMatchObject({ visibility: 'internal', text: 'The words of note.', quote: 'capped', party: 'A', origin: 'here', by: 'Test', sent: null });
    expect(countStatuses(story.state())).toEqual(before);
  });

  it('N26: say something, at most 10,000 characters, and nothing a Word file cannot store', () => {
    const story = start();
    expect(story.tryTo(say('note', 'shared', { text: ' \n ' }))).toBe('comment-empty');
    expect(story.tryTo(say('note', 'shared', { text: 'x'.repeat(10_001) }))).toBe('comment-long');
    expect(story.tryTo(say('note', 'shared', { text: 'a\u0007b' }))).toBe('comment-characters');
    expect(story.tryTo(say('note', 'shared', { clauseId: clauseId('nowhere') }))).toBe('no-such-clause');
    story.run(say('note', 'shared', { text: 'x'.repeat(10_000) }));
    expect(story.tryTo(say('note', 'shared'))).toBe('exists');
  });

  it('N27: an answer belongs to the comment that opened the thread', () => {
    const story = start();
    story.run(say('first', 'shared'));
    story.run(say('answer', 'shared', { replyTo: commentId('first') }));
    story.run(say('answer to it', 'shared', { commentId: commentId('third'), replyTo: commentId('answer') }));
    expect(threadsOf(story.clause('cap')).map(({ first, answers }) => [first.id, answers.map((answer) => answer.id)])).toEqual([['first', ['answer', 'third']]]);
    expect(story.tryTo(say('lost', 'shared', { replyTo: commentId('nowhere') }))).toBe('no-such-comment');
  });

  it('N27: an internal thread takes no shared answer, and a shared one no internal answer', () => {
    const story = start();
    story.run(say('note', 'internal'));
    story.run(say('question', 'shared'));
    expect(story.tryTo(say('a', 'shared', { replyTo: commentId('note') }))).toBe('thread-internal');
    expect(story.tryTo(say('b', 'internal', { replyTo: commentId('question') }))).toBe('thread-shared');
  });

  it('N28: a thread is shared as a whole by a command of its own, and back only while they have nothing of it', () => {
    const story = start();
    story.run(say('note', 'internal'));
    story.run(say('answer', 'internal', { replyTo: commentId('note') }));
    story.run({ type: 'set-comment-visibility', ...on, commentId: commentId('answer'), visibility: 'shared' });
    expect(story.clause('cap').comments.map((comment) => comment.visibility)).toEqual(['shared', 'shared']);
    expect(story.tryTo({ type: 'set-comment-visibility', ...on, commentId: commentId('note'), visibility: 'shared' })).toBe('same-visibility');
    story.run({ type: 'set-comment-visibility', ...on, commentId: commentId('note'), visibility: 'internal' });
    story.run({ type: 'set-comment-visibility', ...on, commentId: commentId('note'), visibility: 'shared' });
    story.send(undefined, [commentId('note'), commentId('answer')]);
    expect(story.tryTo({ type: 'set-comment-visibility', ...on, commentId: commentId('note'), visibility: 'internal' })).toBe('comment-sent');
    expect(found(story, 'note')?.sent).toBe(1);
  });

  it('N33: a thread is resolved and reopened; what nobody was sent and nobody answered can be withdrawn', () => {
    const story = start();
    story.run(say('note', 'shared'));
    story.run(say('answer', 'shared', { replyTo: commentId('note') }));
    story.run({ type: 'resolve-comment', ...on, commentId: commentId('answer') });
    expect(openThreads(story.clause('cap'))).toBe(0);
    expect(story.tryTo({ type: 'resolve-comment', ...on, commentId: commentId('note') })).toBe('resolved');
    story.run({ type: 'reopen-comment', ...on, commentId: commentId('note') });
    expect(openThreads(story.clause('cap'))).toBe(1);
    expect(story.tryTo({ type: 'withdraw-comment', ...on, commentId: commentId('note') })).toBe('comment-answered');
    story.run({ type: 'withdraw-comment', ...on, commentId: commentId('answer') });
    story.send(undefined, [commentId('note')]);
    expect(story.tryTo({ type: 'withdraw-comment', ...on, commentId: commentId('note') })).toBe('comment-sent');
    expect(story.clause('cap').comments).toHaveLength(1);
  });

  it('N21: every fact about a comment is undone by a new fact', () => {
    const story = start();
    story.run(say('note', 'internal'));
    const before = story.state();
    for (const command of [
      { type: 'resolve-comment', ...on, commentId: commentId('note') }, { type: 'withdraw-comment', ...on, commentId: commentId('note') },
      { type: 'set-comment-visibility', ...on, commentId: commentId('note'), visibility: 'shared' }, say('second', 'shared'),
    ] as const) {
      story.run(command);
      story.run({ type: 'undo' });
      expect({ ...story.state(), revision: 0, redo: null }).toEqual({ ...before, revision: 0 });
    }
  });

  it('N30: comments of their file come in with the round, and go with it', () => {
    const story = start();
    story.run({ type: 'map-author', author: 'Our counsel', party: 'A' });
    story.send();
    const before = story.state();
    story.receive({ cap: 'Liability is capped at 50.' }, {
      comments: [commentFromFile('theirs', 'cap', 'Why 100?', 'Kim'), { ...commentFromFile('ours', 'cap', 'See the insurer.', 'Our counsel'), replyTo: commentId('theirs'), date: '' }],
    });
    expect(found(story, 'theirs')).toMatchObject({ by: 'Kim', party: 'B', origin: 'file', visibility: 'shared', at: '2026-03-01T10:00:00Z', fileId: '7' });
    expect(found(story, 'ours')).toMatchObject({ party: 'A', at: '2026-11-21T10:00:00.000Z', replyTo: 'theirs' });
    expect(story.tryTo({ type: 'withdraw-comment', ...on, commentId: commentId('theirs') })).toBe('not-our-comment');
    expect(story.tryTo({ type: 'set-comment-visibility', ...on, commentId: commentId('theirs'), visibility: 'internal' })).toBe('comment-sent');
    story.run(say('note', 'internal'));
    story.run({ type: 'undo-received-round' });
    expect({ ...story.state(), revision: 0, redo: null }).toEqual({ ...before, revision: 0 });
  });

  it('N31: what was sent after the round their file answers goes out again', () => {
    const story = start();
    story.run(say('early', 'shared'));
    story.send('round-1', [commentId('early')]);
    story.run(say('late', 'shared'));
    story.send('round-2', [commentId('late')]);
    const going = (): readonly string[] => outgoingComments(story.state(), 'A').map(({ comment }) => comment.id);
    expect(going()).toEqual(['early', 'late']);
    story.receive({}, { comparedWith: 'round-1' });
    expect(going()).toEqual(['late']);
    story.run({ type: 'undo-received-round' });
    story.receive({}, { comparedWith: 'round-2' });
    expect(going()).toEqual([]);
  });

  it('N26: splitting leaves comments with the first part, merging keeps them all', () => {
    const story = start();
    story.run({ type: 'counter', clauseId: clauseId('cap'), blocks: [...says('One.'), ...says('Two.')] });
    story.run(say('note', 'internal'));
    story.run({ type: 'record-split', clauseId: clauseId('cap'), part: clauseId('part'), at: { A: { position: 1, shown: null }, B: { position: null, shown: null }, agreement: null }, readings: [] });
    story.run(say('second', 'internal', { clauseId: clauseId('part') }));
    expect([story.clause('cap'), story.clause('part')].map((clause) => clause.comments.map((comment) => comment.id))).toEqual([['note'], ['second']]);
  });
});
