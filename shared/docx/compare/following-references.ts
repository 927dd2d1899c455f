import type { ChangeKind } from '../../contract/change.ts';
import type { StoryComparison } from './story-comparison.ts';
import type { Op } from './ops.ts';
import type { Unit } from './units.ts';

/** What is told of a reference that names the same clause still, under its new number. */
export const FOLLOWS = 'follows the renumbering';

type Told = { readonly kind: ChangeKind; readonly detail: readonly string[]; readonly removed: string; readonly added: string };

/**
 * Says of each reference that changed whether it only follows a clause to its new number (C4, C6): "Section 4.2" became "Section 5.2",
 * and so did that clause. It stays a change of words; what it leads to is for the reader to see.
 */
export function createReferenceNotes(stories: readonly StoryComparison[]): <T extends Told>(change: T) => T {
  let known: ReadonlyMap<string, string> | undefined;
  return (change) => {
    if (change.kind !== 'field' && !change.detail.includes('reference')) return change;
    const [was, is] = [numbersIn(change.removed), numbersIn(change.added)];
    if (was.length === 0 || was.length !== is.length || change.removed.replace(NUMBERS, '') !== change.added.replace(NUMBERS, '')) return change;
    const renumbered = (known ??= renumberedClauses(stories));
    return was.every((number, index) => (renumbered.get(number) ?? number) === is[index]) && change.removed !== change.added ? { ...change, detail: [...change.detail, FOLLOWS] } : change;
  };
}

const NUMBERS = /[0-9]+(?:\.[0-9]+)*/g;
const numbersIn = (text: string): string[] => text.match(NUMBERS) ?? [];

/** Old number of a clause of the body → its new one; numbers that several clauses bore are left out. */
function renumberedClauses(stories: readonly StoryComparison[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const several = new Set<string>();
  const note = (before: string, after: string): void => {
    const [was, is] = [numbersIn(before)[0], numbersIn(after)[0]];
    if (was === undefined || is === undefined) return;
    if ((found.get(was) ?? is) !== is) several.add(was);
    found.set(was, is);
  };
  for (const story of stories) if (story.kind === 'body') eachPair(story.ops, (one, two) => {
    const shift = story.numberShifts.between(one, two);
    if (shift !== undefined) note(shift.before, shift.after);
    else if (one.type === 'paragraph' && two.type === 'paragraph') note(one.label?.text ?? '', two.label?.text ?? '');
  });
  for (const number of several) found.delete(number);
  return found;
}

/** Every block that stands on both sides, moved or not. */
function eachPair(ops: readonly Op[], visit: (one: Unit, two: Unit) => void): void {
  for (const op of ops) {
    if (op.type === 'table') for (const row of op.rows) if (row.type === 'row') for (const cell of row.cells) eachPair(cell, visit);
    const [one, two] = op.type === 'region' ? [op.befores[0], op.afters[0]] : op.type === 'delete' && op.move !== undefined ? [op.move.from, op.move.to] : [];
    if (one !== undefined && two !== undefined) visit(one, two);
  }
}
