import type { PartyId } from '../../contract/party.ts';
import type { CommentId } from '../ids.ts';
import type { CommentFromFile } from '../schema/comments.ts';
import type { EventOf, RecordedEvent } from '../schema/events.ts';
import { isInThread } from '../select/threads.ts';
import type { ClauseComment, ClauseState, NegotiationState } from '../state.ts';

/** A person wrote a comment, or answered one (rules N26, N27). */
export function addComment(clause: ClauseState, event: EventOf<'comment-added'>, recorded: RecordedEvent): ClauseState {
  if (clause.comments.some((comment) => comment.id === event.commentId)) return clause;
  const { commentId, party, visibility, text, quote, replyTo } = event;
  const { seq, at, by } = recorded;
  return { ...clause, comments: [...clause.comments, { id: commentId, seq, at, by, origin: 'here', party, visibility, text, quote, replyTo, resolved: false, sent: null, fileId: '' }] };
}

type CommentChange = EventOf<'comment-resolved' | 'comment-reopened' | 'comment-withdrawn' | 'comment-visibility-changed'>;

/** What became of a thread, or of the one comment that was withdrawn. */
export function changeComments(clause: ClauseState, event: CommentChange): ClauseState {
  const inThread = (change: Partial<ClauseComment>): ClauseState => ({
    ...clause,
    comments: clause.comments.map((comment) => (isInThread(comment, event.commentId) ? { ...comment, ...change } : comment)),
  });
  switch (event.type) {
    case 'comment-resolved':
      return inThread({ resolved: true });
    case 'comment-reopened':
      return inThread({ resolved: false });
    case 'comment-visibility-changed':
      return inThread({ visibility: event.visibility });
    case 'comment-withdrawn':
      return { ...clause, comments: clause.comments.filter((comment) => comment.id !== event.commentId) };
  }
}

/** Which comments of ours a file took out, and with which round (rule N31). */
export function commentsSent(clauses: readonly ClauseState[], ids: readonly CommentId[], round: number): readonly ClauseState[] {
  if (ids.length === 0) return clauses;
  const gone = new Set(ids);
  return clauses.map((clause) =>
    clause.comments.some((comment) => gone.has(comment.id)) ? { ...clause, comments: clause.comments.map((comment) => (gone.has(comment.id) ? { ...comment, sent: round } : comment)) } : clause,
  );
}

/** What a file's comments add to the clauses they stand on; they are shared by nature (rule N30). */
export function commentsFromFile(state: Pick<NegotiationState, 'authors' | 'parties'>, clauses: readonly ClauseState[], brought: readonly CommentFromFile[], party: PartyId, recorded: RecordedEvent): readonly ClauseState[] {
  if (brought.length === 0) return clauses;
  return clauses.map((clause) => {
    const fresh = brought
      .filter((comment) => comment.clauseId === clause.id && !clause.comments.some((known) => known.id === comment.commentId))
      .map(({ commentId, author, date, text, quote, replyTo, resolved, fileId }): ClauseComment => ({
        id: commentId, seq: recorded.seq, at: date === '' ? recorded.at : date, by: author, origin: 'file', party: partyOf(state, author) ?? party,
        visibility: 'shared', text, quote, replyTo, resolved, sent: null, fileId,
      }));
    return fresh.length === 0 ? clause : { ...clause, comments: [...clause.comments, ...fresh] };
  });
}

/** Whose an author's name is, where that is known. */
function partyOf({ authors, parties }: Pick<NegotiationState, 'authors' | 'parties'>, author: string): PartyId | undefined {
  if (Object.hasOwn(authors, author)) return authors[author];
  return (['A', 'B'] as const).find((party) => parties[party].name === author);
}
