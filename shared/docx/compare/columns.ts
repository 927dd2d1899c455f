import { likeness, type Pair } from '../../text/align.ts';
import { isPlainRow } from './row-spans.ts';
import type { RowUnit, TableUnit } from './units.ts';

/** Which columns of two versions of a table belong together, in order; what is in no pair was added or deleted as a whole. */
export type ColumnPairs = readonly Pair[];

/** A cell that is this much alike in both columns speaks for them. */
const CELL_LIKENESS = 0.5;
/** Columns belong together when at least this share of their rows says so. */
const COLUMN_SHARE = 0.34;

/** A column that says nearly the same in nearly every row is that column, wherever it stands. */
const SAME_COLUMN = 0.9;

/** Whether the columns of two tables are the same ones in another order; most tables keep theirs, and nothing more is asked of them. */
function isReordered(count: number, share: (one: number, two: number) => number): boolean {
  const columns = Array.from({ length: count }, (_, index) => index);
  const left = columns.filter((column) => share(column, column) < COLUMN_SHARE);
  if (left.length < 2) return false;
  const places = left.map((column) => left.find((place) => share(column, place) >= SAME_COLUMN));
  return places.every((place) => place !== undefined) && new Set(places).size === left.length;
}

/**
 * Pairs the columns of two tables that have different numbers of them, or the same ones in another order (C5). Rows with cells merged across say nothing of
 * columns; the others must all have equally many cells (those merged downwards are each a cell, 17.4.84). Where they have not, and where no column is found again, the answer is `undefined`.
 */
export function pairColumns(before: TableUnit, after: TableUnit, all: readonly Pair[]): ColumnPairs | undefined {
  const [mine, theirs] = [columnsOf(before), columnsOf(after)];
  const rows = all.filter((pair) => arePlain(before.rows[pair.before], after.rows[pair.after]));
  if (mine === undefined || theirs === undefined || rows.length === 0) return undefined;
  if (mine === theirs && !isReordered(mine, (one, two) => rows.reduce((sum, pair) => sum + (sameCell(before.rows[pair.before], one, after.rows[pair.after], two) ? 1 : 0), 0) / rows.length)) return undefined;
  const score = (one: number, two: number): number => {
    const share = rows.reduce((sum, pair) => sum + cellScore(before.rows[pair.before], one, after.rows[pair.after], two), 0) / rows.length;
    return share < COLUMN_SHARE ? 0 : share;
  };
  const scores = Array.from({ length: mine }, (_, one) => Array.from({ length: theirs }, (_, two) => score(one, two)));
  const pairs = bestInOrder(scores);
  return pairs.length === 0 ? undefined : pairs;
}

/** Whether two rows both have a cell for each column. */
export const arePlain = (one: RowUnit | undefined, two: RowUnit | undefined): boolean => one !== undefined && two !== undefined && isPlainRow(one) && isPlainRow(two);

function columnsOf(table: TableUnit): number | undefined {
  const counts = new Set(table.rows.filter(isPlainRow).map((row) => row.cells.length));
  const [count] = counts;
  return counts.size === 1 ? count : undefined;
}

function sameCell(mine: RowUnit | undefined, one: number, theirs: RowUnit | undefined, two: number): boolean {
  const [before, after] = [mine?.cells[one], theirs?.cells[two]];
  return before !== undefined && after !== undefined && before.map((unit) => unit.key).join('\u0003') === after.map((unit) => unit.key).join('\u0003');
}

function cellScore(mine: RowUnit | undefined, one: number, theirs: RowUnit | undefined, two: number): number {
  const [before, after] = [mine?.cells[one], theirs?.cells[two]];
  if (before === undefined || after === undefined) return 0;
  if (sameCell(mine, one, theirs, two)) return 1;
  return likeness(before.flatMap((unit) => unit.words), after.flatMap((unit) => unit.words)) >= CELL_LIKENESS ? 0.5 : 0;
}

/** The pairs, each row and column at most once and all in order, whose scores add up to most. */
function bestInOrder(scores: readonly (readonly number[])[]): Pair[] {
  const height = scores.length;
  const width = scores[0]?.length ?? 0;
  const best = Array.from({ length: height + 1 }, () => Array.from({ length: width + 1 }, () => 0));
  const at = (one: number, two: number): number => best[one]?.[two] ?? 0;
  for (let one = height - 1; one >= 0; one -= 1) {
    for (let two = width - 1; two >= 0; two -= 1) {
      const value = Math.max(at(one + 1, two), at(one, two + 1), (scores[one]?.[two] ?? 0) + at(one + 1, two + 1));
      const line = best[one];
      if (line !== undefined) line[two] = value;
    }
  }
  const pairs: Pair[] = [];
  let one = 0;
  let two = 0;
  while (one < height && two < width) {
    const own = scores[one]?.[two] ?? 0;
    if (own > 0 && at(one, two) === own + at(one + 1, two + 1)) pairs.push({ before: one++, after: two++ });
    else if (at(one, two) === at(one + 1, two)) one += 1;
    else two += 1;
  }
  return pairs;
}
