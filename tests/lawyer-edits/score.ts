import type { Change } from '../../shared/contract/change.ts';
import type { Draft, RecordedEdit } from './draw.ts';
import type { Expectation } from './edit.ts';
import { isWithin, tokensOf, without } from './words.ts';

/** Words and marks a change may hold beyond those of the edit before it no longer shows the edit but its surroundings. */
const BEYOND = 4;

/** What came of one expectation of one edit. */
export type Told = { readonly kind: string; readonly expected: Expectation; readonly isFound: boolean };

export type Score = {
  readonly told: readonly Told[];
  /** Reported changes that belong to an edit, by its kind. */
  readonly right: readonly string[];
  /** Reported changes nobody made, with the kind of the edit they stand at. */
  readonly wrong: readonly { readonly kind: string; readonly change: Change }[];
};

/** How well a list of changes tells the edits of a draft. */
export function scoreChanges(draft: Draft, changes: readonly Change[]): Score {
  const free = new Set(changes);
  const right: string[] = [];
  const told = draft.edits.flatMap((edit) =>
    edit.expected.map((expected): Told => {
      const found = tellers([...free], expected);
      for (const change of found ?? []) {
        free.delete(change);
        right.push(edit.kind);
      }
      return { kind: edit.kind, expected, isFound: found !== undefined };
    }),
  );
  for (const edit of draft.edits) {
    for (const kind of edit.consequences ?? []) {
      const change = [...free].find((one) => one.kind === kind);
      if (change !== undefined) free.delete(change);
    }
  }
  const wrong = [...free].map((change) => ({ kind: (draft.edits.find((edit) => standsAt(edit, change))?.kind ?? draft.kind), change }));
  return { told, right, wrong };
}

const standsAt = (edit: RecordedEdit, change: Change): boolean => edit.expected.some((expected) => isAt(expected, change));

/** The change, or the few changes together, that tell what is expected; `undefined` when none do. */
function tellers(changes: readonly Change[], expected: Expectation): readonly Change[] | undefined {
  const fitting = changes.filter((change) => expected.kinds.includes(change.kind) && (expected.classes ?? [change.class]).includes(change.class) && (expected.place === '' || isAt(expected, change)));
  const isNamed = (change: Change): boolean => expected.details === undefined || expected.details.some((detail) => change.detail.includes(detail));
  const removed = tokensOf(expected.removed);
  const added = tokensOf(expected.added);
  if (removed.length === 0 && added.length === 0) return fitting.length === 0 ? undefined : fitting.slice(0, 1);
  const tells = (some: readonly Change[]): boolean => {
    const gone = some.flatMap((change) => tokensOf(change.removed));
    const come = some.flatMap((change) => tokensOf(change.added));
    return isWithin(removed, gone) && isWithin(added, come) && gone.length - removed.length <= beyond(expected) && come.length - added.length <= beyond(expected) && some.some(isNamed);
  };
  const one = fitting.find((change) => tells([change]));
  if (one !== undefined) return [one];
  const parts = fitting.filter((change) => without(tokensOf(change.removed), removed).length <= beyond(expected) && without(tokensOf(change.added), added).length <= beyond(expected));
  return (expected.most ?? 1) > 1 && parts.length <= (expected.most ?? 1) && tells(parts) ? parts : undefined;
}

/** A rewritten paragraph may keep or not keep words both texts have; an edit of some words has no such freedom. */
const beyond = (expected: Expectation): number => ((expected.most ?? 1) > 2 ? 200 : BEYOND);

const isAt = ({ place, newPlace }: Expectation, change: Change): boolean => [place, newPlace ?? ''].some((text) => text !== '' && isPlace(text, change));

const plain = (text: string): string => ` ${tokensOf(text).join(' ')} `;

/** Whether a change is told at this paragraph, row or note. */
function isPlace(place: string, change: Change): boolean {
  const wanted = plain(place);
  return [change.before, change.after].map(plain).some((text) => text.trim() !== '' && (text.includes(wanted) || wanted.includes(text)));
}
