/** What must not be in a file that goes out, and what may be. */
export type MustStay = {
  /** Texts that are ours alone. */
  readonly texts: readonly string[];
  /** Names of persons, folders and machines. */
  readonly names: readonly string[];
  /** What goes out on purpose: a text or name in it is no secret. */
  readonly said: readonly string[];
};

/** Something found in a file that must not be there. */
export type Leak = { readonly kind: 'text' | 'name'; readonly what: string; /** The part of the package; empty for the package itself. */ readonly part: string };

/** Plain texts that go out beside a document. */
export type TextPart = { readonly part: string; readonly texts: readonly string[] };
