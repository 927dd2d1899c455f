import { describe, expect, it } from 'vitest';
import { startStory } from '../../../tests/support/negotiation-fixtures.ts';
import { choicesOf, spansOf } from './versions.ts';

const spans = (story: ReturnType<typeof startStory>): unknown => spansOf(choicesOf(story.state().id, story.state(), []));

describe('what is compared at once', () => {
  it('everything since the first text, and the last round against the one it answers', () => {
    const story = startStory({ cap: 'Liability is capped at 100.' });
    story.send();
    expect(spans(story)).toEqual({ first: 'first', previous: 'first', newest: 'clean-1' });
    story.receive({ cap: 'Liability is capped at 50.' });
    expect(spans(story)).toEqual({ first: 'first', previous: 'sent-1', newest: 'received-2' });
    story.send();
    expect(spans(story)).toEqual({ first: 'first', previous: 'received-2', newest: 'clean-3' });
  });
});
