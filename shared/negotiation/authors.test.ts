import { describe, expect, it } from 'vitest';
import { commentFromFile, startStory } from '../../tests/support/negotiation-fixtures.ts';
import { authorsOf } from './select/authors.ts';

describe('N41: the party map', () => {
  const deal = (): ReturnType<typeof startStory> => {
    const story = startStory({ Law: 'English law governs.' });
    story.send();
    story.receive({}, { comments: [commentFromFile('c1', 'Law', 'Why?', 'K. Ferris')] });
    return story;
  };

  it('knows every name a file brought, and says where nobody has said whose it is', () => {
    const story = deal();
    expect(authorsOf(story.state())).toEqual([{ name: 'K. Ferris', party: null }]);
    story.run({ type: 'map-author', author: 'K. Ferris', party: 'B' });
    expect(authorsOf(story.state())).toEqual([{ name: 'K. Ferris', party: 'B' }]);
  });

  it('a correction holds from then on; what was recorded stays', () => {
    const story = deal();
    story.run({ type: 'map-author', author: 'K. Ferris', party: 'A' });
    story.receive({}, { comments: [commentFromFile('c2', 'Law', 'Never mind.', 'K. Ferris')] });
    expect(story.clause('Law').comments.map((comment) => [comment.text, comment.party])).toEqual([['Why?', 'B'], ['Never mind.', 'A']]);
  });

  it('is a fact like any other, and undone as one; saying the same again is refused', () => {
    const story = deal();
    story.run({ type: 'map-author', author: 'K. Ferris', party: 'B' });
    expect(story.tryTo({ type: 'map-author', author: 'K. Ferris', party: 'B' })).toBe('same');
    story.run({ type: 'undo' });
    expect(authorsOf(story.state())).toEqual([{ name: 'K. Ferris', party: null }]);
  });
});
