import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ApiOutput } from '../../../shared/api/table.ts';
import type { ClauseId, NegotiationId } from '../../../shared/negotiation/ids.ts';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { deliver } from '../../state/deliver.ts';
import { useSession, useStores, useUi } from '../../state/stores.ts';
import { dealWords } from '../../strings/deals.ts';
import { sendWords, signatureWords as words } from '../../strings/send.ts';

type Answer = ApiOutput<'export.signature'>;
type Obstacle = { readonly go: (() => void) | null; readonly clause: string; readonly message: string; readonly remedy: string };

/** The copy both sides sign with its certificate; or everything that stands in its way, each leading to its clause. */
export function SignatureCopy({ answer }: { readonly answer: Answer }): ReactNode {
  return <section aria-label={words.title}>{answer.type === 'made' ? <Made answer={answer} /> : <Blocked answer={answer} />}</section>;
}

function Made({ answer }: { readonly answer: Extract<Answer, { type: 'made' }> }): ReactNode {
  const stores = useStores();
  const files = [
    { file: answer.file, look: 'primary' },
    { file: answer.certificate, look: 'plain' },
  ] as const;
  return (
    <>
      <Notice tone="good" title={words.made}>
        <p>{words.madeNote(answer.clauses)}</p>
      </Notice>
      <div className="sent">
        {files.map(({ file, look }) => (
          <section key={file.fileId} className="card sent-file">
            <div>
              <h2 className="sent-name">{file.name}</h2>
              <p className="sent-hash">
                {sendWords.hash} <code>{file.sha256}</code>
              </p>
            </div>
            <Button look={look} aria-label={`${sendWords.save} ${file.name}`} onClick={() => void deliver(stores, { type: 'offered', fileId: file.fileId }, file.name, sendWords.saved)}>
              <Download className="svg-icon" />
              {sendWords.save}
            </Button>
          </section>
        ))}
      </div>
    </>
  );
}

function Blocked({ answer }: { readonly answer: Extract<Answer, { type: 'blocked' }> }): ReactNode {
  const { workspace } = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const go = useUi((state) => state.go);
  const id = useSession((state) => state.id);
  const ids = new Map(negotiation.clauses.map((clause) => [nameOf(clause), clause.id]));
  const toClause = (clauseId: ClauseId | undefined): (() => void) | null =>
    clauseId === undefined || id === null
      ? null
      : () => {
          workspace.getState().focusOn(clauseId);
          go({ screen: 'workspace', id });
        };
  const toSister = (sister: NegotiationId | null): (() => void) | null => (sister === null ? null : () => go({ screen: 'readiness', id: sister }));
  const obstacles: readonly Obstacle[] = [
    ...answer.sisters.map(({ id: sister, name, message }) => ({ go: toSister(sister), clause: name, message, remedy: dealWords.inTheWay })),
    ...answer.findings.map((finding) => ({ go: toClause(ids.get(finding.clause)), clause: finding.clause === '' ? finding.place : finding.clause, message: finding.message, remedy: finding.remedy })),
    ...answer.blockers.map((blocker) => ({ ...blocker, go: toClause(blocker.clauseId), remedy: '' })),
  ];
  return (
    <>
      <Notice tone="warn" title={words.blocked(obstacles.length)}>
        <p>{words.blockedNote(answer.findings.length, answer.blockers.length, answer.sisters.length)}</p>
      </Notice>
      <ul className="signature-blocks">
        {obstacles.map((obstacle, index) => (
          <li key={index}>
            {obstacle.go === null ? (
              <strong>{obstacle.clause}</strong>
            ) : (
              <Button look="quiet" aria-label={words.goTo(obstacle.clause)} onClick={obstacle.go}>
                {obstacle.clause}
              </Button>
            )}
            <span>
              {obstacle.message} <span className="muted">{obstacle.remedy}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
