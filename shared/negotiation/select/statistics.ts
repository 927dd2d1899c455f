import type { PartyId } from '../../contract/party.ts';
import type { ClauseId } from '../ids.ts';
import type { RecordedEvent } from '../schema/events.ts';
import { ourParty, type ClauseState, type NegotiationState, type PerParty } from '../state.ts';
import { statusOf, toAnswer } from './status.ts';
import { timelineOf, type TimelinePoint } from './timeline.ts';
import { tradesOf, type TradeStanding } from './trades.ts';

/** Clauses a party has to answer that last moved in one round, and when the first of them did. */
export type Waiting = { readonly round: number; readonly since: string; readonly clauseIds: readonly ClauseId[] };

/** How many texts a party took over in all rounds, and how many of them for something (rule N43). */
export type Concessions = { readonly total: number; readonly traded: number; readonly free: number };

export type Statistics = {
  readonly rounds: { readonly sent: number; readonly received: number; readonly earlier: number };
  readonly timeline: readonly TimelinePoint[];
  /** Open clauses by the party that has to answer, the longest waiting first (rule N44). */
  readonly open: PerParty<readonly Waiting[]>;
  readonly concessions: PerParty<Concessions>;
  readonly trades: readonly TradeStanding[];
};

/** The negotiation in numbers, worked out from the facts alone. */
export function statisticsOf(events: readonly RecordedEvent[], state: NegotiationState): Statistics {
  const timeline = timelineOf(events, state);
  const trades = tradesOf(state);
  const sent = state.rounds.filter((round) => round.kind === 'sent').length;
  const conceded = (party: PartyId): Concessions => concessionsOf(party, timeline, trades);
  return {
    rounds: { sent, received: state.rounds.length - sent, earlier: state.earlierRounds },
    timeline,
    open: { A: waitingFor('A', events, state), B: waitingFor('B', events, state) },
    concessions: { A: conceded('A'), B: conceded('B') },
    trades,
  };
}

function concessionsOf(party: PartyId, timeline: readonly TimelinePoint[], trades: readonly TradeStanding[]): Concessions {
  const given = trades.flatMap(({ gave, got }) => [gave, got]).filter((side) => side.party === party);
  const isTraded = ({ facts }: TimelinePoint, id: ClauseId): boolean => given.some(({ clauseId, step }) => clauseId === id && step !== null && step.seq >= facts.from && step.seq < facts.to);
  const all = timeline.flatMap((point) => point.concessions[party].map((id) => isTraded(point, id)));
  const traded = all.filter((is) => is).length;
  return { total: all.length, traded, free: all.length - traded };
}

function waitingFor(party: PartyId, events: readonly RecordedEvent[], state: NegotiationState): readonly Waiting[] {
  const ours = ourParty(state);
  const groups = new Map<number, { since: number; clauseIds: ClauseId[] }>();
  for (const clause of state.clauses) {
    const status = statusOf(clause, ours);
    if (status === 'agreed' || status === 'removed' || status === 'untouched' || toAnswer(clause) !== party) continue;
    const since = movedAt(clause);
    const round = state.rounds.findLast((one) => one.seq <= since)?.number ?? state.earlierRounds;
    const group = groups.get(round) ?? { since, clauseIds: [] };
    groups.set(round, { since: Math.min(group.since, since), clauseIds: [...group.clauseIds, clause.id] });
  }
  return [...groups].toSorted(([one], [two]) => one - two).map(([round, { since, clauseIds }]) => ({ round, since: events[since - 1]?.at ?? '', clauseIds }));
}

/** The fact since which it is for the other to answer. */
const movedAt = ({ positions: { A, B } }: ClauseState): number => Math.max(A.since, B.since);
