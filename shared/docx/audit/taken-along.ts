import type { StoryComparison } from '../compare/story-comparison.ts';
import { viewStories, type DocumentModel } from '../read/document.ts';

/**
 * Tells a note or text box that went with a mark of ours: the sent file shows it in one of its readings only, and the return lacks it. What became
 * of that mark says it all (A1). Where the return has one besides that was not sent, it may be the same one, worded anew: then both are told.
 */
export function createTakenAlong(sent: DocumentModel, stories: readonly StoryComparison[]): (story: StoryComparison) => boolean {
  // The side that lacks a story stands in with the other's, without its blocks.
  const lacks = ({ before, after }: StoryComparison, side: 'before' | 'after'): boolean => before.story.story === after.story.story && (side === 'before' ? before : after).story.blocks.length === 0;
  const coming = new Set(stories.filter((story) => lacks(story, 'before')).map(({ kind }) => kind));
  const shown = (['accepted', 'rejected'] as const).map((view) => new Set(viewStories(sent, view).map(({ story }) => story.container)));
  return (story) => {
    if (story.kind !== 'footnote' && story.kind !== 'endnote' && story.kind !== 'textbox') return false;
    const { container } = story.before.story.story;
    return lacks(story, 'after') && !coming.has(story.kind) && shown.some((view) => !view.has(container));
  };
}
