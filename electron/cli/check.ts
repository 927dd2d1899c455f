import type { Finding } from '../../shared/contract/finding.ts';
import { blockingCount } from '../../shared/checks/run-checks.ts';
import { EXIT, type Outcome } from './outcome.ts';

const GROUPS = [
  { severity: 'blocks', title: 'To settle before signing' },
  { severity: 'warns', title: 'To look at' },
  { severity: 'notes', title: 'Worth knowing' },
] as const;

/** `parley check`: what stands between a document and a signature; code 1 when anything blocks or warns. */
export function checkOutcome(findings: readonly Finding[]): Outcome {
  const blocking = blockingCount(findings);
  const lines = GROUPS.flatMap(({ severity, title }) => {
    const group = findings.filter((finding) => finding.severity === severity);
    return group.length === 0 ? [] : [`${title}: ${String(group.length)}`, ...group.flatMap((finding) => [`  ${[finding.clause, finding.message].filter((part) => part !== '').join(' — ')}`, `      ${finding.place}`, `      ${finding.remedy}`])];
  });
  const quiet = findings.every((finding) => finding.severity === 'notes');
  return {
    code: quiet ? EXIT.fine : EXIT.differences,
    text: lines.length === 0 ? 'Nothing found.' : lines.join('\n'),
    json: { findings: findings.map(({ check, severity, clause, place, message, remedy }) => ({ check, severity, clause, place, message, remedy })), blocking },
  };
}
