import { openPackage, type DocxPackage } from '../package/open-package.ts';
import type { Zlib } from '../zlib-port.ts';
import { createNumberer, listPlace, readNumbering, type ListPlace, type Numberer, type Numbering } from './numbering.ts';
import type { View } from './revisions.ts';
import { shownStories } from './shown-stories.ts';
import { readStories, type Story } from './stories.ts';
import { readStyles, type Styles } from './styles.ts';
import { endsSection, readingOf, viewBlocks, type Reading, type ViewBlock, type ViewParagraph } from './views.ts';

/** A document opened for reading: its package, style sheet, lists and stories as stored. */
export type DocumentModel = {
  readonly docx: DocxPackage;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly stories: readonly Story[];
};

/** Reads a .docx as stored. Throws an `AppFailure` for a file that cannot be read. */
export function readDocument(bytes: Uint8Array, zlib: Zlib): DocumentModel {
  return modelOf(openPackage(bytes, zlib));
}

export function modelOf(docx: DocxPackage): DocumentModel {
  const related = (type: string): string | undefined =>
    docx.relationships(docx.mainPart).find((relationship) => relationship.type === type && !relationship.external)?.target;
  const stylesPart = related('styles');
  const numberingPart = related('numbering');
  const styles = readStyles(stylesPart === undefined ? undefined : docx.xml(stylesPart));
  const numbering = readNumbering(numberingPart === undefined ? undefined : docx.xml(numberingPart));
  return { docx, styles, numbering, stories: readStories(docx) };
}

/** A paragraph's number as Word prints it, and the list it counts in. */
export type Label = { readonly text: string; readonly isBullet: boolean; readonly place: ListPlace };

/** One story in one view: its blocks and the number of every numbered paragraph (R4). */
export type StoryView = {
  readonly story: Story;
  readonly blocks: readonly ViewBlock[];
  readonly labels: ReadonlyMap<ViewParagraph, Label>;
};

/** Reading, comparing and verifying ask for the same views of a file; each is made once. */
const known = new WeakMap<DocumentModel, Map<View, readonly StoryView[]>>();

/** The stories a reader of the view meets. Word counts lists through the body and starts afresh in every other part. */
export function viewStories(model: DocumentModel, view: View | Reading): readonly StoryView[] {
  if (typeof view !== 'string') return readStoryViews(model, view);
  const views = known.get(model) ?? new Map<View, readonly StoryView[]>();
  known.set(model, views);
  const stories = views.get(view) ?? readStoryViews(model, readingOf(view));
  views.set(view, stories);
  return stories;
}

function readStoryViews(model: DocumentModel, reading: Reading): readonly StoryView[] {
  const numberers = new Map<string, Numberer>();
  return shownStories(model.stories, reading).map((story) => {
    const counter = story.kind === 'textbox' ? story.key : story.part;
    let numberer = numberers.get(counter);
    if (numberer === undefined) numberers.set(counter, (numberer = createNumberer(model.numbering)));
    const blocks = viewBlocks(story.blocks, reading);
    const labels = new Map<ViewParagraph, Label>();
    labelBlocks(model, story, blocks, numberer, labels);
    return { story, blocks, labels };
  });
}

function labelBlocks(model: DocumentModel, story: Story, blocks: readonly ViewBlock[], numberer: Numberer, labels: Map<ViewParagraph, Label>): void {
  for (const block of blocks) {
    if (block.type === 'table') {
      for (const row of block.rows) for (const cell of row.cells) labelBlocks(model, story, cell.blocks, numberer, labels);
    } else if (block.type === 'paragraph') {
      const place = listPlace(story.document.source, block.properties, model.styles, model.numbering);
      // The line that only ends a section is its break; Word prints no number on it and does not count it.
      if (place === undefined || (endsSection(block) && block.pieces.every((piece) => piece.text === ''))) continue;
      const { label, isBullet } = numberer(place);
      labels.set(block, { text: label, isBullet, place });
    }
  }
}
