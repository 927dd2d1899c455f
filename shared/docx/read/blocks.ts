import { child } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { chosenBranch, newFieldState, readPieces, type FieldState, type Piece } from './pieces.ts';
import { cellRevisions, childRevisions, type Revision } from './revisions.ts';

/** One `w:p` as stored: pieces under all marks, and the marks on its own paragraph mark. */
export type ParagraphNode = {
  readonly type: 'paragraph';
  readonly element: XmlElement;
  readonly properties: XmlElement | undefined;
  readonly pieces: readonly Piece[];
  /** Revisions of the paragraph mark itself (`w:pPr/w:rPr/w:ins` …). */
  readonly mark: readonly Revision[];
};

export type CellNode = { readonly element: XmlElement; readonly blocks: readonly BlockNode[]; readonly revisions: readonly Revision[] };
export type RowNode = { readonly element: XmlElement; readonly cells: readonly CellNode[]; readonly revisions: readonly Revision[] };
export type TableNode = { readonly type: 'table'; readonly element: XmlElement; readonly rows: readonly RowNode[] };
/** Block content kept as it is and named in the report: an imported chunk, a sub-document. */
export type OpaqueNode = { readonly type: 'opaque'; readonly element: XmlElement };

export type BlockNode = ParagraphNode | TableNode | OpaqueNode;

/** Reads the block content of a body, header, note, text box or cell, as stored. */
export function readBlocks(document: XmlDocument, container: XmlElement): BlockNode[] {
  return readContainer(document.source, container, newFieldState());
}

function readContainer(source: string, container: XmlElement, fields: FieldState): BlockNode[] {
  const blocks: BlockNode[] = [];
  for (const element of container.children) readBlock(source, element, fields, blocks);
  return blocks;
}

function readBlock(source: string, element: XmlElement, fields: FieldState, out: BlockNode[]): void {
  switch (element.name) {
    case 'w:p':
      out.push(readParagraph(source, element, fields));
      return;
    case 'w:tbl':
      out.push({ type: 'table', element, rows: readRows(source, element, fields) });
      return;
    case 'w:sdt': {
      const content = child(element, 'w:sdtContent');
      for (const inner of content?.children ?? []) readBlock(source, inner, fields, out);
      return;
    }
    case 'w:customXml':
    case 'w:ins':
    case 'w:moveTo':
    case 'w:del':
    case 'w:moveFrom':
      for (const inner of element.children) readBlock(source, inner, fields, out);
      return;
    case 'mc:AlternateContent':
      for (const inner of chosenBranch(source, element)?.children ?? []) readBlock(source, inner, fields, out);
      return;
    case 'w:altChunk':
    case 'w:subDoc':
      out.push({ type: 'opaque', element });
      return;
    default:
      return;
  }
}

function readParagraph(source: string, element: XmlElement, fields: FieldState): ParagraphNode {
  const properties = child(element, 'w:pPr');
  return { type: 'paragraph', element, properties, pieces: readPieces(source, element, fields), mark: childRevisions(source, child(properties, 'w:rPr')) };
}

/** Rows may stand inside content controls and custom XML; so may cells. */
function readRows(source: string, container: XmlElement, fields: FieldState): RowNode[] {
  return container.children.flatMap((element): RowNode[] => {
    if (element.name === 'w:tr') return [{ element, cells: readCells(source, element, fields), revisions: childRevisions(source, child(element, 'w:trPr')) }];
    if (element.name === 'w:sdt') return readRows(source, child(element, 'w:sdtContent') ?? element, fields);
    return element.name === 'w:customXml' || element.name === 'w:ins' || element.name === 'w:del' ? readRows(source, element, fields) : [];
  });
}

const readCells = (source: string, row: XmlElement, fields: FieldState): CellNode[] =>
  storedCells(row).map((element) => ({ element, blocks: readContainer(source, element, fields), revisions: cellRevisions(source, element) }));

/** The cells (`w:tc`) of a row, in order, those in content controls and custom XML as well. */
export const storedCells = (row: XmlElement): XmlElement[] =>
  row.children.flatMap((element): XmlElement[] => {
    if (element.name === 'w:tc') return [element];
    if (element.name === 'w:sdt') return storedCells(child(element, 'w:sdtContent') ?? element);
    return element.name === 'w:customXml' ? storedCells(element) : [];
  });
