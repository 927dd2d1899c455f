import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { sayMissing, type Job } from '../judges/ask-judge.ts';
import { askDocxodus, provideDocxodus } from '../judges/docxodus.ts';
import { askLibreOffice, missingLibreOffice } from '../judges/libreoffice.ts';

type Verdict = { readonly ms: number; readonly changes?: number | undefined; readonly error?: string | undefined };

/** Compares the same two files with Docxodus and LibreOffice and prints how many times as long they take as we do. */
export async function comparePeers(before: Uint8Array, after: Uint8Array, ours: number): Promise<void> {
  if (process.env['PARLEY_BENCH_PEERS'] === '0') {
    sayMissing({ judge: 'Docxodus and LibreOffice', reason: 'PARLEY_BENCH_PEERS is 0', remedy: 'Leave it out to measure them.' });
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'parley-peers-'));
  try {
    const [one, two] = [join(folder, 'before.docx'), join(folder, 'after.docx')];
    writeFileSync(one, before);
    writeFileSync(two, after);
    // The first round warms up; the second counts.
    const jobs = ['warm', 'counts'].map((id): Job => ({ id, ask: 'compare', before: one, file: two }));
    const missing = [provideDocxodus(), missingLibreOffice()];
    const rows: Record<string, Record<string, number | string>> = { Parley: { ms: Math.round(ours), 'times ours': 1 } };
    const add = (name: string, verdict: Verdict | undefined): void => {
      rows[name] = verdict === undefined || verdict.error !== undefined ? { error: verdict?.error ?? 'no answer' } : { ms: verdict.ms, 'times ours': Math.round((verdict.ms / ours) * 10) / 10, changes: verdict.changes ?? 0 };
    };
    if (missing[0] === undefined) add('Docxodus', (await askDocxodus(jobs)).at(-1));
    else sayMissing(missing[0]);
    if (missing[1] === undefined) add('LibreOffice', (await askLibreOffice(jobs)).at(-1));
    else sayMissing(missing[1]);
    console.log('The same two files, compared by others (LibreOffice opens one of them as well):');
    console.table(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
