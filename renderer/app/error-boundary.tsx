import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { shell } from '../strings/shell.ts';

type State = { readonly broken: boolean };

/** Keeps a bug in one screen from leaving an empty window. A class, because React offers nothing else for it. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="empty" role="alert">
        <h1>{shell.crashTitle}</h1>
        <p>{shell.crashBody}</p>
        <Button look="primary" onClick={() => window.location.reload()}>
          {shell.reload}
        </Button>
      </main>
    );
  }
}
