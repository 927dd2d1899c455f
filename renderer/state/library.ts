import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/base/app-error.ts';
import type { ApiClient } from '../../shared/api/client.ts';
import type { LibraryEntry } from '../../shared/api/shapes.ts';

export type LibraryState = {
  readonly entries: readonly LibraryEntry[] | null;
  readonly messages: readonly string[];
  readonly error: AppError | null;
  readonly load: () => Promise<void>;
};
export type LibraryStore = StoreApi<LibraryState>;

/** The negotiations on this computer; `null` until first read. */
export function createLibrary(client: ApiClient): LibraryStore {
  let asked = 0;
  return createStore<LibraryState>()((set) => ({
    entries: null,
    messages: [],
    error: null,
    load: async () => {
      const turn = (asked += 1);
      const answer = await client.request('library.list', {});
      // Asked again since: an older list may come later than a newer one, and must not stand in its place.
      if (turn !== asked) return;
      if (answer.ok) set({ entries: answer.value.negotiations, messages: answer.value.messages, error: null });
      else set({ error: answer.error });
    },
  }));
}
