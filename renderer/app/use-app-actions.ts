import type { Action } from '../state/actions.ts';
import type { NegotiationScreen, Route } from '../state/route.ts';
import { useSample } from '../state/use-sample.ts';
import { takeStep } from '../state/undo-step.ts';
import { useActions, useAppReadOnly, useReadOnly, useStores, useUi } from '../state/stores.ts';
import { library as libraryWords } from '../strings/library.ts';
import { shell } from '../strings/shell.ts';
import { steps as stepWords } from '../strings/steps.ts';

const SCREENS: readonly NegotiationScreen[] = ['workspace', 'receive', 'send', 'compare', 'readiness', 'record'];

/** Screens that exist to record something. */
const WRITING: readonly NegotiationScreen[] = ['receive', 'send'];

/** Screens that say something on paper: they are drawn whole for it. */
const PRINTABLE: readonly Route['screen'][] = ['workspace', 'record', 'readiness', 'compare', 'send'];

/** Screens that show what is recorded as it stands: a step taken back or again is seen there at once. */
const STEPPING: readonly Route['screen'][] = ['workspace', 'record', 'readiness', 'compare'];

/** What can be done from every screen. */
export function useAppActions(go: (route: Route) => void): void {
  const { client, incoming, session, settings, ui } = useStores();
  const sample = useSample();
  const route = useUi((state) => state.route);
  const libraryStep = useUi((state) => state.libraryStep);
  const readOnly = useReadOnly();
  const readOnlyApp = useAppReadOnly();
  const to = (id: string, label: string, target: Route, enabled = true): Action => ({ id: `go-${id}`, label, group: shell.groups.go, keys: [], enabled, run: () => go(target) });
  const print = async (): Promise<void> => {
    if (settings.getState().info?.print !== 'host') return window.print();
    const answer = await client.request('app.print', { name: document.title });
    if (!answer.ok) return ui.getState().refuse(answer.error);
    if (answer.value.type === 'saved') ui.getState().say(shell.printed(answer.value.name));
  };
  const inside = 'id' in route ? SCREENS.map((screen) => to(screen, shell.actions[screen], { screen, id: route.id }, readOnly === '' || !WRITING.includes(screen))) : [];
  const steps: readonly Action[] = STEPPING.includes(route.screen)
    ? [
        { id: 'undo', label: shell.actions.undo, group: shell.groups.decide, keys: ['Mod+Z'], enabled: readOnly === '', run: () => void takeStep({ session, ui }, 'undo') },
        { id: 'redo', label: shell.actions.redo, group: shell.groups.decide, keys: ['Mod+Y', 'Mod+Shift+Z'], enabled: readOnly === '', run: () => void takeStep({ session, ui }, 'redo') },
      ]
    : route.screen === 'library'
      ? [{ id: 'undo', label: shell.actions.undo, group: shell.groups.app, keys: ['Mod+Z'], enabled: libraryStep !== null && readOnlyApp === '', run: () => libraryStep?.() }]
      : [];
  useActions('app', [
    ...inside,
    ...steps,
    to('library', shell.actions.library, { screen: 'library' }),
    {
      ...to('new', shell.actions.create, { screen: 'new' }, readOnlyApp === ''), keys: ['Mod+N'],
      run: () => {
        incoming.getState().put(null);
        go({ screen: 'new' });
      },
    },
    { id: 'sample', label: libraryWords.trySample, group: shell.groups.app, keys: [], enabled: readOnlyApp === '', run: () => void sample() },
    to('settings', shell.actions.settings, { screen: 'settings' }),
    { id: 'print', label: shell.actions.print, group: shell.groups.app, keys: ['Mod+P'], enabled: PRINTABLE.includes(route.screen), run: () => void print() },
    { id: 'palette', label: shell.actions.palette, group: shell.groups.app, keys: ['Mod+K'], run: () => ui.getState().setOverlay('palette') },
    { id: 'keys', label: shell.actions.keys, group: shell.groups.app, keys: ['?'], run: () => ui.getState().setOverlay('keys') },
    { id: 'steps', label: stepWords.action, group: shell.groups.app, keys: ['F1'], run: () => ui.getState().setOverlay('steps') },
  ]);
}
