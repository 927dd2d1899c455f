import { expect, it } from 'vitest';
import { AppFailure } from '../../shared/base/app-error.ts';
import { createJobs } from './jobs.ts';

it('a job is cancelled by a word that came before it, and by no other', async () => {
  const jobs = createJobs(() => undefined);
  const steps = async (jobId: string): Promise<string> =>
    jobs.run(jobId, 1, async (job) => {
      job.step('reading');
      return 'done';
    });
  jobs.cancel('first');
  await expect(steps('first')).rejects.toThrow(AppFailure);
  expect(await steps('second')).toBe('done');
});
