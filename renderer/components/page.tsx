import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';

type PageProps = { readonly title: ReactNode; readonly back?: { readonly label: string; readonly run: () => void }; readonly actions?: ReactNode; readonly children: ReactNode };

/** A screen with its head. */
export function Page({ title, back, actions, children }: PageProps): ReactNode {
  return (
    <div className="page">
      <header className="page-head">
        {back === undefined ? null : (
          <IconButton label={back.label} onClick={back.run}>
            <ArrowLeft className="svg-icon" />
          </IconButton>
        )}
        <h1>{title}</h1>
        <span className="spacer" />
        {actions}
      </header>
      {children}
    </div>
  );
}

/** The scrolling body of a screen. It can be focused, so that it scrolls by keyboard. */
export function PageBody({ label, children, narrow = false }: { readonly label: string; readonly children: ReactNode; readonly narrow?: boolean }): ReactNode {
  return (
    <main className="page-body scroll" aria-label={label} tabIndex={0}>
      <div className={`page-measure${narrow ? ' page-measure--narrow' : ''}`}>{children}</div>
    </main>
  );
}
