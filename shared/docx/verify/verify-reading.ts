import { isVolatileField } from '../compare/tokens.ts';
import { viewStories, type DocumentModel } from '../read/document.ts';
import type { View } from '../read/revisions.ts';
import type { Story } from '../read/stories.ts';
import { storyLines, type Line } from '../read/story-lines.ts';
import { holdsPlace, type Reading, type ViewParagraph } from '../read/views.ts';
import { imbalances } from './balance.ts';

export type LastingLine = Line & { readonly onlyHoldsPlace: boolean };

/**
 * The paragraphs of the stories asked for, each with its place, number and words, without page numbers and dates that renew
 * themselves: between two versions nobody wrote their difference. Empty lines that cannot go (`holdsPlace`) say so; a story of empty
 * lines alone is read as one without any.
 */
export function lastingLines(model: DocumentModel, view: View, isAsked: (story: Story) => boolean): readonly LastingLine[] {
  return viewStories(model, view)
    .filter(({ story }) => isAsked(story))
    .flatMap((story) => {
      const lines = storyLines(story, lastingText);
      return lines.every(({ label, text }) => label === '' && text === '') ? [] : lines.map((line) => ({ ...line, onlyHoldsPlace: line.text === '' && holdsPlace(line.paragraph) }));
    });
}

const lastingText = ({ pieces }: ViewParagraph): string => pieces.map((piece) => (piece.field !== undefined && isVolatileField(piece.field.instruction) ? '' : piece.text)).join('');

/** Every paragraph of every story but the comments, with its number and place, or those that count; equal texts are equal contracts, number for number. */
export const contractLines = (model: DocumentModel, view: View | Reading, counts: (line: Line) => boolean = () => true): string =>
  viewStories(model, view)
    .filter((story) => story.story.kind !== 'comment')
    .map((story) => storyLines(story).filter(counts).map((line) => `${line.place}|${line.label}|${line.text}`).join('\n'))
    .join('\n\n');

/** Whether one file, in a view, is out of balance where another was not (W4). */
export function isNewlyUnbalanced(written: DocumentModel, view: View, base: DocumentModel, baseView: View): boolean {
  const known = new Set(imbalances(base, baseView));
  return imbalances(written, view).some((one) => !known.has(one));
}
