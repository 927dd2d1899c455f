import { X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { useEffect, type ReactNode } from 'react';
import { Button, IconButton } from '../components/button.tsx';
import { useUi } from '../state/stores.ts';
import { common } from '../strings/common.ts';
import { shell } from '../strings/shell.ts';

const PLAIN_MS = 6_000;
const REFUSED_MS = 12_000;

/** The line of messages takes its room from the screen above it; what is being typed stays in view. */
function keepCaretInView(): void {
  const { activeElement } = document;
  const place = activeElement instanceof HTMLElement && activeElement.isContentEditable ? document.getSelection()?.focusNode?.parentElement : activeElement?.closest('input, textarea');
  place?.scrollIntoView({ block: 'nearest' });
}

/** What was just done or refused. radix-ui reads it out and keeps it while it is hovered or focused. */
export function Toasts(): ReactNode {
  const toasts = useUi((state) => state.toasts);
  const dismiss = useUi((state) => state.dismiss);
  useEffect(keepCaretInView, [toasts.length]);
  return (
    <Toast.Provider label={shell.notifications} swipeDirection="right">
      {toasts.map((toast) => (
        <Toast.Root
          key={toast.id}
          className={`toast toast--${toast.tone}`}
          type={toast.tone === 'refused' ? 'foreground' : 'background'}
          duration={toast.tone === 'refused' ? REFUSED_MS : PLAIN_MS}
          onOpenChange={(open) => (open ? undefined : dismiss(toast.id))}
        >
          <div>
            <Toast.Title className="toast-title">{toast.title}</Toast.Title>
            {toast.detail === '' ? null : <Toast.Description>{toast.detail}</Toast.Description>}
          </div>
          {toast.actions.map((action) => (
            <Toast.Action key={action.label} altText={action.label} asChild>
              <Button onClick={action.run}>{action.label}</Button>
            </Toast.Action>
          ))}
          <Toast.Close asChild>
            <IconButton label={common.dismiss} plain>
              <X className="svg-icon" />
            </IconButton>
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="toasts" />
    </Toast.Provider>
  );
}
