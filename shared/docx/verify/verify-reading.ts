import { viewStories, type DocumentModel } from '../read/document.ts';
import type { View } from '../read/revisions.ts';
import { storyLines } from '../read/story-lines.ts';
import { imbalances } from './balance.ts';

/** Every word of the stories asked for, without white space: empty lines that must stay count for nothing. */
export const wordsOf = (model: DocumentModel, view: View, isAsked: (kind: string) => boolean): string =>
  viewStories(model, view)
    .filter((story) => isAsked(story.story.kind))
    .map((story) => storyLines(story).map((line) => line.text).join(''))
    .join('')
    .replace(/\s+/g, '');

/** Whether one file, in a view, is out of balance where another was not (W4). */
export function isNewlyUnbalanced(written: DocumentModel, view: View, base: DocumentModel, baseView: View): boolean {
  const known = new Set(imbalances(base, baseView));
  return imbalances(written, view).some((one) => !known.has(one));
}
