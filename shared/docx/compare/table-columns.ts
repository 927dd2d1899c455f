import type { CellNode } from '../read/blocks.ts';
import { plainText } from '../read/story-lines.ts';
import type { RowOp, TableOp } from './ops.ts';
import type { Unit } from './units.ts';

/** A column that one version of a table has and the other has not, from top to bottom. */
export type TableColumn = { readonly deleted: boolean; readonly cells: readonly { readonly units: readonly Unit[]; readonly node: CellNode | undefined }[] };

/** The words of some cells from top to bottom, a tab between them. */
export const columnText = (cells: readonly (readonly Unit[])[]): string => plainText(cells.map((units) => units.map((unit) => unit.text).join(' ')).join('\t').replaceAll('\n', ' '));

/** The added and the deleted columns of a compared table, in order. */
export function tableColumns(table: TableOp): TableColumn[] {
  // A row with cells merged across has no cell of this column alone.
  const rows = table.rows.filter((row) => row.type === 'row').filter((row) => row.columns !== undefined);
  const column = (deleted: boolean, index: number): TableColumn => ({ deleted, cells: rows.map((row) => cellOf(row, deleted, index)) });
  const columns = rows[0]?.columns;
  return columns === undefined ? [] : [...columns.deleted.map((index) => column(true, index)), ...columns.inserted.map(({ after }) => column(false, after))];
}

/** Whether a row with cells merged across went along with the columns of its table: it was as wide as the table and is. */
export function followsColumns(table: TableOp, row: Extract<RowOp, { type: 'row' }>): boolean {
  const wide = (spans: readonly number[] | undefined): number | undefined => spans?.reduce((sum, span) => sum + span, 0);
  const plain = table.rows.filter((one) => one.type === 'row').find((one) => one.columns !== undefined);
  return plain !== undefined && row.columns === undefined && wide(row.before.spans) === plain.before.cells.length && wide(row.after.spans) === plain.after.cells.length;
}

/** The columns of `tableColumns`, where a column that went here and came there with the same words has moved and is one. */
export function joinColumns(columns: readonly TableColumn[]): (TableColumn & { readonly moved?: TableColumn })[] {
  const words = ({ cells }: TableColumn): string => cells.map(({ units }) => units.map((unit) => unit.key).join('\u0003')).join('\u0002');
  const gone = columns.filter(({ deleted }) => deleted);
  const joined = columns.filter(({ deleted }) => !deleted).map((column) => {
    const at = gone.findIndex((other) => words(other) === words(column) && other.cells.some(({ units }) => units.some((unit) => unit.words.length > 0)));
    const [moved] = at < 0 ? [] : gone.splice(at, 1);
    return moved === undefined ? column : { ...column, moved };
  });
  return [...gone, ...joined];
}

function cellOf(row: Extract<RowOp, { type: 'row' }>, deleted: boolean, index: number): TableColumn['cells'][number] {
  const side = deleted ? row.before : row.after;
  return { units: side.cells[index] ?? [], node: side.row.cells[index]?.node };
}
