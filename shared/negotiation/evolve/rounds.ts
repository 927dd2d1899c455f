import { sameWording } from '../fingerprint.ts';
import type { ClauseId } from '../ids.ts';
import { otherParty, type PartyId } from '../../contract/party.ts';
import type { EventOf, ReceivedClause, RecordedEvent } from '../schema/events.ts';
import type { Mark } from '../schema/mark.ts';
import type { PlacedClause } from '../schema/reading.ts';
import { roundNow, type ClauseState, type NegotiationState, type ReceivedRound, type Redline, type SentRound } from '../state.ts';
import { isHeld } from '../select/holding.ts';
import { commentsFromFile, commentsSent } from './comments.ts';
import { proposedClause, settleAgreement, takePosition, withParty } from './clause.ts';

/** Our file went out: what it says is shown to the other side, and we stand on it (rule N7). */
export function roundSent(state: NegotiationState, event: EventOf<'round-sent'>, recorded: RecordedEvent): NegotiationState {
  const number = roundNow(state) + 1;
  const { party, base, redline, clean, fileName, bundle } = event;
  const round: SentRound = { kind: 'sent', number, seq: recorded.seq, at: recorded.at, party, base, redline, clean, fileName, ...(bundle === undefined ? {} : { bundle }) };
  const clauses = state.clauses.map((clause) => settleAgreement(clause, shownAsItIs(clause, party), { recorded, round: number, party, reason: '' }));
  return { ...state, clauses: commentsSent(placed(clauses, event.reading.clauses), event.comments ?? [], number), rounds: [...state.rounds, round], readings: [...state.readings, event.reading] };
}

type TakenIn = EventOf<'round-received' | 'own-version-taken'>;

/** Their file came in: their positions are what it says (rule N8). */
export function roundReceived(state: NegotiationState, event: EventOf<'round-received'>, recorded: RecordedEvent): NegotiationState {
  const number = roundNow(state) + 1;
  const { party, sha256, fileName, comparedWith, audit, bundle } = event;
  const inFile = new Set(event.reading.clauses.map((clause) => clause.clauseId));
  const { clauses, outside } = takenIn(state, event, recorded, { round: number, shows: true, held: (clause) => heldByThem(clause, event, inFile) });
  const round: ReceivedRound = { kind: 'received', number, seq: recorded.seq, at: recorded.at, party, sha256, fileName, comparedWith, audit, outside, ...(bundle === undefined ? {} : { bundle }) };
  return {
    ...state,
    clauses: commentsFromFile(state, placed(ordered(clauses.known, clauses.fresh, event.reading.clauses), event.reading.clauses), event.comments ?? [], party, recorded),
    rounds: [...state.rounds, round],
    readings: [...state.readings, event.reading],
  };
}

/** A version of ours made outside Parley: our positions are what it says; sent, it is a round like any other (rule N40). */
export function ownVersionTaken(state: NegotiationState, event: EventOf<'own-version-taken'>, recorded: RecordedEvent): NegotiationState {
  const { party, sent, sha256, fileName, comparedWith } = event;
  const number = roundNow(state) + (sent ? 1 : 0);
  const held = (clause: ClauseState): ClauseState => (sent ? shownAsItIs(clause, party) : clause);
  const { known, fresh } = takenIn(state, event, recorded, { round: number, shows: sent, held }).clauses;
  const places = event.reading.clauses;
  // What has not gone out yet is written on the file we know: its clauses stay where they stand there.
  const clauses = sent ? placed(ordered(known, fresh, places), places) : withFresh(known, fresh, places);
  const round: SentRound = { kind: 'sent', number, seq: recorded.seq, at: recorded.at, party, base: comparedWith, redline: sha256, clean: sha256, fileName, ...(event.derived === undefined ? {} : { derived: event.derived }) };
  return {
    ...state,
    clauses: commentsFromFile(state, clauses, event.comments ?? [], party, recorded),
    rounds: sent ? [...state.rounds, round] : state.rounds,
    readings: [...state.readings, event.reading],
  };
}

type How = {
  readonly round: number;
  /** Whether the other side has seen the file. */
  readonly shows: boolean;
  /** What becomes of a clause the file does not change. */
  readonly held: (clause: ClauseState) => ClauseState;
};

