import { useEffect, useState, type ReactNode } from 'react';
import type { ApiOutput } from '../../../shared/api/table.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { ClauseState } from '../../../shared/negotiation/state.ts';
import { Button } from '../../components/button.tsx';
import { ErrorCard, Notice } from '../../components/notice.tsx';
import { runJob } from '../../state/jobs.ts';
import { useSession, useStores } from '../../state/stores.ts';
import { readinessWords as words } from '../../strings/readiness.ts';

const GROUPS = [
  { severity: 'blocks', title: words.checks.blocks },
  { severity: 'warns', title: words.checks.warns },
  { severity: 'notes', title: words.checks.notes },
] as const;

/** A longer list would push the clauses out of sight. */
const OPEN_UP_TO = 12;

type Answer = { readonly of: string; readonly found: ApiOutput<'check.ours'> | null; readonly error: AppError | null };

/** What the checks find in the text our side stands on, grouped by what to do, each with the way to its clause. */
export function TextFindings({ toClause }: { readonly toClause: (clause: ClauseState) => void }): ReactNode {
  const { client, ui } = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const id = useSession((state) => state.id);
  const { revision } = negotiation;
  const of = `${id ?? ''} ${String(revision)}`;
  useEffect(() => {
    if (id === null) return undefined;
    let wanted = true;
    void runJob(ui, words.checks.running, (jobId) => client.request('check.ours', { id, jobId })).then((result) => {
      if (wanted) setAnswer({ of, found: result.ok ? result.value : null, error: result.ok ? null : result.error });
    });
    return () => {
      wanted = false;
    };
  }, [client, ui, id, of]);
  if (answer === null || answer.of !== of) return <p className="muted">{words.checks.running}</p>;
  if (answer.error !== null) return <ErrorCard error={answer.error} />;
  const { findings = [], blocking = 0 } = answer.found ?? {};
  const clauses = new Map(negotiation.clauses.map((clause) => [nameOf(clause), clause]));
  return (
    <>
      <Notice tone={blocking > 0 ? 'warn' : 'good'} title={words.checks.summary(blocking)}>
        <p>{words.checks.about}</p>
      </Notice>
      {GROUPS.map(({ severity, title }) => {
        const group = findings.filter((finding) => finding.severity === severity);
        return group.length === 0 ? null : (
          <details key={severity} open={severity === 'blocks' && group.length <= OPEN_UP_TO}>
            <summary className="section-title">
              {title} <span className="badge num">{group.length}</span>
            </summary>
            <ul className="ready-list">
              {group.map((finding, index) => (
                <FindingRow key={index} finding={finding} clause={clauses.get(finding.clause)} toClause={toClause} />
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}

function FindingRow({ finding, clause, toClause }: { readonly finding: Finding; readonly clause: ClauseState | undefined; readonly toClause: (clause: ClauseState) => void }): ReactNode {
  return (
    <li className="ready-finding">
      <div>
        <strong>{finding.message}</strong>
        <span className="muted">{[finding.clause, finding.place].filter((part) => part !== '').join(', ')}</span>
        <span>{finding.remedy}</span>
      </div>
      {clause === undefined ? null : <Button onClick={() => toClause(clause)}>{words.go}</Button>}
    </li>
  );
}

/** As the checks cite a clause. */
const nameOf = ({ number, heading }: ClauseState): string => [number.replace(/[.:]$/, ''), heading].filter((part) => part !== '').join(' ');
