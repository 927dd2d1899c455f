import { spawn } from 'node:child_process';
import { access, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Chromium-family browsers, the ones that know `--app=`, in the order we try them. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'brave-browser', 'vivaldi'];
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

export type Surroundings = { readonly platform: NodeJS.Platform; readonly env: Readonly<Record<string, string | undefined>> };

/** Whether a window can appear at all. */
export const hasDisplay = ({ platform, env }: Surroundings): boolean => platform !== 'linux' || (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';

/** Where a Chromium-family browser may be on this system, best first. */
export function browserCandidates({ platform, env }: Surroundings): readonly string[] {
  if (platform === 'darwin') return MAC;
  if (platform === 'win32') return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((root) => (env[root] === undefined ? [] : WINDOWS.map((path) => `${env[root] ?? ''}\\${path}`)));
  return NAMES.flatMap((name) => (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '').map((folder) => join(folder, name)));
}

/** Folders for the browser's profile in a data folder; they hold nothing of ours. */
const PROFILE = 'browser';
const PRIVATE_PROFILE = 'browser-private';

/** The browser keeps in its profile where the window was left, and would forget it over a size that is asked for: one is asked for the first time only. */
export const browserArguments = (address: string, profile: string, isFirst: boolean, isProtected = false): readonly string[] => [
  `--app=${address}`, `--user-data-dir=${profile}`, '--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-sync', '--disable-component-update', ...(isFirst ? ['--window-size=1280,800'] : []),
  // Edge knows the first by another name, and each ignores the other's.
  ...(isProtected ? ['--incognito', '--inprivate'] : []),
];

/**
 * Opens the address as an application window with a profile of its own in the data folder; says whether a browser was found. Where a passphrase keeps what is on
 * the disk from being read, the profile keeps no history either – a browser notes the name of every file it saves – and what an earlier one noted is removed (rule S14).
 */
export async function openBrowser(address: string, folder: string, isProtected: boolean, surroundings: Surroundings): Promise<boolean> {
  if (isProtected) await rm(join(folder, PROFILE), { recursive: true, force: true }).catch(() => undefined);
  const profile = join(folder, isProtected ? PRIVATE_PROFILE : PROFILE);
  const isFirst = await access(profile).then(() => false, () => true);
  for (const candidate of browserCandidates(surroundings)) {
    if (await access(candidate).then(() => false, () => true)) continue;
    if (await staysUp(candidate, browserArguments(address, profile, isFirst, isProtected))) return true;
  }
  return false;
}

const SETTLE_MS = 1_500;

/** Starts the browser and sees whether it gives up at once, as Chromium does where its sandbox cannot run. */
function staysUp(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => resolve(true), SETTLE_MS);
    const settle = (up: boolean): void => {
      clearTimeout(timer);
      resolve(up);
    };
    child.on('error', () => settle(false));
    // Code 0 is a launcher that handed over to the real program.
    child.on('exit', (code) => settle(code === 0));
    child.unref();
  });
}
