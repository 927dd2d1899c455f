import { otherParty, type PartyId } from '../../contract/party.ts';
import { replay } from '../evolve.ts';
import type { ClauseId } from '../ids.ts';
import type { RecordedEvent } from '../schema/events.ts';
import { emptyNegotiation, type ClauseState, type NegotiationState, type PerParty, type Round } from '../state.ts';
import { countStatuses, type StatusCounts } from './status.ts';

/** How things stood at the end of a round, just before the next file went out or came in. */
export type TimelinePoint = {
  /** 0 = before the first file went out or came in. */
  readonly round: number;
  readonly kind: Round['kind'] | 'start';
  readonly party: PartyId | null;
  readonly at: string;
  readonly counts: StatusCounts;
  /** The clauses each party ended the round on with the words of the other, having stood on words of its own. */
  readonly concessions: PerParty<readonly ClauseId[]>;
  /** The facts of the round: from the one that opened it to before the next. */
  readonly facts: { readonly from: number; readonly to: number };
};

/** The course of a negotiation, round by round (rule N36). What was taken back within a round leaves no trace in it. */
export function timelineOf(events: readonly RecordedEvent[], state: NegotiationState): readonly TimelinePoint[] {
  const [first] = events;
  if (first === undefined) return [];
  const starts = [0, ...state.rounds.map((round) => round.seq)];
  let before = emptyNegotiation;
  return starts.map((start, round): TimelinePoint => {
    const end = starts[round + 1] ?? Number.POSITIVE_INFINITY;
    const after = replay(events.filter(({ seq }) => seq >= start && seq < end), before);
    const made = state.rounds[round - 1];
    const point = { round, kind: made?.kind ?? 'start', party: made?.party ?? null, at: made?.at ?? first.at, counts: countStatuses(after), concessions: concessions(before, after), facts: { from: start, to: end } } as const;
    before = after;
    return point;
  });
}

function concessions(before: NegotiationState, after: NegotiationState): PerParty<readonly ClauseId[]> {
  const old = new Map(before.clauses.map((clause) => [clause.id, clause]));
  const given = (party: PartyId): readonly ClauseId[] => after.clauses.filter((clause) => gaveWay(old.get(clause.id), clause, party)).map((clause) => clause.id);
  return { A: given('A'), B: given('B') };
}

function gaveWay(before: ClauseState | undefined, after: ClauseState, party: PartyId): boolean {
  if (before === undefined || before === after) return false;
  const { fingerprint } = after.positions[party];
  const theirs = before.positions[otherParty(party)].fingerprint;
  return fingerprint !== before.positions[party].fingerprint && fingerprint === after.positions[otherParty(party)].fingerprint && (fingerprint === theirs || after.positions[otherParty(party)].since < after.positions[party].since);
}
