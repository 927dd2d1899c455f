import type { ReactNode } from 'react';
import type { ClauseStatus } from '../../shared/negotiation/select/status.ts';
import { statusWords } from '../strings/status.ts';

function Shape({ status }: { readonly status: ClauseStatus }): ReactNode {
  switch (status) {
    case 'untouched':
      return <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.4" />;
    case 'open-ours':
      return (
        <>
          <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" />
        </>
      );
    case 'open-theirs':
      return (
        <>
          <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" fill="currentColor" />
        </>
      );
    case 'agreed':
      return (
        <>
          <path d="M3.6 5.4V3.9a2.4 2.4 0 0 1 4.8 0v1.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <rect x="2" y="5.2" width="8" height="6" rx="1.2" fill="currentColor" />
        </>
      );
    case 'reopened':
      return <path d="M6 0.8 11.6 11H0.4z" fill="currentColor" />;
    case 'removed':
      return <path d="M1.5 6h9" stroke="currentColor" strokeWidth="1.8" />;
  }
}

/** Where a clause stands, as a shape and (unless `bare`) in words. The shape alone still has a spoken name. */
export function StatusMark({ status, bare = false }: { readonly status: ClauseStatus; readonly bare?: boolean }): ReactNode {
  return (
    <span className="status" data-status={status}>
      <span className="status-shape" role={bare ? 'img' : undefined} aria-label={bare ? statusWords[status] : undefined} aria-hidden={bare ? undefined : true} title={statusWords[status]}>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <Shape status={status} />
        </svg>
      </span>
      {bare ? null : statusWords[status]}
    </span>
  );
}
