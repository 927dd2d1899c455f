import type { ApiInput, ApiName } from '../../../shared/api/table.ts';
import type { LibraryEntry } from '../../../shared/api/shapes.ts';
import type { MenuItem } from '../../components/menu.tsx';
import { useAppReadOnly, useStores } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { library as words } from '../../strings/library.ts';
import { transfer } from '../../strings/transfer.ts';

/** What can be done with a row of the library; each step says what it did and can be taken back. */
export function useLibraryMenu(entry: LibraryEntry, { onExport, deal }: { readonly onExport: () => void; /** Into a deal, or out of the one it is in. */ readonly deal: Pick<MenuItem, 'label' | 'run'> }): readonly MenuItem[] {
  const { client, ui, library } = useStores();
  const blocked = useAppReadOnly();
  const ask = async <N extends ApiName>(name: N, input: ApiInput<N>): Promise<boolean> => {
    const answer = await client.request(name, input);
    if (!answer.ok) ui.getState().refuse(answer.error);
    await library.getState().load();
    return answer.ok;
  };
  const { id, name, archived } = entry;
  /** Offered with the message, and by the key for undoing as long as nothing newer was done here. */
  const undo = (back: () => void): { readonly action: { readonly label: string; readonly run: () => void } } => {
    const run = (): void => {
      ui.getState().keepLibraryStep(null);
      back();
    };
    ui.getState().keepLibraryStep(run);
    return { action: { label: common.undo, run } };
  };
  const setArchived = async (to: boolean): Promise<void> => {
    if (await ask('library.archive', { id, archived: to })) ui.getState().say(to ? words.wasArchived(name) : words.isBack(name), undo(() => void setArchived(!to)));
  };
  const duplicate = async (): Promise<void> => {
    if (await ask('library.duplicate', { id, name: words.copyOf(name).slice(0, 200) })) ui.getState().say(words.wasDuplicated(name));
  };
  const restore = async (): Promise<void> => {
    if (await ask('library.restore', { id })) ui.getState().say(words.isBack(name));
  };
  const remove = async (): Promise<void> => {
    if (await ask('library.delete', { id })) ui.getState().say(words.wasDeleted(name), undo(() => void restore()));
  };
  return [
    { label: archived ? words.unarchive : words.archive, run: () => void setArchived(!archived), blocked },
    { label: words.duplicate, run: () => void duplicate(), blocked },
    { ...deal, blocked: blocked === '' ? entry.problem : blocked },
    { label: transfer.export, run: onExport, blocked: entry.problem },
    { label: words.remove, run: () => void remove(), danger: true, blocked },
  ];
}
