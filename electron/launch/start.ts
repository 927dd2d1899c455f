import { mkdir } from 'node:fs/promises';
import { AppFailure } from '../../shared/base/app-error.ts';
import { hasDisplay } from '../host/local/open-browser.ts';
import { chooseHost, type Choice, type Facts } from './choose-host.ts';
import { onShutdown } from './compose.ts';
import { electronBinary, fetchElectron, runElectron } from './electron-binary.ts';
import { startLocal } from './local.ts';
import { defaultDataFolder, installation } from './places.ts';
import { programVersion } from './program-version.ts';
import { readStartOptions } from './start-options.ts';

const FETCH_TIMEOUT_MS = 180_000;
/** Time for the answer to reach the page that asked to quit. */
const QUIT_AFTER_MS = 200;

const places = installation(import.meta.url);
const surroundings = { platform: process.platform, env: process.env };

const usage = `npm start -- [--host electron|local] [--data DIR] [--port N] [--no-window]

Opens Parley. Without a display, or where Electron cannot be had, the window is a page on this computer only.`;

async function main(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2));
  if ('wrong' in options) {
    process.exitCode = 2;
    return console.error(`${options.wrong}\n\n${usage}`);
  }
  if (options.help) return console.log(usage);
  const folder = options.data ?? defaultDataFolder(process.platform, process.env);
  await mkdir(folder, { recursive: true });
  const facts: Facts = {
    wanted: options.host,
    display: hasDisplay(surroundings) && !options.noWindow,
    asRoot: process.getuid?.() === 0,
    electron: (await electronBinary(places.root, process.env)) === null ? 'absent' : 'present',
    failure: '',
  };
  const why = await tryElectron(facts, folder);
  if (why === null) return;
  console.log(`Parley opens in the local host, because ${why}.`);
  const { port, noWindow } = options;
  const running = await startLocal({ places, folder, version: await programVersion(places.root), port, openWindow: !noWindow, surroundings, quit: () => setTimeout(() => process.kill(process.pid, 'SIGTERM'), QUIT_AFTER_MS) });
  onShutdown(running.close);
  if (running.windowOpened) console.log('A browser window was opened. Press Ctrl+C here to end Parley.');
  else console.log(`Open this address in a browser on this computer (it works once): ${running.address}\nPress Ctrl+C here to end Parley.`);
}

/** Runs Electron to its end and gives `null`, or says why it could not be. */
async function tryElectron(facts: Facts, folder: string): Promise<string | null> {
  let choice: Choice = chooseHost(facts);
  if (choice.host === 'fetch-electron') {
    console.log('Fetching Electron’s program file, once …');
    const fetched = await fetchElectron(places.root, FETCH_TIMEOUT_MS);
    choice = chooseHost({ ...facts, electron: fetched ? 'present' : 'failed', failure: 'Electron’s program file could not be fetched' });
  }
  const binary = choice.host === 'electron' ? await electronBinary(places.root, process.env) : null;
  if (choice.host === 'local') return choice.why;
  if (binary === null) return 'Electron’s program file is not there';
  const outcome = await runElectron(binary, [places.root, `--data=${folder}`]);
  if (!outcome.started) return outcome.why;
  console.log('Parley opened in Electron, because it is installed.');
  process.exitCode = await outcome.ended;
  return null;
}

main().catch((error: unknown) => {
  console.error(error instanceof AppFailure ? `${error.appError.message}\n${error.appError.remedy}` : error);
  process.exitCode = 1;
});
