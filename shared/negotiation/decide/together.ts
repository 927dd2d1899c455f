import { ok, type Result } from '../../base/result.ts';
import type { CommandOf, Rejection } from '../command.ts';
import { decideClause, isDecision, type DecisionEvent } from '../evolve/decisions.ts';
import type { NegotiationEvent } from '../schema/events.ts';
import { roundNow, type NegotiationState } from '../state.ts';
import { decideOnClause } from './clauses.ts';
import { refuse } from './refuse.ts';

/**
 * Several decisions as one fact (rule N34). Each is judged on what the ones before it leave, so that a clause can be
 * reopened and countered in one go; when one cannot be made, none is, and the refusal names its clause.
 */
export function decideTogether(state: NegotiationState, command: CommandOf<'decide-together'>): Result<readonly NegotiationEvent[], Rejection> {
  if (command.decisions.length === 0) return refuse('nothing-chosen', 'No clause was chosen.', 'Choose at least one.');
  const decisions: DecisionEvent[] = [];
  const clauses = new Map(state.clauses.map((clause) => [clause.id, clause]));
  const seq = state.revision + 1;
  for (const wish of command.decisions) {
    const clause = clauses.get(wish.clauseId);
    const outcome = decideOnClause({ ...state, clauses: clause === undefined ? [] : [clause] }, wish);
    if (!outcome.ok) return outcome;
    for (const event of outcome.value.filter(isDecision)) {
      decisions.push(event);
      if (clause !== undefined) clauses.set(clause.id, decideClause(clause, event, { seq, at: '', by: '' }, roundNow(state)));
    }
  }
  return ok([{ type: 'decided-together', decisions }]);
}
