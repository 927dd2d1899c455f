import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createClient } from '../../shared/api/client.ts';
import type { Backend } from '../backend/backend.ts';
import { createDownloads } from '../host/local/downloads.ts';
import { createLocalHost } from '../host/local/local-host.ts';
import { hasDisplay, openBrowser, type Surroundings } from '../host/local/open-browser.ts';
import { startLocalServer } from '../host/local/server.ts';
import { openPageFiles } from '../host/page-files.ts';
import { composeBackend, startEngine } from './compose.ts';
import type { installation } from './places.ts';

export type LocalOptions = {
  readonly places: ReturnType<typeof installation>;
  readonly folder: string;
  readonly version: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly openWindow: boolean;
  /** Ends the program, once the page asked for it. */
  readonly quit: () => void;
  readonly surroundings: Surroundings;
};

export type RunningLocal = { readonly address: string; readonly windowOpened: boolean; readonly close: () => Promise<void> };

/** Starts back end and local server, and opens a browser window on it where one can appear. */
export async function startLocal(options: LocalOptions): Promise<RunningLocal> {
  const { places, folder, surroundings } = options;
  const secret = (): string => randomBytes(32).toString('base64url');
  const downloads = createDownloads(() => randomUUID());
  const engine = startEngine(places.worker);
  const host = createLocalHost(downloads, hasDisplay(surroundings) ? () => reveal(folder, surroundings.platform) : null, options.quit);
  const backend = await composeBackend({ folder, resources: places.resources, engine, host, version: options.version });
  const nonce = secret();
  const server = await startLocalServer({
    request: backend.request,
    subscribe: backend.subscribe,
    downloads,
    page: await openPageFiles(places.page, nonce, '<script src="/bridge.js"></script>'),
    bridge: await readFile(places.bridge),
    nonce,
    token: secret(),
    secret: secret(),
    port: options.port,
  });
  const windowOpened = options.openWindow && hasDisplay(surroundings) && (await openBrowser(server.address, folder, await isProtected(backend), surroundings));
  return {
    address: server.address,
    windowOpened,
    close: async () => {
      await server.close();
      await backend.close();
      engine.close();
    },
  };
}

const isProtected = async (backend: Backend): Promise<boolean> => {
  const gate = await createClient(backend).request('app.gate', {});
  return gate.ok && gate.value.isProtected;
};

/** Hands the folder to the system's file manager. */
async function reveal(folder: string, platform: NodeJS.Platform): Promise<void> {
  const program = platform === 'darwin' ? 'open' : platform === 'win32' ? 'explorer.exe' : 'xdg-open';
  const child = spawn(program, [folder], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}
