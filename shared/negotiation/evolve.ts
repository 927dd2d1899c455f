import { assertNever } from '../base/assert-never.ts';
import { otherParty } from '../contract/party.ts';
import { importedClause, madeHere, proposedClause } from './evolve/clause.ts';
import { addComment, changeComments, commentsFromFile } from './evolve/comments.ts';
import { confirmClause, decideClause } from './evolve/decisions.ts';
import { mergeClauses, splitClause } from './evolve/division.ts';
import { roundReceived, roundSent } from './evolve/rounds.ts';
import type { ClauseId } from './ids.ts';
import type { EventOf, NegotiationEvent, RecordedEvent } from './schema/events.ts';
import { emptyNegotiation, ourParty, type ClauseState, type NegotiationState, type UndoEntry } from './state.ts';

/**
 * The next state after one fact. Total: it never throws and never refuses, because a fact has already happened;
 * a fact about a clause nobody knows changes nothing but the revision (rule N20).
 */
export function evolve(state: NegotiationState, recorded: RecordedEvent): NegotiationState {
  const { event } = recorded;
  if (event.type === 'undone') return { ...undo(state, event.seqs), revision: recorded.seq };
  const next = applied(state, event, recorded);
  return { ...next, revision: recorded.seq, undo: undoable(event) ? [...state.undo, undoEntry(state, next, recorded)] : state.undo };
}

/** The state after a whole log. */
export const replay = (events: readonly RecordedEvent[], from: NegotiationState = emptyNegotiation): NegotiationState => events.reduce(evolve, from);

function applied(state: NegotiationState, event: Exclude<NegotiationEvent, { type: 'undone' }>, recorded: RecordedEvent): NegotiationState {
  const round = state.rounds.length;
  switch (event.type) {
    case 'negotiation-created':
      return { ...state, id: event.negotiationId, name: event.name, parties: event.parties, side: event.side, sample: event.sample };
    case 'document-imported':
      return imported(state, event, recorded);
    case 'round-sent':
      return roundSent(state, event, recorded);
    case 'round-received':
      return roundReceived(state, event, recorded);
    case 'negotiation-renamed':
      return { ...state, name: event.name };
    case 'negotiation-archived':
      return { ...state, archived: event.archived };
    case 'parties-named':
      return { ...state, parties: event.parties };
    case 'author-mapped':
      return { ...state, authors: { ...state.authors, [event.author]: event.party } };
    case 'clause-inserted':
      return inserted(state, event, recorded);
    case 'clause-relabelled': {
      const { number, heading, kind } = event;
      return onClauses(state, [event.clauseId], (clause) => ({ ...clause, number, heading, kind, relabelled: true }));
    }
    case 'clause-split':
      return splitClause(state, event);
    case 'clauses-merged':
      return mergeClauses(state, event);
    case 'clauses-confirmed':
      return onClauses(state, event.clauseIds, (clause) => confirmClause(clause, event, recorded, round));
    case 'comment-added':
      return onClauses(state, [event.clauseId], (clause) => addComment(clause, event, recorded));
    case 'comment-resolved':
    case 'comment-reopened':
    case 'comment-withdrawn':
    case 'comment-visibility-changed':
      return onClauses(state, [event.clauseId], (clause) => changeComments(clause, event));
    case 'change-accepted':
    case 'change-rejected':
    case 'clause-countered':
    case 'proposal-withdrawn':
    case 'clause-parked':
    case 'clause-reopened':
    case 'agreed-text-kept':
    case 'clause-removed':
      return onClauses(state, [event.clauseId], (clause) => decideClause(clause, event, recorded, round));
    default:
      return assertNever(event);
  }
}

function onClauses(state: NegotiationState, ids: readonly ClauseId[], change: (clause: ClauseState) => ClauseState): NegotiationState {
  const [only] = ids;
  // Ten thousand decisions on two thousand clauses are opened in one go: the common case stays a plain search.
  if (only !== undefined && ids.length === 1) {
    const at = state.clauses.findIndex((clause) => clause.id === only);
    const clause = state.clauses[at];
    return clause === undefined ? state : { ...state, clauses: state.clauses.with(at, change(clause)) };
  }
  const wanted = new Set(ids);
  const clauses = state.clauses.slice();
  for (const [index, clause] of state.clauses.entries()) if (wanted.has(clause.id)) clauses[index] = change(clause);
  return { ...state, clauses };
}

function imported(state: NegotiationState, event: EventOf<'document-imported'>, recorded: RecordedEvent): NegotiationState {
  const { sha256, fileName, template, words, messages } = event;
  const clauses = commentsFromFile(state, event.clauses.map((clause) => importedClause(clause, recorded.seq)), event.comments ?? [], otherParty(ourParty(state)), recorded);
  const { corrections } = event;
  const reading = { sha256, clauses: event.clauses.map(({ blocks: _words, ...place }) => place), ...(corrections === undefined ? {} : { corrections }) };
  return { ...state, document: { sha256, fileName, template, words, messages }, clauses, readings: [...state.readings, reading] };
}

function inserted(state: NegotiationState, event: EventOf<'clause-inserted'>, recorded: RecordedEvent): NegotiationState {
  if (state.clauses.some((clause) => clause.id === event.clauseId)) return state;
  const { clauseId, heading, kind, level, parentId, blocks, party } = event;
  const clause = proposedClause({ clauseId, number: '', heading, kind, level, parentId, blocks }, party, recorded.seq, false);
  const redline = madeHere(clause, party, recorded, state.rounds.length, event.reason, blocks);
  const at = event.after === null ? 0 : state.clauses.findIndex((other) => other.id === event.after) + 1;
  const clauses = state.clauses.slice();
  clauses.splice(event.after !== null && at === 0 ? clauses.length : at, 0, { ...clause, redlines: [redline] });
  return { ...state, clauses };
}

/** Creating and importing make the negotiation; taking them back would be deleting it. */
const undoable = (event: NegotiationEvent): boolean => event.type !== 'negotiation-created' && event.type !== 'document-imported';

function undoEntry(before: NegotiationState, after: NegotiationState, recorded: RecordedEvent): UndoEntry {
  return {
    seq: recorded.seq,
    type: recorded.event.type,
    clauses: changedClauses(before.clauses, after.clauses),
    rounds: before.rounds,
    readings: before.readings,
    name: before.name,
    archived: before.archived,
    parties: before.parties,
    authors: before.authors,
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

function undo(state: NegotiationState, seqs: readonly number[]): NegotiationState {
  const taken = new Set(seqs);
  let next = state;
  // Newest first, and only from the top: an older fact cannot be taken from under a newer one.
  for (let top = next.undo.at(-1); top !== undefined && taken.has(top.seq); top = next.undo.at(-1)) next = restored(next, top);
  return next;
}

function restored(state: NegotiationState, entry: UndoEntry): NegotiationState {
  const { rounds, readings, name, archived, parties, authors } = entry;
  const old = new Map(entry.clauses.before.map((clause) => [clause.id, clause]));
  const clauses = entry.clauses.extent === 'all' ? entry.clauses.before : state.clauses.map((clause) => old.get(clause.id) ?? clause);
  return { ...state, clauses, rounds, readings, name, archived, parties, authors, undo: state.undo.slice(0, -1) };
}