function takenIn(state: NegotiationState, event: TakenIn, recorded: RecordedEvent, { round, shows, held }: How): { readonly clauses: { readonly known: readonly ClauseState[]; readonly fresh: readonly ClauseState[] }; readonly outside: readonly Mark[] } {
  const { party } = event;
  const marksOf = groupMarks(event.marks);
  const changes = new Map(event.changed.map((change) => [change.clauseId, change]));
  const known = state.clauses.map((clause, index) => {
    const change = changes.get(clause.id);
    const cause = { recorded, round, marks: marksOf.get(clause.id) ?? [], from: state.clauses[index - 1]?.id ?? null, shows };
    const after = change === undefined ? held(clause) : changedByFile(clause, change, event, cause);
    return settleAgreement(clause, after, { recorded, round, party, reason: '' });
  });
  const fresh = event.inserted
    .filter((clause) => !known.some((other) => other.id === clause.clauseId))
    .map((clause): ClauseState => {
      const marks = marksOf.get(clause.clauseId) ?? [];
      const redline = fromFile(event, recorded, round, null, clause.blocks, marks);
      return { ...proposedClause(clause, party, recorded.seq, shows), redlines: [redline] };
    });
  return { clauses: { known, fresh }, outside: marksOf.get(null) ?? [] };
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

/** A clause that goes out as we have it: shown, and stood on where it was negotiated. */
function shownAsItIs(clause: ClauseState, party: PartyId): ClauseState {
  // What is held back was not in the file: they have seen nothing of it, and we are not bound by it (rule N49).
  if (isHeld(clause, party)) return clause;
  const own = clause.positions[party];
  const shown = withParty(clause.shown, party, own.wording);
  // Nobody is bound to a clause nobody has looked at (rule N3): sending binds us only to what was negotiated.
  if (!clause.touched) return { ...clause, shown };
  return { ...clause, shown, positions: withParty(clause.positions, party, { ...own, confirmed: clause.parked ? own.confirmed : own.fingerprint }) };
}

type Cause = { readonly recorded: RecordedEvent; readonly round: number; readonly marks: readonly Mark[]; /** The clause it stood behind with us. */ readonly from: ClauseId | null; readonly shows: boolean };

function changedByFile(clause: ClauseState, change: ReceivedClause, event: TakenIn, cause: Cause): ClauseState {
  const { party } = event;
  const { recorded, round, marks, shows } = cause;
  const differs = !sameWording(change.basis, change.wording);
  return {
    ...clause,
    positions: withParty(clause.positions, party, takePosition(clause.positions[party], change.wording, recorded.seq, true)),
    shown: shows ? withParty(clause.shown, party, change.wording) : clause.shown,
    touched: true,
    parked: false,
    held: shows && clause.held === party ? null : clause.held,
    move: change.moved ? { round, party, from: cause.from, decided: null } : clause.move,
    redlines: differs ? [...clause.redlines, fromFile(event, recorded, round, change.basis, change.wording, marks)] : clause.redlines,
    steps: sameWording(clause.positions[party].wording, change.wording) ? clause.steps : [...clause.steps, { seq: recorded.seq, round, party, how: 'in-file', whole: sameWording(change.wording, clause.positions[otherParty(party)].wording) }],
  };
}

function fromFile(event: TakenIn, recorded: RecordedEvent, round: number, basis: Redline['basis'], wording: Redline['wording'], marks: readonly Mark[]): Redline {
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

/** New clauses behind the clause they follow in the file; everything else where it was. */
function withFresh(known: readonly ClauseState[], fresh: readonly ClauseState[], reading: readonly PlacedClause[]): readonly ClauseState[] {
  const byId = new Map(fresh.map((clause) => [clause.id, clause]));
  const out = known.slice();
  reading.forEach(({ clauseId }, index) => {
    const clause = byId.get(clauseId);
    if (clause === undefined) return;
    const before = reading[index - 1]?.clauseId;
    out.splice(out.findIndex((other) => other.id === before) + 1, 0, clause);
  });
  return out;
}
