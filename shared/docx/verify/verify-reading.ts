import { isVolatileField, piecesBeforePage } from '../compare/tokens.ts';
import { viewStories, type DocumentModel, type StoryView } from '../read/document.ts';
import type { View } from '../read/revisions.ts';
import type { Story } from '../read/stories.ts';
import { storyLines, type Line } from '../read/story-lines.ts';
import { holdsPlace, type Reading, type ViewParagraph } from '../read/views.ts';
import { attribute } from '../xml/access.ts';
import { imbalances } from './balance.ts';

export type LastingLine = Line & { readonly onlyHoldsPlace: boolean };

/**
 * The paragraphs of the stories asked for, each with its place, number and words, without page numbers and dates that renew
 * themselves: between two versions nobody wrote their difference. Empty lines that cannot go (`holdsPlace`, `closesCell`) say so; a story
 * of empty lines alone is read as one without any. Notes come in the order their references are met, wherever the part keeps them (17.11.14).
 */
export function lastingLines(model: DocumentModel, view: View, isAsked: (story: Story) => boolean): readonly LastingLine[] {
  return notesAsMet(viewStories(model, view))
    .filter(({ story }) => isAsked(story))
    .flatMap((story) => {
      const lines = storyLines(story, lastingText);
      return lines.every(({ label, text }) => label === '' && text === '') ? [] : lines.map((line) => ({ ...line, onlyHoldsPlace: line.text === '' && (holdsPlace(line.paragraph) || closesCell(line.paragraph)) }));
    });
}

/** The line behind a table that ends a cell: Word wants one there (17.4.65), and some programs leave it out. */
function closesCell({ sources }: ViewParagraph): boolean {
  const element = sources.at(-1)?.element;
  const siblings = element?.parent?.name === 'w:tc' ? element.parent.children : [];
  return element !== undefined && siblings.at(-1) === element && siblings.at(-2)?.name === 'w:tbl';
}

/** The stories, each note in the place of the note whose turn it is; those no reference leads to come last. */
function notesAsMet(stories: readonly StoryView[]): readonly StoryView[] {
  const [body] = stories;
  if (body === undefined || stories.filter(({ story }) => isNote(story)).length < 2) return stories;
  const { source } = body.story.document;
  const turns = new Map<string, number>();
  for (const { paragraph } of storyLines(body)) {
    for (const { type, element } of paragraph.pieces) {
      const key = `${element.name}/${attribute(source, element, 'w:id') ?? ''}`;
      if (type === 'note' && !turns.has(key)) turns.set(key, turns.size);
    }
  }
  const turn = ({ story }: StoryView): number => turns.get(`w:${story.kind}Reference/${story.key}`) ?? turns.size;
  const queues = new Map(['footnote', 'endnote'].map((kind) => [kind, stories.filter(({ story }) => story.kind === kind).sort((one, two) => turn(one) - turn(two)).values()]));
  return stories.map((story) => queues.get(story.story.kind)?.next().value ?? story);
}

const isNote = ({ kind }: Story): boolean => kind === 'footnote' || kind === 'endnote';

function lastingText({ pieces }: ViewParagraph): string {
  const lasting = piecesBeforePage(pieces);
  return pieces.map((piece) => (piece.field !== undefined && isVolatileField(piece.field.instruction) && !lasting.has(piece) ? '' : piece.text)).join('');
}

/** Every paragraph of every story but the comments, with its number and place, or those that count; equal texts are equal contracts, number for number. */
export const contractLines = (model: DocumentModel, view: View | Reading, counts: (line: Line) => boolean = () => true): string =>
  viewStories(model, view)
    .filter((story) => story.story.kind !== 'comment')
    .map((story) => storyLines(story).filter(counts).map((line) => `${line.place}|${line.label}|${line.text}`).join('\n'))
    .join('\n\n');

/** Whether one file, in a view, is out of balance where another was not (W4). */
export function isNewlyUnbalanced(written: DocumentModel, view: View, base: DocumentModel, baseView: View): boolean {
  const found = imbalances(written, view);
  // Most files are in balance; only one that is not is held against what it was made from.
  const known = new Set(found.length === 0 ? [] : imbalances(base, baseView));
  return found.some((one) => !known.has(one));
}
