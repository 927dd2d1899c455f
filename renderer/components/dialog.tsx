import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { common } from '../strings/common.ts';
import { IconButton } from './button.tsx';

type DialogProps = { readonly title: string; readonly open: boolean; readonly onClose: () => void; readonly children: ReactNode };

/** Where there is something to fill in, that is what the dialog was opened for; Radix would begin at the cross. */
function beginAt(event: Event): void {
  const field = event.target instanceof HTMLElement ? event.target.querySelector<HTMLElement>('.dialog-body :is(input:not([type="checkbox"], [type="radio"], [type="file"]), textarea, select):not(:disabled)') : null;
  if (field === null) return;
  event.preventDefault();
  field.focus();
  if (field instanceof HTMLInputElement) field.select();
}

export function Dialog({ title, open, onClose, children }: DialogProps): ReactNode {
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content className="dialog" aria-describedby={undefined} onOpenAutoFocus={beginAt}>
          <div className="dialog-head">
            <Radix.Title asChild>
              <h2>{title}</h2>
            </Radix.Title>
            <Radix.Close asChild>
              <IconButton label={common.close} plain>
                <X className="svg-icon" />
              </IconButton>
            </Radix.Close>
          </div>
          <div className="dialog-body scroll">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
