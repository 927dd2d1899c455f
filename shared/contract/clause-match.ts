/** Which clause of one reading is which clause of another; either side is empty when it has no counterpart. */
export type ClauseMatch = {
  readonly before: string;
  readonly after: string;
  /** The clause stands elsewhere relative to its neighbours. */
  readonly moved: boolean;
  /** 0 to 1: share of words in common. */
  readonly similarity: number;
};
