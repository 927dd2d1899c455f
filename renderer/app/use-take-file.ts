import { useCallback } from 'react';
import { isCopy, isParcel, offerFile } from '../state/files.ts';
import { underWay } from '../state/library.ts';
import { useStores } from '../state/stores.ts';
import { fileWords } from '../strings/common.ts';

/** Takes in a file given to the window: a file of Parley’s own is imported; a Word file is a return where a negotiation is open – where its versions are compared, one more of them; elsewhere it starts one, or belongs to one of those there are, which is asked. */
export function useTakeFile(): (file: File) => Promise<void> {
  const { client, ui, incoming, library } = useStores();
  return useCallback(
    async (file) => {
      const offered = await offerFile(client, ui, file, fileWords);
      if (offered === null) return;
      const { route, go, setOverlay } = ui.getState();
      // What is to be looked at now must not come up behind the palette or the keys.
      setOverlay('none');
      // A bundle is a round of the negotiation that is open; anywhere else it is looked at first.
      if (isCopy(offered.name) || (isParcel(offered.name) && !('id' in route))) {
        incoming.getState().hold(offered);
        return go({ screen: 'library' });
      }
      if (route.screen === 'compare' && !isParcel(offered.name)) return incoming.getState().offerOther(offered);
      // Where a new one is being set up already, and where there is no other, the answer is known.
      if (!('id' in route) && route.screen !== 'new' && underWay(library.getState().entries).length > 0) return incoming.getState().ask(offered);
      incoming.getState().put(offered);
      go('id' in route ? { screen: 'receive', id: route.id } : { screen: 'new' });
    },
    [client, ui, incoming, library],
  );
}
