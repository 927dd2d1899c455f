import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders of the installation, seen from any bundle in `dist/<part>/`. */
export const installation = (bundle: string): { readonly root: string; readonly page: string; readonly resources: string; readonly worker: URL; readonly bridge: string; readonly preload: string } => {
  const at = (path: string): string => fileURLToPath(new URL(path, bundle));
  return {
    root: at('../../'),
    page: at('../renderer/'),
    resources: at('../../resources/'),
    worker: new URL('../worker/worker.mjs', onDisk(bundle)),
    bridge: at('../host/bridge.js'),
    preload: at('../preload/preload.cjs'),
  };
};

/** A worker thread starts from a real file, which a packaged app keeps beside its archive. */
const onDisk = (bundle: string): string => bundle.replace('/app.asar/', '/app.asar.unpacked/');

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the data folder is unless the person says otherwise (`--data DIR`, `PARLEY_DATA`). */
export function defaultDataFolder(platform: NodeJS.Platform, env: Environment): string {
  const chosen = env['PARLEY_DATA'];
  if (chosen !== undefined && chosen !== '') return chosen;
  const home = homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Parley');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Parley');
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'parley');
}

/** How the person is called on this computer; empty where the system does not say. */
export function systemUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
