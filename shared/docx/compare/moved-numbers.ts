import { createNumberer } from '../read/numbering.ts';
import { paragraphsOf } from './paragraphs-of.ts';
import type { Op } from './ops.ts';
import type { StoryComparison } from './story-comparison.ts';
import type { ParagraphUnit } from './units.ts';

/**
 * The number that every line of the earlier version would print had nothing been done but the moves (C11): its lists counted anew, with what moved where it
 * stands now, what was deleted still in its place and what is new left out. A line that prints just that number shifted because of a move, and of nothing else.
 */
export function numbersAfterMoves({ before, ops }: Pick<StoryComparison, 'before' | 'ops'>): ReadonlyMap<ParagraphUnit, string> {
  const numberer = createNumberer(before.model.numbering);
  const numbers = new Map<ParagraphUnit, string>();
  const count = (units: readonly ParagraphUnit[]): void => {
    for (const unit of units) if (unit.label !== undefined) numbers.set(unit, numberer(unit.label.place).label);
  };
  const visit = (all: readonly Op[]): void => {
    for (const op of all) {
      if (op.type === 'region') count(op.befores);
      else if (op.type === 'delete') count(op.move === undefined ? paragraphsOf(op.before) : []);
      else if (op.type === 'insert') count(op.move === undefined ? [] : paragraphsOf(op.move.from));
      else for (const row of op.rows) {
        if (row.type === 'row') row.cells.forEach(visit);
        else if (row.type === 'delete-row') count(row.moved === undefined ? paragraphsOf(row.before) : []);
        else count(row.moved === undefined ? [] : paragraphsOf(row.moved));
      }
    }
  };
  visit(ops);
  return numbers;
}

/** Whether anything in these ops has moved, a row of a table too. */
export const hasMoves = (ops: readonly Op[]): boolean =>
  ops.some((op) => (op.type === 'table' ? op.rows.some((row) => (row.type === 'row' ? row.cells.some(hasMoves) : row.moved !== undefined)) : op.type !== 'region' && op.move !== undefined));

/** The paragraphs of a story that moved, each where it stood and where it stands. */
const movedLines = (ops: readonly Op[]): readonly (readonly [ParagraphUnit, ParagraphUnit])[] =>
  ops.flatMap((op) => (op.type === 'insert' && op.move?.from.type === 'paragraph' && op.move.to.type === 'paragraph' ? [[op.move.from, op.move.to] as const] : []));

/**
 * Moved lines whose number was changed besides (C11): it was lost or given on the way, or is of another level of the same list. Another list at the new
 * place gives its own number to whatever comes.
 */
export const numberedOtherwise = (ops: readonly Op[]): readonly (readonly [ParagraphUnit, ParagraphUnit])[] =>
  movedLines(ops).filter(([{ label: was }, { label: is }]) => (was === undefined || is === undefined ? was !== is : was.place.numId === is.place.numId && was.place.level !== is.place.level));
