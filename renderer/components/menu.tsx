import { Ellipsis } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { IconButton } from './button.tsx';

export type MenuItem = { readonly label: string; readonly run: () => void; readonly danger?: boolean; /** Why it cannot be done now, or empty. */ readonly blocked?: string };

/** The less frequent things that can be done with something. */
export function Menu({ label, items }: { readonly label: string; readonly items: readonly MenuItem[] }): ReactNode {
  const trigger = useRef<HTMLButtonElement>(null);
  // The mouse opens a menu without moving the focus to its button: what an item opens would give it back to wherever it had been.
  const select = (item: MenuItem) => (): void => {
    trigger.current?.focus({ preventScroll: true });
    item.run();
  };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton ref={trigger} label={label}>
          <Ellipsis className="svg-icon" />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          {items.map((item) => (
            <DropdownMenu.Item key={item.label} className={`menu-item${item.danger === true ? ' menu-item--danger' : ''}`} disabled={(item.blocked ?? '') !== ''} title={item.blocked} onSelect={select(item)}>
              {item.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
