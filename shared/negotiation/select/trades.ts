import { otherParty, type PartyId } from '../../contract/party.ts';
import type { ClauseId } from '../ids.ts';
import { findClause, type ClauseState, type NegotiationState, type Step, type Trade } from '../state.ts';

/** What became of one side of a trade: given and held to, given and moved on from since, or still awaited. */
export type TradeSide = { readonly clauseId: ClauseId; readonly party: PartyId; readonly step: Step | null; readonly standing: 'given' | 'moved-on' | 'awaited' };
export type TradeStanding = { readonly trade: Trade; readonly gave: TradeSide; readonly got: TradeSide };

/** Every trade noted, oldest first, with what became of both sides (rule N43). */
export function tradesOf(state: NegotiationState): readonly TradeStanding[] {
  return state.trades.map((trade) => {
    const other = otherParty(trade.party);
    const taken = findClause(state, trade.got.clauseId);
    const step = trade.got.seq === null ? delivered(taken, other, trade.seq) : stepAt(taken, trade.got.seq, other);
    return { trade, gave: sideOf(findClause(state, trade.gave.clauseId), trade.gave.clauseId, trade.party, stepAt(findClause(state, trade.gave.clauseId), trade.gave.seq, trade.party)), got: sideOf(taken, trade.got.clauseId, other, step) };
  });
}

/** What a party moved on a clause, the newest first. */
export const stepsOf = (clause: ClauseState, party: PartyId): readonly Step[] => clause.steps.filter((step) => step.party === party).toReversed();

const stepAt = (clause: ClauseState | undefined, seq: number, party: PartyId): Step | null => clause?.steps.find((step) => step.seq === seq && step.party === party) ?? null;

/** What was awaited came when the other side, after the trade was noted, moved onto the words of the side that gave. */
function delivered(clause: ClauseState | undefined, party: PartyId, since: number): Step | null {
  if (clause === undefined || clause.positions.A.fingerprint !== clause.positions.B.fingerprint) return null;
  const last = clause.steps.findLast((step) => step.party === party);
  return last !== undefined && last.seq > since ? last : null;
}

function sideOf(clause: ClauseState | undefined, clauseId: ClauseId, party: PartyId, step: Step | null): TradeSide {
  const movedOn = step !== null && clause?.steps.some((later) => later.party === party && later.seq > step.seq) === true;
  return { clauseId, party, step, standing: step === null ? 'awaited' : movedOn ? 'moved-on' : 'given' };
}
