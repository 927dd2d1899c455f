import type { Audit, AuditItem } from '../../shared/contract/audit.ts';
import type { Change, Comparison } from '../../shared/contract/change.ts';
import { EXIT, type Outcome } from './outcome.ts';

const changeLine = (change: Change): string => {
  const detail = change.detail.length === 0 ? '' : ` (${change.detail.join(', ')})`;
  const words = change.removed === '' && change.added === '' ? '' : `: “${change.removed}” → “${change.added}”`;
  return `${change.clause === '' ? change.story : change.clause} — ${change.kind}, ${change.class}${detail}${words}`;
};

/** `parley compare`: the change list; code 1 when there is any. */
export function compareOutcome(comparison: Comparison): Outcome {
  const { changes, counts, notCompared, marksPresent } = comparison;
  const lines = [
    changes.length === 0 ? 'No change.' : `${String(changes.length)} ${changes.length === 1 ? 'change' : 'changes'}:`,
    ...changes.map((change) => `  ${changeLine(change)}`),
    ...(marksPresent.before || marksPresent.after ? ['Tracked changes were present; the accepted text was compared.'] : []),
    ...(notCompared.length === 0 ? [] : [`Not compared: ${notCompared.join(', ')}`]),
  ];
  return { code: changes.length === 0 ? EXIT.fine : EXIT.differences, text: lines.join('\n'), json: { changes, counts, notCompared, marksPresent } };
}

/** `parley audit`: the three piles, and what was taken silently; code 1 when any holds something. */
export function auditOutcome(audit: Audit): Outcome {
  const pile = (title: string, items: readonly AuditItem[]): readonly string[] =>
    items.length === 0 ? [] : [`${title}: ${String(items.length)}`, ...items.map((item) => `  ${changeLine(item)}${item.author === '' ? '' : ` — ${item.author}`}`)];
  const lines = [
    ...audit.nature,
    ...pile('Not tracked', audit.untracked),
    ...pile('Our changes removed', audit.removed),
    ...pile('Our changes accepted without a mark', audit.accepted),
    ...pile('Tracked', audit.tracked),
    ...audit.findings.map((finding) => `Finding: ${finding.message}`),
  ];
  const quiet = audit.tracked.length + audit.untracked.length + audit.removed.length + audit.accepted.length + audit.findings.length === 0;
  const { tracked, untracked, removed, accepted, findings, nature, similarity } = audit;
  return { code: quiet ? EXIT.fine : EXIT.differences, text: quiet ? 'The returned file says exactly what was sent.' : lines.join('\n'), json: { tracked, untracked, removed, accepted, findings, nature, similarity } };
}
