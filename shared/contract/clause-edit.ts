import type { Block } from './content.ts';

/** One wish about the clauses of a base document; ids are `ClauseNode.id` of that base. */
export type ClauseEdit =
  /** The clause's own blocks become exactly these (heading included, sub-clauses untouched). */
  | { readonly type: 'replace'; readonly clauseId: string; readonly blocks: readonly Block[] }
  /** New blocks after a clause and its sub-clauses; an empty `after` means before everything. */
  | { readonly type: 'insert'; readonly after: string; readonly blocks: readonly Block[] }
  /** The clause with its sub-clauses goes. */
  | { readonly type: 'remove'; readonly clauseId: string }
  /** The clause with its sub-clauses moves behind another. */
  | { readonly type: 'move'; readonly clauseId: string; readonly after: string };
