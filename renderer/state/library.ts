import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/base/app-error.ts';
import type { ApiClient } from '../../shared/api/client.ts';
import type { LibraryEntry } from '../../shared/api/shapes.ts';
import { MOST_RECENT_FILES, type RecentFile } from '../../shared/negotiation/select/kept-files.ts';

export type LibraryState = {
  readonly entries: readonly LibraryEntry[] | null;
  /** The newest files of all of them, some of archived ones (rule N68). */
  readonly files: readonly RecentFile[];
  readonly messages: readonly string[];
  readonly error: AppError | null;
  readonly load: () => Promise<void>;
};
export type LibraryStore = StoreApi<LibraryState>;

/** The negotiations a file may belong to. */
export const underWay = (entries: readonly LibraryEntry[] | null): readonly LibraryEntry[] => (entries ?? []).filter((entry) => !entry.archived && entry.problem === '');

/** A file and the negotiation it belongs to. */
export type ListedFile = { readonly file: RecentFile; readonly entry: LibraryEntry };

/** The files that went out or came in last with the negotiations they belong to, archived ones only where wanted (rule N68). */
export function listedFiles({ entries, files }: Pick<LibraryState, 'entries' | 'files'>, archived: boolean): readonly ListedFile[] {
  const byId = new Map((entries ?? []).map((entry) => [entry.id, entry]));
  return files
    .filter((file) => archived || !file.archived)
    .slice(0, MOST_RECENT_FILES)
    .flatMap((file) => {
      const entry = byId.get(file.negotiationId);
      return entry === undefined ? [] : [{ file, entry }];
    });
}

/** The one a file that comes in most likely answers: of those the other side has to answer, the one sent last. `null` = none waits for a file. */
export const mostLikely = (entries: readonly LibraryEntry[]): LibraryEntry | null =>
  entries.filter((entry) => entry.round > 0 && entry.side !== 'mediator' && entry.turn !== entry.side).toSorted((a, b) => b.turnSince.localeCompare(a.turnSince))[0] ?? null;

/** The negotiations on this computer; `null` until first read. */
export function createLibrary(client: ApiClient): LibraryStore {
  let asked = 0;
  return createStore<LibraryState>()((set) => ({
    entries: null,
    files: [],
    messages: [],
    error: null,
    load: async () => {
      const turn = (asked += 1);
      const answer = await client.request('library.list', {});
      // Asked again since: an older list may come later than a newer one, and must not stand in its place.
      if (turn !== asked) return;
      if (answer.ok) set({ entries: answer.value.negotiations, files: answer.value.files, messages: answer.value.messages, error: null });
      else set({ error: answer.error });
    },
  }));
}
