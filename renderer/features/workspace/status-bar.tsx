import { Lock } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { countStatuses } from '../../../shared/negotiation/select/status.ts';
import { useSession } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { timeOfDay } from '../../strings/time.ts';
import { workspace as words } from '../../strings/workspace.ts';

/** What is saved, that nothing is connected, and how much is agreed and open. */
export function StatusBar(): ReactNode {
  const negotiation = useSession((state) => state.negotiation);
  const savedAt = useSession((state) => state.savedAt);
  const readOnly = useSession((state) => state.readOnly);
  const counts = useMemo(() => countStatuses(negotiation), [negotiation]);
  const findings = negotiation.rounds.findLast((round) => round.kind === 'received');
  const number = findings?.kind === 'received' ? findings.audit.findings.length : 0;
  const parts = [
    `${String(counts.agreed)} agreed`,
    `${String(counts['open-ours'] + counts['open-theirs'])} open`,
    ...(counts.reopened > 0 ? [`${String(counts.reopened)} reopened`] : []),
    `${String(counts.untouched)} untouched`,
  ];
  return (
    <footer className="status-bar num">
      <span>{savedAt === '' ? words.notSaved : words.saved(timeOfDay(savedAt))}</span>
      <span className="status-offline">
        <Lock className="svg-icon" aria-hidden="true" />
        {common.offline}
      </span>
      <span data-testid="counts">{parts.join(' / ')}</span>
      {number > 0 ? <span>{words.findings(number)}</span> : null}
      {readOnly === '' ? null : <span className="status-read-only" title={readOnly}>{readOnly}</span>}
      <span className="spacer" />
      <span className="legend contract" aria-label={words.legend} role="note">
        <ins>{words.added}</ins> <del>{words.removed}</del> <span className="look">{words.look}</span>
      </span>
    </footer>
  );
}
