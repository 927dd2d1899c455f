import type { ReactNode } from 'react';
import type { StatusCounts } from '../../shared/negotiation/select/status.ts';

/** How much of a negotiation is agreed, open and reopened. The numbers stand beside it, so it is silent. */
export function AgreementBar({ counts }: { readonly counts: Pick<StatusCounts, 'agreed' | 'open-ours' | 'open-theirs' | 'reopened' | 'total'> }): ReactNode {
  const share = (n: number): { readonly width: string } => ({ width: `${String(counts.total === 0 ? 0 : (n / counts.total) * 100)}%` });
  return (
    <span className="bar" aria-hidden="true">
      <i className="bar-agreed" style={share(counts.agreed)} />
      <i className="bar-open" style={share(counts['open-ours'] + counts['open-theirs'])} />
      <i className="bar-reopened" style={share(counts.reopened)} />
    </span>
  );
}
