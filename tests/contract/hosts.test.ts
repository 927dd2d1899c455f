import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDownloads } from '../../electron/host/local/downloads.ts';
import { createLocalHost } from '../../electron/host/local/local-host.ts';
import { startLocalServer } from '../../electron/host/local/server.ts';
import { serveIpc } from '../../electron/main/ipc.ts';
import { nodeFileLayer } from '../../electron/persistence/file-layer.ts';
import type { Bridge } from '../../shared/api/bridge.ts';
import { createClient } from '../../shared/api/client.ts';
import type { Notice } from '../../shared/api/notices.ts';
import { fakeBytes } from '../support/fake-engine.ts';
import { testBackend, type TestBackend } from '../support/test-backend.ts';

/** Stands in for Electron's renderer side; the preload script is loaded over it. */
const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoke: async (..._args: readonly unknown[]): Promise<unknown> => undefined,
  listeners: new Set<(event: unknown, notice: unknown) => void>(),
}));
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => electron.exposed.set(name, value) },
  ipcRenderer: {
    invoke: (...args: unknown[]) => electron.invoke(...args),
    on: (_channel: string, listener: (event: unknown, notice: unknown) => void) => electron.listeners.add(listener),
    removeListener: (_channel: string, listener: (event: unknown, notice: unknown) => void) => electron.listeners.delete(listener),
  },
}));

type Opened = { readonly bridge: Bridge; readonly close: () => Promise<void> };

/** The page's bridge as Electron gives it: preload, structured clone, IPC with its checks. */
async function throughElectron(app: TestBackend): Promise<Opened> {
  const mainFrame = { parent: null, url: 'app://parley/' } as unknown as WebFrameMain;
  const contents = { mainFrame, isDestroyed: () => false, send: (_channel: string, notice: unknown) => electron.listeners.forEach((listener) => listener({}, structuredClone(notice))) };
  const ipcMain = {
    handle: (channel: string, handler: (event: IpcMainInvokeEvent, ...args: readonly unknown[]) => Promise<unknown>) => {
      electron.invoke = async (asked, ...args) => {
        expect(asked).toBe(channel);
        return structuredClone(await handler({ senderFrame: mainFrame } as unknown as IpcMainInvokeEvent, ...structuredClone(args)));
      };
    },
  };
  serveIpc(ipcMain as unknown as IpcMain, contents as unknown as WebContents, app.backend.request, app.backend.subscribe);
  await import('../../electron/preload/preload.ts');
  return { bridge: electron.exposed.get('parley') as Bridge, close: async () => undefined };
}

/** The page's bridge as the Local host gives it: bridge.js, HTTP, cookie, origin. */
async function throughLocal(app: TestBackend): Promise<Opened> {
  const server = await startLocalServer({
    request: app.backend.request, subscribe: app.backend.subscribe, downloads: createDownloads(() => 'd'), page: { get: async () => null },
    bridge: new Uint8Array(), nonce: 'n', token: 'token', secret: 'secret', port: 0,
  });
  const origin = `http://127.0.0.1:${String(server.port)}`;
  const original = globalThis.fetch;
  const entered = await original(server.address, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  globalThis.fetch = (path, init) => original(`${origin}${String(path)}`, { ...init, headers: { ...(init?.headers as Record<string, string> | undefined), cookie, origin } });
  vi.resetModules();
  await import('../../electron/host/local/bridge.ts');
  return {
    bridge: (globalThis as unknown as { readonly parley: Bridge }).parley,
    close: async () => {
      globalThis.fetch = original;
      await server.close();
    },
  };
}

describe.each([
  ['Electron', throughElectron],
  ['the Local host', throughLocal],
])('the window over %s', (_name, open) => {
  let folder = '';
  let app: TestBackend;
  let opened: Opened;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-host-'));
    app = await testBackend(nodeFileLayer, folder);
    opened = await open(app);
  });
  afterEach(async () => {
    await opened.close();
    await app.backend.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('asks, hands in bytes, creates, hears of it, and gets refusals as values', async () => {
    const client = createClient(opened.bridge);
    const heard: Notice[] = [];
    const stop = client.subscribe((notice) => heard.push(notice));
    // The stream of the Local host needs a moment to be there.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const bytes = fakeBytes({ clauses: [['Scope', 'All of it.']] });
    const offered = await client.request('files.offer', { name: 'Ünïcode “name”.docx', bytes });
    expect(offered).toMatchObject({ ok: true, value: { name: 'Ünïcode “name”.docx', bytes: bytes.byteLength } });
    if (!offered.ok) return;
    const created = await client.request('library.create', { source: { type: 'file', fileId: offered.value.fileId }, name: 'Deal', parties: { A: { name: 'A' }, B: { name: 'B' } }, side: 'A', jobId: 'job' });
    expect(created).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(await client.request('library.list', {})).toMatchObject({ ok: true, value: { negotiations: [{ name: 'Deal' }] } });
    expect(await client.request('library.create', { source: { type: 'file', fileId: 'gone' }, name: 'x', parties: { A: { name: 'A' }, B: { name: 'B' } }, side: 'A' })).toMatchObject({ ok: false, error: { code: 'file.gone' } });
    expect(await client.request('library.rename', { id: 'nobody' as never, name: '' })).toMatchObject({ ok: false, error: { code: 'api.input' } });
    await vi.waitFor(() => expect(heard.some((notice) => notice.type === 'progress' && notice.jobId === 'job')).toBe(true));
    stop();
  });
});

describe('the Local host', () => {
  it('saves by handing out an address on itself', async () => {
    expect(await createLocalHost(createDownloads(() => 'one'), null, () => undefined).save('Deal.docx', new Uint8Array([1]))).toEqual({ type: 'download', href: '/download/one', name: 'Deal.docx' });
  });
});
