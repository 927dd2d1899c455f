import type { ClauseKind } from './clause.ts';

/**
 * What a person corrects in how a document was split into clauses. Ids are those of the tree the correction is applied
 * to; corrections apply one after the other. None of them changes a word or the order of the text.
 */
export type ClauseCorrection =
  /** From this paragraph on (counted from 0 over the clause and its items) the text is a clause of its own. */
  | { readonly type: 'split'; readonly clauseId: string; readonly at: number }
  /** The second clause, which directly follows, becomes part of the first. */
  | { readonly type: 'merge'; readonly clauseId: string; readonly with: string }
  /** The clause is of another kind, or called otherwise. */
  | { readonly type: 'relabel'; readonly clauseId: string; readonly kind: ClauseKind; readonly heading: string };

/** Why a correction cannot be made, in words for people. */
export type CorrectionRefusal = { readonly message: string; readonly remedy: string };
