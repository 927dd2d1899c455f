import { isVolatileField } from '../compare/tokens.ts';
import { viewStories, type DocumentModel } from '../read/document.ts';
import type { View } from '../read/revisions.ts';
import { plainText, storyLines } from '../read/story-lines.ts';
import type { Reading, ViewBlock } from '../read/views.ts';
import { imbalances } from './balance.ts';

/**
 * Every word of the stories asked for, without white space: empty lines that must stay count for nothing. Page numbers and
 * dates that renew themselves are left out where asked: between two versions nobody wrote their difference.
 */
export function wordsOf(model: DocumentModel, view: View, isAsked: (kind: string) => boolean, volatile: 'with' | 'without' = 'with'): string {
  const words = (blocks: readonly ViewBlock[]): string =>
    blocks
      .map((block) => {
        if (block.type === 'table') return block.rows.map((row) => row.cells.map((cell) => words(cell.blocks)).join('')).join('');
        return block.type === 'opaque' ? '' : block.pieces.map((piece) => (volatile === 'without' && piece.field !== undefined && isVolatileField(piece.field.instruction) ? '' : piece.text)).join('');
      })
      .join('');
  return plainText(viewStories(model, view).filter((story) => isAsked(story.story.kind)).map((story) => words(story.blocks)).join('')).replace(/\s+/g, '');
}

/** Every paragraph of every story but the comments, with its number and place; equal texts are equal contracts, number for number. */
export const contractLines = (model: DocumentModel, view: View | Reading): string =>
  viewStories(model, view)
    .filter((story) => story.story.kind !== 'comment')
    .map((story) => storyLines(story).map((line) => `${line.place}|${line.label}|${line.text}`).join('\n'))
    .join('\n\n');

/** Whether one file, in a view, is out of balance where another was not (W4). */
export function isNewlyUnbalanced(written: DocumentModel, view: View, base: DocumentModel, baseView: View): boolean {
  const known = new Set(imbalances(base, baseView));
  return imbalances(written, view).some((one) => !known.has(one));
}
