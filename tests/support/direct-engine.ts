import type { DocumentEngine } from '../../electron/backend/document-engine.ts';
import { answerTo } from '../../electron/worker/answer.ts';
import { operations } from '../../electron/worker/operations.ts';
import type { WorkerRequest } from '../../electron/worker/protocol.ts';
import { AppFailure } from '../../shared/base/app-error.ts';

/** The real engine without its worker thread, for tests that run from source. */
export const directEngine: DocumentEngine = {
  run: async (name, args) => {
    const answer = answerTo(operations, { id: 1, name, args } as unknown as WorkerRequest);
    if (answer.ok) return answer.value as never;
    throw 'error' in answer ? new AppFailure(answer.error) : new Error(answer.bug);
  },
};
