/** One stretch of a diff: tokens `[beforeStart, beforeEnd)` became `[afterStart, afterEnd)`; equal stretches are `same`. */
export type DiffSpan = {
  readonly same: boolean;
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
};
