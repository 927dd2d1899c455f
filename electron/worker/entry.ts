import { parentPort } from 'node:worker_threads';
import { answerTo } from './answer.ts';
import { operations } from './operations.ts';
import type { WorkerRequest } from './protocol.ts';

/** The worker thread: documents are untrusted bytes, and this is where they are opened. */
parentPort?.on('message', (request: WorkerRequest) => parentPort?.postMessage(answerTo(operations, request)));
