import { sameWording } from '../fingerprint.ts';
import type { ClauseId } from '../ids.ts';
import type { EventOf, ReceivedClause, RecordedEvent } from '../schema/events.ts';
import type { Mark } from '../schema/mark.ts';
import type { PlacedClause } from '../schema/reading.ts';
import type { ClauseState, NegotiationState, ReceivedRound, Redline, SentRound } from '../state.ts';
import { commentsFromFile, commentsSent } from './comments.ts';
import { proposedClause, settleAgreement, takePosition, withParty } from './clause.ts';

/** Our file went out: what it says is shown to the other side, and we stand on it (rule N7). */
export function roundSent(state: NegotiationState, event: EventOf<'round-sent'>, recorded: RecordedEvent): NegotiationState {
  const number = state.rounds.length + 1;
  const { party, base, redline, clean, fileName, bundle } = event;
  const round: SentRound = { kind: 'sent', number, seq: recorded.seq, at: recorded.at, party, base, redline, clean, fileName, ...(bundle === undefined ? {} : { bundle }) };
  const clauses = state.clauses.map((clause) => {
    const own = clause.positions[party];
    const shown = withParty(clause.shown, party, own.wording);
    // Nobody is bound to a clause nobody has looked at (rule N3): sending binds us only to what was negotiated.
    if (!clause.touched) return { ...clause, shown };
    const positions = withParty(clause.positions, party, { ...own, confirmed: clause.parked ? own.confirmed : own.fingerprint });
    return settleAgreement(clause, { ...clause, shown, positions }, { recorded, round: number, party, reason: '' });
  });
  return { ...state, clauses: commentsSent(placed(clauses, event.reading.clauses), event.comments ?? [], number), rounds: [...state.rounds, round], readings: [...state.readings, event.reading] };
}

/** Their file came in: their positions are what it says (rule N8). */
export function roundReceived(state: NegotiationState, event: EventOf<'round-received'>, recorded: RecordedEvent): NegotiationState {
  const number = state.rounds.length + 1;
  const { party, sha256, fileName, comparedWith, audit, bundle } = event;
  const marksOf = groupMarks(event.marks);
  const round: ReceivedRound = {
    kind: 'received', number, seq: recorded.seq, at: recorded.at, party, sha256, fileName, comparedWith, audit, outside: marksOf.get(null) ?? [], ...(bundle === undefined ? {} : { bundle }),
  };
  const changes = new Map(event.changed.map((change) => [change.clauseId, change]));
  const inFile = new Set(event.reading.clauses.map((clause) => clause.clauseId));
  const known = state.clauses.map((clause, index) => {
    const change = changes.get(clause.id);
    const cause = { recorded, round: number, marks: marksOf.get(clause.id) ?? [], from: state.clauses[index - 1]?.id ?? null };
    const after = change === undefined ? heldByThem(clause, event, inFile) : changedByThem(clause, change, event, cause);
    return settleAgreement(clause, after, { recorded, round: number, party, reason: '' });
  });
  const fresh = event.inserted
    .filter((clause) => !known.some((other) => other.id === clause.clauseId))
    .map((clause): ClauseState => {
      const marks = marksOf.get(clause.clauseId) ?? [];
      const redline = fromFile(event, recorded, number, null, clause.blocks, marks);
      return { ...proposedClause(clause, party, recorded.seq, true), redlines: [redline] };
    });
  return {
    ...state,
    clauses: commentsFromFile(state, placed(ordered(known, fresh, event.reading.clauses), event.reading.clauses), event.comments ?? [], party, recorded),
    rounds: [...state.rounds, round],
    readings: [...state.readings, event.reading],
  };
}

/** Their file has the clause as they last showed it, or as we sent it: either way they stand on it. */
function heldByThem(clause: ClauseState, event: EventOf<'round-received'>, inFile: ReadonlySet<ClauseId>): ClauseState {
  if (!inFile.has(clause.id)) return clause;
  const theirs = clause.positions[event.party];
  return {
    ...clause,
    positions: withParty(clause.positions, event.party, { ...theirs, confirmed: theirs.fingerprint }),
    shown: withParty(clause.shown, event.party, theirs.wording),
  };
}

type Cause = { readonly recorded: RecordedEvent; readonly round: number; readonly marks: readonly Mark[]; /** The clause it stood behind with us. */ readonly from: ClauseId | null };

function changedByThem(clause: ClauseState, change: ReceivedClause, event: EventOf<'round-received'>, cause: Cause): ClauseState {
  const { party } = event;
  const { recorded, round, marks } = cause;
  const differs = !sameWording(change.basis, change.wording);
  return {
    ...clause,
    positions: withParty(clause.positions, party, takePosition(clause.positions[party], change.wording, recorded.seq, true)),
    shown: withParty(clause.shown, party, change.wording),
    touched: true,
    parked: false,
    move: change.moved ? { round, party, from: cause.from, decided: null } : clause.move,
    redlines: differs ? [...clause.redlines, fromFile(event, recorded, round, change.basis, change.wording, marks)] : clause.redlines,
  };
}

function fromFile(event: EventOf<'round-received'>, recorded: RecordedEvent, round: number, basis: Redline['basis'], wording: Redline['wording'], marks: readonly Mark[]): Redline {
  return {
    seq: recorded.seq, round, party: event.party, at: recorded.at, by: recorded.by, basis, wording, reason: '', source: event.sha256, tracking: trackingOf(marks), marks,
  };
}

/** Tracked only when every difference in the clause carries a mark: one silent edit makes the whole redline `partly`. */
function trackingOf(marks: readonly Mark[]): Redline['tracking'] {
  const tracked = marks.filter((mark) => mark.pile === 'tracked').length;
  if (marks.length > 0 && tracked === marks.length) return 'tracked';
  return tracked > 0 ? 'partly' : 'unmarked';
}

function groupMarks(marks: readonly Mark[]): ReadonlyMap<ClauseId | null, readonly Mark[]> {
  const groups = new Map<ClauseId | null, Mark[]>();
  for (const mark of marks) {
    const group = groups.get(mark.of);
    if (group === undefined) groups.set(mark.of, [mark]);
    else group.push(mark);
  }
  return groups;
}

/** Clauses take the number, heading and place in the tree that the newest file gives them. */
export function placed(clauses: readonly ClauseState[], reading: readonly PlacedClause[]): readonly ClauseState[] {
  const places = new Map(reading.map((clause) => [clause.clauseId, clause]));
  return clauses.map((clause) => {
    const place = places.get(clause.id);
    if (place === undefined) return clause;
    const { number, heading, kind, level, parentId } = place;
    return { ...clause, number, ...(clause.relabelled ? {} : { heading, kind }), level, parentId };
  });
}

/** The order of the newest file; clauses it does not have stay behind the clause they stood behind. */
function ordered(known: readonly ClauseState[], fresh: readonly ClauseState[], reading: readonly PlacedClause[]): readonly ClauseState[] {
  const byId = new Map([...known, ...fresh].map((clause) => [clause.id, clause]));
  const inFile = new Set(reading.map((clause) => clause.clauseId));
  const followers = new Map<ClauseId | null, ClauseState[]>();
  let anchor: ClauseId | null = null;
  for (const clause of known) {
    if (inFile.has(clause.id)) anchor = clause.id;
    else followers.set(anchor, [...(followers.get(anchor) ?? []), clause]);
  }
  const out: ClauseState[] = [...(followers.get(null) ?? [])];
  for (const { clauseId } of reading) {
    const clause = byId.get(clauseId);
    if (clause !== undefined) out.push(clause, ...(followers.get(clauseId) ?? []));
  }
  return out;
}

