import { afterSide } from '../compare/changes.ts';
import { paragraphsOf } from '../compare/paragraphs-of.ts';
import { putInAs, shownTokens } from '../compare/put-in.ts';
import type { Clause, StoryComparison } from '../compare/story-comparison.ts';
import { PARAGRAPH_MARK, type RowOp, type TableOp } from '../compare/ops.ts';
import { columnText, joinColumns, tableColumns, type TableColumn } from '../compare/table-columns.ts';
import type { Unit } from '../compare/units.ts';
import type { Revision } from '../read/revisions.ts';
import { goneAlong } from './gone-along.ts';
import { textOfSent } from './sent-texts.ts';
import { pileOf, stateOf, type Fate, type FateOptions, type Pile } from './states.ts';

/** The pile of a cell that both files have and our mark on it no longer says the same of. */
export function cellPile(row: Extract<RowOp, { type: 'row' }>, index: number, options: FateOptions): Pile | undefined {
  const [before, after] = [row.before.row.cells[index]?.node, row.after.row.cells[row.columns === undefined ? index : (row.columns.kept.find((pair) => pair.before === index)?.after ?? -1)]?.node];
  return before === undefined || after === undefined ? undefined : pileOf(stateOf(before.revisions, options.isOursInSent), stateOf(after.revisions, options.isOursInReturn));
}

/** Columns that came or went, and ours that were taken or dropped: each one difference, told from top to bottom. */
export function columnFates(story: StoryComparison, table: TableOp, clause: Clause, options: FateOptions): Fate[] {
  const fates: Fate[] = [];
  const add = (pile: Pile, deleted: boolean, cells: readonly (readonly Unit[])[], { isOurs, mark, beside }: { readonly isOurs: (revision: Revision) => boolean; readonly mark: Revision | undefined; readonly beside: readonly string[] }): void => {
    const reading = deleted && pile !== 'untracked' ? 'old' : 'now';
    const text = cells.map((units) => units.map((unit) => textOfSent(unit, isOurs, reading)).join(' ')).join('\t').replaceAll('\n', ' ');
    fates.push({ pile, clause, kind: 'cell', class: 'substantive', detail: [deleted ? 'a column was deleted' : 'a column was inserted', ...beside], before: deleted ? text : '', after: deleted ? '' : text, removed: deleted ? text : '', added: deleted ? '' : text, mark });
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
    if (pile === undefined) return;
    const tokens = cells.flatMap(({ units }) => units.flatMap(paragraphsOf).flatMap((paragraph) => [...paragraph.tokens, PARAGRAPH_MARK]));
    const beside = pile !== 'untracked' ? [] : deleted ? goneAlong(tokens, options.isOursInSent) : putInAs(shownTokens(afterSide(story), tokens));
    add(pile, pile === 'untracked' ? deleted : state === 'del', cells.map(({ units }) => units), { isOurs: deleted ? options.isOursInSent : options.isOursInReturn, mark: deleted ? revisions.at(-1) : undefined, beside });
  }
  const rows = table.rows.filter((row) => row.type === 'row');
  for (const index of rows[0]?.cells.keys() ?? []) {
    const resolved = rows.filter((row) => cellPile(row, index, options) !== undefined);
    const [first] = resolved;
    const mark = first?.before.row.cells[index]?.node.revisions.at(-1);
    const pile = first === undefined ? undefined : cellPile(first, index, options);
    if (pile !== undefined) add(pile, mark?.kind === 'del', resolved.map((row) => row.before.cells[index] ?? []), { isOurs: options.isOursInSent, mark, beside: [] });
  }
  return fates;
}
