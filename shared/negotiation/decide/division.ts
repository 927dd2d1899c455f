import type { Result } from '../../base/result.ts';
import type { Rejection } from '../command.ts';
import { isAgreed } from '../evolve/clause.ts';
import type { ClauseId } from '../ids.ts';
import { findClause, type ClauseState, type NegotiationState } from '../state.ts';
import { nameOf, refuse } from './refuse.ts';

type Refusal = Result<never, Rejection> | undefined;

/** Why a clause cannot be split now (rule N24); `undefined` when it can. */
export function splitRefusal(state: NegotiationState, id: ClauseId): Refusal {
  const clause = findClause(state, id);
  return clause === undefined ? unknown() : unsettled(clause);
}

/** Why two clauses cannot become one now (rule N25); `undefined` when they can. */
export function mergerRefusal(state: NegotiationState, firstId: ClauseId, secondId: ClauseId): Refusal {
  const [first, second] = [findClause(state, firstId), findClause(state, secondId)];
  if (first === undefined || second === undefined) return unknown();
  const isTraded = state.trades.some(({ gave, got }) => [gave.clauseId, got.clauseId].every((id) => id === firstId || id === secondId));
  if (isTraded) return refuse('traded', `${nameOf(first)} was given for ${nameOf(second)}, or the other way round.`, 'Remove that trade first, then merge them.');
  if (first === second) return refuse('same', 'A clause cannot be merged with itself.', 'Choose the clause below it.');
  const refusal = unsettled(first) ?? unsettled(second);
  if (refusal !== undefined) return refusal;
  const isTorn = (['A', 'B'] as const).some(
    (party) => (first.positions[party].wording === null) !== (second.positions[party].wording === null) || (first.shown[party] === null) !== (second.shown[party] === null),
  );
  return isTorn ? refuse('torn', `One side wants only one of ${nameOf(first)} and ${nameOf(second)}.`, 'Decide on that first; then they can be merged.') : undefined;
}

const unknown = (): Result<never, Rejection> => refuse('no-such-clause', 'This clause is not part of the negotiation.', 'Reload the negotiation and try again.');

function unsettled(clause: ClauseState): Refusal {
  if (isAgreed(clause)) return refuse('agreed', `${nameOf(clause)} is agreed.`, 'Reopen it first, with a reason.');
  return clause.move !== null && clause.move.decided === null ? refuse('move-open', `The other side moved ${nameOf(clause)}.`, 'Accept or refuse its new place first.') : undefined;
}
