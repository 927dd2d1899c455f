import { describe, expect, it } from 'vitest';
import { clauseId, says, startStory, type Story } from '../../tests/support/negotiation-fixtures.ts';
import { biographyOf } from './select/biography.ts';
import { statusOf } from './select/status.ts';

const returned = (): Story => {
  const story = startStory({ price: '100', term: 'five years', law: 'English law' });
  story.send();
  story.receive({ price: '120', term: 'six years', law: 'French law' });
  return story;
};

describe('several decisions in one go (N34)', () => {
  it('are one fact, and each clause stands as if it had been decided alone', () => {
    const story = returned();
    const facts = story.events().length;
    story.run({ type: 'decide-together', decisions: [{ type: 'accept', clauseId: clauseId('price') }, { type: 'reject', clauseId: clauseId('term'), reason: 'Too long.' }, { type: 'park', clauseId: clauseId('law') }] });
    expect(story.events().length).toBe(facts + 1);
    expect(statusOf(story.clause('price'), 'A')).toBe('agreed');
    expect(statusOf(story.clause('term'), 'A')).toBe('open-theirs');
    expect(story.clause('law').parked).toBe(true);
  });

  it('are undone as one', () => {
    const story = returned();
    const { clauses } = story.state();
    story.run({ type: 'decide-together', decisions: [{ type: 'accept', clauseId: clauseId('price') }, { type: 'accept', clauseId: clauseId('term') }] });
    story.run({ type: 'undo' });
    expect(story.state().clauses).toEqual(clauses);
  });

  it('are not made at all when one of them cannot be made', () => {
    const story = returned();
    story.run({ type: 'accept', clauseId: clauseId('price') });
    const before = story.state();
    expect(story.tryTo({ type: 'decide-together', decisions: [{ type: 'accept', clauseId: clauseId('term') }, { type: 'accept', clauseId: clauseId('price') }] })).toBe('agreed');
    expect(story.tryTo({ type: 'decide-together', decisions: [{ type: 'accept', clauseId: clauseId('nowhere') }] })).toBe('no-such-clause');
    expect(story.state()).toBe(before);
  });

  it('can reopen an agreed clause and change it, and not change it without (N14)', () => {
    const story = returned();
    story.run({ type: 'accept', clauseId: clauseId('price') });
    const change = { type: 'counter', clauseId: clauseId('price'), blocks: says('110') } as const;
    expect(story.tryTo({ type: 'decide-together', decisions: [change] })).toBe('agreed');
    story.run({ type: 'decide-together', decisions: [{ type: 'reopen', clauseId: clauseId('price'), reason: 'A wrong sum.' }, change] });
    expect(story.clause('price').positions.A.wording).toEqual(says('110'));
    expect(statusOf(story.clause('price'), 'A')).toBe('reopened');
    story.run({ type: 'undo' });
    expect(statusOf(story.clause('price'), 'A')).toBe('agreed');
  });

  it('are told in the history of each clause by themselves', () => {
    const story = returned();
    story.run({ type: 'decide-together', decisions: [{ type: 'accept', clauseId: clauseId('price'), reason: 'Fair.' }, { type: 'reject', clauseId: clauseId('term') }] });
    expect(biographyOf(story.events(), clauseId('price')).slice(-2).map((entry) => [entry.what, entry.reason])).toEqual([['change-accepted', 'Fair.'], ['agreed', '']]);
    expect(biographyOf(story.events(), clauseId('term')).at(-1)?.what).toBe('change-rejected');
  });
});
