import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { common } from '../strings/common.ts';
import { IconButton } from './button.tsx';

type DialogProps = { readonly title: string; readonly open: boolean; readonly onClose: () => void; readonly children: ReactNode };

export function Dialog({ title, open, onClose, children }: DialogProps): ReactNode {
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content className="dialog" aria-describedby={undefined}>
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
