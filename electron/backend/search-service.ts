import { AppFailure } from '../../shared/base/app-error.ts';
import type { ApiOutput, ApiParsed } from '../../shared/api/table.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { indexOf, searchIn, termsOf, type SearchIndex } from '../../shared/negotiation/search/search.ts';
import { emptyNegotiation, type NegotiationState } from '../../shared/negotiation/state.ts';
import type { Deps } from './deps.ts';
import { fold } from './fold.ts';

type Found = ApiOutput<'library.search'>;
/** `index` is `null` for one that could not be read. */
type Indexed = { readonly extent: number; readonly changedAt: string; readonly state: Pick<NegotiationState, 'name' | 'parties' | 'archived'>; readonly index: SearchIndex | null };

export type SearchService = {
  readonly search: (input: ApiParsed<'library.search'>) => Promise<Found>;
  /** Begins to prepare what is not prepared yet, beside everything else. */
  readonly prepare: () => void;
  /** Stops preparing; what has begun ends first. */
  readonly stop: () => Promise<void>;
};

/** So many clauses of one negotiation are told, and so many negotiations; all are counted. */
const MOST_HITS = 20;
const MOST_GROUPS = 50;
/** As many are read again before answering; more are read beside the answer, which then says so. */
const AT_ONCE = 2;

/** Whoever has just been shown the list opens something before they look anything up, and must not wait for this. */
const HEAD_START_MS = 500;

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Looks words up in every negotiation (rule N37). What it needs is made from the logs and held in memory only: nothing of it
 * is on the disk, so nothing of it can be read there, grow old there, or be in the way of a passphrase.
 */
export function createSearchService(deps: Pick<Deps, 'workspace' | 'sessions'>): SearchService {
  const { workspace, sessions } = deps;
  const known = new Map<NegotiationId, Indexed>();
  let stopped = false;
  let preparing: Promise<void> = Promise.resolve();
  let waiting = 0;
  let soon: ReturnType<typeof setTimeout> | undefined;

  const read = async (id: NegotiationId, extent: number): Promise<void> => {
    try {
      const open = await sessions.opened(id);
      const events = open === undefined ? await workspace.facts(id) : open.stored.events();
      // Whoever asks for something else meanwhile – to open this very one, often – goes first.
      await pause();
      const state = open === undefined ? fold(events) : open.state();
      await pause();
      const { name, parties, archived } = state;
      known.set(id, { extent: open?.extent() ?? extent, changedAt: events.at(-1)?.at ?? '', state: { name, parties, archived }, index: indexOf(state, events) });
    } catch (error) {
      // The library says what is wrong with it; the others can be searched all the same.
      if (!(error instanceof AppFailure)) throw error;
      known.set(id, { extent, changedAt: '', state: emptyNegotiation, index: null });
    }
  };

  /** The negotiations whose logs are not as they were when they were prepared. */
  const stale = async (): Promise<readonly (readonly [NegotiationId, number])[]> => {
    const ids = await workspace.list();
    const here = new Set(ids);
    for (const id of known.keys()) if (!here.has(id)) known.delete(id);
    const extents = await Promise.all(ids.map(async (id) => [id, await workspace.extent(id)] as const));
    return extents.filter(([id, extent]) => known.get(id)?.extent !== extent && extent > 0);
  };

  const prepareAll = async (all: readonly (readonly [NegotiationId, number])[]): Promise<void> => {
    for (const [id, extent] of all) {
      if (stopped) return;
      await read(id, extent);
      waiting -= 1;
      await pause();
    }
  };

  const inBackground = (all: readonly (readonly [NegotiationId, number])[]): void => {
    waiting = all.length;
    preparing = prepareAll(all).finally(() => {
      waiting = 0;
    });
    // It is told where it is waited for: on stopping.
    preparing.catch(() => undefined);
  };

  return {
    prepare: () => {
      soon ??= setTimeout(() => {
        soon = undefined;
        void stale().then((all) => (waiting === 0 && !stopped ? inBackground(all) : undefined), () => undefined);
      }, HEAD_START_MS);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(soon);
      await preparing.catch(() => undefined);
    },
    search: async ({ query }) => {
      if (waiting === 0) {
        const changed = await stale();
        if (changed.length <= AT_ONCE) for (const [id, extent] of changed) await read(id, extent);
        else inBackground(changed);
      }
      const terms = termsOf(query);
      const groups = [...known].flatMap(([id, { state, index, changedAt }]) => {
        if (index === null) return [];
        const found = searchIn(index, terms, MOST_HITS);
        return found.named || found.count > 0 ? [{ id, name: state.name, parties: state.parties, archived: state.archived, changedAt, ...found }] : [];
      });
      const sorted = groups.toSorted((one, two) => Number(two.named) - Number(one.named) || (one.changedAt < two.changedAt ? 1 : -1));
      return {
        groups: sorted.slice(0, MOST_GROUPS).map(({ changedAt: _changedAt, ...group }) => group),
        negotiations: sorted.length,
        clauses: sorted.reduce((sum, group) => sum + group.count, 0),
        searched: known.size,
        waiting,
      };
    },
  };
}
