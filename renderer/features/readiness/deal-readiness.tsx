import { useEffect, useState, type ReactNode } from 'react';
import type { DealReadiness as Answer } from '../../../shared/api/shapes.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { ErrorCard, Notice } from '../../components/notice.tsx';
import { useDeal } from '../../state/deals.ts';
import { useSession, useStores, useUi } from '../../state/stores.ts';
import { dealWords as words } from '../../strings/deals.ts';

/** One readiness over all documents of the deal, each with the way to it; nothing where there is one document only. */
export function DealReadiness(): ReactNode {
  const { client } = useStores();
  const id = useSession((state) => state.id);
  const revision = useSession((state) => state.negotiation.revision);
  const deal = useDeal(id);
  const go = useUi((state) => state.go);
  const [found, setFound] = useState<{ readonly of: string; readonly answer: Answer | null; readonly error: AppError | null } | null>(null);
  const of = `${id ?? ''} ${String(revision)}`;
  const isIn = deal !== undefined;
  useEffect(() => {
    if (id === null || !isIn) return undefined;
    let wanted = true;
    void client.request('deal.readiness', { id }).then((result) => {
      if (wanted) setFound({ of, answer: result.ok ? result.value.deal : null, error: result.ok ? null : result.error });
    });
    return () => {
      wanted = false;
    };
  }, [client, id, isIn, of]);
  if (!isIn) return null;
  const { answer, error } = found?.of === of ? found : WAITING;
  return (
    <section className="stack" aria-label={words.readiness}>
      {error === null ? null : <ErrorCard error={error} />}
      {answer === null ? (
        error === null ? <p className="muted">{words.checking}</p> : null
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
