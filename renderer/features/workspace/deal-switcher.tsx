import { ChevronDown, Files } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { agreedIn, useDeal } from '../../state/deals.ts';
import type { Action } from '../../state/actions.ts';
import { useActions, useSession, useUi } from '../../state/stores.ts';
import { dealWords as words } from '../../strings/deals.ts';
import { library } from '../../strings/library.ts';
import { shell } from '../../strings/shell.ts';
import { useOwnDeal } from './use-own-deal.ts';

/** From one document of a deal to another, and how far all of them are; nothing where there is one document only. */
export function DealSwitcher(): ReactNode {
  const id = useSession((state) => state.id);
  const deal = useDeal(id);
  const go = useUi((state) => state.go);
  const others = deal?.documents.filter((row) => row.id !== id && row.problem === '') ?? [];
  const { join, takeOut } = useOwnDeal();
  useActions('deal', [
    ...others.map((row): Action => ({ id: `deal-${row.id}`, label: words.goTo(row.name), group: shell.groups.go, keys: [], run: () => go({ screen: 'workspace', id: row.id }) })),
    { id: 'deal-join', label: words.put, group: shell.groups.app, keys: [], enabled: join !== null, run: () => join?.() },
    { id: 'deal-leave', label: words.take, group: shell.groups.app, keys: [], enabled: takeOut !== null, run: () => takeOut?.() },
  ]);
  if (deal === undefined || id === null) return null;
  const { agreed, all } = agreedIn(deal);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <button type="button" className="title-deal" aria-label={words.switch(deal.name, agreed, all)}>
          <Files className="svg-icon" aria-hidden="true" />
          <span className="title-deal-name">{deal.name}</span>
          <span className="num">{words.readyOf(agreed, all)}</span>
          <ChevronDown className="svg-icon" aria-hidden="true" />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
          {deal.documents.map((row) => (
            <DropdownMenu.Item key={row.id} className="menu-item deal-item" disabled={row.problem !== ''} title={row.problem === '' ? undefined : row.problem} onSelect={() => go({ screen: 'workspace', id: row.id })}>
              <span className="deal-item-name">{row.name}</span>
              <span className="muted num">{[row.id === id ? words.here : library.round(row.round), words.state(row.deal?.blockers ?? 0)].join(' · ')}</span>
            </DropdownMenu.Item>
          ))}
          {deal.missing.map(({ id: document, name, why }) => (
            <DropdownMenu.Item key={document} className="menu-item deal-item" disabled>
              {why === 'not-here' ? words.missing(name) : words.unreadable(name)}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={() => go({ screen: 'readiness', id })}>
            {words.allReadiness}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" disabled={takeOut === null} onSelect={() => takeOut?.()}>
            {words.take}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
