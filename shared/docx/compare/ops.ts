import type { DiffSpan } from '../../text/diff-span.ts';
import type { ColumnPairs } from './columns.ts';
import type { Token } from './tokens.ts';
import type { ParagraphUnit, RowUnit, TableUnit, Unit } from './units.ts';

/**
 * Paragraphs that became paragraphs: one to one for an edit, one to several for a split, several to one for a merge.
 * The spans run over the tokens of both sides with a paragraph mark between paragraphs and at the end.
 */
export type Region = {
  readonly type: 'region';
  readonly befores: readonly ParagraphUnit[];
  readonly afters: readonly ParagraphUnit[];
  /** True when both sides are stored in the same characters; tokens and spans are then never needed. */
  readonly isUnchanged: boolean;
  readonly beforeTokens: readonly Token[];
  readonly afterTokens: readonly Token[];
  readonly spans: readonly DiffSpan[];
};

export type RowOp =
  /** `cells` has a plan for each cell of the row before; one of a deleted column is empty. */
  | { readonly type: 'row'; readonly before: RowUnit; readonly after: RowUnit; readonly cells: readonly (readonly Op[])[]; readonly columns?: ColumnOps }
  /** `moved` is the same row where it stands on the other side; Word has no mark for a moved row. */
  | { readonly type: 'delete-row'; readonly before: RowUnit; readonly moved?: RowUnit }
  | { readonly type: 'insert-row'; readonly after: RowUnit; readonly moved?: RowUnit };

/** The cells of one row in columns that stayed, and in added and deleted ones. */
export type ColumnOps = {
  readonly kept: ColumnPairs;
  readonly deleted: readonly number[];
  /** Each new cell with the cell before that it stands behind; -1 in front of the first. */
  readonly inserted: readonly { readonly behind: number; readonly after: number }[];
};

export type TableOp = { readonly type: 'table'; readonly before: TableUnit; readonly after: TableUnit; readonly rows: readonly RowOp[] };

export type Op =
  | Region
  | TableOp
  /** `move` links a deletion with the insertion of the same content elsewhere. */
  | { readonly type: 'delete'; readonly before: Unit; move?: Move; regroup?: Regroup }
  | { readonly type: 'insert'; readonly after: Unit; move?: Move; regroup?: Regroup };

export type Move = { readonly id: number; readonly edited: boolean; readonly from: Unit; readonly to: Unit };

/** A paragraph that moved and was cut on the way, or several that moved together and became one. It is told as one; its marks are those of its parts (ADR 0016). */
export type Regroup = { readonly id: number; readonly froms: readonly ParagraphUnit[]; readonly tos: readonly ParagraphUnit[] };

/** Ends a paragraph in a token stream; equal to every other paragraph mark. */
export const PARAGRAPH_MARK: Token = { key: '\u00B6\u0000', text: '\n', slices: [], isAtom: true };
