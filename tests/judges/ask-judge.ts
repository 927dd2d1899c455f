import { spawn } from 'node:child_process';

/** Why a judge is not here, and what makes it come. */
export type Missing = { readonly judge: string; readonly reason: string; readonly remedy: string };

export type Job = { readonly id: string; readonly ask: string; readonly file: string; readonly out?: string; readonly before?: string };

/** Says on the terminal that a judge gave no verdict; nothing is skipped in silence. */
export function sayMissing({ judge, reason, remedy }: Missing): void {
  console.warn(`SKIPPED: ${judge} gives no verdict: ${reason}. ${remedy}`);
}

/** Gives a judge a batch of jobs and returns one parsed line for each; a judge that stops early is a bug, not a verdict. */
export async function askJudge(command: string, args: readonly string[], jobs: readonly Job[]): Promise<readonly unknown[]> {
  if (jobs.length === 0) return [];
  const judge = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  const complaints: Buffer[] = [];
  judge.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  judge.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
  const status = new Promise<number | null>((resolve, reject) => {
    judge.once('error', reject);
    judge.once('close', resolve);
  });
  judge.stdin.end(JSON.stringify({ jobs }));
  const code = await status;
  const lines = Buffer.concat(output).toString('utf8').split('\n').filter((line) => line.startsWith('{'));
  if (lines.length !== jobs.length) throw new Error(`A judge answered ${String(lines.length)} of ${String(jobs.length)} jobs and ended with ${String(code)}: ${Buffer.concat(complaints).toString('utf8').slice(-2000)}`);
  return lines.map((line): unknown => JSON.parse(line));
}
