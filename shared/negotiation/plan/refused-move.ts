import type { PartyId } from '../../contract/party.ts';
import type { ClauseId } from '../ids.ts';
import type { ClauseState, NegotiationState } from '../state.ts';
import type { Unit } from '../units.ts';

/** The unit a clause goes back behind when we refused its new place, empty for the beginning; `null` when nothing has to move (rule N10). */
export function placeToReturnTo(state: NegotiationState, clause: ClauseState, party: PartyId, unitOf: ReadonlyMap<ClauseId, Unit>): string | null {
  const { move } = clause;
  if (move === null || move.decided !== 'refused' || move.party === party) return null;
  // The clause it stood behind may be gone from the base; then the nearest one before that.
  for (let at = state.clauses.findIndex((other) => other.id === move.from); at >= 0; at -= 1) {
    const other = state.clauses[at];
    const unit = other === undefined || other.id === clause.id ? undefined : unitOf.get(other.id);
    if (unit !== undefined) return unit.nodeId;
  }
  return '';
}
