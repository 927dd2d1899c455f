import { likeness } from '../../text/align.ts';
import { MOVE_LIKENESS } from '../compare/moves.ts';
import { planBlocks } from '../compare/plan.ts';
import type { ParagraphUnit, Unit } from '../compare/units.ts';
import { endsSection } from '../read/views.ts';
import { keepsAtoms } from './carry/edited-move.ts';
import { fieldHalves } from './field-halves.ts';

/** What moves, by what it is in the base: what stands at both places, and lines that were worded anew and kept most of their words. */
export function movedUnits(source: string, before: readonly Unit[], after: readonly Unit[]): ReadonlyMap<Unit, Unit> {
  const found = new Map<Unit, Unit>(before.filter((unit) => after.includes(unit) && canMove(unit)).map((unit) => [unit, unit]));
  if (before.every((unit) => found.has(unit))) return found;
  const own = new Set(before.flatMap((unit) => (unit.type === 'paragraph' ? unit.tokens : [])));
  /** What was put back into it out of an earlier file is not copied from its old place. */
  const isOfBase = (unit: ParagraphUnit): boolean => unit.paragraph.sources.length === 0 && unit.tokens.every((token) => token.slices.length === 0 || own.has(token));
  for (const op of planBlocks(before, after, () => 0)) {
    if (op.type !== 'region' || op.befores.length > 1 || op.afters.length > 1) continue;
    const [[from], [to]] = [op.befores, op.afters];
    if (from === undefined || to === undefined || found.has(from) || !canMove(from) || !isOfBase(to)) continue;
    if (likeness(from.words, to.words) >= MOVE_LIKENESS && fieldHalves(source, [from]).size === 0 && keepsAtoms(from, to)) found.set(from, to);
  }
  return found;
}

/** A paragraph that carries marks of others is deleted here and inserted there: a move would hide whose words they were. */
const canMove = (unit: Unit): boolean =>
  unit.type === 'paragraph' && !endsSection(unit.paragraph) && unit.paragraph.sources.every((node) => node.mark.length === 0 && node.pieces.every((piece) => piece.revisions.length === 0));
