import { likeness, longestAscending, type Pair } from '../../text/align.ts';
import type { Move, Op } from './ops.ts';
import { bareKey, type Unit } from './units.ts';

/** Shorter texts are deleted here and typed there by chance. */
const MOVE_WORDS = 4;
/** What moved and was edited is as alike as this at least. */
export const MOVE_LIKENESS = 0.7;

/** An item of a list is known by fewer words: nobody deletes one and types it into a list by chance. */
const isItem = (unit: Unit): boolean => unit.type === 'paragraph' && unit.label !== undefined && unit.words.length > 0;

/** A line of fewer words is found again by its likeness nowhere but in its place. */
const LIKE_WORDS = 8;
/** All with all only while that is cheap; beyond it only exact moves are found (C8). */
const MAX_MOVE_PAIRS = 10_000;

const canMove = (unit: Unit | undefined): boolean => unit !== undefined && (unit.words.length >= MOVE_WORDS || isItem(unit));

/**
 * The pairs that leave the fewest lines to have moved (C11): a line that stayed as it was and went past several edited ones has moved itself, and those
 * stayed. `pairs` are left as they are where no more lines would stay.
 */
export function withFewestMoves(before: readonly Unit[], after: readonly Unit[], pairs: readonly Pair[]): readonly Pair[] {
  if (before.length - pairs.length < 2 || after.length - pairs.length < 2) return pairs;
  const open = (units: readonly Unit[], taken: ReadonlySet<number>): number[] => units.flatMap((unit, index) => (taken.has(index) || unit.type !== 'paragraph' || unit.words.length < LIKE_WORDS ? [] : [index]));
  const gone = open(before, new Set(pairs.map((pair) => pair.before)));
  const come = open(after, new Set(pairs.map((pair) => pair.after)));
  if (gone.length < 2 || come.length < 2 || gone.length * come.length > MAX_MOVE_PAIRS) return pairs;
  const free = new Set(come);
  const edited = gone.flatMap((from): Pair[] => {
    const [best] = [...free].map((to) => ({ to, score: likeness(before[from]?.words ?? [], after[to]?.words ?? []) })).filter(({ score }) => score > MOVE_LIKENESS).sort((one, two) => two.score - one.score);
    if (best === undefined) return [];
    free.delete(best.to);
    return [{ before: from, after: best.to }];
  });
  const stayed = longestAscending([...pairs, ...edited].sort((one, two) => one.before - two.before));
  if (stayed.length <= pairs.length) return pairs;
  const kept = new Set(stayed);
  return pairs.every((pair) => kept.has(pair) || canMove(before[pair.before])) ? stayed : pairs;
}

/** Pairs deletions with insertions of the same or nearly the same content elsewhere (C3). */
export function linkMoves(ops: readonly Op[], nextMove: () => number): void {
  const deletions = ops.filter((op) => op.type === 'delete').filter((op) => canMove(op.before));
  const insertions = ops.filter((op) => op.type === 'insert').filter((op) => canMove(op.after));
  if (deletions.length === 0 || insertions.length === 0) return;
  const byKey = new Map<string, (typeof insertions)[number][]>();
  for (const keyOf of [(unit: Unit): string => unit.key, bareKey]) {
    byKey.clear();
    for (const op of insertions) byKey.set(keyOf(op.after), [...(byKey.get(keyOf(op.after)) ?? []), op]);
    for (const op of deletions) {
      const partner = op.move === undefined ? byKey.get(keyOf(op.before))?.find((candidate) => candidate.move === undefined && candidate.after.type === op.before.type) : undefined;
      if (partner !== undefined) link(op, partner, false);
    }
  }
  linkCompanions(ops, link);
  const openDeletions = deletions.filter((op) => op.move === undefined && op.before.type === 'paragraph');
  const openInsertions = insertions.filter((op) => op.move === undefined && op.after.type === 'paragraph');
  if (openDeletions.length * openInsertions.length > MAX_MOVE_PAIRS) return;
  for (const op of openDeletions) {
    let partner: (typeof openInsertions)[number] | undefined;
    let best = MOVE_LIKENESS;
    for (const candidate of openInsertions) {
      if (candidate.move !== undefined || candidate.after.words.length < LIKE_WORDS) continue;
      const score = likeness(op.before.words, candidate.after.words);
      if (score > best) {
        best = score;
        partner = candidate;
      }
    }
    if (partner !== undefined) link(op, partner, true);
  }
  linkCompanions(ops, link);

  function link(from: Extract<Op, { type: 'delete' }>, to: Extract<Op, { type: 'insert' }>, edited: boolean): void {
    const move: Move = { id: nextMove(), edited, from: from.before, to: to.after };
    from.move = move;
    to.move = move;
  }
}

type Link = (from: Extract<Op, { type: 'delete' }>, to: Extract<Op, { type: 'insert' }>, edited: boolean) => void;

/** A short line beside a moved one that stands beside it again went along: a clause moves with its heading. */
function linkCompanions(ops: readonly Op[], link: Link): void {
  const places = new Map<Move, number>();
  ops.forEach((op, index) => {
    if (op.type === 'insert' && op.move !== undefined) places.set(op.move, index);
  });
  ops.forEach((op, index) => {
    const to = op.type === 'delete' && op.move !== undefined ? places.get(op.move) : undefined;
    if (to === undefined) return;
    for (const step of [-1, 1]) {
      for (let distance = step; ; distance += step) {
        const one = ops[index + distance];
        const two = ops[to + distance];
        if (one?.type !== 'delete' || two?.type !== 'insert' || one.move !== undefined || two.move !== undefined || one.before.type !== two.after.type || bareKey(one.before) !== bareKey(two.after) || one.before.words.length === 0) break;
        link(one, two, false);
      }
    }
  });
}
