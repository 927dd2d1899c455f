import type { CommentId } from '../ids.ts';
import type { ClauseComment, ClauseState } from '../state.ts';

/** A comment and the answers to it, oldest first (rule N27). */
export type Thread = { readonly first: ClauseComment; readonly answers: readonly ClauseComment[] };

export const isInThread = (comment: Pick<ClauseComment, 'id' | 'replyTo'>, first: CommentId): boolean => comment.id === first || comment.replyTo === first;

/** The threads of a clause in the order they were opened. An answer whose first comment is not here stands by itself. */
export function threadsOf(clause: Pick<ClauseState, 'comments'>): readonly Thread[] {
  const ids = new Set(clause.comments.map((comment) => comment.id));
  return clause.comments
    .filter((comment) => comment.replyTo === null || !ids.has(comment.replyTo))
    .map((first) => ({ first, answers: clause.comments.filter((comment) => comment !== first && comment.replyTo === first.id) }));
}

/** How many threads of a clause nobody has resolved. */
export const openThreads = (clause: Pick<ClauseState, 'comments'>): number => (clause.comments.length === 0 ? 0 : threadsOf(clause).filter(({ first }) => !first.resolved).length);
