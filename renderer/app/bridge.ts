import type { Bridge } from '../../shared/api/bridge.ts';

declare global {
  var parley: Bridge | undefined;
  // Read by react-style-singleton, which scroll locks of dialogs inject their style through.
  var __webpack_nonce__: string | undefined;
}

/** The bridge the host gave this page, or `null` when the page was opened by hand. */
export const hostBridge = (): Bridge | null => globalThis.parley ?? null;

/** Lets libraries that inject a style element carry the nonce of this launch; without it the policy drops their styles. */
export function adoptNonce(page: Document): void {
  const nonce = page.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  if (nonce !== undefined && nonce !== '') globalThis.__webpack_nonce__ = nonce;
}
