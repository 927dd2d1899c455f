import { useState, type ReactNode } from 'react';
import { draftPlace } from '../../../shared/api/drafts.ts';
import type { Thread } from '../../../shared/negotiation/select/threads.ts';
import type { ClauseComment, ClauseState } from '../../../shared/negotiation/state.ts';
import { Button } from '../../components/button.tsx';
import { Field, TextArea } from '../../components/field.tsx';
import { useReadOnly, useSession } from '../../state/stores.ts';
import { commentWords as words } from '../../strings/comments.ts';
import { common } from '../../strings/common.ts';
import { dayAndTime } from '../../strings/time.ts';
import { allowed } from './use-decide.ts';
import { useDrafting, useKept } from './use-drafts.ts';
import { useComments } from './use-comments.ts';
import { VisibilityBadge } from './visibility-badge.tsx';

const focusNow = (element: HTMLElement | null): void => element?.focus();

type ThreadProps = { readonly clause: ClauseState; readonly thread: Thread };

/** One comment with its answers. A resolved thread shows its first comment only. */
export function CommentThread({ clause, thread }: ThreadProps): ReactNode {
  const { first, answers } = thread;
  return (
    <article className="comment-thread" data-thread={first.id} data-resolved={first.resolved} data-visibility={first.visibility}>
      <div className="row">
        <VisibilityBadge visibility={first.visibility} />
        {first.resolved ? <span className="badge badge--good">{words.resolved}</span> : null}
      </div>
      {first.quote === '' ? null : <p className="comment-quote">{words.about(first.quote)}</p>}
      <CommentText comment={first} />
      {first.resolved ? null : answers.map((answer) => <CommentText key={answer.id} comment={answer} />)}
      <ThreadActions clause={clause} thread={thread} />
    </article>
  );
}

function CommentText({ comment }: { readonly comment: ClauseComment }): ReactNode {
  const party = useSession((state) => state.negotiation.parties[comment.party].name);
  const sent = comment.origin === 'file' || comment.visibility === 'internal' ? '' : comment.sent === null ? words.notSent : words.sent(comment.sent);
  return (
    <div className="comment" data-party={comment.party} data-answer={comment.replyTo !== null}>
      <p className="comment-head">
        <strong>{words.by(comment.by, party)}</strong> <span className="muted num">{[dayAndTime(comment.at), sent].filter((part) => part !== '').join(' · ')}</span>
      </p>
      <p className="comment-text" dir="auto">
        {comment.text}
      </p>
    </div>
  );
}

function ThreadActions({ clause, thread: { first, answers } }: ThreadProps): ReactNode {
  const negotiation = useSession((state) => state.negotiation);
  const readOnly = useReadOnly();
  const [open, setOpen] = useState(false);
  const kept = useKept(draftPlace({ type: 'comment', clauseId: clause.id, replyTo: first.id }));
  const { keepComment, discard } = useDrafting();
  const answer = kept?.draft.type === 'comment' ? kept.draft.text : '';
  const { add, change } = useComments();
  if (readOnly !== '') return null;
  const on = { clauseId: clause.id, commentId: first.id };
  const last = { clauseId: clause.id, commentId: (answers.at(-1) ?? first).id };
  const visibility = first.visibility === 'internal' ? 'shared' : 'internal';
  const offers = [
    { label: words.resolve, command: { type: 'resolve-comment', ...on } },
    { label: words.reopen, command: { type: 'reopen-comment', ...on } },
    { label: first.visibility === 'internal' ? words.share : words.keepInternal, command: { type: 'set-comment-visibility', ...on, visibility } },
    { label: words.withdraw, command: { type: 'withdraw-comment', ...last } },
  ] as const;
  const send = async (): Promise<void> => {
    if (answer.trim() !== '' && (await add({ clauseId: clause.id, visibility: first.visibility, text: answer, quote: '', replyTo: first.id }))) setOpen(false);
  };
  const cancel = (): void => {
    setOpen(false);
    if (kept !== null) void discard(kept);
  };
  if (open || kept !== null) {
    return (
      <form
        className="comment-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field name={words.answerTo(first.by)} hint={words.hint[first.visibility]}>
          {(ids) => <TextArea {...ids} ref={open ? focusNow : undefined} rows={2} value={answer} onChange={(event) => keepComment({ type: 'comment', clauseId: clause.id, visibility: first.visibility, text: event.currentTarget.value, quote: '', replyTo: first.id })} />}
        </Field>
        <div className="row">
          <Button type="submit" disabled={answer.trim() === ''}>
            {words.add}
          </Button>
          <Button look="quiet" onClick={cancel}>
            {common.cancel}
          </Button>
        </div>
      </form>
    );
  }
  return (
    <div className="row comment-actions">
      {first.resolved ? null : (
        <Button look="quiet" onClick={() => setOpen(true)}>
          {words.answer}
        </Button>
      )}
      {offers
        .filter(({ command }) => allowed(negotiation, command))
        .map(({ label, command }) => (
          <Button key={label} look="quiet" onClick={() => change(command)}>
            {label}
          </Button>
        ))}
    </div>
  );
}
