import { nameOf } from '../decide/refuse.ts';
import type { ClauseId } from '../ids.ts';
import { ourParty, type NegotiationState } from '../state.ts';
import { countStatuses, isIdleFrame, statusOf, type StatusCounts } from './status.ts';

export type Blocker = { readonly clauseId: ClauseId; readonly clause: string; readonly message: string };
export type ReadinessSummary = { readonly counts: StatusCounts; readonly ready: boolean; readonly blockers: readonly Blocker[] };

/** What the positions alone say about readiness: every clause agreed or removed. Findings in the text come on top. */
export function readinessOf(state: NegotiationState): ReadinessSummary {
  const ours = ourParty(state);
  const blockers = state.clauses.flatMap((clause): readonly Blocker[] => {
    const status = statusOf(clause, ours);
    const message = isIdleFrame(clause, status) ? null : BLOCKING[status];
    return message === null ? [] : [{ clauseId: clause.id, clause: nameOf(clause), message }];
  });
  return { counts: countStatuses(state), ready: blockers.length === 0 && state.clauses.length > 0, blockers };
}

const BLOCKING = {
  untouched: 'Nobody has confirmed this clause.',
  'open-ours': 'Open: ours to answer.',
  'open-theirs': 'Open: theirs to answer.',
  reopened: 'It was agreed, and is not any more.',
  agreed: null,
  removed: null,
} as const;
