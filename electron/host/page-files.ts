import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { NONCE_PLACEHOLDER } from './content-security-policy.ts';

type PageFile = { readonly type: string; readonly body: Uint8Array };

/** The built window, looked up by address path. Only what was there at the start is ever served. */
export type PageFiles = { readonly get: (path: string) => Promise<PageFile | null> };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
};

const NOT_BUILT = '<!doctype html><meta charset="utf-8"><title>Parley</title><p>The window has not been built yet. Run <code>npm run build</code>, then start Parley again.</p>';

/** Lists a folder once and serves exactly those names, so no path trick can reach anything else. */
export async function openPageFiles(folder: string, nonce: string, headExtra: string): Promise<PageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths: ReadonlyMap<string, string> = new Map<string, string>(
    entries.filter((entry) => entry.isFile()).map((entry) => {
      const full = join(entry.parentPath, entry.name);
      return [`/${relative(folder, full).split(sep).join('/')}`, full] as const;
    }),
  );
  return {
    get: async (path) => {
      const name = path === '/' ? '/index.html' : path;
      const full = paths.get(name);
      if (full === undefined) return name === '/index.html' ? html(NOT_BUILT) : null;
      if (name === '/index.html') return html(prepared(await readFile(full, 'utf8'), nonce, headExtra));
      return { type: TYPES[extname(name)] ?? 'application/octet-stream', body: await readFile(full) };
    },
  };
}

const html = (text: string): PageFile => ({ type: 'text/html; charset=utf-8', body: new TextEncoder().encode(text) });

/** Puts the launch's nonce in, and what the host adds to the head, before any script of the page. */
const prepared = (page: string, nonce: string, headExtra: string): string => page.replaceAll(NONCE_PLACEHOLDER, nonce).replace(/<head([^>]*)>/i, (head) => `${head}${headExtra}`);
