import { likeness } from '../../text/align.ts';
import type { RowOp } from './ops.ts';
import type { RowUnit } from './units.ts';

/** Two rows are as alike as this when one is the other cut into other cells. */
const ROW_LIKENESS = 0.5;
/** How many rows that went before it a new one is held against: all with all takes squared time (C8). */
const MOST_GONE = 8;

/**
 * Rows of which some cells were merged across, or one was cut in several: each row that went with the one in its place that says much the same in
 * another number of cells (C5). Word has no mark for it, so the redline takes the row out and puts it in; a reader is told of one row.
 */
export function recutRows(rows: readonly RowOp[]): ReadonlyMap<RowUnit, RowUnit> {
  const found = new Map<RowUnit, RowUnit>();
  let gone: RowUnit[] = [];
  for (const row of rows) {
    if (row.type === 'row') gone = [];
    else if (row.moved !== undefined) continue;
    else if (row.type === 'delete-row') gone.push(row.before);
    else {
      const at = gone.slice(0, MOST_GONE).findIndex((one) => one.cells.length !== row.after.cells.length && likeness(one.words, row.after.words) >= ROW_LIKENESS);
      if (at < 0) continue;
      const [one] = gone.splice(at, 1);
      if (one !== undefined) found.set(one, row.after).set(row.after, one);
    }
  }
  return found;
}
