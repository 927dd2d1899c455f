import { assertNever } from '../../base/assert-never.ts';
import { otherParty, type PartyId } from '../../contract/party.ts';
import type { EventOf, NegotiationEvent } from '../schema/events.ts';
import type { ClauseState, Position, Step } from '../state.ts';
import { isUnseen } from '../select/holding.ts';
import { madeHere, settleAgreement, takePosition, withParty, type FactMark } from './clause.ts';

/** Facts that concern one clause which already exists. */
export type DecisionEvent = EventOf<
  | 'change-accepted'
  | 'change-rejected'
  | 'clause-countered'
  | 'proposal-withdrawn'
  | 'clause-parked'
  | 'clause-reopened'
  | 'agreed-text-kept'
  | 'clause-removed'
>;

const TYPES: ReadonlySet<NegotiationEvent['type']> = new Set<DecisionEvent['type']>([
  'change-accepted', 'change-rejected', 'clause-countered', 'proposal-withdrawn', 'clause-parked', 'clause-reopened', 'agreed-text-kept', 'clause-removed',
]);

export const isDecision = (event: NegotiationEvent): event is DecisionEvent => TYPES.has(event.type);

/** The clause after one decision. Total: whatever the log says, there is a next clause. */
export function decideClause(clause: ClauseState, event: DecisionEvent, recorded: FactMark, round: number): ClauseState {
  const changed = stillHeld(stepped(clause, applied(clause, event, recorded, round), event, { seq: recorded.seq, round }));
  return settleAgreement(clause, changed, { recorded, round, party: event.party, reason: event.reason });
}

/** Holding back ends where there is nothing left to hold back: our text is theirs, or what they have seen (rule N49). */
const stillHeld = (clause: ClauseState): ClauseState => (clause.held === null || isUnseen(clause, clause.held) ? clause : { ...clause, held: null });

const HOW: Partial<Record<DecisionEvent['type'], Step['how']>> = { 'change-accepted': 'accepted', 'clause-countered': 'countered', 'proposal-withdrawn': 'withdrawn' };

/** Notes that the party moved, where it did (rule N43). */
function stepped(before: ClauseState, after: ClauseState, { type, party }: DecisionEvent, { seq, round }: Pick<Step, 'seq' | 'round'>): ClauseState {
  const how = HOW[type];
  const { fingerprint } = after.positions[party];
  if (how === undefined || before.positions[party].fingerprint === fingerprint) return after;
  return { ...after, steps: [...after.steps, { seq, round, party, how, whole: fingerprint === after.positions[otherParty(party)].fingerprint }] };
}

function applied(clause: ClauseState, event: DecisionEvent, recorded: FactMark, round: number): ClauseState {
  const { party } = event;
  const own = clause.positions[party];
  const { seq } = recorded;
  switch (event.type) {
    case 'change-accepted':
      return answered(clause, party, takePosition(own, clause.positions[otherParty(party)].wording, seq, true), 'accepted');
    case 'change-rejected':
      return answered(clause, party, takePosition(own, own.wording, seq, true), 'refused');
    case 'clause-countered':
      return proposed(clause, party, takePosition(own, event.blocks, seq, true), event, recorded, round);
    case 'clause-removed':
      return proposed(clause, party, takePosition(own, null, seq, true), event, recorded, round);
    case 'agreed-text-kept':
      return clause.agreement === null ? clause : answered(clause, party, takePosition(own, clause.agreement.wording, seq, true), null);
    case 'proposal-withdrawn':
      return own.replaced === null ? clause : { ...clause, positions: withParty(clause.positions, party, own.replaced), parked: false };
    case 'clause-parked':
      return { ...clause, parked: true };
    case 'clause-reopened':
      return { ...clause, positions: withParty(clause.positions, party, { ...own, confirmed: null }), parked: false, touched: true };
    default:
      return assertNever(event);
  }
}

function answered(clause: ClauseState, party: PartyId, position: Position, move: 'accepted' | 'refused' | null): ClauseState {
  const decided = clause.move !== null && clause.move.party !== party && clause.move.decided === null && move !== null ? { ...clause.move, decided: move } : clause.move;
  return { ...clause, positions: withParty(clause.positions, party, position), touched: true, parked: false, move: decided };
}

function proposed(clause: ClauseState, party: PartyId, position: Position, event: DecisionEvent, recorded: FactMark, round: number): ClauseState {
  const redline = madeHere(clause, party, recorded, round, event.reason, position.wording);
  return { ...answered(clause, party, position, null), redlines: [...clause.redlines, redline] };
}

/** A party says it stands on its present wording. */
export function confirmClause(clause: ClauseState, event: EventOf<'clauses-confirmed'>, recorded: FactMark, round: number): ClauseState {
  const own = clause.positions[event.party];
  const confirmed: ClauseState = {
    ...clause,
    positions: withParty(clause.positions, event.party, { ...own, confirmed: own.fingerprint }),
    touched: true,
    parked: false,
  };
  return settleAgreement(clause, confirmed, { recorded, round, party: event.party, reason: event.reason });
}
