import type { Comparison, StoryKind } from './change.ts';

/** A stretch of words in one version, with what becomes of it in the other. */
export type Stretch = { readonly text: string; readonly mark: 'same' | 'added' | 'removed' | 'moved' };

/** One paragraph, or one cell of a table row, as one version shows it. Several paragraphs that became one stand in one, parted by line ends. */
export type PresentedCell = { readonly label: string; readonly stretches: readonly Stretch[] };

/** How a line of the comparison differs, in the words of the change list; `link` leads elsewhere with the same words, `hidden` has words that were hidden or shown; `story` opens a header, a note or another text outside the body. */
export const ROW_KINDS = ['same', 'edited', 'added', 'removed', 'moved', 'moved-away', 'renumbered', 'formatting', 'link', 'hidden', 'story'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Two versions side by side, one line of the page each: a paragraph, or a row of a table with its cells. */
export type PresentedRow = {
  readonly kind: RowKind;
  readonly story: StoryKind;
  /** Number and heading of the clause it belongs to; empty outside the body. */
  readonly clause: string;
  readonly isTable: boolean;
  /** Absent where only the other version has the line. */
  readonly before: readonly PresentedCell[] | null;
  readonly after: readonly PresentedCell[] | null;
};

/** What a comparison adds up to. Words are counted as a reader counts them. */
export type ComparisonFigures = { readonly wordsBefore: number; readonly wordsAfter: number; readonly wordsAdded: number; readonly wordsRemoved: number; readonly paragraphsMoved: number };

/** A comparison with everything a window needs to show it. */
export type Presentation = { readonly comparison: Comparison; readonly rows: readonly PresentedRow[]; readonly figures: ComparisonFigures };
