import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { KeyCap } from './key-cap.tsx';

const DELAY_MS = 400;

/** Shares the delay among all hints of the window: once one is open, its neighbours open at once. */
export const Tips = ({ children }: { readonly children: ReactNode }): ReactNode => <Tooltip.Provider delayDuration={DELAY_MS} disableHoverableContent>{children}</Tooltip.Provider>;

/** What a button without words does, and its key: on hover and on keyboard focus. Its name is spoken already, so the hint adds nothing to what is heard. */
export function Tip({ label, hotkey, children }: { readonly label: string; readonly hotkey?: string | undefined; readonly children: ReactNode }): ReactNode {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild aria-describedby={undefined}>
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tip" sideOffset={6} collisionPadding={8} aria-hidden="true">
          {label}
          {hotkey === undefined ? null : <KeyCap name={hotkey} />}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
