import { assertNever } from '../base/assert-never.ts';
import { otherParty } from '../contract/party.ts';
import { importedClause, madeHere, proposedClause } from './evolve/clause.ts';
import { commentsFromFile } from './evolve/comments.ts';
import { confirmClause, decideClause, type DecisionEvent } from './evolve/decisions.ts';
import { mergeClauses, splitClause } from './evolve/division.ts';
import { clauseAfter, isClauseFact, type ClauseFact } from './evolve/on-clause.ts';
import { ownVersionTaken, roundReceived, roundSent } from './evolve/rounds.ts';
import type { ClauseId } from './ids.ts';
import type { EventOf, NegotiationEvent, RecordedEvent } from './schema/events.ts';
import { emptyNegotiation, findClause, ourParty, roundNow, type ClauseState, type NegotiationState, type UndoEntry } from './state.ts';

/**
 * The next state after one fact. Total: it never throws and never refuses, because a fact has already happened;
 * a fact about a clause nobody knows changes nothing but the revision (rule N20).
 */
export function evolve(state: NegotiationState, recorded: RecordedEvent): NegotiationState {
  const { event } = recorded;
  if (event.type === 'undone') return { ...undo(state, event), revision: recorded.seq };
  if (event.type === 'redone') return { ...redo(state), revision: recorded.seq };
  if (isClauseFact(event)) return onClause(state, event, recorded);
  const next = applied(state, event, recorded);
  return { ...next, revision: recorded.seq, ...(undoable(state, event) ? { undo: undoEntry(state, changedClauses(state.clauses, next.clauses), recorded), redo: null } : {}) };
}

/**
 * The state after a whole log. The same as `evolve` fact by fact; but facts in a row that each concern one clause share
 * one copy of the clauses, so that ten thousand decisions on two thousand clauses do not make ten thousand copies.
 */
export function replay(events: readonly RecordedEvent[], from: NegotiationState = emptyNegotiation): NegotiationState {
  let state = from;
  let at = 0;
  for (let first = events[at]; first !== undefined; first = events[at]) {
    const end = events.findIndex((recorded, index) => index >= at && !isClauseFact(recorded.event));
    const inRow = events.slice(at, end === -1 ? events.length : end);
    state = inRow.length > 1 ? onClausesInRow(state, inRow) : evolve(state, first);
    at += Math.max(inRow.length, 1);
  }
  return state;
}

function onClause(state: NegotiationState, event: ClauseFact, recorded: RecordedEvent): NegotiationState {
  const at = state.clauses.findIndex((clause) => clause.id === event.clauseId);
  const clause = state.clauses[at];
  const clauses = clause === undefined ? state.clauses : state.clauses.with(at, clauseAfter(clause, event, recorded, roundNow(state)));
  return { ...state, clauses, revision: recorded.seq, undo: undoEntry(state, { extent: 'some', before: clause === undefined ? [] : [clause] }, recorded), redo: null };
}

function onClausesInRow(state: NegotiationState, inRow: readonly RecordedEvent[]): NegotiationState {
  const clauses = state.clauses.slice();
  const places = new Map(clauses.map((clause, index) => [clause.id, index]));
  let { revision } = state;
  let top = state.undo;
  for (const recorded of inRow) {
    const { event } = recorded;
    if (!isClauseFact(event)) continue;
    const at = places.get(event.clauseId);
    const clause = at === undefined ? undefined : clauses[at];
    if (at !== undefined && clause !== undefined) clauses[at] = clauseAfter(clause, event, recorded, roundNow(state));
    top = undoEntry({ ...state, undo: top }, { extent: 'some', before: clause === undefined ? [] : [clause] }, recorded);
    revision = recorded.seq;
  }
  return { ...state, clauses, revision, undo: top, redo: null };
}

function applied(state: NegotiationState, event: Exclude<NegotiationEvent, ClauseFact | { type: 'undone' | 'redone' }>, recorded: RecordedEvent): NegotiationState {
  switch (event.type) {
    case 'negotiation-created':
      return { ...state, id: event.negotiationId, name: event.name, parties: event.parties, side: event.side, sample: event.sample };
    case 'document-imported':
      return imported(state, event, recorded);
    case 'decided-together':
      return { ...state, clauses: decidedTogether(state, event.decisions, recorded) };
    case 'round-sent':
      return roundSent(state, event, recorded);
    case 'round-received':
      return roundReceived(state, event, recorded);
    case 'own-version-taken':
      return ownVersionTaken(state, event, recorded);
    case 'negotiation-renamed':
      return { ...state, name: event.name };
    case 'negotiation-archived':
      return { ...state, archived: event.archived };
    case 'parties-named':
      return { ...state, parties: event.parties };
    case 'author-mapped':
      return { ...state, authors: { ...state.authors, [event.author]: event.party } };
    case 'deadline-set': {
      const { scope, on, owes } = event;
      return { ...state, deadlines: { ...state.deadlines, [scope]: on === null ? null : { on, owes, round: roundNow(state) } } };
    }
    case 'deal-set':
      return { ...state, deal: event.deal === null ? null : { ...event.deal, at: recorded.at } };
    case 'trade-linked':
      return linkTrade(state, event, recorded);
    case 'trade-unlinked':
      return { ...state, trades: state.trades.filter((trade) => trade.seq !== event.trade) };
    case 'clause-inserted':
      return inserted(state, event, recorded);
    case 'clause-split':
      return splitClause(state, event);
    case 'clauses-merged':
      return mergeClauses(state, event);
    case 'clauses-confirmed': {
      const wanted = new Set(event.clauseIds);
      return { ...state, clauses: state.clauses.map((clause) => (wanted.has(clause.id) ? confirmClause(clause, event, recorded, roundNow(state)) : clause)) };
    }
    default:
      return assertNever(event);
  }
}

