import { lazy } from '../../base/lazy.ts';
import { alignSequences, containment, likeness, longestAscending, type Pair } from '../../text/align.ts';
import { endsSection } from '../read/views.ts';
import { arePlain, pairColumns, type ColumnPairs } from './columns.ts';
import { withCutLines, type Group } from './cut-lines.ts';
import { isPlaceholder } from './placeholders.ts';
import { linkMoves, withFewestMoves } from './moves.ts';
import { withSameMarks } from './same-marks.ts';
import type { Op, RowOp, TableOp } from './ops.ts';
import { planRegion } from './regions.ts';
import { bareKey, type ParagraphUnit, type RowUnit, type TableUnit, type Unit } from './units.ts';

/** Plans how `before` becomes `after`, in document order (rules C3–C5). Deterministic. */
export function planBlocks(before: readonly Unit[], after: readonly Unit[], nextMove: () => number): Op[] {
  const aligned = withSameMarks(before, after, alignSequences(before, after)).filter((pair) => before[pair.before]?.type === after[pair.after]?.type);
  const pairs = pairLeftovers(before, after, withFewestMoves(before, after, aligned));
  const groups = withCutLines(before, after, groupPairs(before, after, pairs));
  const ops: Op[] = [];
  let b = 0;
  let a = 0;
  for (const group of groups) {
    while (b < group.beforeFrom) ops.push(deletion(before[b++]));
    while (a < group.afterFrom) ops.push(insertion(after[a++]));
    ops.push(...matchedOps(before.slice(group.beforeFrom, group.beforeTo), after.slice(group.afterFrom, group.afterTo), nextMove));
    b = group.beforeTo;
    a = group.afterTo;
  }
  while (b < before.length) ops.push(deletion(before[b++]));
  while (a < after.length) ops.push(insertion(after[a++]));
  linkMoves(ops, nextMove);
  return ops;
}

/** A short text that kept its place was replaced, however little the words have in common: "12,34" became "12,4". */
const SHORT_WORDS = 6;
const WEAK_LIKENESS = 0.25;
/** A line whose words nearly all stand in the longer one in its place is what was left of it, or what it grew from. */
const PART_WORDS = 4;
const PART_CONTAINED = 0.9;

/** Pairs what is left over one to one between two matches, where it can be the same line. */
function pairLeftovers(before: readonly Unit[], after: readonly Unit[], pairs: readonly Pair[]): Pair[] {
  const afterKeys = lazy(() => new Set(after.map(bareKey)));
  const beforeKeys = lazy(() => new Set(before.map(bareKey)));
  const isSame = (one: Unit | undefined, two: Unit | undefined): boolean => {
    if (one?.type === 'table' && two?.type === 'table') return isSameTable(one, two);
    if (one?.type !== 'paragraph' || two?.type !== 'paragraph') return false;
    // The line a section ends with stays where the section ends, whatever stands in it (C10).
    if (endsSection(one.paragraph) && endsSection(two.paragraph)) return true;
    // An empty line that was filled, or one that lost its words, is the line it was; only the end of a section stays where it is.
    if (isBlank(one) !== isBlank(two)) return endsSection(one.paragraph) === endsSection(two.paragraph) && !afterKeys().has(bareKey(one)) && !beforeKeys().has(bareKey(two));
    if (one.words.length === 0 || two.words.length === 0) return false;
    // All that a cell, a note or a header says, on both sides, is what it says.
    if (before.length === 1 && after.length === 1) return true;
    // A line that stands elsewhere on the other side has moved; it was not replaced here.
    if (afterKeys().has(bareKey(one)) || beforeKeys().has(bareKey(two))) return false;
    if (isPlaceholder(one.text) !== isPlaceholder(two.text)) return true;
    if ((one.words.length <= SHORT_WORDS && two.words.length <= SHORT_WORDS) || likeness(one.words, two.words) >= WEAK_LIKENESS) return true;
    const [part, whole] = one.words.length <= two.words.length ? [one.words, two.words] : [two.words, one.words];
    return part.length >= PART_WORDS && containment(part, whole) >= PART_CONTAINED;
  };
  const result: Pair[] = [];
  let b = 0;
  let a = 0;
  for (const pair of [...pairs, { before: before.length, after: after.length }]) {
    if (pair.before - b === pair.after - a) {
      for (let offset = 0; offset < pair.before - b; offset += 1) if (isSame(before[b + offset], after[a + offset])) result.push({ before: b + offset, after: a + offset });
    }
    if (pair.before < before.length) result.push(pair);
    b = pair.before + 1;
    a = pair.after + 1;
  }
  return result;
}

const isBlank = (unit: ParagraphUnit): boolean => unit.tokens.every((token) => !token.isAtom && token.text.trim() === '');

/** A form has few words to be known by: one row left as it was, or one side without a word, is enough where it kept its place. */
function isSameTable(one: TableUnit, two: TableUnit): boolean {
  const rows = new Set(one.rows.map((row) => row.key));
  return one.words.length === 0 || two.words.length === 0 || two.rows.some((row) => rows.has(row.key)) || likeness(one.words, two.words) >= WEAK_LIKENESS;
}

