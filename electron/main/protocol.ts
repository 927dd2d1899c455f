import { securityHeaders } from '../host/content-security-policy.ts';
import type { PageFiles } from '../host/page-files.ts';

export const SCHEME = 'app';
export const ORIGIN = 'app://parley';

/** Registered before the app is ready: standard and secure, so that origins, CSP and fetch behave as on the web. */
export const schemePrivileges = [{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: false } }];

/** Answers `app://parley/…` from the built window and nothing else. */
export function createResponder(page: PageFiles, nonce: string): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  const headers = securityHeaders(nonce);
  return async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || `${url.protocol}//${url.host}` !== ORIGIN) return new Response(null, { status: 403, headers });
    const file = await page.get(decodeURIComponent(url.pathname));
    if (file === null) return new Response(null, { status: 404, headers });
    return new Response(new Uint8Array(file.body), { status: 200, headers: { ...headers, 'Content-Type': file.type } });
  };
}
