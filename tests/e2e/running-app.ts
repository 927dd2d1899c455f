import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../dist/launch/start.js', import.meta.url));
const PAGE = fileURLToPath(new URL('../../dist/renderer/index.html', import.meta.url));
const READY_MS = 20_000;

export type RunningApp = { readonly address: string; readonly stop: () => Promise<void>; readonly kill: () => Promise<void> };

/** Starts the built app as `npm start` does, in the Local host, on a data folder of the test's own. */
export async function startApp(dataFolder: string): Promise<RunningApp> {
  for (const built of [START, PAGE]) if (!existsSync(built)) throw new Error('The app has not been built. Run `npm run build` first.');
  const child = spawn(process.execPath, [START, '--host', 'local', '--no-window', '--data', dataFolder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await addressOf(child);
  return {
    address,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`The app did not say its address:\n${said}`)), READY_MS);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/enter\?token=[\w-]+/.exec(said);
      if (found === null) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`The app ended before it was ready:\n${said}`));
    });
  });
}
