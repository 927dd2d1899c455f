import { AppFailure, type AppError } from '../../shared/base/app-error.ts';
import type { DocumentEngine, EngineOperations, OperationName } from '../backend/document-engine.ts';
import type { WorkerAnswer, WorkerPort, WorkerRequest } from './protocol.ts';

export type WorkerEngineOptions = {
  readonly spawn: () => WorkerPort;
  /** Longest one call may take; a document that needs more is refused. */
  readonly timeoutMs: number;
  /** Bytes of all documents in one call. The worker's own memory limits do not count buffers. */
  readonly maxBytes: number;
};

export type WorkerEngine = DocumentEngine & { readonly close: () => void };

type Call = { readonly request: WorkerRequest; readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void; readonly signal: AbortSignal | undefined };

const failure = (error: AppError): AppFailure => new AppFailure(error);
const cancelled = (): AppFailure => failure({ code: 'job.cancelled', message: 'Cancelled.', remedy: 'Nothing was changed.' });
const tooSlow = (): AppFailure => failure({ code: 'docx.too-slow', message: 'The document took too long and was given up on.', remedy: 'Nothing was changed. Open it in Word, save it again as .docx, and try once more.' });
const tooLarge = (): AppFailure => failure({ code: 'docx.too-large', message: 'The document is larger than Parley reads.', remedy: 'Remove pictures or embedded files in Word and try again.' });
const ranOut = (): AppFailure => failure({ code: 'docx.too-large', message: 'The document needs more memory than Parley gives to one document.', remedy: 'Nothing was changed. Split the document, or remove what makes it so large.' });

/**
 * The engine in a worker thread: one call at a time, in order. A call that is cancelled, takes too long or breaks the
 * worker ends that worker, and the next call gets a new one.
 */
export function createWorkerEngine(options: WorkerEngineOptions): WorkerEngine {
  const waiting: Call[] = [];
  let current: { readonly call: Call; readonly stop: () => void } | null = null;
  let port: WorkerPort | null = null;
  let nextId = 0;

  const finish = (act: (call: Call) => void): void => {
    const done = current;
    current = null;
    done?.stop();
    if (done !== null) act(done.call);
    startNext();
  };

  /** Ends the worker and fails its call. */
  const abandon = (error: Error): void => {
    const ended = port;
    port = null;
    ended?.terminate();
    finish((call) => call.reject(error));
  };

  const workerPort = (): WorkerPort => {
    if (port !== null) return port;
    const fresh = options.spawn();
    fresh.onAnswer((answer) => {
      if (port === fresh && current?.call.request.id === answer.id) finish((call) => settle(call, answer));
    });
    fresh.onEnd((error) => {
      if (port === fresh) abandon(error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? ranOut() : (error ?? new Error('the document worker ended')));
    });
    port = fresh;
    return fresh;
  };

  const startNext = (): void => {
    if (current !== null) return;
    const call = waiting.shift();
    if (call === undefined) return;
    if (call.signal?.aborted === true) {
      call.reject(cancelled());
      startNext();
      return;
    }
    const onAbort = (): void => abandon(cancelled());
    const timer = setTimeout(() => abandon(tooSlow()), options.timeoutMs);
    call.signal?.addEventListener('abort', onAbort, { once: true });
    const stop = (): void => {
      clearTimeout(timer);
      call.signal?.removeEventListener('abort', onAbort);
    };
    current = { call, stop };
    workerPort().post(call.request);
  };

  return {
    run: <N extends OperationName>(name: N, args: Parameters<EngineOperations[N]>, signal?: AbortSignal) =>
      new Promise<ReturnType<EngineOperations[N]>>((resolve, reject) => {
        if (totalBytes(args) > options.maxBytes) return reject(tooLarge());
        nextId += 1;
        // The pairing of name, arguments and value is the `run` signature's; a queue of mixed calls cannot carry it.
        const request = { id: nextId, name, args } as unknown as WorkerRequest;
        waiting.push({ request, resolve: resolve as (value: unknown) => void, reject, signal });
        startNext();
      }),
    close: () => {
      const ended = port;
      port = null;
      ended?.terminate();
      current?.stop();
    },
  };
}

function settle(call: Call, answer: WorkerAnswer): void {
  if (answer.ok) call.resolve(answer.value);
  else if ('error' in answer) call.reject(failure(answer.error));
  else call.reject(new Error(answer.bug));
}

const totalBytes = (args: readonly unknown[]): number => args.reduce<number>((sum, arg) => sum + (arg instanceof Uint8Array ? arg.byteLength : 0), 0);
