/**
 * The world says no: a file that cannot be read, a full disk, a locked folder.
 * Worded for people: what happened, and what to do about it.
 */
export type AppError = {
  /** Stable identifier for tests and scripts, e.g. `docx.encrypted`. */
  readonly code: string;
  /** What happened, in plain words. */
  readonly message: string;
  /** What the person can do now. */
  readonly remedy: string;
};

/** Carries an `AppError` through code that can only throw (a parser deep in a file, a worker). */
export class AppFailure extends Error {
  readonly appError: AppError;
  constructor(appError: AppError) {
    super(appError.message);
    this.name = 'AppFailure';
    this.appError = appError;
  }
}

export function fail(code: string, message: string, remedy: string): never {
  throw new AppFailure({ code, message, remedy });
}
