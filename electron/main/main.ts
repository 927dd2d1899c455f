import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, screen, session, shell } from 'electron';
import { createElectronHost } from '../host/electron/electron-host.ts';
import { openPageFiles } from '../host/page-files.ts';
import { composeBackend, startEngine } from '../launch/compose.ts';
import { defaultDataFolder, installation } from '../launch/places.ts';
import { serveIpc } from './ipc.ts';
import { createResponder, ORIGIN, SCHEME, schemePrivileges } from './protocol.ts';
import { hardenApp, hardenSession } from './security.ts';
import { keepWindowState, placementOf, readWindowState } from './window-state.ts';
import { windowOptions } from './window.ts';

/** Boots Electron: everything decided elsewhere, only put together here. */
const places = installation(import.meta.url);
const folder = app.commandLine.getSwitchValue('data') || defaultDataFolder(process.platform, process.env);
let window: BrowserWindow | null = null;

// What Chromium keeps for itself stays apart from the negotiations, and "one Parley at a time" means one per data folder.
const profile = join(folder, 'electron');
mkdirSync(profile, { recursive: true });
app.setPath('userData', profile);

hardenApp(app);
protocol.registerSchemesAsPrivileged(schemePrivileges);

async function boot(): Promise<void> {
  await app.whenReady();
  hardenSession(session.defaultSession);
  Menu.setApplicationMenu(null);
  const nonce = randomBytes(32).toString('base64url');
  protocol.handle(SCHEME, createResponder(await openPageFiles(places.page, nonce, ''), nonce));
  const engine = startEngine(places.worker);
  const host = createElectronHost({ dialog, shell, safeStorage, window: () => window, quit: () => app.quit() }, folder);
  const backend = await composeBackend({ folder, resources: places.resources, engine, host, version: app.getVersion() });
  const stateFile = join(profile, 'window.json');
  const placement = placementOf(await readWindowState(stateFile), [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea));
  const opened = new BrowserWindow(windowOptions(places.preload, app.isPackaged, placement));
  const placeKept = keepWindowState(opened, stateFile);
  window = opened;
  serveIpc(ipcMain, opened.webContents, backend.request, backend.subscribe);
  opened.once('ready-to-show', () => {
    if (placement.maximized) opened.maximize();
    opened.show();
    process.send?.('ready');
  });
  opened.on('closed', () => (window = null));
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    engine.close();
    void Promise.allSettled([backend.close(), placeKept()]).finally(() => app.quit());
  });
  app.on('window-all-closed', () => app.quit());
  await opened.loadURL(`${ORIGIN}/`);
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => window?.focus());
  boot().catch((error: unknown) => {
    console.error(error);
    app.exit(1);
  });
} else app.quit();