const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('An index ran past its list');
  return value;
};
const deletion = (unit: Unit | undefined): Op => ({ type: 'delete', before: present(unit) });
const insertion = (unit: Unit | undefined): Op => ({ type: 'insert', after: present(unit) });

/** Widens one-to-one pairs to splits and merges where the neighbours left over are parts of the same text (C4). */
function groupPairs(before: readonly Unit[], after: readonly Unit[], pairs: readonly Pair[]): Group[] {
  return pairs.map((pair, index) => {
    const previous = pairs[index - 1];
    const next = pairs[index + 1];
    const own = { beforeFrom: pair.before, beforeTo: pair.before + 1, afterFrom: pair.after, afterTo: pair.after + 1 };
    const one = before[pair.before];
    const two = after[pair.after];
    if (one?.type !== 'paragraph' || two?.type !== 'paragraph' || one.key === two.key) return own;
    const afterLow = previous === undefined ? 0 : previous.after + 1;
    const afterHigh = next === undefined ? after.length : next.after;
    const beforeLow = previous === undefined ? 0 : previous.before + 1;
    const beforeHigh = next === undefined ? before.length : next.before;
    const split = widen(one, two, after, pair.after, afterLow, afterHigh);
    if (split.from !== pair.after || split.to !== pair.after + 1) return { ...own, afterFrom: split.from, afterTo: split.to };
    const merge = widen(two, one, before, pair.before, beforeLow, beforeHigh);
    return { ...own, beforeFrom: merge.from, beforeTo: merge.to };
  });
}

/** Shorter pieces are part of a longer text by chance, unless they are just how it begins or ends. */
const PIECE_WORDS = 3;
const EDGE_WORDS = 2;
const PIECE_CONTAINED = 0.6;

/**
 * A piece belongs to the whole when most of its words stand in the part of the whole the partner does not cover, or when it
 * is the very beginning or end the partner lacks. One new line may stand between two pieces.
 */
function widen(whole: ParagraphUnit, partner: ParagraphUnit, units: readonly Unit[], at: number, low: number, high: number): { from: number; to: number } {
  let covered = partner.words;
  let hasEdge = false;
  const take = (unit: Unit | undefined, isEdge: (words: readonly string[]) => boolean): boolean => {
    if (unit?.type !== 'paragraph') return false;
    const rest = subtract(whole.words, covered);
    const edge = unit.words.length >= EDGE_WORDS && isEdge(unit.words) && containment(unit.words, rest) === 1;
    const piece = unit.words.length >= PIECE_WORDS && rest.length >= PIECE_WORDS && containment(unit.words, rest) >= PIECE_CONTAINED;
    if (!edge && !piece) return false;
    covered = [...covered, ...unit.words];
    hasEdge ||= edge;
    return true;
  };
  /** The last piece from `at` in this direction. */
  const reach = (step: 1 | -1, isEdge: (words: readonly string[]) => boolean): number => {
    const within = (index: number): boolean => index >= low && index < high;
    let last = at;
    for (;;) {
      const next = [last + step, last + 2 * step].find((index, skipped) => within(index) && units[index - skipped * step]?.type === 'paragraph' && take(units[index], isEdge));
      if (next === undefined) return last;
      last = next;
    }
  };
  const to = reach(1, (words) => words.every((word, index) => word === whole.words[whole.words.length - words.length + index])) + 1;
  const from = reach(-1, (words) => words.every((word, index) => word === whole.words[index]));
  const joined = units.slice(from, to).flatMap((unit) => unit.words);
  const gain = likeness(whole.words, joined) - likeness(whole.words, partner.words);
  return gain > (hasEdge ? 0 : 0.05) ? { from, to } : { from: at, to: at + 1 };
}

function subtract(words: readonly string[], taken: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of taken) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = counts.get(word) ?? 0;
    if (count > 0) counts.set(word, count - 1);
    return count === 0;
  });
}

function matchedOps(befores: readonly Unit[], afters: readonly Unit[], nextMove: () => number): Op[] {
  const [one] = befores;
  const [two] = afters;
  if (one?.type === 'table' && two?.type === 'table') return [planTable(one, two, nextMove)];
  const beforeParagraphs = befores.filter((unit) => unit.type === 'paragraph');
  const afterParagraphs = afters.filter((unit) => unit.type === 'paragraph');
  if (beforeParagraphs.length === 0) return one?.key === two?.key ? [] : [deletion(one), insertion(two)];
  return [planRegion(beforeParagraphs, afterParagraphs)];
}

