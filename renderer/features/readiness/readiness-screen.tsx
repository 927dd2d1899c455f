import { useMemo, type ReactNode } from 'react';
import { titleOf } from '../../../shared/negotiation/decide/refuse.ts';
import { countStatuses, isIdleFrame, statusOf, type ClauseStatus } from '../../../shared/negotiation/select/status.ts';
import { ourParty, type ClauseState } from '../../../shared/negotiation/state.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page, PageBody } from '../../components/page.tsx';
import { AgreementBar } from '../../components/progress-bar.tsx';
import { StatusMark } from '../../components/status-mark.tsx';
import { useActions, useReadOnly, useSession, useStores, useUi } from '../../state/stores.ts';
import { undoStep } from '../../state/undo-step.ts';
import { common } from '../../strings/common.ts';
import { shell } from '../../strings/shell.ts';
import { readinessWords as words } from '../../strings/readiness.ts';
import { DealReadiness } from './deal-readiness.tsx';
import { TextFindings } from './text-findings.tsx';
import './readiness.css';

const GROUPS: readonly { readonly status: ClauseStatus; readonly title: string }[] = [
  { status: 'reopened', title: words.groups.reopened },
  { status: 'open-ours', title: words.groups.ours },
  { status: 'open-theirs', title: words.groups.theirs },
  { status: 'untouched', title: words.groups.untouched },
];

/** What still stands between this negotiation and a signature, each with the way to it. */
export function ReadinessScreen(): ReactNode {
  const { session, workspace, ui } = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const readOnly = useReadOnly();
  const go = useUi((state) => state.go);
  const ours = ourParty(negotiation);
  const counts = useMemo(() => countStatuses(negotiation), [negotiation]);
  const open = counts.total - counts.agreed;
  const last = negotiation.rounds.findLast((round) => round.kind === 'received');
  const findings = last?.kind === 'received' ? last.audit.findings : [];
  const id = useSession((state) => state.id);
  const toClause = (clause: ClauseState): void => {
    if (id === null) return;
    workspace.getState().focusOn(clause.id);
    go({ screen: 'workspace', id });
  };
  const confirmUntouched = async (): Promise<void> => {
    const { done } = await session.getState().command({ type: 'confirm-untouched', ...(negotiation.side === 'mediator' ? { party: workspace.getState().as } : {}) });
    if (done) ui.getState().say(words.confirmed, undoStep({ session, ui }));
  };
  const untouched = negotiation.clauses.filter((clause) => statusOf(clause, ours) === 'untouched' && !isIdleFrame(clause, 'untouched')).length;
  useActions('readiness', [{ id: 'agree-untouched', label: words.agreeUntouched(untouched), group: shell.groups.decide, keys: [], enabled: readOnly === '' && untouched > 0, run: () => void confirmUntouched() }]);
  return (
    <Page title={words.title} back={{ label: common.back, run: () => (id === null ? undefined : go({ screen: 'workspace', id })) }}>
      <PageBody label={words.title} narrow>
        <DealReadiness />
        <section className="stack">
          <AgreementBar counts={counts} />
          {open > 0 ? <h2 className="ready-title">{words.notReady(open)}</h2> : <Notice tone="good" title={findings.length === 0 ? words.ready : words.readyFindings(findings.length)} />}
        </section>
        <section className="stack">
          <TextFindings toClause={toClause} />
        </section>
        {findings.length === 0 ? null : (
          <section>
            <h2 className="section-title">{words.findings}</h2>
            <ul className="ready-list">
              {findings.map((finding, index) => (
                <li key={index} className="ready-finding">
                  <div>
                    <strong>{finding.message}</strong>
                    <span className="muted">{[finding.clause, finding.place].filter((part) => part !== '').join(', ')}</span>
                    <span>{finding.remedy}</span>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        {GROUPS.map((group) => {
          const clauses = negotiation.clauses.filter((clause) => statusOf(clause, ours) === group.status && !isIdleFrame(clause, group.status));
          if (clauses.length === 0) return null;
          return (
            <section key={group.status}>
              <div className="row row--apart">
                <h2 className="section-title">
                  {group.title} <span className="badge num">{clauses.length}</span>
                </h2>
                {group.status === 'untouched' ? (
                  <Button blocked={readOnly} title={words.agreeHint} onClick={() => void confirmUntouched()}>
                    {words.agreeUntouched(clauses.length)}
                  </Button>
                ) : null}
              </div>
              <ul className="ready-list">
                {clauses.map((clause) => (
                  <li key={clause.id}>
                    <button type="button" className="ready-row" onClick={() => toClause(clause)}>
                      <StatusMark status={group.status} bare />
                      <span className="num ready-number">{clause.number}</span>
                      <span>{titleOf(clause)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </PageBody>
    </Page>
  );
}
