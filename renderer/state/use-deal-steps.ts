import type { ApiInput } from '../../shared/api/table.ts';
import type { LibraryEntry } from '../../shared/api/shapes.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { Deal } from '../../shared/negotiation/select/deals.ts';
import { useStores } from './stores.ts';
import { common } from '../strings/common.ts';
import { dealWords as words } from '../strings/deals.ts';

export type DealSteps = {
  readonly join: (entry: LibraryEntry, other: NegotiationId, name: string) => Promise<boolean>;
  readonly leave: (entry: LibraryEntry, deal: Deal<LibraryEntry>) => Promise<void>;
  readonly rename: (deal: Deal<LibraryEntry>, name: string) => Promise<boolean>;
  readonly forget: (deal: Deal<LibraryEntry>, document: Deal<LibraryEntry>['missing'][number]) => Promise<void>;
};

/** What can be done with a deal; each step says what it did, and what can be taken back by one action can be. */
export function useDealSteps(): DealSteps {
  const { client, ui, library } = useStores();
  type Name = 'deal.join' | 'deal.leave' | 'deal.rename' | 'deal.forget';
  const ask = async <N extends Name>(name: N, input: ApiInput<N>, said: string, undo?: () => void): Promise<boolean> => {
    const answer = await client.request(name, input);
    await library.getState().load();
    if (!answer.ok) {
      ui.getState().refuse(answer.error);
      return false;
    }
    ui.getState().say(said, { detail: answer.value.messages.join(' '), ...(undo === undefined ? {} : { action: { label: common.undo, run: undo } }) });
    return true;
  };
  const join = (entry: LibraryEntry, other: NegotiationId, name: string): Promise<boolean> =>
    ask('deal.join', { id: entry.id, with: other, name }, words.joined(entry.name, name), () => void ask('deal.leave', { id: entry.id }, words.left(entry.name)));
  return {
    join,
    leave: async (entry, deal) => {
      const sister = deal.documents.find((row) => row.id !== entry.id);
      await ask('deal.leave', { id: entry.id }, words.left(entry.name), sister === undefined ? undefined : () => void join(entry, sister.id, deal.name));
    },
    rename: async (deal, name) => {
      const [first] = deal.documents;
      return first === undefined ? false : ask('deal.rename', { id: first.id, name }, words.renamed(name));
    },
    forget: async (deal, document) => {
      const [first] = deal.documents;
      if (first !== undefined) await ask('deal.forget', { id: first.id, document: document.id }, words.forgotten(document.name));
    },
  };
}