function planTable(before: TableUnit, after: TableUnit, nextMove: () => number): TableOp {
  const likely = withSameMarks(before.rows, after.rows, alignSequences(before.rows, after.rows));
  // Rows that only a column tells apart are still the rows they were: as many of them stand in the same order.
  const inPlace = before.rows.length === after.rows.length ? before.rows.map((_, index) => ({ before: index, after: index })) : likely;
  const columns = before.key === after.key ? undefined : pairColumns(before, after, inPlace);
  const columnsOf = (b: number, a: number): ColumnPairs | undefined => (arePlain(before.rows[b], after.rows[a]) ? columns : undefined);
  const fits = (b: number, a: number): boolean => columnsOf(b, a) !== undefined || before.rows[b]?.cells.length === after.rows[a]?.cells.length;
  const pairs = (columns === undefined ? likely : inPlace).filter((pair) => fits(pair.before, pair.after));
  const rows: RowOp[] = [];
  let b = 0;
  let a = 0;
  const match = (one: number, two: number): void => {
    rows.push(matchRow(present(before.rows[one]), present(after.rows[two]), columnsOf(one, two), nextMove));
  };
  const named = rowsByName(before, after);
  let next = 0;
  const between = (beforeTo: number, afterTo: number): void => {
    // Rows that only lost all likeness but kept their place and shape are edited rows.
    while (b < beforeTo && a < afterTo && beforeTo - b === afterTo - a && fits(b, a)) match(b++, a++);
    while (b < beforeTo) rows.push({ type: 'delete-row', before: present(before.rows[b++]) });
    while (a < afterTo) rows.push({ type: 'insert-row', after: present(after.rows[a++]) });
  };
  const flush = (beforeTo: number, afterTo: number): void => {
    while (b < beforeTo && a < afterTo) {
      const pair = named()[next];
      if (pair === undefined || pair.before >= beforeTo) break;
      next += 1;
      if (pair.before < b || pair.after < a || pair.after >= afterTo || !fits(pair.before, pair.after)) continue;
      between(pair.before, pair.after);
      match(b++, a++);
    }
    between(beforeTo, afterTo);
  };
  for (const pair of pairs) {
    flush(pair.before, pair.after);
    match(b++, a++);
  }
  flush(before.rows.length, after.rows.length);
  return { type: 'table', before, after, rows: linkMovedRows(rows) };
}

/**
 * Rows whose first cell names them: "Start Date" is the row it was, whatever stands beside it now (C5). A name stands in front of one row alone, on both
 * sides, and is no number; the rows it pairs keep their order.
 */
const rowsByName = (before: TableUnit, after: TableUnit): (() => readonly Pair[]) => lazy(() => {
  const names = ({ rows }: TableUnit): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    rows.forEach(({ cells: [cell, ...rest] }, index) => {
      const name = rest.length === 0 ? '' : (cell ?? []).map(({ text }) => text).join('\n').trim();
      if (/\p{L}/u.test(name)) found.set(name, found.has(name) ? -1 : index);
    });
    return found;
  };
  const later = names(after);
  return longestAscending([...names(before)].flatMap(([name, index]) => (index < 0 || (later.get(name) ?? -1) < 0 ? [] : [{ before: index, after: later.get(name) ?? -1 }])).sort((one, two) => one.before - two.before));
});

/** Links a deleted row with the inserted one that says the same, each once. */
function linkMovedRows(rows: readonly RowOp[]): RowOp[] {
  const gone = new Map<string, RowUnit[]>();
  for (const row of rows) if (row.type === 'delete-row' && row.before.words.length > 0) gone.set(row.before.key, [...(gone.get(row.before.key) ?? []), row.before]);
  const moves = new Map<RowUnit, RowUnit>();
  for (const row of rows) {
    const from = row.type === 'insert-row' ? gone.get(row.after.key)?.shift() : undefined;
    if (row.type === 'insert-row' && from !== undefined) moves.set(from, row.after).set(row.after, from);
  }
  return rows.map((row) => {
    const moved = row.type === 'row' ? undefined : moves.get(row.type === 'delete-row' ? row.before : row.after);
    return row.type === 'row' || moved === undefined ? row : { ...row, moved };
  });
}

function matchRow(before: RowUnit, after: RowUnit, columns: ColumnPairs | undefined, nextMove: () => number): RowOp {
  if (columns === undefined) return { type: 'row', before, after, cells: before.cells.map((cell, index) => planBlocks(cell, after.cells[index] ?? [], nextMove)) };
  const partner = new Map(columns.map((pair) => [pair.before, pair.after]));
  const taken = new Set(partner.values());
  const cells = before.cells.map((cell, index) => (partner.has(index) ? planBlocks(cell, after.cells[partner.get(index) ?? -1] ?? [], nextMove) : []));
  const deleted = before.cells.flatMap((_, index) => (partner.has(index) ? [] : [index]));
  const inserted = after.cells.flatMap((_, index) => (taken.has(index) ? [] : [{ behind: Math.max(-1, ...columns.filter((pair) => pair.after < index).map((pair) => pair.before)), after: index }]));
  return { type: 'row', before, after, cells, columns: { kept: columns, deleted, inserted } };
}
