import type { Move } from '../compare/ops.ts';
import type { ParagraphUnit, RowUnit, TableUnit, Unit } from '../compare/units.ts';
import { storedCells } from '../read/blocks.ts';
import type { Piece } from '../read/pieces.ts';
import type { XmlElement } from '../xml/scan.ts';
import { bringControls } from './bring-controls.ts';
import type { ControlRange } from './content-controls.ts';
import { editedFrom, moveName } from './moved-ends.ts';
import type { StoryWriter } from './write-region.ts';

/** The tags of a control that comes with what is new. */
export const NEW: ControlRange = 'customXmlInsRange';

/** A new block under marks, or one that comes to stand here, set beside a paragraph of the base. `left`: see `Inserter.content`. */
export function insertUnit(writer: StoryWriter, unit: Unit, neighbour: XmlElement | undefined, move: Move | undefined, left: ReadonlySet<Piece>): string {
  if (unit.type === 'paragraph') return insertParagraph(writer, unit, neighbour, move, left);
  return unit.type === 'table' ? insertTable(writer, unit, neighbour) : '';
}

/** A new paragraph, or the new end of a moved one. */
export function insertParagraph(writer: StoryWriter, unit: ParagraphUnit, neighbour: XmlElement | undefined, move: Move | undefined, left: ReadonlySet<Piece>): string {
  const { marks, inserter } = writer;
  const mark = move === undefined ? 'ins' : 'moveTo';
  const from = editedFrom(move);
  // What was worded anew stands nowhere; it is set as it was set at its old place.
  const setLike = unit.paragraph.sources.length === 0 && from !== undefined ? from : unit;
  const properties = `<${marks.w}pPr>${inserter.paragraphProperties(setLike, neighbour)}<${marks.w}rPr>${marks.empty(mark)}${inserter.markLook(setLike, neighbour)}</${marks.w}rPr></${marks.w}pPr>`;
  const run = neighbour?.children.find((element) => element.name === 'w:r');
  const paragraph = `<${marks.w}p>${properties}${inserter.content(unit, run, mark, left, from)}${marks.close('p')}`;
  if (move === undefined) return paragraph;
  const id = marks.nextId();
  return marks.emptyNamed('moveToRangeStart', moveName(move), id) + paragraph + marks.rangeEnd('moveToRangeEnd', id);
}

function insertTable(writer: StoryWriter, table: TableUnit, neighbour: XmlElement | undefined): string {
  const { marks, inserter } = writer;
  const around = bringControls(writer, [{ elements: table.rows.flatMap((row) => storedAt(row.row.node.element)), range: NEW }]);
  const rows = (row: RowUnit): string => {
    const { open, close } = around(storedAt(row.row.node.element));
    return open + insertRow(writer, row, undefined, neighbour) + close;
  };
  return `<${marks.w}tbl>${inserter.tableProperties(table)}${table.rows.map(rows).join('')}${marks.close('tbl')}`;
}

/** The stored row or cell, but for one that stands nowhere yet. */
export const storedAt = (element: XmlElement | undefined): XmlElement[] => (element === undefined || element.name === '' ? [] : [element]);
/** The stored cell of a row. */
export const storedCell = (row: RowUnit, index: number): XmlElement[] => storedAt(row.row.cells[index]?.node.element);

/** A new row: marked itself, and so is everything in it. */
export function insertRow(writer: StoryWriter, row: RowUnit, neighbour: XmlElement | undefined, paragraph: XmlElement | undefined): string {
  const { marks, inserter } = writer;
  const beside = neighbour && storedCells(neighbour);
  const around = bringControls(writer, [{ elements: row.cells.flatMap((_, index) => storedCell(row, index)), range: NEW }]);
  const cells = row.cells.map((_, index) => {
    const { open, close } = around(storedCell(row, index));
    return open + newCell(writer, row, index, inserter.cellProperties(row, index, neighbour), beside?.[index]?.children.findLast((element) => element.name === 'w:p') ?? paragraph) + close;
  });
  return `<${marks.w}tr>${inserter.rowExceptions(row, neighbour)}<${marks.w}trPr>${inserter.rowProperties(row, neighbour)}${marks.empty('ins')}</${marks.w}trPr>${cells.join('')}${marks.close('tr')}`;
}

/** A new cell with these properties (`w:tcPr`), and everything in it marked as new. */
export function newCell(writer: StoryWriter, row: RowUnit, index: number, properties: string, near: XmlElement | undefined): string {
  const { marks } = writer;
  const cell = row.cells[index] ?? [];
  const left = writer.inserter.halves(cell.filter((unit) => unit.type === 'paragraph'));
  const content = cell.map((unit) => insertUnit(writer, unit, near, undefined, left)).join('');
  const needsParagraph = cell.at(-1)?.type !== 'paragraph';
  return `<${marks.w}tc>${properties}${content}${needsParagraph ? `<${marks.w}p/>` : ''}${marks.close('tc')}`;
}
