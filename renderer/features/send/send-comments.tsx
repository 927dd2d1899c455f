import type { ReactNode } from 'react';
import type { ApiOutput } from '../../../shared/api/table.ts';
import { commentWords as words } from '../../strings/comments.ts';

type SendCommentsProps = Pick<ApiOutput<'send.preview'>, 'comments' | 'internalComments'>;

/** Our shared comments as they will stand in the redline, and how many stay here. */
export function SendComments({ comments, internalComments }: SendCommentsProps): ReactNode {
  if (comments.length === 0 && internalComments === 0) return null;
  return (
    <section aria-label={words.outgoing}>
      <h2 className="section-title">
        {words.outgoing} <span className="badge num">{comments.length}</span>
      </h2>
      {comments.length === 0 ? (
        <p className="muted">{words.outgoingNone}</p>
      ) : (
        <div className="send-list">
          {comments.map((comment) => (
            <article key={comment.commentId}>
              <header className="row">
                <h3>{comment.clause}</h3>
                {comment.isAnswer ? <span className="badge">{words.isAnswer}</span> : null}
              </header>
              <p className="send-comment" dir="auto">
                {comment.text}
              </p>
            </article>
          ))}
        </div>
      )}
      {internalComments === 0 ? null : <p className="muted">{words.staying(internalComments)}</p>}
    </section>
  );
}
