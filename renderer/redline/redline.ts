import type { Block } from '../../shared/contract/content.ts';
import { diffWords } from '../../shared/text/word-diff.ts';
import { alignLines } from './align.ts';
import { linesOf, type CellLine, type Line, type Look, type Piece, type RowLine, type TextLine } from './lines.ts';

/** What became of a stretch. `look` = the words stayed, their formatting did not. */
export type Op = 'same' | 'removed' | 'added' | 'look';
export type Segment = { readonly op: Op; readonly text: string; readonly looks: readonly Look[]; readonly title: string };

export type TextPair = { readonly type: 'text'; readonly before: TextLine | null; readonly after: TextLine | null; readonly segments: readonly Segment[]; readonly changed: boolean };
export type CellPair = readonly TextPair[];
export type RowPair = { readonly type: 'row'; readonly before: RowLine | null; readonly after: RowLine | null; readonly cells: readonly CellPair[]; readonly changed: boolean };
export type LinePair = TextPair | RowPair;

/** The redline of one clause: lines side by side, each with its word-true segments. */
export type ClauseRedline = { readonly lines: readonly LinePair[]; readonly changes: number };

/** The redline between two wordings of a clause; `null` stands for "no such clause". */
export function redlineOf(before: readonly Block[] | null, after: readonly Block[] | null): ClauseRedline {
  const pairs = alignLines<Line>(linesOf(before ?? []), linesOf(after ?? []));
  const lines = pairs.map((pair) => linePair(pair.before, pair.after));
  return { lines, changes: lines.filter((line) => line.changed).length };
}

const NO_LINE = {};
const known = new WeakMap<object, WeakMap<object, LinePair>>();

/** Worked out once for the same two lines: while someone types, only the paragraph they type in is compared anew. */
function linePair(before: Line | null, after: Line | null): LinePair {
  const ofBefore = known.get(before ?? NO_LINE) ?? new WeakMap<object, LinePair>();
  known.set(before ?? NO_LINE, ofBefore);
  const found = ofBefore.get(after ?? NO_LINE);
  if (found !== undefined) return found;
  const pair = comparedLines(before, after);
  ofBefore.set(after ?? NO_LINE, pair);
  return pair;
}

function comparedLines(before: Line | null, after: Line | null): LinePair {
  if (before?.type === 'row' || after?.type === 'row') {
    return rowPair(before?.type === 'row' ? before : null, after?.type === 'row' ? after : null);
  }
  return textPair(before, after);
}

function rowPair(before: RowLine | null, after: RowLine | null): RowPair {
  const width = Math.max(before?.cells.length ?? 0, after?.cells.length ?? 0);
  const cells = Array.from({ length: width }, (_, index) => cellPair(before?.cells[index] ?? [], after?.cells[index] ?? []));
  return { type: 'row', before, after, cells, changed: before === null || after === null || cells.some((cell) => cell.some((line) => line.changed)) };
}

const cellPair = (before: CellLine, after: CellLine): CellPair => alignLines(before, after).map((pair) => textPair(pair.before, pair.after));

function textPair(before: TextLine | null, after: TextLine | null): TextPair {
  const segments = segmentsOf(before?.pieces ?? [], after?.pieces ?? []);
  const changed = before === null || after === null || segments.some((segment) => segment.op !== 'same');
  return { type: 'text', before, after, segments, changed };
}

/** Cuts the word diff of two lines along the borders of their formatting, so that bold stays bold in a redline. */
export function segmentsOf(before: readonly Piece[], after: readonly Piece[]): readonly Segment[] {
  const takeBefore = reader(before);
  const takeAfter = reader(after);
  const out: Segment[] = [];
  for (const part of diffWords(textOf(before), textOf(after))) {
    if (part.op === 'removed') out.push(...marked(takeBefore(part.text.length), 'removed'));
    else if (part.op === 'added') out.push(...marked(takeAfter(part.text.length), 'added'));
    else out.push(...keptSegments(takeBefore(part.text.length), takeAfter(part.text.length)));
  }
  return out;
}

const textOf = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('');
const marked = (pieces: readonly Piece[], op: Op): readonly Segment[] => pieces.map((piece) => ({ op, ...piece }));

/** Hands out the next characters of some pieces, cut where asked. */
function reader(pieces: readonly Piece[]): (length: number) => readonly Piece[] {
  let index = 0;
  let used = 0;
  return (length) => {
    const taken: Piece[] = [];
    let wanted = length;
    while (wanted > 0) {
      const piece = pieces[index];
      if (piece === undefined) break;
      const text = piece.text.slice(used, used + wanted);
      if (text !== '') taken.push({ ...piece, text });
      wanted -= text.length;
      used += text.length;
      if (used >= piece.text.length) {
        index += 1;
        used = 0;
      }
    }
    return taken;
  };
}

/** The same words on both sides: cut at the borders of both, and `look` where only the formatting differs. */
function keptSegments(before: readonly Piece[], after: readonly Piece[]): readonly Segment[] {
  const takeBefore = reader(before);
  return after.flatMap((piece) =>
    takeBefore(piece.text.length).map((old, index, all): Segment => {
      const start = all.slice(0, index).reduce((sum, one) => sum + one.text.length, 0);
      const sameLook = old.looks.join() === piece.looks.join();
      return { op: sameLook ? 'same' : 'look', text: piece.text.slice(start, start + old.text.length), looks: piece.looks, title: piece.title };
    }),
  );
}

/** What one side of a side-by-side redline shows. */
export const sideOf = (segments: readonly Segment[], side: 'before' | 'after'): readonly Segment[] =>
  segments.filter((segment) => segment.op !== (side === 'before' ? 'added' : 'removed'));
