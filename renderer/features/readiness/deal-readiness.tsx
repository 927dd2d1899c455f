import { useEffect, useState, type ReactNode } from 'react';
import type { DealReadiness as Answer } from '../../../shared/api/shapes.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { Button } from '../../components/button.tsx';
import { ErrorCard, Notice } from '../../components/notice.tsx';
import { useDeal } from '../../state/deals.ts';
import { useSession, useStores, useUi } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { dealWords as words } from '../../strings/deals.ts';

/** One readiness over all documents of the deal, each with the way to it; nothing where there is one document only. */
export function DealReadiness(): ReactNode {
  const { client } = useStores();
  const id = useSession((state) => state.id);
  const revision = useSession((state) => state.negotiation.revision);
  const deal = useDeal(id);
  const go = useUi((state) => state.go);
  const [found, setFound] = useState<{ readonly of: string; readonly answer: Answer | null; readonly error: AppError | null } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const of = `${id ?? ''} ${String(revision)} ${String(attempt)}`;
  const isIn = deal !== undefined;
  const [running, setRunning] = useState('');
  useEffect(() => {
    if (id === null || !isIn) return undefined;
    const jobId = `job-${crypto.randomUUID()}`;
    let wanted = true;
    setRunning(jobId);
    void client.request('deal.readiness', { id, jobId }).then((result) => {
      if (wanted) setFound({ of, answer: result.ok ? result.value.deal : null, error: result.ok ? null : result.error });
    });
    return () => {
      wanted = false;
      // Nobody waits for it any more, and what is asked for next need not either.
      void client.request('jobs.cancel', { jobId });
    };
  }, [client, id, isIn, of]);
  if (!isIn) return null;
  const { answer, error } = found?.of === of ? found : WAITING;
  const again = (label: string): ReactNode => <Button onClick={() => setAttempt(attempt + 1)}>{label}</Button>;
  return (
    <section className="stack" aria-label={words.readiness}>
      {error === null ? null : error.code === 'job.cancelled' ? <Notice title={words.stopped} action={again(words.checkAgain)} /> : <ErrorCard error={error} action={again(common.tryAgain)} />}
      {answer === null ? (
        error === null ? (
          <div className="row" role="status">
            <span className="muted">{words.checking}</span>
            <Button onClick={() => void client.request('jobs.cancel', { jobId: running })}>{common.cancel}</Button>
          </div>
        ) : null
      ) : (
        <>
          <Notice tone={answer.ready ? 'good' : 'warn'} title={answer.ready ? words.allReady(answer.documents.length) : words.notReady(answer.documents.filter(canBeSigned).length, answer.documents.length + answer.missing.length)}>
            <p>{words.readinessNote}</p>
          </Notice>
          <ul className="ready-list">
            {answer.documents.map((document) => (
              <li key={document.id}>
                <button type="button" className="ready-row ready-row--apart" aria-current={document.id === id ? 'true' : undefined} onClick={() => go({ screen: 'readiness', id: document.id })}>
                  <span className="ready-document">{document.name}</span>
                  <span className="muted num">{document.problem === '' ? words.standing(document.clauses, document.findings ?? 0) : document.problem}</span>
                </button>
              </li>
            ))}
            {[...answer.missing.map(({ name, why }) => (why === 'not-here' ? words.missing(name) : words.unreadable(name))), ...answer.twice.map(words.twice)].map((problem) => (
              <li key={problem} className="ready-finding">
                <strong>{problem}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const WAITING = { answer: null, error: null } as const;
const canBeSigned = ({ clauses, findings }: Answer['documents'][number]): boolean => clauses === 0 && findings === 0;
