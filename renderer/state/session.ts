import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/base/app-error.ts';
import type { ApiClient } from '../../shared/api/client.ts';
import type { ApiOutput } from '../../shared/api/table.ts';
import { evolve, replay } from '../../shared/negotiation/evolve.ts';
import type { ClauseId, NegotiationId } from '../../shared/negotiation/ids.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { emptyNegotiation, type NegotiationState } from '../../shared/negotiation/state.ts';

export type Outcome = { readonly done: boolean; readonly clauseId: ClauseId | null };
export type SessionState = {
  readonly phase: 'closed' | 'opening' | 'open' | 'failed';
  readonly id: NegotiationId | null;
  readonly events: readonly RecordedEvent[];
  readonly negotiation: NegotiationState;
  readonly readOnly: string;
  readonly messages: readonly string[];
  /** What a repair would bring back, where the record is damaged and one can be had. */
  readonly offer: ApiOutput<'negotiation.open'>['repair'];
  readonly error: AppError | null;
  /** When the back end last said that something is on disk; empty before. */
  readonly savedAt: string;
  readonly open: (id: NegotiationId) => Promise<void>;
  readonly take: (opened: ApiOutput<'library.create'>) => void;
  readonly repair: () => Promise<boolean>;
  readonly command: (command: UserCommand) => Promise<Outcome>;
  readonly fold: (id: NegotiationId, revision: number, events: readonly RecordedEvent[]) => void;
};
export type SessionStore = StoreApi<SessionState>;

/** The open negotiation: its facts as the back end recorded them, and the state they fold to. */
export function createSession(client: ApiClient, refuse: (error: AppError) => void): SessionStore {
  return createStore<SessionState>()((set, get) => {
    const fold = (id: NegotiationId, revision: number, events: readonly RecordedEvent[]): void => {
      const now = get();
      if (now.id !== id || now.phase !== 'open' || revision <= now.negotiation.revision) return;
      const fresh = events.filter((recorded) => recorded.seq > now.negotiation.revision);
      // A gap means that a notice was missed; reading the log again is the one safe answer.
      if (fresh[0]?.seq !== now.negotiation.revision + 1) return void now.open(id);
      set({ events: [...now.events, ...fresh], negotiation: fresh.reduce(evolve, now.negotiation), savedAt: fresh.at(-1)?.at ?? now.savedAt });
    };
    const take = (opened: ApiOutput<'library.create'>): void => {
      const { id, events, readOnly, messages, repair } = opened;
      set({ phase: 'open', id, events, negotiation: replay(events), readOnly, messages, offer: repair, error: null, savedAt: events.at(-1)?.at ?? '' });
    };
    return {
      phase: 'closed',
      id: null,
      events: [],
      negotiation: emptyNegotiation,
      readOnly: '',
      messages: [],
      offer: null,
      error: null,
      savedAt: '',
      take,
      fold,
      open: async (id) => {
        if (get().id !== id) set({ phase: 'opening', id, error: null, events: [], negotiation: emptyNegotiation });
        const answer = await client.request('negotiation.open', { id });
        if (get().id !== id) return;
        if (answer.ok) take(answer.value);
        else set({ phase: 'failed', error: answer.error });
      },
      repair: async () => {
        const { id } = get();
        if (id === null) return false;
        const answer = await client.request('negotiation.repair', { id });
        if (answer.ok) take(answer.value);
        else refuse(answer.error);
        return answer.ok;
      },
      command: async (command) => {
        const { id, negotiation } = get();
        if (id === null) return { done: false, clauseId: null };
        const answer = await client.request('negotiation.command', { id, revision: negotiation.revision, command });
        if (!answer.ok) {
          refuse(answer.error);
          return { done: false, clauseId: null };
        }
        fold(id, answer.value.revision, answer.value.events);
        return { done: true, clauseId: answer.value.clauseId };
      },
    };
  });
}
