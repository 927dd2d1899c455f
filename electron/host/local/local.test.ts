import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPageFiles } from '../page-files.ts';
import { createDownloads, type Downloads } from './downloads.ts';
import { browserArguments, browserCandidates, hasDisplay, openBrowser } from './open-browser.ts';
import { startLocalServer, type LocalServer } from './server.ts';
import type { Notice } from '../../../shared/api/notices.ts';

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly text: string };

let folder = '';
let server: LocalServer;
let asked: { readonly name: string; readonly input: unknown }[] = [];
let listeners: Set<(notice: Notice) => void>;
let downloads: Downloads;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-local-'));
  await writeFile(join(folder, 'index.html'), '<html><head><meta nonce="__CSP_NONCE__"></head></html>');
  asked = [];
  listeners = new Set();
  let ids = 0;
  downloads = createDownloads(() => `d${String((ids += 1))}`);
  server = await startLocalServer({
    request: async (name, input) => (asked.push({ name, input }), { ok: true, value: { name } }),
    subscribe: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    downloads,
    page: await openPageFiles(folder, 'NONCE', '<script src="/bridge.js"></script>'),
    bridge: new TextEncoder().encode('bridge'),
    nonce: 'NONCE',
    token: 'right-token',
    secret: 'the-secret',
    port: 0,
  });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const own = (): string => `127.0.0.1:${String(server.port)}`;
/** `fetch` would not let a test choose Host and Origin. */
function call(path: string, options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Uint8Array } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port: server.port, path, method: options.method ?? 'GET', headers: { host: own(), ...options.headers } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}
const cookie = async (): Promise<string> => {
  const entered = await call('/enter?token=right-token');
  return String(entered.headers['set-cookie']).split(';')[0] ?? '';
};
const post = async (path: string, change: Readonly<Record<string, string>> = {}, body: string | Uint8Array = '{}'): Promise<Answer> =>
  call(path, { method: 'POST', headers: { cookie: await cookie(), origin: `http://${own()}`, 'content-type': 'application/json', ...change }, body });

