import type { ContractComment, ContractDocument } from '../../contract/document.ts';
import type { NewComment } from '../../contract/new-comment.ts';
import type { PartyId } from '../../contract/party.ts';
import type { ClauseId, CommentId } from '../ids.ts';
import type { CommentFromFile } from '../schema/comments.ts';
import type { PlacedClause, Reading } from '../schema/reading.ts';
import { isHeld } from '../select/holding.ts';
import type { ClauseComment, ClauseState, NegotiationState } from '../state.ts';
import { freshComments, inFile, inLedger } from './match-comments.ts';

/** The name a comment carries in a file: our party's for what we wrote, never the person's. */
const authorOf = (state: Pick<NegotiationState, 'parties'>) => (comment: ClauseComment): string => (comment.origin === 'here' ? state.parties[comment.party].name : comment.by);

export type ReceivedComments = {
  readonly state: NegotiationState;
  /** Comments the other side already had before it; none for a first file. */
  readonly known: readonly ContractComment[];
  readonly comments: readonly ContractComment[];
  /** Which clauses of the file are which. */
  readonly places: readonly PlacedClause[];
  readonly newId: () => CommentId;
};

/** The comments a file brings, each on its clause and in its thread (rule N30). */
export function planReceivedComments({ state, known, comments, places, newId }: ReceivedComments): readonly CommentFromFile[] {
  const clauseAt = new Map(places.flatMap((place) => place.nodeIds.map((nodeId) => [nodeId, place.clauseId] as const)));
  const [firstClause] = places;
  if (firstClause === undefined) return [];
  const fresh = freshComments(known, comments);
  const given = new Map(fresh.map((comment) => [comment.id, newId()]));
  const ledger = state.clauses.flatMap((clause) => clause.comments.map((comment) => ({ comment, clauseId: clause.id })));
  const placed = new Map<string, { readonly clauseId: ClauseId; readonly first: CommentId }>();
  return fresh.map((comment): CommentFromFile => {
    const parent = comments.find((other) => other.id === comment.parent && other !== comment);
    const answered = parent === undefined ? undefined : (placed.get(parent.id) ?? threadOf(parent, ledger, authorOf(state)));
    const commentId = given.get(comment.id) ?? newId();
    const clauseId = answered?.clauseId ?? clauseAt.get(comment.clauseId) ?? firstClause.clauseId;
    placed.set(comment.id, { clauseId, first: answered?.first ?? commentId });
    return { commentId, clauseId, author: comment.author, date: comment.date, text: comment.text, quote: comment.anchor, replyTo: answered?.first ?? null, resolved: comment.resolved, fileId: comment.id };
  });
}

function threadOf(parent: ContractComment, ledger: readonly { readonly comment: ClauseComment; readonly clauseId: ClauseId }[], nameOf: (known: ClauseComment) => string): { readonly clauseId: ClauseId; readonly first: CommentId } | undefined {
  const found = inLedger(parent, ledger.map(({ comment }) => comment), nameOf);
  const entry = ledger.find(({ comment }) => comment === found);
  return entry === undefined ? undefined : { clauseId: entry.clauseId, first: entry.comment.replyTo ?? entry.comment.id };
}

export type OutgoingComment = { readonly clause: ClauseState; readonly comment: ClauseComment };

/** The shared comments of ours that the file ours is written on cannot have: never sent, or sent since it came in (rule N31). */
export function outgoingComments(state: NegotiationState, party: PartyId): readonly OutgoingComment[] {
  const has = roundIn(state);
  // What is said of a proposal that is held back waits with it (rule N49).
  return state.clauses.filter((clause) => !isHeld(clause, party)).flatMap((clause) =>
    clause.comments
      .filter((comment) => comment.origin === 'here' && comment.visibility === 'shared' && comment.party === party && (comment.sent === null || comment.sent > has))
      .map((comment) => ({ clause, comment })),
  );
}

/** The round of ours that the file ours is written on answers; 0 where it answers none. Rounds may have crossed. */
function roundIn(state: NegotiationState): number {
  const last = state.rounds.findLast((round) => round.kind === 'received');
  return last === undefined ? 0 : (state.rounds.findLast((round) => round.kind === 'sent' && round.number < last.number && round.redline === last.comparedWith)?.number ?? 0);
}

/** What has to be written into the redline so that it carries these comments (rule N31). */
export function planSentComments(state: NegotiationState, outgoing: readonly OutgoingComment[], reading: Reading, redline: ContractDocument): readonly NewComment[] {
  const nodeOf = new Map(reading.clauses.map((place) => [place.clauseId, place]));
  const going = new Set(outgoing.map(({ comment }) => comment.id));
  return outgoing.map(({ clause, comment }): NewComment => {
    const said = { key: keyOf(comment.id), author: state.parties[comment.party].name, date: `${comment.at.slice(0, 19)}Z`, text: comment.text };
    if (comment.replyTo !== null && going.has(comment.replyTo)) return { ...said, on: { type: 'reply', to: keyOf(comment.replyTo) } };
    const first = clause.comments.find((other) => other.id === comment.replyTo);
    const answered = first === undefined ? undefined : inFile(first, authorOf(state)(first), redline.comments);
    if (answered !== undefined) return { ...said, on: { type: 'reply', to: answered.id } };
    const place = nodeOf.get(clause.id);
    if (place === undefined) return { ...said, on: { type: 'clause', clauseId: nodeBefore(state, clause, nodeOf), quote: '' } };
    return { ...said, on: { type: 'clause', clauseId: place.nodeId, quote: comment.quote } };
  });
}

/** Never an id Word would give. */
const keyOf = (id: CommentId): string => `parley:${id}`;

/** A clause that is not in the file is spoken of at the clause before it, or at the first there is. */
function nodeBefore(state: NegotiationState, clause: ClauseState, nodeOf: ReadonlyMap<ClauseId, PlacedClause>): string {
  const before = state.clauses.slice(0, state.clauses.indexOf(clause)).findLast((other) => nodeOf.has(other.id));
  return (before === undefined ? [...nodeOf.values()][0] : nodeOf.get(before.id))?.nodeId ?? '';
}
