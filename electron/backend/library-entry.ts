import type { LibraryEntry } from '../../shared/api/shapes.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { nextDeadline } from '../../shared/negotiation/select/deadlines.ts';
import { readinessOf } from '../../shared/negotiation/select/readiness.ts';
import { countStatuses } from '../../shared/negotiation/select/status.ts';
import { whoseTurn } from '../../shared/negotiation/select/turn.ts';
import { emptyNegotiation, roundNow, type NegotiationState } from '../../shared/negotiation/state.ts';

/** The row of the library a negotiation's facts come to. */
export function libraryEntry(id: NegotiationId, state: NegotiationState, events: readonly RecordedEvent[], problem: string): LibraryEntry {
  const turn = whoseTurn(state);
  const due = nextDeadline(state);
  return {
    id,
    name: state.name,
    parties: state.parties,
    side: state.side,
    round: roundNow(state),
    turn: turn.party,
    turnSince: turn.since,
    counts: countStatuses(state),
    ...(due === null ? {} : { deadline: { on: due.on, owes: due.owes, scope: due.scope } }),
    createdAt: events.at(0)?.at ?? '',
    changedAt: events.at(-1)?.at ?? '',
    archived: state.archived,
    sample: state.sample,
    ...(state.id === null || state.id === id ? {} : { copy: true, createdAs: state.id }),
    ...(state.deal === null ? {} : { deal: { ...state.deal, blockers: readinessOf(state).blockers.length } }),
    problem,
  };
}

/** A folder that cannot be opened is still listed: hiding it would look like losing it. */
export const brokenEntry = (id: NegotiationId, problem: string): LibraryEntry => ({ ...libraryEntry(id, emptyNegotiation, [], problem), name: 'Unreadable negotiation' });
