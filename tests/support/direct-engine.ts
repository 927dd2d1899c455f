import type { DocumentEngine, EngineOperations } from '../../electron/backend/document-engine.ts';
import { answerTo } from '../../electron/worker/answer.ts';
import { operations } from '../../electron/worker/operations.ts';
import type { WorkerRequest } from '../../electron/worker/protocol.ts';
import { AppFailure } from '../../shared/base/app-error.ts';

/** An engine in this process, for tests that run from source, where no worker can be started. */
export const engineOf = (performed: EngineOperations): DocumentEngine => ({
  run: async (name, args, signal) => {
    if (signal?.aborted === true) throw new AppFailure({ code: 'job.cancelled', message: 'Cancelled.', remedy: '' });
    const answer = answerTo(performed, { id: 1, name, args } as unknown as WorkerRequest);
    if (answer.ok) return answer.value as never;
    throw 'error' in answer ? new AppFailure(answer.error) : new Error(answer.bug);
  },
});

/** The real engine without its worker thread. */
export const directEngine: DocumentEngine = engineOf(operations);
