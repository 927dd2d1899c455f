import { fingerprintOf } from '../fingerprint.ts';
import type { ClauseId } from '../ids.ts';
import type { Wording } from '../schema/content.ts';
import type { EventOf } from '../schema/events.ts';
import type { ClauseState, NegotiationState, PerParty, Position, Trade } from '../state.ts';
import { placed } from './rounds.ts';

/** Two clauses where there was one; every wording is divided, none of its words lost (rule N24). */
export function splitClause(state: NegotiationState, event: EventOf<'clause-split'>): NegotiationState {
  const index = state.clauses.findIndex((clause) => clause.id === event.clauseId);
  const clause = state.clauses[index];
  if (clause === undefined || state.clauses.some((other) => other.id === event.part)) return state;
  const { at } = event;
  const part = (take: Take): ClauseState => ({
    ...clause,
    positions: { A: cutPosition(clause.positions.A, at.A.position, take), B: cutPosition(clause.positions.B, at.B.position, take) },
    shown: { A: take(clause.shown.A, at.A.shown), B: take(clause.shown.B, at.B.shown) },
    agreement: clause.agreement === null ? null : withWording(clause.agreement, take(clause.agreement.wording, at.agreement)),
  });
  const second: ClauseState = { ...part(tail), id: event.part, number: '', heading: '', relabelled: false, redlines: [], steps: [], comments: [], splitFrom: clause.id, mergedFrom: [] };
  return withReadings(state, state.clauses.toSpliced(index, 1, part(head), second), event.readings);
}

/** One clause where there were two; the first keeps its identity (rule N25). */
export function mergeClauses(state: NegotiationState, event: EventOf<'clauses-merged'>): NegotiationState {
  const first = state.clauses.find((clause) => clause.id === event.clauseId);
  const second = state.clauses.find((clause) => clause.id === event.with);
  if (first === undefined || second === undefined || first === second) return state;
  const both = <T>(read: (party: 'A' | 'B') => T): PerParty<T> => ({ A: read('A'), B: read('B') });
  const whole: ClauseState = {
    ...first,
    positions: both((party) => joinPositions(first.positions[party], second.positions[party])),
    shown: both((party) => joined(first.shown[party], second.shown[party])),
    touched: first.touched || second.touched,
    parked: first.parked && second.parked,
    held: first.held ?? second.held,
    agreement: first.agreement === null || second.agreement === null ? null : withWording(first.agreement, joined(first.agreement.wording, second.agreement.wording)),
    alarm: first.alarm ?? second.alarm,
    redlines: [...first.redlines, ...second.redlines].toSorted((one, two) => one.seq - two.seq),
    steps: [...first.steps, ...second.steps].toSorted((one, two) => one.seq - two.seq),
    comments: [...first.comments, ...second.comments].toSorted((one, two) => one.seq - two.seq),
    mergedFrom: [...first.mergedFrom, second.id, ...second.mergedFrom],
  };
  const clauses = state.clauses.filter((clause) => clause !== second).map((clause) => (clause === first ? whole : clause));
  return withReadings({ ...state, trades: tradesAfter(state.trades, second.id, first.id) }, clauses, event.readings);
}

/** What was given with a clause goes on with the one it became part of. */
function tradesAfter(trades: readonly Trade[], was: ClauseId, is: ClauseId): readonly Trade[] {
  const moved = <T extends { readonly clauseId: ClauseId }>(side: T): T => (side.clauseId === was ? { ...side, clauseId: is } : side);
  return trades.map((trade) => ({ ...trade, gave: moved(trade.gave), got: moved(trade.got) }));
}

/** One part of a wording that is cut before this paragraph. */
type Take = (wording: Wording, at: number | null) => Wording;

const head: Take = (wording, at) => (wording === null || at === null ? wording : wording.slice(0, at));
const tail: Take = (wording, at) => (wording === null || at === null ? null : wording.slice(at));
const joined = (one: Wording, two: Wording): Wording => (one === null && two === null ? null : [...(one ?? []), ...(two ?? [])]);

const withWording = <T extends { readonly wording: Wording }>(held: T, wording: Wording): T => ({ ...held, wording, fingerprint: fingerprintOf(wording) });

/** Who stood on the whole stands on its parts. What a proposal replaced was the whole, and is no position any more. */
const cutPosition = (position: Position, at: number | null, take: Take): Position => standing(position, take(position.wording, at), position.confirmed === position.fingerprint);

const joinPositions = (one: Position, two: Position): Position =>
  standing({ ...one, since: Math.max(one.since, two.since) }, joined(one.wording, two.wording), one.confirmed === one.fingerprint && two.confirmed === two.fingerprint);

function standing(position: Position, wording: Wording, isConfirmed: boolean): Position {
  const fingerprint = fingerprintOf(wording);
  return { ...position, wording, fingerprint, confirmed: isConfirmed ? fingerprint : null, replaced: null };
}

function withReadings(state: NegotiationState, clauses: readonly ClauseState[], readings: EventOf<'clause-split'>['readings']): NegotiationState {
  return { ...state, clauses: placed(clauses, readings.at(-1)?.clauses ?? []), readings: [...state.readings, ...readings] };
}
