import type { PartyId } from '../../contract/party.ts';
import type { ClauseId } from '../ids.ts';
import type { Wording } from '../schema/content.ts';
import type { RecordedEvent } from '../schema/events.ts';
import { evolve } from '../evolve.ts';
import { emptyNegotiation, findClause, roundNow, type ClauseState, type Position, type Redline, type Trade } from '../state.ts';

/** One moment in the life of a clause. */
export type BiographyEntry = {
  readonly seq: number;
  readonly round: number;
  readonly at: string;
  readonly by: string;
  readonly what: RecordedEvent['event']['type'] | 'agreed' | 'alarm';
  /** Whose act it was; `null` for acts of nobody in particular (the import). */
  readonly party: PartyId | null;
  readonly reason: string;
  /** What that party stood on afterwards. */
  readonly wording: Wording;
  readonly tracking: Redline['tracking'] | null;
  /** The clause it was given for, or that was given for it (rule N43). */
  readonly trade: { readonly role: 'gave' | 'got'; readonly other: ClauseId } | null;
};

/**
 * Every wording a clause ever had and every decision on it, oldest first (rule N18). Facts that were taken back stay in
 * the story, followed by the fact that took them back.
 */
export function biographyOf(events: readonly RecordedEvent[], id: ClauseId): readonly BiographyEntry[] {
  const entries: BiographyEntry[] = [];
  let state = emptyNegotiation;
  for (const recorded of events) {
    const before = findClause(state, id);
    const trades = state.trades;
    state = evolve(state, recorded);
    const after = findClause(state, id);
    const round = roundNow(state);
    if (after !== undefined && state.trades !== trades) entries.push(...tradeEntries(recorded, after, { before: trades, after: state.trades }, round));
    if (after !== undefined && after !== before && concerns(before, after)) {
      entries.push(...entriesFor(recorded, before, after, round), ...turningPoints(recorded, before, after, round));
    }
  }
  return entries;
}

/** A new number or a file that merely shows the clause again is no event in its life. */
function concerns(before: ClauseState | undefined, after: ClauseState): boolean {
  if (before === undefined || before.parked !== after.parked || before.held !== after.held || before.move !== after.move || before.heading !== after.heading) return true;
  return stands(before.positions.A) !== stands(after.positions.A) || stands(before.positions.B) !== stands(after.positions.B);
}

const stands = (position: Position): string => `${position.fingerprint} ${String(position.confirmed)} ${String(position.since)}`;

/** A fact that holds several decisions tells those on this clause, each as if it stood alone (rule N34). */
function entriesFor(recorded: RecordedEvent, before: ClauseState | undefined, after: ClauseState, round: number): readonly BiographyEntry[] {
  if (recorded.event.type !== 'decided-together') return [entryFor(recorded, recorded.event, after, round)];
  const own = recorded.event.decisions.filter((decision) => decision.clauseId === after.id);
  return own.map((decision, index) => entryFor(recorded, decision, index === own.length - 1 ? after : (before ?? after), round));
}

function entryFor(recorded: RecordedEvent, event: RecordedEvent['event'], after: ClauseState, round: number): BiographyEntry {
  const { seq, at, by } = recorded;
  const party = 'party' in event ? event.party : null;
  const redline = after.redlines.find((candidate) => candidate.seq === seq);
  const wording = after.positions[party ?? 'A'].wording;
  return { seq, round, at, by, what: event.type, party, reason: 'reason' in event ? event.reason : '', wording, tracking: redline?.tracking ?? null, trade: null };
}

/** A trade noted, removed or taken back stands in the story of both its clauses. */
function tradeEntries({ seq, at, by, event }: RecordedEvent, { id, positions }: ClauseState, trades: { readonly before: readonly Trade[]; readonly after: readonly Trade[] }, round: number): readonly BiographyEntry[] {
  const { before, after } = trades;
  const changed = [...after.filter((trade) => !before.includes(trade)), ...before.filter((trade) => !after.includes(trade))];
  // A merger only says which clause the trade is about from now on.
  if (event.type === 'clauses-merged') return [];
  return changed.flatMap(({ party, reason, gave, got }): readonly BiographyEntry[] => {
    const trade = gave.clauseId === id ? ({ role: 'gave', other: got.clauseId } as const) : got.clauseId === id ? ({ role: 'got', other: gave.clauseId } as const) : null;
    return trade === null ? [] : [{ seq, round, at, by, what: event.type, party, reason: event.type === 'trade-linked' ? reason : '', wording: positions[party].wording, tracking: null, trade }];
  });
}

function turningPoints(recorded: RecordedEvent, before: ClauseState | undefined, after: ClauseState, round: number): readonly BiographyEntry[] {
  const { seq, at, by } = recorded;
  const base = { seq, round, at, by, tracking: null, trade: null } as const;
  const out: BiographyEntry[] = [];
  if (after.agreement !== null && after.agreement.seq === seq && before?.agreement !== after.agreement) {
    out.push({ ...base, what: 'agreed', party: null, reason: '', wording: after.agreement.wording });
  }
  if (after.alarm !== null && after.alarm.seq === seq && before?.alarm !== after.alarm) {
    out.push({ ...base, what: 'alarm', party: after.alarm.party, reason: after.alarm.reason, wording: after.agreement?.wording ?? null });
  }
  return out;
}
