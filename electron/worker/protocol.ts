import type { AppError } from '../../shared/base/app-error.ts';
import type { EngineOperations, OperationName } from '../backend/document-engine.ts';

/** One call into the worker. */
export type WorkerRequest = { [N in OperationName]: { readonly id: number; readonly name: N; readonly args: Parameters<EngineOperations[N]> } }[OperationName];

/** The answer to one call; `bug` is what nobody foresaw, with its stack for the log. */
export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: AppError }
  | { readonly id: number; readonly ok: false; readonly bug: string };

/** A running worker as the client sees it; tests put a plain object in its place. */
export type WorkerPort = {
  readonly post: (request: WorkerRequest) => void;
  readonly onAnswer: (listener: (answer: WorkerAnswer) => void) => void;
  /** The worker ended, with the reason when there was one. */
  readonly onEnd: (listener: (error: Error | null) => void) => void;
  readonly terminate: () => void;
};
