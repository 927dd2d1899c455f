import { otherParty, type PartyId } from '../../contract/party.ts';
import { isAgreed } from '../evolve/clause.ts';
import { isHeld } from './holding.ts';
import { ourParty, type ClauseState, type NegotiationState } from '../state.ts';

export type ClauseStatus = 'untouched' | 'open-ours' | 'open-theirs' | 'agreed' | 'removed' | 'reopened';

/** The party that has to answer next on this clause; `null` when nobody has to (rule N6). */
export function toAnswer(clause: ClauseState): PartyId | null {
  const { A, B } = clause.positions;
  // They cannot answer what they have not been sent.
  if (clause.held !== null && isHeld(clause, clause.held)) return clause.held;
  if (movePending(clause)) return clause.move === null ? null : otherParty(clause.move.party);
  if (isAgreed(clause) || (A.wording === null && B.wording === null)) return null;
  if (A.fingerprint === B.fingerprint) {
    if (A.confirmed === A.fingerprint) return 'B';
    return B.confirmed === B.fingerprint ? 'A' : null;
  }
  return A.since > B.since ? 'B' : 'A';
}

/** The status of a clause from our point of view. Derived from the two positions, never stored (rule N6). */
export function statusOf(clause: ClauseState, ours: PartyId): ClauseStatus {
  const { A, B } = clause.positions;
  if (A.wording === null && B.wording === null) return 'removed';
  if (isAgreed(clause) && !movePending(clause)) return 'agreed';
  // Words both sides hold, waiting only for their new place, are open and not broken.
  if (clause.agreement !== null && !isAgreed(clause)) return 'reopened';
  // The other side handing the text back unchanged commits them, but nobody has looked at it for us yet.
  if (!clause.touched && A.fingerprint === B.fingerprint && !movePending(clause)) return 'untouched';
  return toAnswer(clause) === otherParty(ours) ? 'open-theirs' : 'open-ours';
}

/** Whether the other side's new place for the clause still waits for an answer. */
export const movePending = (clause: Pick<ClauseState, 'move'>): boolean => clause.move !== null && clause.move.decided === null;

export type StatusCounts = Readonly<Record<ClauseStatus, number>> & { readonly total: number; readonly parked: number };

/**
 * Whether anybody negotiates a clause: the title, the signature block and a bare article heading frame the contract.
 * They are watched like everything else and count as soon as somebody touches them (rule N6).
 */
function isFrame(clause: ClauseState): boolean {
  const blocks = clause.positions.A.wording?.length ?? 0;
  return clause.kind === 'title' || clause.kind === 'signature' || (clause.kind === 'article' && blocks <= 1);
}

/** An untouched frame is neither open nor in the way of signing. */
export const isIdleFrame = (clause: ClauseState, status: ClauseStatus): boolean => status === 'untouched' && isFrame(clause);

/** How many clauses stand where. `total` leaves out what is removed and the untouched frame. */
export function countStatuses(state: NegotiationState): StatusCounts {
  const counts = { untouched: 0, 'open-ours': 0, 'open-theirs': 0, agreed: 0, removed: 0, reopened: 0, total: 0, parked: 0 };
  const ours = ourParty(state);
  for (const clause of state.clauses) {
    const status = statusOf(clause, ours);
    if (isIdleFrame(clause, status)) continue;
    counts[status] += 1;
    if (status !== 'removed') counts.total += 1;
    if (clause.parked) counts.parked += 1;
  }
  return counts;
}
