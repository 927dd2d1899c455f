import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, BrowserWindow, Dialog, IpcMain, IpcMainInvokeEvent, Session, WebContents, WebFrameMain } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { IPC_REQUEST } from '../../shared/api/channels.ts';
import { createElectronHost } from '../host/electron/electron-host.ts';
import { chooseHost, type Facts } from '../launch/choose-host.ts';
import { serveIpc } from './ipc.ts';
import { createResponder } from './protocol.ts';
import { hardenApp, hardenSession, isOurs } from './security.ts';
import { keepWindowState, placementOf, readWindowState, type KeptWindow } from './window-state.ts';
import { windowOptions } from './window.ts';

/** Stands in for Electron: exactly the calls used, the type assertion being the test's own risk. */
const fake = <T>(calls: Readonly<Record<string, unknown>>): T => calls as T;

describe('the hardened window', () => {
  it('is sandboxed, isolated, without Node, webviews, spell-check or, when packaged, developer tools', () => {
    expect(windowOptions('preload.cjs', true, placementOf(null, [])).webPreferences).toMatchObject({
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webviewTag: false, webSecurity: true, spellcheck: false, devTools: false,
    });
  });

  it('lets no request out but to itself', () => {
    let decide: (details: { url: string }, callback: (answer: { cancel?: boolean }) => void) => void = () => undefined;
    const answers: unknown[] = [];
    const session = {
      setPermissionRequestHandler: (handler: (contents: null, permission: string, callback: (allowed: boolean) => void) => void) => handler(null, 'media', (allowed) => answers.push(allowed)),
      setPermissionCheckHandler: (handler: () => boolean) => answers.push(handler()),
      setDevicePermissionHandler: (handler: () => boolean) => answers.push(handler()),
      setSpellCheckerEnabled: (enabled: boolean) => answers.push(enabled),
      on: vi.fn(),
      webRequest: { onBeforeRequest: (_filter: unknown, listener: typeof decide) => (decide = listener) },
    };
    hardenSession(fake<Session>(session));
    expect(answers).toEqual([false, false, false, false]);
    const cancelled = (url: string): boolean | undefined => {
      let result: boolean | undefined;
      decide({ url }, ({ cancel }) => (result = cancel));
      return result;
    };
    expect(cancelled('app://parley/index.html')).toBe(false);
    for (const url of ['https://example.com', 'http://127.0.0.1', 'app://parley.evil/', 'app://other/', 'file:///etc/passwd', 'ws://parley/', 'devtools://x', 'nonsense']) expect(cancelled(url)).toBe(true);
    expect(isOurs('app://parley')).toBe(true);
  });

  it('denies navigation, new windows and webviews to all contents there will ever be', () => {
    let created: (event: unknown, contents: WebContents) => void = () => undefined;
    const enableSandbox = vi.fn();
    hardenApp(fake<App>({ enableSandbox, on: (_name: string, listener: typeof created) => (created = listener) }));
    const denied = new Map<string, (event: { preventDefault: () => void }) => void>();
    let opener: () => unknown = () => undefined;
    created({}, fake<WebContents>({ setWindowOpenHandler: (handler: typeof opener) => (opener = handler), on: (name: string, listener: (event: { preventDefault: () => void }) => void) => denied.set(name, listener) }));
    expect(enableSandbox).toHaveBeenCalled();
    expect(opener()).toEqual({ action: 'deny' });
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
      const preventDefault = vi.fn();
      denied.get(name)?.({ preventDefault });
      expect(preventDefault).toHaveBeenCalled();
    }
  });

  it('serves the page under its policy, and nothing else', async () => {
    const respond = createResponder({ get: async (path) => (path === '/' ? { type: 'text/html', body: new Uint8Array([60]) } : null) }, 'N');
    const page = await respond({ url: 'app://parley/', method: 'GET' });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await respond({ url: 'app://parley/other', method: 'GET' })).status).toBe(404);
    expect((await respond({ url: 'app://evil/', method: 'GET' })).status).toBe(403);
    expect((await respond({ url: 'app://parley/', method: 'POST' })).status).toBe(403);
  });
});

