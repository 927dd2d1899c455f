import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Block } from '../../shared/contract/content.ts';
import type { FindOptions } from '../../shared/contract/find-text.ts';
import type { PartyId } from '../../shared/contract/party.ts';
import type { ClauseId } from '../../shared/negotiation/ids.ts';
import type { Lens } from './lens.ts';

export type Filter = 'all' | 'open-ours' | 'open-theirs' | 'reopened' | 'untracked' | 'substantive' | 'agreed' | 'untouched' | 'parked' | 'held';
export const FILTERS: readonly Filter[] = ['all', 'open-ours', 'open-theirs', 'reopened', 'untracked', 'substantive', 'agreed', 'untouched', 'parked', 'held'];
export type Mode = 'side' | 'inline';

export type WorkspaceView = {
  readonly focus: ClauseId | null;
  /** Which changed line of the focused clause; -1 before the first. */
  readonly change: number;
  /** Counts how often a clause as a whole was gone to: one gone to again is shown again. */
  readonly reveal: number;
  /** `null` = what suits the stage: one column to read before the first round, two afterwards. */
  readonly mode: Mode | null;
  /** `null` = what the turn suggests. */
  readonly lens: Lens | null;
  readonly filter: Filter;
  readonly search: string;
  readonly substanceOnly: boolean;
  readonly changedOnly: boolean;
  readonly editing: ClauseId | null;
  /** What the editor started from. */
  readonly editFrom: 'ours' | 'theirs';
  /** What the editor holds now, for the redline beside it. */
  readonly draft: readonly Block[] | null;
  /** For whom a mediator decides. */
  readonly as: PartyId;
  /** The clause a new one is being written behind. */
  readonly inserting: ClauseId | null;
  /** The clause a place to split at is being chosen for. */
  readonly splitting: ClauseId | null;
  /** The clause whose kind and heading are being set. */
  readonly relabelling: ClauseId | null;
  /** The clause of which is being said what it was given for. */
  readonly trading: ClauseId | null;
  /** Whether what holds for the whole negotiation is on show. */
  readonly about: boolean;
  readonly reason: string;
  /** The words a new comment is about; empty for the clause as a whole. */
  readonly quote: string;
  readonly outline: boolean;
  /** Whether words are being looked for, or replaced. */
  readonly finding: 'no' | 'find' | 'replace';
  readonly find: FindOptions;
  /** Which match of the focused clause is on show; -1 for none. */
  readonly match: number;
};
export type WorkspaceState = WorkspaceView & { readonly set: (change: Partial<WorkspaceView>) => void; readonly focusOn: (id: ClauseId, change?: number) => void; readonly reset: () => void };
export type WorkspaceStore = StoreApi<WorkspaceState>;

const FRESH: WorkspaceView = {
  focus: null, change: -1, reveal: 0, mode: null, lens: null, filter: 'all', search: '', substanceOnly: false, changedOnly: false, editing: null, editFrom: 'ours', draft: null, as: 'A', inserting: null, splitting: null, relabelling: null, trading: null, about: false, reason: '', quote: '', outline: true,
  finding: 'no', find: { query: '', matchCase: false, wholeWord: false }, match: -1,
};

/** How the open negotiation is being looked at. Nothing here is worth keeping beyond the window. */
export const createWorkspace = (): WorkspaceStore =>
  createStore<WorkspaceState>()((set, get) => ({
    ...FRESH,
    set: (change) => set(change),
    focusOn: (id, change = -1) => {
      const reveal = get().reveal + (change === -1 ? 1 : 0);
      set(get().focus === id ? { change, reveal } : { focus: id, change, reveal, reason: '', quote: '', editing: null });
    },
    reset: () => set(FRESH),
  }));
