import type { BrowserWindowConstructorOptions } from 'electron';
import { SMALLEST, type Placement } from './window-state.ts';

/** The one window. Everything that could be loosened is named here and set tight. */
export const windowOptions = (preload: string, packaged: boolean, { maximized: _maximized, ...bounds }: Placement): BrowserWindowConstructorOptions => ({
  ...bounds,
  minWidth: SMALLEST.width,
  minHeight: SMALLEST.height,
  show: false,
  title: 'Parley',
  autoHideMenuBar: true,
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !packaged,
  },
});
