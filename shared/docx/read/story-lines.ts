import type { StoryView } from './document.ts';
import { viewText, type ViewBlock, type ViewParagraph } from './views.ts';

/** One paragraph of a story as plain text. */
export type Line = {
  /** Where it stands, e.g. `body` or `body > row 2 > cell 1`. */
  readonly place: string;
  readonly label: string;
  readonly text: string;
  readonly paragraph: ViewParagraph;
};

/** Plain text of a story, one line per paragraph in reading order, tables by row and cell; `textOf` says what of a paragraph counts. */
export function storyLines(story: StoryView, textOf: (paragraph: ViewParagraph) => string = viewText): Line[] {
  const lines: Line[] = [];
  const read = (blocks: readonly ViewBlock[], place: string): void => {
    for (const block of blocks) {
      if (block.type === 'paragraph') lines.push({ place, label: story.labels.get(block)?.text ?? '', text: plainText(textOf(block)), paragraph: block });
      else if (block.type === 'table') {
        block.rows.forEach((row, rowIndex) => {
          row.cells.forEach((cell, cellIndex) => read(cell.blocks, `${place} > row ${rowIndex + 1} > cell ${cellIndex + 1}`));
        });
      }
    }
  };
  read(story.blocks, story.story.kind);
  return lines;
}

/** Pictures and note references are places, not characters. */
export const plainText = (text: string): string => text.replaceAll('\uFFFC', '');
