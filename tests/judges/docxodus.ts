import { join } from 'node:path';
import process from 'node:process';
import * as v from 'valibot';
import { askJudge, type Job, type Missing } from './ask-judge.ts';
import { install } from './install.ts';

const FOLDER = 'tests/judges/docxodus';
const VerdictSchema = v.object({ id: v.string(), ask: v.string(), ms: v.number(), error: v.optional(v.string()), changes: v.optional(v.number()) });

export type DocxodusVerdict = v.InferOutput<typeof VerdictSchema>;

/** Installs Docxodus when it is not there; says why when that fails, or `undefined` when it is ready. */
export const provideDocxodus = (): Missing | undefined => install('Docxodus', FOLDER, 'docxodus/dist/core.js');

/** Its memory grows with every job until it hardly answers; after this many a new process takes over. */
const JOBS_PER_PROCESS = 40;
/** Seldom it hangs for good, over a job it does in a second otherwise; 200 pages take it ten. In milliseconds. */
const PATIENCE = 90_000;

/** Docxodus’s verdicts, in the order asked: `accept` and `reject` write files, `redline` writes a comparison, `compare` measures. */
export async function askDocxodus(jobs: readonly Job[]): Promise<readonly DocxodusVerdict[]> {
  const verdicts: DocxodusVerdict[] = [];
  for (let from = 0; from < jobs.length; from += JOBS_PER_PROCESS) {
    verdicts.push(...v.parse(v.array(VerdictSchema), await askJudge(process.execPath, [join(FOLDER, 'judge.mjs')], jobs.slice(from, from + JOBS_PER_PROCESS), PATIENCE)));
  }
  return verdicts;
}
