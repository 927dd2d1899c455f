import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiClient } from '../../shared/api/client.ts';
import { draftPlace, type Draft, type KeptDraft } from '../../shared/api/drafts.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';

/** What is typed is on the disk after this long, however fast the typing goes on. */
const SOON_MS = 400;

export type DraftsState = {
  /** What is being written in the open negotiation, as it is typed. */
  readonly drafts: readonly KeptDraft[];
  /** Places that were found on opening: somebody was interrupted there. */
  readonly found: ReadonlySet<string>;
  readonly load: (id: NegotiationId) => Promise<void>;
  /** Keeps a draft, soon. */
  readonly keep: (id: NegotiationId, draft: Draft) => void;
  /** Waits until what was typed in this place is on the disk. */
  readonly flush: (place: string) => Promise<void>;
  /** The interrupted writing was gone on with. */
  readonly seen: (place: string) => void;
  /** Forgets what is kept for a place: it was recorded or is not wanted. */
  readonly drop: (id: NegotiationId, place: string, at: 'everywhere' | 'here') => Promise<void>;
};
export type DraftsStore = StoreApi<DraftsState>;

type Waiting = { readonly id: NegotiationId; readonly draft: Draft; readonly timer: ReturnType<typeof setTimeout> };

/** What is being written and not recorded yet, kept by the back end so that it survives this window. */
export function createDrafts(client: ApiClient, refuse: (error: AppError) => void): DraftsStore {
  const waiting = new Map<string, Waiting>();
  const sending = new Map<string, Promise<void>>();
  let opened: NegotiationId | null = null;
  let failing = false;

  return createStore<DraftsState>()((set, get) => {
    const without = (place: string): readonly KeptDraft[] => get().drafts.filter((kept) => draftPlace(kept.draft) !== place);

    const foundWithout = (place: string): ReadonlySet<string> => new Set([...get().found].filter((one) => one !== place));

    const write = async ({ id, draft }: Waiting): Promise<void> => {
      const answer = await client.request('drafts.keep', { id, draft });
      // Said once: typing must go on, and a message for each key would not help it.
      if (!answer.ok && !failing) refuse(answer.error);
      failing = !answer.ok;
    };

    const send = (place: string): Promise<void> => {
      const next = waiting.get(place);
      if (next === undefined) return sending.get(place) ?? Promise.resolve();
      clearTimeout(next.timer);
      waiting.delete(place);
      const sent = (sending.get(place) ?? Promise.resolve()).then(() => write(next));
      sending.set(place, sent);
      return sent;
    };

    return {
      drafts: [],
      found: new Set(),
      load: async (id) => {
        opened = id;
        set({ drafts: [], found: new Set() });
        const answer = await client.request('drafts.list', { id });
        if (!answer.ok) return refuse(answer.error);
        if (opened === id) set({ drafts: answer.value.drafts, found: new Set(answer.value.drafts.map((kept) => draftPlace(kept.draft))) });
      },
      keep: (id, draft) => {
        const place = draftPlace(draft);
        const timer = waiting.get(place)?.timer ?? setTimeout(() => void send(place), SOON_MS);
        waiting.set(place, { id, draft, timer });
        if (id === opened) set({ drafts: [...without(place), { at: new Date().toISOString(), draft }] });
      },
      flush: send,
      seen: (place) => set({ found: foundWithout(place) }),
      drop: async (id, place, at) => {
        const next = waiting.get(place);
        if (next !== undefined) clearTimeout(next.timer);
        waiting.delete(place);
        set({ drafts: without(place) });
        await sending.get(place);
        set({ drafts: without(place), found: foundWithout(place) });
        if (at === 'here') return;
        const answer = await client.request('drafts.drop', { id, place });
        if (!answer.ok) refuse(answer.error);
      },
    };
  });
}
