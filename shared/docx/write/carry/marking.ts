import type { XmlElement } from '../../xml/scan.ts';

/** Which mark brings a whole paragraph: an insertion, or the place something moved to. */
export type BringingMark = 'ins' | 'moveTo';

/** Characters `[from, to)` of a piece that come under one mark, and marked XML that stands in front of them. */
export type MarkedStretch<Mark> = { readonly from: number; readonly to: number; readonly mark: Mark; readonly lead: string };

/** Under which marks the words of a paragraph come or go. */
export type Marking<Mark> = {
  /** The mark of the paragraph, and of all that is not in `stretches`. */
  readonly whole: Mark;
  /** Pieces whose characters have marks of their own, in order; characters in none are left out. */
  readonly stretches: ReadonlyMap<XmlElement, readonly MarkedStretch<Mark>[]>;
  /** Marked XML behind the last word. */
  readonly tail: string;
};

/** Everything under one mark. */
export const under = <Mark>(whole: Mark): Marking<Mark> => ({ whole, stretches: new Map(), tail: '' });
