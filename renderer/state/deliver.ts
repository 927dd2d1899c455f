import type { Version } from '../../shared/api/shapes.ts';
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
  stores.ui.getState().say(said(answer.value.name));
}
