import type { Version } from '../../shared/api/shapes.ts';
import { fileWords } from '../strings/common.ts';
import type { Stores } from './stores.ts';

/** Lets the person keep a file: Electron asks where, the Local host answers with an address that is fetched as a download. */
export async function deliver(stores: Pick<Stores, 'client' | 'ui'>, version: Version, name: string, said: (name: string) => string): Promise<void> {
  const answer = await stores.client.request('files.save', { version, name });
  if (!answer.ok) return stores.ui.getState().refuse(answer.error);
  if (answer.value.type === 'cancelled') return;
  if (answer.value.type === 'download') {
    const link = document.createElement('a');
    link.href = answer.value.href;
    link.download = answer.value.name;
    link.click();
  }
  const handle = answer.value.type === 'saved' ? answer.value.handle : undefined;
  const show = (label: string, how: 'open' | 'folder') => ({
    label,
    run: () => void stores.client.request('files.show', { handle: handle ?? '', how }).then((shown) => (shown.ok ? undefined : stores.ui.getState().refuse(shown.error))),
  });
  // Only a host that knows where the file went can open it; of a browser's download it is said where to look.
  stores.ui.getState().say(said(answer.value.name), handle === undefined ? { detail: answer.value.type === 'download' ? fileWords.inDownloads : '' } : { actions: [show(fileWords.open, 'open'), show(fileWords.showInFolder, 'folder')] });
}
