import { spawn } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Electron's program file is, or `null`. Never imports the package: that alone would start a download. */
export async function electronBinary(root: string, env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  const folder = join(root, 'node_modules', 'electron');
  const name = await readFile(join(folder, 'path.txt'), 'utf8').then((text) => text.trim(), () => '');
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (elsewhere === undefined && name === '') return null;
  const path = join(elsewhere ?? join(folder, 'dist'), name === '' ? 'electron' : name);
  return access(path).then(() => path, () => null);
}

/** Lets Electron's own installer fetch the program file; says whether it is there afterwards. */
export function fetchElectron(root: string, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], { stdio: 'ignore', timeout: timeoutMs });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Starts Electron and waits until its window is there; resolves with why not, when it ends before that. */
export function runElectron(binary: string, args: readonly string[]): Promise<{ readonly started: true; readonly ended: Promise<number> } | { readonly started: false; readonly why: string }> {
  return new Promise((resolve) => {
    const child = spawn(binary, args, { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
    let errors = '';
    let settled = false;
    child.stderr?.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4000)));
    const ended = new Promise<number>((done) => child.on('exit', (code) => done(code ?? 1)));
    const failed = (why: string): void => {
      if (settled) return;
      settled = true;
      resolve({ started: false, why });
    };
    child.on('error', (error) => failed(`Electron could not be started (${error.message})`));
    child.on('message', (message) => {
      if (message !== 'ready' || settled) return;
      settled = true;
      resolve({ started: true, ended });
    });
    void ended.then((code) => failed(`Electron ended before its window opened (${lastLine(errors) || `code ${String(code)}`})`));
  });
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? '';
