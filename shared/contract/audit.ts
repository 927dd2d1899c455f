import type { Change } from './change.ts';
import type { Finding } from './finding.ts';

/** One difference between what was sent and what came back, with whose it is. */
export type AuditItem = Change & {
  /** The author of the mark: of theirs when it is tracked, of the sent one when that was removed or accepted; empty where there is none. */
  readonly author: string;
  /** ISO 8601 date of the mark, or empty. */
  readonly date: string;
  /** Set where `clause` and `clauseId` are of the sent file: what stands in no clause of the returned one. */
  readonly ofSent?: true;
};

/** The return audit (A1): every difference is in exactly one pile. */
export type Audit = {
  readonly tracked: readonly AuditItem[];
  readonly untracked: readonly AuditItem[];
  /** Our pending change, dropped without a trace. */
  readonly removed: readonly AuditItem[];
  /** Our pending change, taken silently. */
  readonly accepted: readonly AuditItem[];
  readonly findings: readonly Finding[];
  /** What kind of return this is, in plain words (A3): e.g. "no change tracking in this file". */
  readonly nature: readonly string[];
  /** 0 to 1: how much of the sent text is found in the return. */
  readonly similarity: number;
};
