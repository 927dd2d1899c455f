import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { cancelJob } from '../state/jobs.ts';
import { useStores, useUi } from '../state/stores.ts';
import { common } from '../strings/common.ts';

/** Long work, how far it is, and the way out of it. */
export function JobCard(): ReactNode {
  const { client, ui } = useStores();
  const job = useUi((state) => state.job);
  if (job === null) return null;
  return (
    <section className="job" role="status" aria-label={job.label}>
      <strong>{job.label}</strong>
      <progress aria-label={job.label} max={job.total === 0 ? undefined : job.total} value={job.total === 0 ? undefined : job.done} />
      <Button onClick={() => cancelJob(client, ui)}>{common.cancel}</Button>
    </section>
  );
}
