import type { ReactNode } from 'react';
import { threadsOf } from '../../../shared/negotiation/select/threads.ts';
import type { ClauseState } from '../../../shared/negotiation/state.ts';
import { useReadOnly } from '../../state/stores.ts';
import { commentWords as words } from '../../strings/comments.ts';
import { CommentThread } from './comment-thread.tsx';
import { WriteComment } from './write-comment.tsx';

/** What is said about a clause, among us and with them, and the place to say more. */
export function Comments({ clause }: { readonly clause: ClauseState }): ReactNode {
  const readOnly = useReadOnly();
  const threads = threadsOf(clause);
  return (
    <section className="block" aria-label={words.title}>
      <h3>{words.title}</h3>
      {threads.length === 0 ? <p className="muted">{words.none}</p> : null}
      {threads.map((thread) => (
        <CommentThread key={thread.first.id} clause={clause} thread={thread} />
      ))}
      {readOnly === '' ? <WriteComment key={clause.id} clauseId={clause.id} /> : null}
    </section>
  );
}