describe('where the window stands', () => {
  const main = { x: 0, y: 0, width: 1920, height: 1080 };
  const beside = { x: 1920, y: 0, width: 2560, height: 1440 };
  const left = { x: 2400, y: 80, width: 1500, height: 1200, maximized: false };

  it('is as it was left, on the screen it was left on', () => {
    expect(placementOf(left, [main, beside])).toEqual(left);
    expect(placementOf(null, [main])).toEqual({ width: 1280, height: 800, maximized: false });
    expect(windowOptions('preload.cjs', true, placementOf(left, [main, beside]))).toMatchObject({ x: 2400, y: 80, width: 1500, height: 1200, minWidth: 1024, minHeight: 700 });
  });

  it('is in the middle of a screen that is there, and no larger, where its own is gone', () => {
    expect(placementOf({ ...left, maximized: true }, [main])).toEqual({ width: 1500, height: 1080, maximized: true });
    expect(placementOf({ ...left, y: -500 }, [main, beside])).toEqual({ width: 1500, height: 1080, maximized: false });
    expect(placementOf({ x: 0, y: 0, width: 10, height: 10, maximized: false }, [main])).toEqual({ x: 0, y: 0, width: 1024, height: 700, maximized: false });
  });

  it('is kept once the window rests and when it closes, before the program ends; a file that says nothing is as none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-window-'));
    const path = join(folder, 'window.json');
    const listeners = new Map<string, () => void>();
    let bounds = { x: 10, y: 20, width: 1300, height: 900 };
    const kept = keepWindowState(fake<KeptWindow>({ getNormalBounds: () => bounds, isMaximized: () => true, on: (event: string, listener: () => void) => listeners.set(event, listener) }), path);
    vi.useFakeTimers();
    listeners.get('move')?.();
    listeners.get('resize')?.();
    vi.advanceTimersByTime(1_000);
    vi.useRealTimers();
    await kept();
    expect(await readWindowState(path)).toEqual({ x: 10, y: 20, width: 1300, height: 900, maximized: true });
    bounds = { ...bounds, x: 50 };
    listeners.get('close')?.();
    await kept();
    expect(await readWindowState(path)).toMatchObject({ x: 50 });
    await writeFile(path, '{"x": "left"');
    expect(await readWindowState(path)).toBeNull();
    expect(await readWindowState(join(folder, 'none.json'))).toBeNull();
    await rm(folder, { recursive: true, force: true });
  });
});

describe('messages from the window', () => {
  it('are heard only from the top frame of our own page', async () => {
    let handler: (event: IpcMainInvokeEvent, name: unknown, input: unknown) => Promise<{ ok: boolean }> = async () => ({ ok: false });
    const main = fake<WebFrameMain>({ parent: null, url: 'app://parley/index.html' });
    const contents = fake<WebContents>({ mainFrame: main, send: vi.fn(), isDestroyed: () => false });
    serveIpc(fake<IpcMain>({ handle: (channel: string, listener: typeof handler) => (expect(channel).toBe(IPC_REQUEST), (handler = listener)) }), contents, async () => ({ ok: true, value: 1 }), () => () => undefined);
    const from = async (frame: unknown, name: unknown = 'library.list'): Promise<boolean> => (await handler(fake<IpcMainInvokeEvent>({ senderFrame: frame }), name, {})).ok;
    expect(await from(main)).toBe(true);
    expect(await from(main, 7)).toBe(false);
    expect(await from(null)).toBe(false);
    expect(await from({ parent: main, url: 'app://parley/index.html' })).toBe(false);
    expect(await from({ parent: null, url: 'https://example.com' })).toBe(false);
  });
});

describe('the Electron host', () => {
  it('saves where the person says and tells the window only the name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-save-'));
    const path = join(folder, 'Deal.docx');
    const shown: string[] = [];
    const answers = [{ canceled: false, filePath: path }, { canceled: true, filePath: '' }];
    const host = createElectronHost(
      { dialog: fake<Dialog>({ showSaveDialog: async () => answers.shift() }), shell: { openPath: async (opened: string) => (shown.push(opened), opened === path ? '' : 'no program'), showItemInFolder: (one: string) => void shown.push(`folder of ${one}`) }, safeStorage: { isEncryptionAvailable: () => false, encryptString: () => Buffer.alloc(0), decryptString: () => '' }, window: () => fake<BrowserWindow>({}), quit: () => undefined },
      folder,
    );
    expect(await host.save('Deal.docx', new Uint8Array([1, 2, 3]))).toEqual({ type: 'saved', name: 'Deal.docx', handle: 'saved-1' });
    expect([...(await readFile(path))]).toEqual([1, 2, 3]);
    expect(await host.save('Deal.docx', new Uint8Array())).toEqual({ type: 'cancelled' });
    await host.saved?.open('saved-1');
    await host.saved?.reveal('saved-1');
    expect(shown).toEqual([path, `folder of ${path}`]);
    // A handle stands for what was saved here, and for nothing else on the disk.
    await expect(host.saved?.open(path)).rejects.toMatchObject({ appError: { code: 'files.unknown' } });
    expect(host.keyStore).toBeNull();
    await rm(folder, { recursive: true, force: true });
  });
});

describe('choosing the host', () => {
  const facts: Facts = { wanted: '', display: true, asRoot: false, electron: 'present', failure: '' };
  it.each<[string, Partial<Facts>, string]>([
    ['Electron where it is installed', {}, 'electron'],
    ['Electron, fetched once, where it is not', { electron: 'absent' }, 'fetch-electron'],
    ['the local host without a display', { display: false }, 'local'],
    ['the local host when Electron could not be had', { electron: 'failed', failure: 'offline' }, 'local'],
    ['the local host as root, where the sandbox cannot run', { asRoot: true }, 'local'],
    ['the local host when asked for', { wanted: 'local' }, 'local'],
  ])('is %s', (_title, change, host) => {
    const choice = chooseHost({ ...facts, ...change });
    expect(choice.host).toBe(host);
    expect(choice.why).not.toBe('');
  });
});
