import type { Host } from '../host.ts';
import type { Downloads } from './downloads.ts';

/**
 * The browser window as a host: saving is a download from ourselves, which the page opens; printing is the page's own;
 * there is no key store. `reveal` is `null` where no file manager can be started.
 */
export const createLocalHost = (downloads: Downloads, reveal: (() => Promise<void>) | null, quit: () => void): Host => ({
  kind: 'local',
  save: async (name, bytes) => ({ type: 'download', href: `/download/${downloads.add(name, bytes)}`, name }),
  saved: null,
  reveal,
  print: async () => ({ type: 'cancelled' }),
  keyStore: null,
  quit,
});
