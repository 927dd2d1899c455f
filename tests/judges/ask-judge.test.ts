import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askJudge, type Job } from './ask-judge.ts';

/** A judge that answers every job, but ends, or says nothing any more, at the file it is told; `once` it does so only the first time. */
const JUDGE = `
  const { existsSync, readFileSync, writeFileSync } = require('node:fs');
  for (const { id, ask, file } of JSON.parse(readFileSync(0, 'utf8')).jobs) {
    const isFirst = !existsSync(file);
    if (file !== '') writeFileSync(file, '');
    if (ask === 'end') process.exit(3);
    if (ask === 'silent' || (ask === 'silent once' && isFirst)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    console.log(JSON.stringify({ id }));
    if (ask === 'never end') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
`;

describe('a judge', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-judge-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const job = (id: string, ask: string): Job => ({ id, ask, file: join(folder, id) });
  const asked = (...jobs: readonly Job[]): Promise<readonly unknown[]> => askJudge(process.execPath, ['-e', JUDGE], jobs, 2000);

  it('answers every job, in the order asked', async () => {
    expect(await asked(job('1', 'accept'), job('2', 'accept'))).toEqual([{ id: '1' }, { id: '2' }]);
  });

  it('that falls silent is ended, and another answers what is left', async () => {
    expect(await asked(job('1', 'accept'), job('2', 'silent once'), job('3', 'accept'))).toEqual([{ id: '1' }, { id: '2' }, { id: '3' }]);
  });

  it('that falls silent twice over one job gives an error for it, and answers the others', async () => {
    const silent = { id: '1', ask: 'silent', ms: 2000, error: 'no answer in 2 seconds, twice' };
    expect(await asked(job('1', 'silent'), job('2', 'accept'))).toEqual([silent, { id: '2' }]);
  });

  it('that has answered and does not end is not waited for any longer than that', async () => {
    expect(await asked(job('1', 'never end'))).toEqual([{ id: '1' }]);
  });

  it('that ends before it has answered is no verdict', async () => {
    await expect(asked(job('1', 'accept'), job('2', 'end'))).rejects.toThrow('answered 1 of 2 jobs and ended with 3');
  });
});
