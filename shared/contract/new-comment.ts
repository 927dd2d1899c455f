/** A comment to be written into a file, on a clause or in answer to another. */
export type NewComment = {
  /** Names it among the comments written together, so that another can answer it. */
  readonly key: string;
  readonly author: string;
  /** ISO 8601 without milliseconds, in UTC. */
  readonly date: string;
  /** Paragraphs are parted by line feeds. */
  readonly text: string;
  readonly on:
    /** Words of the clause, or its first line when `quote` is empty or not in it. Clause ids are those of the file's accepted view. */
    | { readonly type: 'clause'; readonly clauseId: string; readonly quote: string }
    /** A comment of the file by its id (`ContractComment.id`), or one written together with this by its key. */
    | { readonly type: 'reply'; readonly to: string };
};
