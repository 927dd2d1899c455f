import type { Block } from './content.ts';

/** What a clause is for. Only `item` is never negotiated on its own: it belongs to the clause above it. */
export type ClauseKind =
  | 'title'
  | 'parties'
  | 'recitals'
  | 'definitions'
  | 'article'
  | 'clause'
  | 'item'
  | 'schedule'
  | 'signature'
  | 'text';

/** Where a block stands in its document: the story and the index path the engine needs to find it again. */
export type ClauseNode = {
  /** Unique within one reading of one document, stable for identical bytes. */
  readonly id: string;
  /** The number as a reader sees it and cites it, e.g. `3.2` or `Article 4`; empty when there is none. */
  readonly number: string;
  readonly heading: string;
  /** 1 for the outermost clauses. */
  readonly level: number;
  readonly kind: ClauseKind;
  /** The clause's own blocks: heading first, sub-clauses excluded. */
  readonly blocks: readonly Block[];
  /** Why this is a clause: the signals that made it one. */
  readonly why: string;
  /** 0 to 1: how sure the segmentation is. */
  readonly confidence: number;
  readonly children: readonly ClauseNode[];
};
