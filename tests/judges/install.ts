import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Missing } from './ask-judge.ts';

/**
 * Installs a judge into its own folder from its own lockfile when it is not there, so that `npm ci` of the project never
 * fetches it. Says why when that fails, or `undefined` when it is ready.
 */
export function install(judge: string, folder: string, proof: string): Missing | undefined {
  const isInstalled = (): boolean => existsSync(join(folder, 'node_modules', proof));
  if (isInstalled()) return undefined;
  console.info(`${judge}: not here, installing into ${folder}.`);
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32', timeout: 180_000 });
  if (isInstalled()) return undefined;
  return { judge, reason: npm.error?.message ?? npm.stderr.trim().split('\n').at(-1) ?? 'npm failed', remedy: `Run npm ci in ${folder}, with a network.` };
}
