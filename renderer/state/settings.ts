import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiClient } from '../../shared/api/client.ts';
import type { Settings } from '../../shared/api/shapes.ts';
import type { ApiOutput } from '../../shared/api/table.ts';
import type { UiStore } from './ui.ts';

export type AppInfo = ApiOutput<'app.info'>;
export type SettingsState = {
  readonly settings: Settings;
  readonly info: AppInfo | null;
  readonly load: () => Promise<void>;
  readonly change: (change: Partial<Settings>) => Promise<void>;
};
export type SettingsStore = StoreApi<SettingsState>;

export const DEFAULT_SETTINGS: Settings = { userName: 'Me', theme: 'system', textSize: 100, singleKeys: true, layout: {} };

export function createSettings(client: ApiClient, ui: UiStore): SettingsStore {
  return createStore<SettingsState>()((set, get) => ({
    settings: DEFAULT_SETTINGS,
    info: null,
    load: async () => {
      const [settings, info] = await Promise.all([client.request('settings.get', {}), client.request('app.info', {})]);
      if (settings.ok) set({ settings: settings.value });
      else ui.getState().refuse(settings.error);
      if (info.ok) set({ info: info.value });
    },
    change: async (change) => {
      const before = get().settings;
      set({ settings: { ...before, ...change } });
      const answer = await client.request('settings.set', change);
      if (answer.ok) return set({ settings: answer.value });
      set({ settings: before });
      ui.getState().refuse(answer.error);
    },
  }));
}
