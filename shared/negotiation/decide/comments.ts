import { ok, type Result } from '../../base/result.ts';
import type { CommandOf, Rejection } from '../command.ts';
import type { NegotiationEvent } from '../schema/events.ts';
import { isInThread } from '../select/threads.ts';
import { findClause, type ClauseComment, type ClauseState, type NegotiationState } from '../state.ts';
import { decidingParty } from './clauses.ts';
import { refuse } from './refuse.ts';

type Outcome = Result<readonly NegotiationEvent[], Rejection>;
type OnExisting = CommandOf<'resolve-comment' | 'reopen-comment' | 'withdraw-comment' | 'set-comment-visibility'>;

/** Longest comment, in characters. */
export const MAX_COMMENT = 10_000;

/** XML 1.0, 2.2: what a Word file cannot store. */
const UNSTORABLE = new RegExp('[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]');

/** What a wish about comments comes to. Comments bind nobody, so the status of the clause never matters (rule N26). */
export function decideOnComment(state: NegotiationState, command: CommandOf<'comment'> | OnExisting): Outcome {
  const clause = findClause(state, command.clauseId);
  if (clause === undefined) return refuse('no-such-clause', 'This clause is not part of the negotiation.', 'Reload the negotiation and try again.');
  return command.type === 'comment' ? addComment(state, clause, command) : onExisting(clause, command);
}

function addComment(state: NegotiationState, clause: ClauseState, command: CommandOf<'comment'>): Outcome {
  const who = decidingParty(state, command.party);
  if (!who.ok) return who;
  const { commentId, clauseId, visibility, quote } = command;
  const text = command.text.replaceAll('\r\n', '\n').trim();
  if (text === '') return refuse('comment-empty', 'A comment needs some text.', 'Write it first.');
  if (text.length > MAX_COMMENT) return refuse('comment-long', 'A comment is longer than 10,000 characters.', 'Shorten it, or write two.');
  if (UNSTORABLE.test(text)) return refuse('comment-characters', 'The comment holds a control character that a Word file cannot store.', 'Remove the invisible character (it often comes with pasted text) and try again.');
  if (state.clauses.some((other) => other.comments.some((comment) => comment.id === commentId))) return refuse('exists', 'This comment already exists.', 'Write it again.');
  const answered = command.replyTo === null ? null : find(clause, command.replyTo);
  if (answered === undefined) return unknown();
  if (answered !== null && answered.visibility !== visibility) {
    return answered.visibility === 'internal'
      ? refuse('thread-internal', 'This thread is internal, and a shared answer would stand alone in their file.', 'Share the thread first, or write a new shared comment.')
      : refuse('thread-shared', 'This thread is shared; an internal answer in it could be taken for one that goes out.', 'Write a new internal comment on the clause instead.');
  }
  // Word knows one level of answers: whatever is answered, the answer belongs to the comment that opened the thread.
  const replyTo = answered === null ? null : (answered.replyTo ?? answered.id);
  return ok([{ type: 'comment-added', commentId, clauseId, party: who.value, visibility, text, quote, replyTo }]);
}

function onExisting(clause: ClauseState, command: OnExisting): Outcome {
  const named = find(clause, command.commentId);
  if (named === undefined) return unknown();
  const first = find(clause, named.replyTo ?? named.id) ?? named;
  const thread = clause.comments.filter((comment) => isInThread(comment, first.id));
  const on = { clauseId: clause.id, commentId: first.id };
  switch (command.type) {
    case 'resolve-comment':
      return first.resolved ? refuse('resolved', 'This thread is already resolved.', 'Nothing needs to be done.') : ok([{ type: 'comment-resolved', ...on }]);
    case 'reopen-comment':
      return first.resolved ? ok([{ type: 'comment-reopened', ...on }]) : refuse('not-resolved', 'This thread is open.', 'Nothing needs to be done.');
    case 'withdraw-comment':
      return withdraw(clause, named);
    case 'set-comment-visibility':
      if (first.visibility === command.visibility) return refuse('same-visibility', `This thread is already ${command.visibility}.`, 'Nothing needs to be done.');
      if (command.visibility === 'internal' && thread.some(isKnownToThem)) return refuse('comment-sent', 'The other side has this thread.', 'What they have seen cannot become internal again. Write a new internal comment.');
      return ok([{ type: 'comment-visibility-changed', ...on, visibility: command.visibility }]);
  }
}

function withdraw(clause: ClauseState, comment: ClauseComment): Outcome {
  if (comment.origin === 'file') return refuse('not-our-comment', 'This comment came in a file.', 'Resolve it instead.');
  if (comment.sent !== null) return refuse('comment-sent', 'This comment has gone out with a file.', 'Answer it or resolve it instead.');
  if (clause.comments.some((other) => other.replyTo === comment.id)) return refuse('comment-answered', 'This comment has answers.', 'Withdraw them first, or resolve the thread.');
  return ok([{ type: 'comment-withdrawn', clauseId: clause.id, commentId: comment.id }]);
}

const isKnownToThem = (comment: ClauseComment): boolean => comment.origin === 'file' || comment.sent !== null;
const find = (clause: ClauseState, id: ClauseComment['id']): ClauseComment | undefined => clause.comments.find((comment) => comment.id === id);
const unknown = (): Outcome => refuse('no-such-comment', 'This comment is not on the clause any more.', 'Look at the newest state and try again.');
