import type { Block } from './content.ts';

/** One wish about the clauses of a base document; ids are `ClauseNode.id` of that base. */
export type ClauseEdit =
  /** The clause's own blocks become exactly these (heading included, sub-clauses untouched). Notes and pictures the base lacks come from `asIn`. */
  | { readonly type: 'replace'; readonly clauseId: string; readonly asIn?: string; readonly blocks: readonly Block[] }
  /**
   * New blocks after a clause and its sub-clauses; an empty `after` means before everything. `before` puts them directly before that clause
   * instead: a new first sub-clause. They are set like the clause `like`, else like the one they stand behind. Several at one place stand in
   * the order they are asked for. `asIn` names the clause of an earlier file that is put back: what still reads as it did there comes as it is
   * stored there. An id that file does not have is as none.
   */
  | { readonly type: 'insert'; readonly after: string; readonly before?: string; readonly like?: string; readonly asIn?: string; readonly blocks: readonly Block[] }
  /** The clause with its sub-clauses goes. */
  | { readonly type: 'remove'; readonly clauseId: string }
  /** The clause with its sub-clauses moves behind another. */
  | { readonly type: 'move'; readonly clauseId: string; readonly after: string };
