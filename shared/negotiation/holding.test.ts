import { describe, expect, it } from 'vitest';
import { clauseId, says, startStory, type Story } from '../../tests/support/negotiation-fixtures.ts';
import { blocksText } from '../contract/content.ts';
import { replay } from './evolve.ts';
import { biographyOf } from './select/biography.ts';
import { isHeld, outgoingWording } from './select/holding.ts';
import { recordRows } from './select/record-rows.ts';
import { statusOf } from './select/status.ts';

const law = clauseId('law');
function deal(): Story {
  const story = startStory({ law: 'English law', price: '100' });
  story.run({ type: 'counter', clauseId: law, blocks: says('German law') });
  return story;
}
const goesOut = (story: Story, name = 'law'): string | null => {
  const wording = outgoingWording(story.clause(name), 'A');
  return wording === null ? null : blocksText(wording);
};

describe('N49: a proposal is held back', () => {
  it('goes out with what was last shown, and with its words once it is let go', () => {
    const story = deal();
    expect(goesOut(story)).toBe('German law');
    story.run({ type: 'hold-back', clauseId: law, reason: 'after the board meeting' });
    expect([goesOut(story), isHeld(story.clause('law'), 'A')]).toEqual(['English law', true]);
    story.run({ type: 'let-go', clauseId: law });
    expect(goesOut(story)).toBe('German law');
  });

  it('sending shows nothing of it and binds us to nothing; it stays ours to act on', () => {
    const story = deal();
    story.run({ type: 'hold-back', clauseId: law });
    const { positions, shown } = story.clause('law');
    story.send();
    expect(story.clause('law')).toMatchObject({ held: 'A', positions, shown });
    expect(statusOf(story.clause('law'), 'A')).toBe('open-ours');
    story.run({ type: 'let-go', clauseId: law });
    story.send();
    expect(blocksText(story.clause('law').shown.A ?? [])).toBe('German law');
    expect(statusOf(story.clause('law'), 'A')).toBe('open-theirs');
  });

  it('a clause added or removed can be held back too', () => {
    const story = deal();
    story.run({ type: 'insert', clauseId: clauseId('new'), after: null, heading: 'new', blocks: says('A new clause.') });
    story.run({ type: 'hold-back', clauseId: clauseId('new') });
    story.run({ type: 'remove', clauseId: clauseId('price') });
    story.run({ type: 'hold-back', clauseId: clauseId('price') });
    expect([goesOut(story, 'new'), goesOut(story, 'price')]).toEqual([null, '100']);
  });

  it('a new text while it is held back is held back as well; it ends where nothing is left to hold', () => {
    const story = deal();
    story.run({ type: 'hold-back', clauseId: law });
    story.run({ type: 'counter', clauseId: law, blocks: says('Swiss law') });
    expect(goesOut(story)).toBe('English law');
    story.run({ type: 'counter', clauseId: law, blocks: says('English law') });
    expect(story.clause('law').held).toBeNull();
    story.run({ type: 'counter', clauseId: law, blocks: says('French law') });
    expect(goesOut(story)).toBe('French law');
  });

  it('accepting theirs ends it; what they send meanwhile does not', () => {
    const story = deal();
    story.run({ type: 'hold-back', clauseId: law });
    story.send();
    story.receive({ law: 'French law' });
    expect([goesOut(story), story.clause('law').held]).toEqual(['English law', 'A']);
    story.run({ type: 'accept', clauseId: law });
    expect([goesOut(story), story.clause('law').held]).toEqual(['French law', null]);
  });

  it('is refused for what they have seen, twice, and for a mediator; letting go of nothing too', () => {
    const story = deal();
    expect(story.tryTo({ type: 'hold-back', clauseId: clauseId('price') })).toBe('nothing-unseen');
    expect(story.tryTo({ type: 'let-go', clauseId: law })).toBe('not-held');
    story.run({ type: 'hold-back', clauseId: law });
    expect(story.tryTo({ type: 'hold-back', clauseId: law })).toBe('held');
    story.run({ type: 'let-go', clauseId: law });
    story.send();
    expect(story.tryTo({ type: 'hold-back', clauseId: law })).toBe('nothing-unseen');
    const mediator = startStory({ law: 'English law' }, 'mediator');
    mediator.run({ type: 'counter', clauseId: law, party: 'A', blocks: says('German law') });
    expect(mediator.tryTo({ type: 'hold-back', clauseId: law, party: 'A' })).toBe('mediator');
  });

  it('is a fact: undone as one, told in the story, and marked as known to our side alone', () => {
    const story = deal();
    story.run({ type: 'hold-back', clauseId: law });
    story.run({ type: 'undo' });
    expect(goesOut(story)).toBe('German law');
    expect(replay(story.events())).toEqual(story.state());
    expect(biographyOf(story.events(), law).map((entry) => entry.what)).toEqual(['document-imported', 'clause-countered', 'proposal-held-back', 'undone']);
    expect(recordRows(story.events(), story.state()).filter((row) => row.ours).map((row) => row.what)).toEqual(['Took back: held the proposal back', 'held the proposal back']);
  });
});
