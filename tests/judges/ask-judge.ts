import { spawn } from 'node:child_process';

/** Why a judge is not here, and what makes it come. */
export type Missing = { readonly judge: string; readonly reason: string; readonly remedy: string };

export type Job = { readonly id: string; readonly ask: string; readonly file: string; readonly out?: string; readonly before?: string };

/** How long a judge may be silent, in milliseconds; LibreOffice’s tries a job twice, for two minutes each, and may start its office anew. */
const PATIENCE = 320_000;

type Sitting = { readonly lines: readonly string[]; readonly ended: number | null | 'silent'; readonly complaints: string };

/** Says on the terminal that a judge gave no verdict; nothing is skipped in silence. */
export function sayMissing({ judge, reason, remedy }: Missing): void {
  console.warn(`SKIPPED: ${judge} gives no verdict: ${reason}. ${remedy}`);
}

/** One process of a judge, until it has answered every job, has ended, or has been silent for too long. */
function sit(command: string, args: readonly string[], jobs: readonly Job[], patience: number): Promise<Sitting> {
  return new Promise((resolve, reject) => {
    const judge = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const lines: string[] = [];
    const complaints: Buffer[] = [];
    let unfinished = '';
    const settle = (ended: Sitting['ended']): void => {
      clearTimeout(silence);
      judge.kill('SIGKILL');
      resolve({ lines, ended, complaints: Buffer.concat(complaints).toString('utf8').slice(-2000) });
    };
    const silence = setTimeout(() => settle('silent'), patience);
    judge.stdout.setEncoding('utf8');
    judge.stdout.on('data', (chunk: string) => {
      silence.refresh();
      const read = (unfinished + chunk).split('\n');
      unfinished = read.pop() ?? '';
      lines.push(...read.filter((line) => line.startsWith('{')));
    });
    judge.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    // A judge that ends before it has read its jobs is told by how it ended.
    judge.stdin.on('error', () => undefined);
    judge.once('error', (error) => {
      clearTimeout(silence);
      reject(error);
    });
    judge.once('close', settle);
    judge.stdin.end(JSON.stringify({ jobs }));
  });
}

/**
 * Gives a judge a batch of jobs and returns one parsed line for each. A judge that falls silent is ended and a new one
 * asked for what is left; a job two of them fell silent over has an `error` for its verdict. Both are said on the terminal.
 * A judge that ends by itself before it has answered is a bug, not a verdict.
 */
export async function askJudge(command: string, args: readonly string[], jobs: readonly Job[], patience: number = PATIENCE): Promise<readonly unknown[]> {
  const verdicts: unknown[] = [];
  let silentOver: Job | undefined;
  while (verdicts.length < jobs.length) {
    const left = jobs.slice(verdicts.length);
    const { lines, ended, complaints } = await sit(command, args, left, patience);
    verdicts.push(...lines.map((line): unknown => JSON.parse(line)));
    const job = jobs[verdicts.length];
    if (job === undefined) break;
    if (ended !== 'silent') throw new Error(`A judge answered ${String(lines.length)} of ${String(left.length)} jobs and ended with ${String(ended)}: ${complaints}`);
    const seconds = String(patience / 1000);
    if (job === silentOver) {
      console.warn(`NO VERDICT: a judge was silent for ${seconds} seconds over ${job.id} (${job.ask}) again.`);
      verdicts.push({ id: job.id, ask: job.ask, ms: patience, error: `no answer in ${seconds} seconds, twice` });
    } else {
      console.warn(`ASKED AGAIN: a judge was silent for ${seconds} seconds over ${job.id} (${job.ask}).`);
      silentOver = job;
    }
  }
  return verdicts;
}
