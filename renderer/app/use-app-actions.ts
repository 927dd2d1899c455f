import type { Action } from '../state/actions.ts';
import type { NegotiationScreen, Route } from '../state/route.ts';
import { useActions, useAppReadOnly, useReadOnly, useStores, useUi } from '../state/stores.ts';
import { shell } from '../strings/shell.ts';

const SCREENS: readonly NegotiationScreen[] = ['workspace', 'receive', 'send', 'compare', 'readiness', 'record'];

/** Screens that exist to record something. */
const WRITING: readonly NegotiationScreen[] = ['receive', 'send'];

/** What can be done from every screen. */
export function useAppActions(go: (route: Route) => void): void {
  const { ui } = useStores();
  const route = useUi((state) => state.route);
  const readOnly = useReadOnly();
  const readOnlyApp = useAppReadOnly();
  const to = (id: string, label: string, target: Route, enabled = true): Action => ({ id: `go-${id}`, label, group: shell.groups.go, keys: [], enabled, run: () => go(target) });
  const inside = 'id' in route ? SCREENS.map((screen) => to(screen, shell.actions[screen], { screen, id: route.id }, readOnly === '' || !WRITING.includes(screen))) : [];
  useActions('app', [
    ...inside,
    to('library', shell.actions.library, { screen: 'library' }),
    to('new', shell.actions.create, { screen: 'new' }, readOnlyApp === ''),
    to('settings', shell.actions.settings, { screen: 'settings' }),
    { id: 'palette', label: shell.actions.palette, group: shell.groups.app, keys: ['Mod+K'], run: () => ui.getState().setOverlay('palette') },
    { id: 'keys', label: shell.actions.keys, group: shell.groups.app, keys: ['?'], run: () => ui.getState().setOverlay('keys') },
  ]);
}
