import type { ApiClient } from '../../shared/api/client.ts';
import type { UiStore } from './ui.ts';

/** Work shorter than this shows no progress: a flash tells nobody anything. */
const PATIENCE_MS = 300;

/** Runs long work under a job of its own: its progress is shown, and it can be cancelled. */
export async function runJob<T>(ui: UiStore, label: string, work: (jobId: string) => Promise<T>): Promise<T> {
  const id = `job-${crypto.randomUUID()}`;
  const timer = setTimeout(() => {
    if (ui.getState().job === null) ui.getState().setJob({ id, label, done: 0, total: 0 });
  }, PATIENCE_MS);
  try {
    return await work(id);
  } finally {
    clearTimeout(timer);
    if (ui.getState().job?.id === id) ui.getState().setJob(null);
  }
}

export function cancelJob(client: ApiClient, ui: UiStore): void {
  const { job, setJob } = ui.getState();
  if (job === null) return;
  setJob(null);
  void client.request('jobs.cancel', { jobId: job.id });
}
