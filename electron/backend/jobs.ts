import { AppFailure } from '../../shared/base/app-error.ts';
import type { Notice } from '../../shared/api/notices.ts';

/** Handed to long work: where to say how far it is, and when to stop. */
export type Job = { readonly signal: AbortSignal; readonly step: (label: string) => void };

export type Jobs = {
  /** Runs work of a known number of steps under a job id, so that it can be followed and cancelled. */
  readonly run: <T>(jobId: string | undefined, steps: number, work: (job: Job) => Promise<T>) => Promise<T>;
  readonly cancel: (jobId: string) => void;
};

const cancelled = (): AppFailure => new AppFailure({ code: 'job.cancelled', message: 'Cancelled.', remedy: 'Nothing was changed.' });

/** So many cancelled ids are kept for jobs that have not begun; a job that is over never comes. */
const KEPT = 100;

export function createJobs(notify: (notice: Notice) => void): Jobs {
  const running = new Map<string, AbortController>();
  // A cancellation may overtake the request it cancels: they come on connections of their own.
  const early = new Set<string>();
  return {
    run: async (jobId, steps, work) => {
      const controller = new AbortController();
      if (jobId === undefined) return work({ signal: controller.signal, step: () => undefined });
      if (early.delete(jobId)) controller.abort();
      running.set(jobId, controller);
      let done = 0;
      const step = (label: string): void => {
        if (controller.signal.aborted) throw cancelled();
        notify({ type: 'progress', jobId, label, done, total: steps });
        done = Math.min(done + 1, steps);
      };
      try {
        const value = await work({ signal: controller.signal, step });
        notify({ type: 'progress', jobId, label: 'Done', done: steps, total: steps });
        return value;
      } finally {
        running.delete(jobId);
      }
    },
    cancel: (jobId) => {
      const controller = running.get(jobId);
      if (controller !== undefined) return controller.abort();
      early.add(jobId);
      for (const oldest of [...early].slice(0, -KEPT)) early.delete(oldest);
    },
  };
}
