/** Something a check or a reading noticed. */
export type Severity = 'blocks' | 'warns' | 'notes';

export type Finding = {
  /** Which check found it, e.g. `blank`, `hidden-text`, `external-link`. */
  readonly check: string;
  readonly severity: Severity;
  /** Clause label, or empty. */
  readonly clause: string;
  /** Part and place in plain words. */
  readonly place: string;
  readonly message: string;
  readonly remedy: string;
  /** The change this finding speaks of, when there is one. */
  readonly change?: string;
};
