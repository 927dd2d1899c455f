import { createContext, use, useEffect } from 'react';
import { useStore } from 'zustand';
import type { ApiClient } from '../../shared/api/client.ts';
import { createActions, type Action, type ActionRegistry } from './actions.ts';
import { createDrafts, type DraftsState, type DraftsStore } from './drafts.ts';
import { createIncoming, type IncomingState, type IncomingStore } from './incoming.ts';
import { createLibrary, type LibraryState, type LibraryStore } from './library.ts';
import { createSession, type SessionState, type SessionStore } from './session.ts';
import { createSettings, type SettingsState, type SettingsStore } from './settings.ts';
import { createUi, type UiState, type UiStore } from './ui.ts';
import { createWorkspace, type WorkspaceState, type WorkspaceStore } from './workspace.ts';

export type Stores = {
  readonly client: ApiClient;
  readonly actions: ActionRegistry;
  readonly ui: UiStore;
  readonly settings: SettingsStore;
  readonly library: LibraryStore;
  readonly session: SessionStore;
  readonly workspace: WorkspaceStore;
  readonly incoming: IncomingStore;
  readonly drafts: DraftsStore;
};

/** Everything the window knows, wired once. Notices of the back end keep it true. */
export function createStores(client: ApiClient, page: Window): Stores {
  const ui = createUi(page.location);
  page.addEventListener('hashchange', () => ui.getState().arrive());
  const library = createLibrary(client);
  const session = createSession(client, (error) => ui.getState().refuse(error));
  const drafts = createDrafts(client, (error) => ui.getState().refuse(error));
  session.subscribe((now, before) => {
    if (now.id !== null && now.phase === 'open' && (before.id !== now.id || before.phase !== 'open')) void drafts.getState().load(now.id);
    if (now.negotiation.revision !== before.negotiation.revision) ui.getState().dropSteps();
  });
  client.subscribe((notice) => {
    switch (notice.type) {
      case 'negotiation-changed':
        return session.getState().fold(notice.id, notice.revision, notice.events);
      case 'library-changed':
        return void library.getState().load();
      case 'progress':
        // Only the job on show: a notice may arrive after its work has ended.
        return ui.getState().job?.id === notice.jobId ? ui.getState().setJob({ id: notice.jobId, label: notice.label, done: notice.done, total: notice.total }) : undefined;
    }
  });
  return { client, ui, library, session, actions: createActions(), settings: createSettings(client, ui), workspace: createWorkspace(), incoming: createIncoming(), drafts };
}

export const StoresContext = createContext<Stores | null>(null);

export function useStores(): Stores {
  const stores = use(StoresContext);
  if (stores === null) throw new Error('The window is drawn outside its stores.');
  return stores;
}

export const useUi = <T>(select: (state: UiState) => T): T => useStore(useStores().ui, select);
export const useSettings = <T>(select: (state: SettingsState) => T): T => useStore(useStores().settings, select);
export const useLibrary = <T>(select: (state: LibraryState) => T): T => useStore(useStores().library, select);
export const useSession = <T>(select: (state: SessionState) => T): T => useStore(useStores().session, select);
export const useWorkspace = <T>(select: (state: WorkspaceState) => T): T => useStore(useStores().workspace, select);
export const useDrafts = <T>(select: (state: DraftsState) => T): T => useStore(useStores().drafts, select);
export const useIncoming = <T>(select: (state: IncomingState) => T): T => useStore(useStores().incoming, select);

/** Why nothing can be recorded on this computer now (another window writes), or empty. */
export const useAppReadOnly = (): string => useSettings((state) => state.info?.readOnly ?? '');

/** Why nothing can be recorded in the open negotiation, or empty. */
export function useReadOnly(): string {
  const app = useAppReadOnly();
  const here = useSession((state) => state.readOnly);
  return here === '' ? app : here;
}

/** Offers actions by key and palette for as long as the component is shown. */
export function useActions(owner: string, actions: readonly Action[]): void {
  const registry = useStores().actions;
  useEffect(() => registry.put(owner, actions));
  useEffect(() => () => registry.drop(owner), [registry, owner]);
}
