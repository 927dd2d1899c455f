import type { Action } from '../state/actions.ts';
import type { NegotiationScreen, Route } from '../state/route.ts';
import { useActions, useStores, useUi } from '../state/stores.ts';
import { shell } from '../strings/shell.ts';

const SCREENS: readonly NegotiationScreen[] = ['workspace', 'receive', 'send', 'compare', 'readiness', 'record'];

/** What can be done from every screen. */
export function useAppActions(go: (route: Route) => void): void {
  const { ui } = useStores();
  const route = useUi((state) => state.route);
  const to = (id: string, label: string, target: Route): Action => ({ id: `go-${id}`, label, group: shell.groups.go, keys: [], run: () => go(target) });
  const inside = 'id' in route ? SCREENS.map((screen) => to(screen, shell.actions[screen], { screen, id: route.id })) : [];
  useActions('app', [
    ...inside,
    to('library', shell.actions.library, { screen: 'library' }),
    to('new', shell.actions.create, { screen: 'new' }),
    to('settings', shell.actions.settings, { screen: 'settings' }),
    { id: 'palette', label: shell.actions.palette, group: shell.groups.app, keys: ['Mod+K'], run: () => ui.getState().setOverlay('palette') },
    { id: 'keys', label: shell.actions.keys, group: shell.groups.app, keys: ['?'], run: () => ui.getState().setOverlay('keys') },
  ]);
}
