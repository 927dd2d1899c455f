import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { BlockNode, CellNode, OpaqueNode, ParagraphNode, RowNode, TableNode } from './blocks.ts';
import { keepsLastLine } from './last-line.ts';
import type { Field, Piece } from './pieces.ts';
import { isInView, type Revision, type View } from './revisions.ts';

/** A paragraph as one view shows it: stored paragraphs whose marks are gone in that view have flowed together. */
export type ViewParagraph = {
  readonly type: 'paragraph';
  readonly pieces: readonly Piece[];
  /** The stored paragraphs it is made of, in order. The last one's mark, and so its properties, remain. */
  readonly sources: readonly ParagraphNode[];
  /** The properties in force in this view (`w:pPr`, or the old one inside `w:pPrChange`). */
  readonly properties: XmlElement | undefined;
};
export type ViewCell = { readonly node: CellNode; readonly blocks: readonly ViewBlock[] };
export type ViewRow = { readonly node: RowNode; readonly cells: readonly ViewCell[] };
export type ViewTable = { readonly type: 'table'; readonly node: TableNode; readonly rows: readonly ViewRow[] };
export type ViewOpaque = { readonly type: 'opaque'; readonly node: OpaqueNode };
export type ViewBlock = ViewParagraph | ViewTable | ViewOpaque;

/** Any reading of a marked document: which content is there, and which property changes are undone. */
export type Reading = {
  readonly isShown: (revisions: readonly Revision[]) => boolean;
  /** True when this tracked property change is read as not having happened. */
  readonly isUndone: (change: XmlElement) => boolean;
  /** Where content under different marks stands side by side: the marks a word must not run across. */
  readonly showsMarks: ((revision: Revision) => boolean) | undefined;
};

/** The two readings every word processor has. */
export const readingOf = (view: View): Reading => ({ isShown: (revisions) => isInView(revisions, view), isUndone: () => view === 'rejected', showsMarks: undefined });

/** The blocks of a story as a reader of this view sees them (rule R5). */
export const viewBlocks = (blocks: readonly BlockNode[], view: Reading): ViewBlock[] => (standApart(blocks, view) ? blocks.map((node) => paragraph([node], view)) : flowingBlocks(blocks, view));

const standApart = (blocks: readonly BlockNode[], view: Reading): blocks is readonly ParagraphNode[] => blocks.every((block) => block.type === 'paragraph' && view.isShown(block.mark));

/** Paragraphs whose mark is not there flow into what follows (17.13.5.15). */
function flowingBlocks(blocks: readonly BlockNode[], view: Reading): ViewBlock[] {
  const result: ViewBlock[] = [];
  const isTableGone = (element: XmlElement): boolean => blocks.some((block) => block.type === 'table' && block.element === element && viewTable(block, view) === undefined);
  let pending: ParagraphNode[] = [];
  const flush = (): void => {
    // Nothing follows to flow into. What is left of a paragraph stays; one that is gone altogether leaves no line,
    // unless its place must keep one.
    const stays = pending.length > 0 && (pending.some((node) => visiblePieces(node, view).length > 0) || keepsLastLine(pending.map((node) => node.element), isTableGone));
    if (stays) result.push(paragraph(pending, view));
    pending = [];
  };
  for (const block of blocks) {
    // A content control ends what flows in it.
    if (pending.length > 0 && pending.at(-1)?.element.parent !== block.element.parent) flush();
    if (block.type === 'paragraph') {
      pending.push(block);
      if (view.isShown(block.mark)) {
        result.push(paragraph(pending, view));
        pending = [];
      }
      continue;
    }
    const shown = block.type === 'table' ? viewTable(block, view) : { type: 'opaque' as const, node: block };
    // What flows on flows past a table that goes.
    if (shown === undefined) continue;
    flush();
    result.push(shown);
  }
  flush();
  return result;
}

/** Most paragraphs show all they hold: their list is then the very one that was read. */
function visiblePieces({ pieces }: ParagraphNode, view: Reading): readonly Piece[] {
  const isShown = (piece: Piece): boolean => view.isShown(piece.revisions);
  return pieces.every(isShown) ? pieces : pieces.filter(isShown);
}

function paragraph(sources: readonly ParagraphNode[], view: Reading): ViewParagraph {
  const last = sources.at(-1);
  const pieces = sources.length === 1 && last !== undefined ? visiblePieces(last, view) : sources.flatMap((node) => visiblePieces(node, view));
  return { type: 'paragraph', sources, pieces: withFieldsOf(pieces, view), properties: viewProperties(last?.properties, view) };
}

/** Of a field's code each view reads what it shows: deleted code is what it was, inserted code what it is to be (17.16.13, 17.16.23). */
function withFieldsOf(pieces: readonly Piece[], view: Reading): readonly Piece[] {
  if (pieces.every((piece) => piece.field === undefined)) return pieces;
  const fields = new Map<Field, Field>();
  const fieldOf = (field: Field): Field => {
    const known = fields.get(field);
    if (known !== undefined) return known;
    const shown = field.code.filter(({ revisions }) => view.isShown(revisions));
    const own = shown.length === field.code.length ? field : { ...field, instruction: shown.map(({ text }) => text).join('') };
    fields.set(field, own);
    return own;
  };
  return pieces.map((piece) => {
    const field = piece.field === undefined ? undefined : fieldOf(piece.field);
    return field === piece.field ? piece : { ...piece, field };
  });
}

/** Paragraph properties before or after a tracked property change (17.13.5.29), without a number that was only given in it (17.13.5.19). */
export function viewProperties(properties: XmlElement | undefined, view: Reading): XmlElement | undefined {
  const change = child(properties, 'w:pPrChange');
  const shown = change === undefined || !view.isUndone(change) ? properties : child(change, 'w:pPr');
  const numbered = child(child(shown, 'w:numPr'), 'w:ins');
  return shown === undefined || numbered === undefined || !view.isUndone(numbered) ? shown : { ...shown, children: shown.children.filter((element) => element.name !== 'w:numPr') };
}

function viewTable(table: TableNode, view: Reading): ViewTable | undefined {
  const rows = table.rows
    .filter((row) => view.isShown(row.revisions))
    .map((row) => ({
      node: row,
      cells: row.cells.filter((cell) => view.isShown(cell.revisions)).map((cell) => ({ node: cell, blocks: viewBlocks(cell.blocks, view) })),
    }))
    .filter((row) => row.cells.length > 0);
  return rows.length === 0 && table.rows.length > 0 ? undefined : { type: 'table', node: table, rows };
}

/** Whether a section ends with the paragraph. Earlier properties do not record it (CT_PPrBase), so every view asks the present ones. */
export const endsSection = ({ sources }: ViewParagraph): boolean => child(sources.at(-1)?.properties, 'w:sectPr') !== undefined;

/**
 * A line that cannot go even when nothing is left in it: the one that ends a section (C10), and the only one of a content
 * control, which Word would fill with its placeholder.
 */
export function holdsPlace(paragraphInView: ViewParagraph): boolean {
  const elements = paragraphInView.sources.map((node) => node.element);
  return endsSection(paragraphInView) || (elements[0]?.parent?.name === 'w:sdtContent' && keepsLastLine(elements, () => false));
}

/** The visible characters of a paragraph in its view. */
export function viewText({ pieces }: ViewParagraph): string {
  let text = '';
  for (const piece of pieces) text += piece.text;
  return text;
}
