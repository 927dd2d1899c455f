import { useCallback } from 'react';
import { offerFile } from '../state/files.ts';
import { useStores } from '../state/stores.ts';
import { fileWords } from '../strings/common.ts';

/** Takes in a file given to the window: a return where a negotiation is open, else the start of a new one. */
export function useTakeFile(): (file: File) => Promise<void> {
  const { client, ui, incoming } = useStores();
  return useCallback(
    async (file) => {
      const offered = await offerFile(client, ui, file, fileWords);
      if (offered === null) return;
      incoming.getState().put(offered);
      const { route, go } = ui.getState();
      go('id' in route ? { screen: 'receive', id: route.id } : { screen: 'new' });
    },
    [client, ui, incoming],
  );
}
