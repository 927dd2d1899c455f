import type { Change, StoryKind } from './change.ts';

/** A place both parties changed, each in another way; an empty text says that the words are gone, or were not there. */
export type MergeConflict = {
  /** `formatting` where both set or number the paragraph, each in another way. */
  readonly kind: 'words' | 'formatting';
  readonly story: StoryKind;
  readonly part: string;
  /** Label and heading of the clause in the base; empty outside the body. */
  readonly clause: string;
  readonly base: string;
  readonly a: string;
  readonly b: string;
};

/** A change that Word's marks cannot express (C10), of one party or of both alike: the merged file has the base's form. */
export type NotWritten = Omit<Change, 'id'> & { readonly of: 'a' | 'b' | 'both' };

/** How two parties' changes of one base went together. */
export type MergeReport = {
  readonly conflicts: readonly MergeConflict[];
  readonly notWritten: readonly NotWritten[];
  /** Places only one of them changed, and places both changed alike. */
  readonly counts: { readonly a: number; readonly b: number; readonly alike: number };
};
