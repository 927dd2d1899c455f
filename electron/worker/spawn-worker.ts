import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerPort } from './protocol.ts';

/** Heap of the worker: a 1,000-page agreement needs about a quarter of it. */
const HEAP_MB = 2048;
/** Walkers recurse to the depth the limits allow, with room to spare. */
const STACK_MB = 16;
/** A document becomes a tree that lives for the whole task; in a small nursery it would be copied again and again. */
const YOUNG_MB = 192;

/** Starts the bundled worker. */
export function spawnWorker(file: URL): WorkerPort {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB, stackSizeMb: STACK_MB }, env: {}, stdin: false });
  // A waiting worker must not keep the program alive.
  worker.unref();
  return {
    post: (request) => worker.postMessage(request),
    onAnswer: (listener) => worker.on('message', (answer: WorkerAnswer) => listener(answer)),
    onEnd: (listener) => {
      worker.on('error', (error) => listener(error instanceof Error ? error : new Error(String(error))));
      worker.on('exit', () => listener(null));
    },
    terminate: () => void worker.terminate(),
  };
}
