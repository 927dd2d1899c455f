import type { AppError } from '../base/app-error.ts';
import type { Result } from '../base/result.ts';

/**
 * The two functions the window gets, as `globalThis.parley`: from the preload script in Electron, from `/bridge.js` in
 * the Local host. Everything above them is the same page.
 */
export type Bridge = {
  /** Never rejects for a refusal: the answer is a `Result`. Rejects only when the back end is gone. */
  readonly request: (name: string, input: unknown) => Promise<Result<unknown, AppError>>;
  /** Calls back with each notice until the returned function is called. */
  readonly subscribe: (listener: (notice: unknown) => void) => () => void;
};
