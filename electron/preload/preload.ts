import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../../shared/api/bridge.ts';
import { CHANNELS, IPC_NOTICE, IPC_REQUEST } from '../../shared/api/channels.ts';

/** The window's only way out: two functions and a literal list of names. `ipcRenderer` itself never reaches the page. */
const allowed: ReadonlySet<string> = new Set(CHANNELS);

const bridge: Bridge = {
  request: (name, input) => (allowed.has(name) ? ipcRenderer.invoke(IPC_REQUEST, name, input) : Promise.reject(new Error('unknown request'))),
  subscribe: (listener) => {
    const forward = (_event: unknown, notice: unknown): void => listener(notice);
    ipcRenderer.on(IPC_NOTICE, forward);
    return () => void ipcRenderer.removeListener(IPC_NOTICE, forward);
  },
};

contextBridge.exposeInMainWorld('parley', bridge);
