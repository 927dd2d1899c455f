import { ok, type Result } from '../../base/result.ts';
import { otherParty } from '../../contract/party.ts';
import type { CommandOf, Rejection } from '../command.ts';
import type { NegotiationEvent } from '../schema/events.ts';
import { findClause, type NegotiationState } from '../state.ts';
import { decidingParty } from './clauses.ts';
import { nameOf, refuse } from './refuse.ts';

type Outcome = Result<readonly NegotiationEvent[], Rejection>;

/** What a wish about trades comes to. A trade binds nobody: it is what our side remembers of why something was given (rule N43). */
export function decideOnTrade(state: NegotiationState, command: CommandOf<'link-trade' | 'unlink-trade'>): Outcome {
  if (command.type === 'link-trade') return link(state, command);
  if (!state.trades.some((trade) => trade.seq === command.trade)) return refuse('no-such-trade', 'This trade is not noted any more.', 'Nothing needs to be done.');
  return ok([{ type: 'trade-unlinked', trade: command.trade }]);
}

function link(state: NegotiationState, { party, gave, got, reason = '' }: CommandOf<'link-trade'>): Outcome {
  const who = decidingParty(state, party);
  if (!who.ok) return who;
  const [given, taken] = [findClause(state, gave.clauseId), findClause(state, got.clauseId)];
  if (given === undefined || taken === undefined) return refuse('no-such-clause', 'This clause is not part of the negotiation.', 'Reload the negotiation and try again.');
  if (given === taken) return refuse('same-clause', 'A clause is not given for itself.', 'Choose the clause it was given for.');
  if (!given.steps.some((step) => step.seq === gave.seq && step.party === who.value)) {
    return refuse('nothing-given', `${nameOf(given)}: ${state.parties[who.value].name} gave nothing there that could be linked.`, 'Accept, counter or withdraw first; then say what it was for.');
  }
  if (got.seq !== null && !taken.steps.some((step) => step.seq === got.seq && step.party === otherParty(who.value))) {
    return refuse('nothing-given', `${nameOf(taken)}: ${state.parties[otherParty(who.value)].name} did not move there in that step.`, 'Choose what they gave, or note it as awaited.');
  }
  const before = state.trades.find((trade) => trade.gave.clauseId === gave.clauseId && trade.gave.seq === gave.seq && trade.got.clauseId === got.clauseId);
  if (before !== undefined) return refuse('same', 'This trade is noted already.', 'Remove it first to note it otherwise.');
  return ok([{ type: 'trade-linked', party: who.value, gave, got, reason: reason.trim() }]);
}
