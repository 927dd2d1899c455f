import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import * as v from 'valibot';
import { askJudge, type Job, type Missing } from './ask-judge.ts';

const FOLDER = 'tests/judges/docxodus';
const VerdictSchema = v.object({ id: v.string(), ask: v.string(), ms: v.number(), error: v.optional(v.string()), changes: v.optional(v.number()) });

export type DocxodusVerdict = v.InferOutput<typeof VerdictSchema>;

/** Installs Docxodus into its own folder when it is not there; says why when that fails, or `undefined` when it is ready. */
export function provideDocxodus(): Missing | undefined {
  const isInstalled = (): boolean => existsSync(join(FOLDER, 'node_modules', 'docxodus', 'dist', 'core.js'));
  if (isInstalled()) return undefined;
  console.info('Docxodus is not here; installing it into its own folder.');
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: FOLDER, encoding: 'utf8', shell: process.platform === 'win32', timeout: 180_000 });
  if (isInstalled()) return undefined;
  return { judge: 'Docxodus', reason: npm.error?.message ?? npm.stderr.trim().split('\n').at(-1) ?? 'npm failed', remedy: `Run npm ci in ${FOLDER}, with a network.` };
}

/** Docxodus’s verdicts, in the order asked: `accept` and `reject` write files, `compare` measures. */
export async function askDocxodus(jobs: readonly Job[]): Promise<readonly DocxodusVerdict[]> {
  return v.parse(v.array(VerdictSchema), await askJudge(process.execPath, [join(FOLDER, 'judge.mjs')], jobs));
}
