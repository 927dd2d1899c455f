import type { Change } from '../../contract/change.ts';
import type { Clause } from '../compare/story-comparison.ts';
import type { Token } from '../compare/tokens.ts';
import type { Revision } from '../read/revisions.ts';

/** The pile a difference belongs to (rule A1). Content that is kept, and our changes still pending, are in none. */
export type Pile = 'untracked' | 'removed' | 'accepted';

/** One difference that is not a change they tracked. */
export type Fate = Pick<Change, 'kind' | 'class' | 'detail' | 'before' | 'after' | 'removed' | 'added' | 'notMarkable'> & {
  readonly pile: Pile;
  readonly clause: Clause;
  /** The sent mark that was dropped or taken; absent for a difference that bears none. */
  readonly mark?: Revision | undefined;
  /** Of one end of a move: the words that moved, and those that were edited there. */
  readonly moved?: { readonly kept: string; readonly edited: string };
  /** Of words or a paragraph that look otherwise: what of their look is another, by name. */
  readonly looks?: readonly string[];
  /** Words that were not sent here, but stand under a mark of ours that is pending. */
  readonly isPending?: boolean;
};

/**
 * One token's part in a difference; `isOnOld` says that the other side changed the words as they were before our mark, which they dropped,
 * `isPending` that the return has them under a mark of ours still.
 */
export type Event = { readonly pile: Pile; readonly side: 'removed' | 'added'; readonly token: Token; readonly mark?: Revision | undefined; readonly isOnOld?: boolean; readonly isPending?: boolean };

/** What our own marks say of a piece of content: untouched, inserted by us, deleted by us. */
export type State = 'plain' | 'ins' | 'del';

/** Which marks are ours, in each of the two files. */
export type FateOptions = {
  readonly isOursInSent: (revision: Revision) => boolean;
  readonly isOursInReturn: (revision: Revision) => boolean;
};

/** What our marks among these say. */
export function stateOf(revisions: readonly Revision[], isOurs: (revision: Revision) => boolean): State {
  const ours = revisions.filter(isOurs);
  if (ours.some(({ kind }) => kind === 'del' || kind === 'moveFrom')) return 'del';
  return ours.length > 0 ? 'ins' : 'plain';
}

/** The pile of content that was in the sent file in one state and is in the return in another, or in none. */
export function pileOf(sent: State | 'absent', returned: State | 'absent'): Pile | undefined {
  if (sent === returned) return undefined;
  if (sent === 'absent' || sent === 'plain') return 'untracked';
  if (sent === 'ins') return returned === 'absent' || returned === 'del' ? 'removed' : 'accepted';
  return returned === 'absent' ? 'accepted' : 'removed';
}

/** Our deletion that was carried out reads as words removed; our insertion that was dropped reads as words added and lost. */
export const sideOf = (pile: Pile, state: State, deleted: boolean): 'removed' | 'added' => (pile === 'untracked' ? (deleted ? 'removed' : 'added') : state === 'del' ? 'removed' : 'added');

/** The marks around a token. */
export const revisionsOf = (token: Token): readonly Revision[] => token.slices[0]?.piece.revisions ?? [];

/** The innermost mark decides: a deletion inside an insertion is the later word. */
export const markOf = (token: Token): Revision | undefined => revisionsOf(token).at(-1);