/** Each decision in turn on what the ones before it left (rule N34). */
function decidedTogether(state: NegotiationState, decisions: readonly DecisionEvent[], recorded: RecordedEvent): readonly ClauseState[] {
  const clauses = state.clauses.slice();
  const places = new Map(clauses.map((clause, index) => [clause.id, index]));
  for (const decision of decisions) {
    const at = places.get(decision.clauseId);
    const clause = at === undefined ? undefined : clauses[at];
    if (at !== undefined && clause !== undefined) clauses[at] = decideClause(clause, decision, recorded, roundNow(state));
  }
  return clauses;
}

function imported(state: NegotiationState, event: EventOf<'document-imported'>, recorded: RecordedEvent): NegotiationState {
  const { sha256, fileName, template, words, messages } = event;
  const clauses = commentsFromFile(state, event.clauses.map((clause) => importedClause(clause, recorded.seq)), event.comments ?? [], otherParty(ourParty(state)), recorded);
  const { corrections } = event;
  const reading = { sha256, clauses: event.clauses.map(({ blocks: _words, ...place }) => place), ...(corrections === undefined ? {} : { corrections }) };
  return { ...state, document: { sha256, fileName, template, words, messages }, clauses, readings: [...state.readings, reading], earlierRounds: event.earlierRounds ?? 0 };
}

/** What was given for what (rule N43); one about clauses nobody knows is none (rule N20). */
function linkTrade(state: NegotiationState, { party, gave, got, reason }: EventOf<'trade-linked'>, { seq, at, by }: RecordedEvent): NegotiationState {
  const known = (id: ClauseId): boolean => findClause(state, id) !== undefined;
  return known(gave.clauseId) && known(got.clauseId) ? { ...state, trades: [...state.trades, { seq, at, by, party, gave, got, reason }] } : state;
}

function inserted(state: NegotiationState, event: EventOf<'clause-inserted'>, recorded: RecordedEvent): NegotiationState {
  if (state.clauses.some((clause) => clause.id === event.clauseId)) return state;
  const { clauseId, heading, kind, level, parentId, blocks, party } = event;
  const clause = proposedClause({ clauseId, number: '', heading, kind, level, parentId, blocks }, party, recorded.seq, false);
  const redline = madeHere(clause, party, recorded, roundNow(state), event.reason, blocks);
  const at = event.after === null ? 0 : state.clauses.findIndex((other) => other.id === event.after) + 1;
  const clauses = state.clauses.slice();
  clauses.splice(event.after !== null && at === 0 ? clauses.length : at, 0, { ...clause, redlines: [redline] });
  return { ...state, clauses };
}

/**
 * Creating and importing make the negotiation; taking them back, or what was said before, would be deleting it. Which deal a
 * document belongs to is taken back by saying the opposite: undoing a round must not take an annex out of it (rule N45).
 */
const undoable = (before: NegotiationState, { type }: NegotiationEvent): boolean => before.document !== null && type !== 'negotiation-created' && type !== 'document-imported' && type !== 'deal-set';

function undoEntry(before: NegotiationState, clauses: UndoEntry['clauses'], recorded: RecordedEvent): UndoEntry {
  return {
    seq: recorded.seq,
    type: recorded.event.type,
    clauses,
    rounds: before.rounds,
    readings: before.readings,
    name: before.name,
    archived: before.archived,
    parties: before.parties,
    authors: before.authors,
    deadlines: before.deadlines,
    trades: before.trades,
    below: before.undo,
  };
}

/** The clauses a fact replaced in place, or all of them when it changed their order or many at once. */
function changedClauses(before: readonly ClauseState[], after: readonly ClauseState[]): UndoEntry['clauses'] {
  if (before === after) return { extent: 'some', before: [] };
  const all = { extent: 'all', before } as const;
  if (before.length !== after.length) return all;
  const changed: ClauseState[] = [];
  for (let at = 0; at < before.length; at += 1) {
    const old = before[at];
    if (old === undefined || old === after[at]) continue;
    if (old.id !== after[at]?.id) return all;
    changed.push(old);
  }
  return changed.length < before.length / 2 ? { extent: 'some', before: changed } : all;
}

function undo(state: NegotiationState, { seqs, what }: EventOf<'undone'>): NegotiationState {
  const taken = new Set(seqs);
  let next = state;
  // Newest first, and only from the top: an older fact cannot be taken from under a newer one.
  for (let top = next.undo; top !== null && taken.has(top.seq); top = next.undo) next = restored(next, top);
  return next === state ? state : { ...next, redo: { seqs, what, to: state } };
}

/** As it stood before; which deal it belongs to is never taken back, so it is not brought back either (rule N45). */
const redo = (state: NegotiationState): NegotiationState => (state.redo === null ? state : { ...state.redo.to, deal: state.deal });

function restored(state: NegotiationState, entry: UndoEntry): NegotiationState {
  const { rounds, readings, name, archived, parties, authors, deadlines, trades } = entry;
  const old = new Map(entry.clauses.before.map((clause) => [clause.id, clause]));
  const clauses = entry.clauses.extent === 'all' ? entry.clauses.before : state.clauses.map((clause) => old.get(clause.id) ?? clause);
  return { ...state, clauses, rounds, readings, name, archived, parties, authors, deadlines, trades, undo: entry.below };
}
