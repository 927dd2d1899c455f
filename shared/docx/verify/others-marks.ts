import type { BlockNode, ParagraphNode } from '../read/blocks.ts';
import type { DocumentModel } from '../read/document.ts';
import type { Piece } from '../read/pieces.ts';
import { revisionOf, type Revision } from '../read/revisions.ts';
import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/**
 * Every mark a file carries but for those `isOwn` names, with the characters under it, as one text: two files whose
 * texts are equal hold the same marks of others over the same words (W2), however many pieces each mark is cut into.
 */
export function othersMarks(model: DocumentModel, isOwn: (id: string) => boolean): string {
  return model.stories.flatMap((story) => {
    const lines: string[] = [];
    const { source } = story.document;
    const record = (element: XmlElement | undefined): readonly Revision[] => (element === undefined ? [] : [revisionOf(source, element, 'ins')]);
    const names = (revisions: readonly Revision[]): string => revisions.filter((revision) => !isOwn(revision.id)).map((revision) => `${revision.kind} ${revision.author} ${revision.date}`).join('+');
    const visit = (blocks: readonly BlockNode[]): void => {
      for (const block of blocks) {
        if (block.type === 'paragraph') visitParagraph(block);
        else if (block.type === 'table') {
          for (const row of block.rows) {
            lines.push(`row ${names(row.revisions)}`);
            for (const cell of row.cells) {
              lines.push(`cell ${names(cell.revisions)}`);
              visit(cell.blocks);
            }
          }
        }
      }
    };
    const add = (what: string, text: string): void => {
      const last = lines.at(-1);
      if (last?.startsWith(`${what}: `)) lines[lines.length - 1] = last + text;
      else lines.push(`${what}: ${text}`);
    };
    const visitParagraph = (paragraph: ParagraphNode): void => {
      for (const piece of paragraph.pieces) {
        if (piece.text === '' || isOurAddition(piece, isOwn)) continue;
        const look = names(record(child(child(piece.run, 'w:rPr'), 'w:rPrChange')));
        add(`text ${names(piece.revisions)}${look === '' ? '' : ` look ${look}`}`, piece.text);
      }
      if (!paragraph.mark.some((revision) => isOwn(revision.id) && adds(revision))) lines.push(`line ${names(paragraph.mark)} ${names(record(child(paragraph.properties, 'w:pPrChange')))}`);
    };
    visit(story.blocks);
    // A note, comment or text box may come with words, as a copy of its own (W7, W8); a story without a mark of others says nothing of them.
    if (lines.every((line) => WITHOUT_MARKS.test(line))) return [];
    return [`story ${story.kind === 'textbox' ? story.kind : story.key}`, ...lines.filter((line) => line !== 'row ' && line !== 'cell ')];
  }).join('\n');
}

/** What is said of a row, a cell, words or a line that no mark of others is on. */
const WITHOUT_MARKS = /^(?:row |cell |line {2}|text : .*)$/s;

const adds = ({ kind }: Revision): boolean => kind === 'ins' || kind === 'moveTo';
const isOurAddition = (piece: Piece, isOwn: (id: string) => boolean): boolean => piece.revisions.some((revision) => isOwn(revision.id) && adds(revision));
