import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import type { BackendOptions } from '../backend/backend-options.ts';
import { openBackend, type Backend } from '../backend/backend.ts';
import type { DocumentEngine } from '../backend/document-engine.ts';
import type { Host } from '../host/host.ts';
import { errorCode, nodeFileLayer } from '../persistence/file-layer.ts';
import { spawnWorker } from '../worker/spawn-worker.ts';
import { createWorkerEngine, type WorkerEngine } from '../worker/worker-engine.ts';
import { systemUserName } from './places.ts';

/** Long enough for 1,000 pages on a slow laptop; a document that needs more is not a contract. */
const DOCUMENT_TIMEOUT_MS = 120_000;
/** Two of the largest files a page may hand in, with room for what is made of them. */
const DOCUMENT_BYTES = 256 * 1024 * 1024;

/** The engine in its worker thread. */
export const startEngine = (worker: URL): WorkerEngine => createWorkerEngine({ spawn: () => spawnWorker(worker), timeoutMs: DOCUMENT_TIMEOUT_MS, maxBytes: DOCUMENT_BYTES });

/** This process, as the lock names it. */
export const thisProcess: BackendOptions['process'] = {
  pid: process.pid,
  computer: hostname(),
  isRunning: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // Not ours to signal is still running.
      return errorCode(error) === 'EPERM';
    }
  },
};

export type ComposeOptions = { readonly folder: string; readonly resources: string; readonly engine: DocumentEngine; readonly host: Host; readonly version: string };

/** The back end on the real world: disk, clock, randomness. */
export const composeBackend = (options: ComposeOptions): Promise<Backend> =>
  openBackend({
    files: nodeFileLayer,
    folder: options.folder,
    engine: options.engine,
    host: options.host,
    clock: () => new Date(),
    newId: () => randomUUID(),
    every: (milliseconds, callback) => {
      const timer = setInterval(callback, milliseconds);
      timer.unref();
      return () => clearInterval(timer);
    },
    process: thisProcess,
    readResource: (path) => readFile(join(options.resources, path)),
    userName: systemUserName(),
    privateNames: [systemUserName(), homedir(), hostname()],
    version: options.version,
    logBug: (id, name, error) => console.error(`Parley ${id}: ${name} failed`, error),
  });

/** Runs when the process is asked to end, once. */
export function onShutdown(close: () => Promise<void>): void {
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      void close().finally(() => process.exit(0));
    });
  }
}
