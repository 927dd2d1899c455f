import type { ApiClient } from '../../shared/api/client.ts';
import type { OfferedFile } from '../../shared/api/shapes.ts';
import { MAX_FILE_BYTES } from '../../shared/api/table.ts';
import type { UiStore } from './ui.ts';

export type FileWords = { readonly tooLarge: string; readonly tooLargeRemedy: string; readonly unreadable: string; readonly unreadableRemedy: string };

/** Hands the bytes of a dropped or chosen file to the back end; `null` when that was refused, which is then said. */
export async function offerFile(client: ApiClient, ui: UiStore, file: File, words: FileWords): Promise<OfferedFile | null> {
  const { refuse } = ui.getState();
  if (file.size > MAX_FILE_BYTES) {
    refuse({ code: 'file.large', message: words.tooLarge, remedy: words.tooLargeRemedy });
    return null;
  }
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) {
    refuse({ code: 'file.unreadable', message: words.unreadable, remedy: words.unreadableRemedy });
    return null;
  }
  const answer = await client.request('files.offer', { name: file.name.slice(0, 255), bytes: new Uint8Array(bytes) });
  if (answer.ok) return answer.value;
  refuse(answer.error);
  return null;
}

/** A whole negotiation of our side, as the window tells by its name. */
export const isCopy = (name: string): boolean => /\.parley-copy$/i.test(name);

/** A file of Parley’s own: that, or a bundle of the other side. */
export const isParcel = (name: string): boolean => isCopy(name) || /\.parley$/i.test(name);

export const PARCELS = '.parley,.parley-copy';