describe('the local server', () => {
  it('listens on 127.0.0.1 and lets in who brings the token, once', async () => {
    expect(server.address).toBe(`http://${own()}/enter?token=right-token`);
    expect((await call('/')).status).toBe(401);
    expect((await call('/enter?token=wrong')).status).toBe(401);
    const entered = await call('/enter?token=right-token');
    expect(entered.status).toBe(303);
    expect(String(entered.headers['set-cookie'])).toBe(`parley-${String(server.port)}=the-secret; HttpOnly; SameSite=Strict; Path=/`);
    expect((await call('/enter?token=right-token')).status).toBe(401);
  });

  it('answers only to its own name, so that no other name can be pointed at it', async () => {
    for (const host of ['localhost', `localhost:${String(server.port)}`, 'evil.example', `127.0.0.1:${String(server.port)}.evil.example`, '127.0.0.1']) {
      expect((await call('/enter?token=right-token', { headers: { host } })).status).toBe(403);
    }
  });

  it('takes commands only from its own page', async () => {
    expect((await post('/rpc/library.list')).status).toBe(200);
    expect(asked).toEqual([{ name: 'library.list', input: {} }]);
    const signedIn = `parley-${String(server.port)}=the-secret`;
    const refuses = async (headers: Readonly<Record<string, string>>): Promise<number> => (await call('/rpc/library.list', { method: 'POST', headers: { cookie: signedIn, 'content-type': 'application/json', ...headers }, body: '{}' })).status;
    expect(await refuses({})).toBe(403);
    expect(await refuses({ origin: 'null' })).toBe(403);
    expect(await refuses({ origin: `http://${own()}.evil.example` })).toBe(403);
    expect(await refuses({ origin: `https://${own()}` })).toBe(403);
    expect(await refuses({ origin: `http://${own()}`, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await refuses({ origin: `http://${own()}`, cookie: 'parley=the-secret' })).toBe(401);
    expect(await refuses({ origin: `http://${own()}`, 'content-type': 'text/plain' })).toBe(415);
    expect(asked).toHaveLength(1);
  });

  it('refuses a body larger than it may hold before reading it', async () => {
    const status = new Promise<number>((resolve, reject) => {
      void cookie().then((value) => {
        const outgoing = httpRequest(
          { host: '127.0.0.1', port: server.port, path: '/rpc/settings.set', method: 'POST', headers: { host: own(), origin: `http://${own()}`, cookie: value, 'content-type': 'application/json', 'content-length': String(10 ** 9) } },
          (response) => resolve(response.statusCode ?? 0),
        );
        outgoing.on('error', reject);
        outgoing.flushHeaders();
      });
    });
    expect(await status).toBe(413);
    expect(asked).toEqual([]);
  });

  it('takes the bytes of a dropped file as they are', async () => {
    await post('/upload?name=a%20contract.docx', { 'content-type': 'application/octet-stream' }, new Uint8Array([80, 75, 0, 255]));
    expect(asked).toEqual([{ name: 'files.offer', input: { name: 'a contract.docx', bytes: new Uint8Array([80, 75, 0, 255]) } }]);
  });

  it('serves the window with a policy that allows nothing foreign, and nothing outside its folder', async () => {
    const headers = { cookie: await cookie() };
    const page = await call('/', { headers });
    expect(page.text).toBe('<html><head><script src="/bridge.js"></script><meta nonce="NONCE"></head></html>');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("style-src 'self' 'nonce-NONCE'");
    expect(policy).not.toContain('unsafe');
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '//etc/passwd', '/nothing.js']) expect((await call(path, { headers })).status).toBe(404);
    expect((await call('/bridge.js', { headers })).text).toBe('bridge');
    expect((await call('/', { headers, method: 'PUT' })).status).toBe(405);
  });

  it('gives a saved file out as a download under its own name', async () => {
    const id = downloads.add('Vertrag “Ä”.docx', new Uint8Array([1, 2]));
    const answer = await call(`/download/${id}`, { headers: { cookie: await cookie() } });
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="Vertrag ___.docx"; filename*=UTF-8''Vertrag%20%E2%80%9C%C3%84%E2%80%9D.docx`);
    expect((await call('/download/other', { headers: { cookie: `parley-${String(server.port)}=the-secret` } })).status).toBe(404);
  });

  it('streams notices to the page', async () => {
    const heard = new Promise<string>((resolve, reject) => {
      void cookie().then((value) => {
        const stream = httpRequest({ host: '127.0.0.1', port: server.port, path: '/events', headers: { host: own(), cookie: value } }, (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => {
            text += chunk.toString();
            if (text.includes('hello') && !text.includes('data:')) for (const listener of listeners) listener({ type: 'library-changed' });
            if (text.includes('data:')) {
              resolve(text);
              stream.destroy();
            }
          });
        });
        stream.on('error', reject);
        stream.end();
      });
    });
    expect(await heard).toContain('data: {"type":"library-changed"}\n\n');
  });
});

describe('finding a window', () => {
  it('needs a display on Linux only', () => {
    expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false);
    expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
    expect(hasDisplay({ platform: 'win32', env: {} })).toBe(true);
  });

  it('asks for a size of the window the first time only: afterwards the browser opens it as it was left', () => {
    const size = (isFirst: boolean): readonly string[] => browserArguments('http://127.0.0.1:1', '/data/browser', isFirst).filter((argument) => argument.startsWith('--window-size'));
    expect(size(true)).toEqual(['--window-size=1280,800']);
    expect(size(false)).toEqual([]);
  });

  it('looks for Chromium-family browsers where each system keeps them', () => {
    expect(browserCandidates({ platform: 'linux', env: { PATH: '/usr/bin' } })[0]).toBe('/usr/bin/chromium');
    expect(browserCandidates({ platform: 'win32', env: { ProgramFiles: 'P' } })).toContain('P\\Microsoft\\Edge\\Application\\msedge.exe');
  });

  it('S14: behind a passphrase the browser keeps no history, and what an earlier one noted is removed', async () => {
    await mkdir(join(folder, 'browser', 'Default'), { recursive: true });
    await writeFile(join(folder, 'browser', 'Default', 'History'), 'Deal - round 1 - redline.docx');
    expect(await openBrowser('http://127.0.0.1:1', folder, false, { platform: 'linux', env: { PATH: '' } })).toBe(false);
    expect(await readdir(join(folder, 'browser', 'Default'))).toEqual(['History']);
    expect(await openBrowser('http://127.0.0.1:1', folder, true, { platform: 'linux', env: { PATH: '' } })).toBe(false);
    expect(await readdir(folder)).not.toContain('browser');
    expect(browserArguments('http://127.0.0.1:1', '/data/browser-private', false, true)).toContain('--incognito');
    expect(browserArguments('http://127.0.0.1:1', '/data/browser', false, false).join(' ')).not.toContain('incognito');
  });
});
