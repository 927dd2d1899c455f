import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Who may talk to the local server: the one browser that brought the token, from our own page, by our own name. */
export type Guard = {
  /** Whether the request names exactly this server, and comes from its own page where it says where it comes from. */
  readonly addressed: (headers: IncomingHttpHeaders, needsOrigin: boolean) => boolean;
  readonly signedIn: (headers: IncomingHttpHeaders) => boolean;
  /** Trades the one-time token for the cookie; `null` when it is wrong or used. */
  readonly enter: (token: string) => string | null;
};

/** `secret` and `token` are random per launch. The cookie's name carries the port: cookies of 127.0.0.1 are shared by all ports. */
export function createGuard(options: { readonly port: number; readonly token: string; readonly secret: string }): Guard {
  const authority = `127.0.0.1:${String(options.port)}`;
  const origin = `http://${authority}`;
  const cookie = `parley-${String(options.port)}`;
  let used = false;
  return {
    addressed: (headers, needsOrigin) => {
      if (headers.host !== authority) return false;
      if (headers.origin === undefined ? needsOrigin : headers.origin !== origin) return false;
      const site = headers['sec-fetch-site'];
      return site === undefined || site === 'same-origin' || (site === 'none' && !needsOrigin);
    },
    signedIn: (headers) => cookiesOf(headers).some(([name, value]) => name === cookie && same(value, options.secret)),
    enter: (token) => {
      if (used || !same(token, options.token)) return null;
      used = true;
      return `${cookie}=${options.secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
  };
}

const cookiesOf = (headers: IncomingHttpHeaders): readonly (readonly [string, string])[] =>
  (headers.cookie ?? '').split(';').map((part) => {
    const at = part.indexOf('=');
    return [part.slice(0, at).trim(), part.slice(at + 1).trim()] as const;
  });

/** Compares in constant time, whatever the lengths. */
const same = (a: string, b: string): boolean => timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
