import { describe, expect, it } from 'vitest';
import { clauseId, says, startStory } from '../../../tests/support/negotiation-fixtures.ts';
import { blocksText } from '../../contract/content.ts';
import { sinceAgreed } from './since-agreed.ts';

const told = (story: ReturnType<typeof startStory>): unknown => {
  const { changed, kept, never } = sinceAgreed(story.state());
  return {
    changed: changed.map(({ clause, agreement, now }) => [clause.id, blocksText(agreement.wording ?? []), ...now.map(({ parties, wording }) => `${parties.join('')}: ${wording === null ? 'gone' : blocksText(wording)}`)]), kept, never,
  };
};

/** Two clauses agreed after their first return, one never spoken of. */
function agreedStory(): ReturnType<typeof startStory> {
  const story = startStory({ cap: 'Capped at 100.', term: 'Five years.', law: 'English law.' });
  story.send();
  story.receive({ cap: 'Capped at 90.', term: 'Four years.' });
  for (const name of ['cap', 'term']) story.run({ type: 'accept', clauseId: clauseId(name), reason: '' });
  return story;
}

describe('N67: what changed since it was last agreed', () => {
  it('is nothing while both sides hold what they agreed; what was never agreed is counted apart', () => {
    expect(told(agreedStory())).toEqual({ changed: [], kept: 2, never: 1 });
  });

  it('names who holds the other wording, for one side and for each of them', () => {
    const story = agreedStory();
    story.send();
    story.receive({ cap: 'Capped at 10.' });
    expect(told(story)).toEqual({ changed: [['cap', 'Capped at 90.', 'B: Capped at 10.']], kept: 1, never: 1 });
    story.run({ type: 'counter', clauseId: clauseId('cap'), blocks: says('Capped at 80.'), reason: '' });
    expect(told(story)).toMatchObject({ changed: [['cap', 'Capped at 90.', 'A: Capped at 80.', 'B: Capped at 10.']] });
  });

  it('counts from the newest agreement: agreed anew, there is nothing to tell', () => {
    const story = agreedStory();
    story.send();
    story.receive({ cap: 'Capped at 10.' });
    story.run({ type: 'accept', clauseId: clauseId('cap'), reason: '' });
    expect(told(story)).toEqual({ changed: [], kept: 2, never: 1 });
  });

  it('a clause that was agreed and that they left out is told as gone', () => {
    const story = agreedStory();
    story.send();
    story.receive({ term: null });
    expect(told(story)).toEqual({ changed: [['term', 'Four years.', 'B: gone']], kept: 1, never: 1 });
  });
});
