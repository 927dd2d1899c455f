import { useCallback } from 'react';
import { isCopy, isParcel, offerFile } from '../state/files.ts';
import { useStores } from '../state/stores.ts';
import { fileWords } from '../strings/common.ts';

/** Takes in a file given to the window: a file of Parley’s own is imported; a Word file is a return where a negotiation is open, else the start of a new one. */
export function useTakeFile(): (file: File) => Promise<void> {
  const { client, ui, incoming } = useStores();
  return useCallback(
    async (file) => {
      const offered = await offerFile(client, ui, file, fileWords);
      if (offered === null) return;
      const { route, go } = ui.getState();
      // A bundle is a round of the negotiation that is open; anywhere else it is looked at first.
      if (isCopy(offered.name) || (isParcel(offered.name) && !('id' in route))) {
        incoming.getState().hold(offered);
        return go({ screen: 'library' });
      }
      incoming.getState().put(offered);
      go('id' in route ? { screen: 'receive', id: route.id } : { screen: 'new' });
    },
    [client, ui, incoming],
  );
}
