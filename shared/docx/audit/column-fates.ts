import type { Clause } from '../compare/story-comparison.ts';
import type { RowOp, TableOp } from '../compare/plan.ts';
import { columnText, joinColumns, tableColumns, type TableColumn } from '../compare/table-columns.ts';
import type { Unit } from '../compare/units.ts';
import type { Revision } from '../read/revisions.ts';
import { pileOf, stateOf, type Fate, type FateOptions, type Pile } from './states.ts';

/** The pile of a cell that both files have and our mark on it no longer says the same of. */
export function cellPile(row: Extract<RowOp, { type: 'row' }>, index: number, options: FateOptions): Pile | undefined {
  const [before, after] = [row.before.row.cells[index]?.node, row.after.row.cells[row.columns === undefined ? index : (row.columns.kept.find((pair) => pair.before === index)?.after ?? -1)]?.node];
  return before === undefined || after === undefined ? undefined : pileOf(stateOf(before.revisions, options.isOursInSent), stateOf(after.revisions, options.isOursInReturn));
}

/** Columns that came or went, and ours that were taken or dropped: each one difference, told from top to bottom. */
export function columnFates(table: TableOp, clause: Clause, options: FateOptions): Fate[] {
  const fates: Fate[] = [];
  const add = (pile: Pile | undefined, deleted: boolean, cells: readonly (readonly Unit[])[], mark: Revision | undefined): void => {
    if (pile === undefined) return;
    const text = columnText(cells);
    fates.push({ pile, clause, kind: 'cell', class: 'substantive', detail: [deleted ? 'a column was deleted' : 'a column was inserted'], before: deleted ? text : '', after: deleted ? '' : text, removed: deleted ? text : '', added: deleted ? '' : text, mark });
  };
  for (const { deleted, cells, moved } of joinColumns(tableColumns(table))) {
    const isPlain = [...cells, ...(moved?.cells ?? [])].every(({ node }) => (node?.revisions ?? []).length === 0);
    if (moved !== undefined && isPlain) {
      const text = columnText(cells.map(({ units }) => units));
      fates.push({ pile: 'untracked', clause, kind: 'cell', class: 'wording', detail: ['a column was moved'], before: text, after: text, removed: text, added: text });
      continue;
    }
    if (moved !== undefined) columnFate(moved);
    columnFate({ deleted, cells });
  }
  function columnFate({ deleted, cells }: TableColumn): void {
    const revisions = cells[0]?.node?.revisions ?? [];
    const state = stateOf(revisions, deleted ? options.isOursInSent : options.isOursInReturn);
    const pile = deleted ? pileOf(state, 'absent') : pileOf('absent', state);
    add(pile, pile === 'untracked' ? deleted : state === 'del', cells.map(({ units }) => units), deleted ? revisions.at(-1) : undefined);
  }
  const rows = table.rows.filter((row) => row.type === 'row');
  for (const index of rows[0]?.cells.keys() ?? []) {
    const resolved = rows.filter((row) => cellPile(row, index, options) !== undefined);
    const [first] = resolved;
    const mark = first?.before.row.cells[index]?.node.revisions.at(-1);
    if (first !== undefined) add(cellPile(first, index, options), mark?.kind === 'del', resolved.map((row) => row.before.cells[index] ?? []), mark);
  }
  return fates;
}
