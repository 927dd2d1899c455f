import type { XmlElement } from '../../xml/scan.ts';

/** Which mark brings a whole paragraph: an insertion, or the place something moved to. */
export type BringingMark = 'ins' | 'moveTo';

/** Characters `[from, to)` of a piece that come under one mark. */
export type MarkedStretch<Mark> = { readonly from: number; readonly to: number; readonly mark: Mark };

/** Under which marks the words of a paragraph come or go. */
export type Marking<Mark> = {
  /** The mark of the paragraph, and of all that is not in `stretches`. */
  readonly whole: Mark;
  /** Pieces whose characters have marks of their own, all of each, in order. */
  readonly stretches: ReadonlyMap<XmlElement, readonly MarkedStretch<Mark>[]>;
};

/** Everything under one mark. */
export const under = <Mark>(whole: Mark): Marking<Mark> => ({ whole, stretches: new Map() });
