import type { ColumnOps, TableOp } from '../compare/ops.ts';
import type { RowUnit } from '../compare/units.ts';
import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { insertion, type Splice } from '../xml/splice.ts';
import { bringControls } from './bring-controls.ts';
import { newCell, NEW, storedAt, storedCell } from './bring-units.ts';
import { outOfControls } from './content-controls.ts';
import { fieldHalves } from './field-halves.ts';
import { deleteUnit, markProperties, takenAround } from './take-units.ts';
import type { StoryWriter } from './write-region.ts';

/** The cells of this row in added and deleted columns, each marked itself (17.13.5.2–3), and so is everything in it. */
export function writeColumns(writer: StoryWriter, before: RowUnit, after: RowUnit, columns: ColumnOps): Splice[] {
  const { marks, inserter } = writer;
  const elementAt = (index: number): XmlElement | undefined => before.row.cells[index]?.node.element;
  const deleted = columns.deleted.flatMap((index): Splice[] => {
    const [cell, units] = [elementAt(index), before.cells[index] ?? []];
    if (cell === undefined) return [];
    const halves = fieldHalves(writer.source, units.filter((unit) => unit.type === 'paragraph'));
    return [...markProperties(writer, cell, 'w:tcPr', 'cellDel', cell.openEnd), ...units.flatMap((unit) => deleteUnit(writer, unit, halves, undefined))];
  });
  const controls = takenAround(writer, columns.deleted.flatMap((index) => storedAt(elementAt(index))));
  const around = bringControls(writer, columns.inserted.map(({ after: index }) => ({ elements: storedCell(after, index), range: NEW })));
  const inserted = columns.inserted.map(({ behind, after: index }): Splice => {
    const beside = elementAt(Math.max(0, behind));
    const { open, close, depth } = around(storedCell(after, index));
    const whole = beside && outOfControls(beside, depth, behind < 0 ? 'first' : 'last');
    const properties = inserter.cellProperties(after, index, before.row.node.element) || `<${marks.w}tcPr></${marks.w}tcPr>`;
    const mark = marks.empty('cellIns');
    const marked = properties.endsWith('/>') ? `${properties.slice(0, -2)}>${mark}</${marks.w}tcPr>` : properties.replace(/(<\/[^<>]*>)$/, `${mark}$1`);
    const xml = newCell(writer, after, index, marked, beside?.children.findLast((element) => element.name === 'w:p'));
    return insertion((behind < 0 ? whole?.start : whole?.end) ?? before.row.node.element.closeStart, open + xml + close);
  });
  return [...controls.first, ...deleted, ...inserted, ...controls.last];
}

/** A grid as wide as the table with its new columns, and a record of the one before (17.13.5.33). */
export function widenGrid({ source, marks }: StoryWriter, op: TableOp): Splice[] {
  const inserted = op.rows.filter((row) => row.type === 'row').find((row) => row.columns !== undefined)?.columns?.inserted ?? [];
  const grid = child(op.before.table.node.element, 'w:tblGrid');
  if (inserted.length === 0 || grid === undefined || child(grid, 'w:tblGridChange') !== undefined) return [];
  const columns = grid.children.filter((element) => element.name === 'w:gridCol').map((element) => source.slice(element.start, element.end));
  const wider = [...columns];
  for (const { behind } of inserted.toReversed()) wider.splice(behind + 1, 0, columns[Math.max(0, behind)] ?? `<${marks.w}gridCol/>`);
  const record = `<${marks.w}tblGridChange ${marks.w}id="${marks.nextId()}"><${marks.w}tblGrid>${columns.join('')}</${marks.w}tblGrid></${marks.w}tblGridChange>`;
  return [{ start: grid.start, end: grid.end, text: `<${marks.w}tblGrid>${wider.join('')}${record}</${marks.w}tblGrid>` }];
}
