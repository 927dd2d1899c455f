import type { Token } from '../compare/tokens.ts';
import type { ParagraphUnit, RowUnit, TableUnit } from '../compare/units.ts';
import type { Piece } from '../read/pieces.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { BringingMark, Marking } from './carry/marking.ts';
import type { TakingMark } from './edit-runs.ts';

/** Words that come into a paragraph. */
export type NewWords = {
  readonly tokens: readonly Token[];
  /** The paragraph they are part of when everything is accepted. */
  readonly unit: ParagraphUnit | undefined;
  /** The run of the base they are put beside. */
  readonly neighbour: XmlElement | undefined;
  /** The names of what they are put into: a link, a content control. */
  readonly around: ReadonlySet<string>;
};

/** A tag of a range that a paragraph which stays is to get, in front of one of the new version's tokens. */
export type TagAmongTokens = { readonly xml: string; readonly isStart: boolean; readonly before: number };

/**
 * Where new content comes from. A redline of two files takes it from the other file; an edited clause takes it from its
 * wording and the look of its neighbours. Everything returned is XML for the file being written.
 */
export type Inserter = {
  /** New words of a paragraph, marked as inserted. */
  readonly words: (words: NewWords) => string;
  /**
   * The content of a new paragraph under the given mark: its words, and for one that stands somewhere already all that stands around
   * and between them. `left` are the field characters whose field begins or ends elsewhere. `from` is the paragraph of the base that
   * moved and was edited to become this one: what the edit brought is inserted, the rest moved.
   */
  readonly content: (unit: ParagraphUnit, neighbour: XmlElement | undefined, mark: BringingMark, left: ReadonlySet<Piece>, from: ParagraphUnit | undefined) => string;
  /** How a paragraph that moved and was edited to become `to` is marked at the place it left. */
  readonly leaving: (from: ParagraphUnit, to: ParagraphUnit) => Marking<TakingMark>;
  /** The field characters of these new paragraphs whose field begins or ends elsewhere. */
  readonly halves: (units: readonly ParagraphUnit[]) => ReadonlySet<Piece>;
  /** Bookmarks that a paragraph which stays is to get: those of the paragraph it becomes that the file lacks. */
  readonly ranges: (unit: ParagraphUnit) => readonly TagAmongTokens[];
  /** `w:sdtPr` and `w:sdtEndPr` of a content control that is brought along. */
  readonly controlProperties: (control: XmlElement) => string;
  /** Children of `w:pPr`, without `w:rPr` and `w:sectPr`. `neighbour` is the paragraph of the base it is put beside. */
  readonly paragraphProperties: (unit: ParagraphUnit, neighbour: XmlElement | undefined) => string;
  /** Children of `w:pPr/w:rPr`: how the mark that ends it looks, and with it its number and an empty line (17.3.1.29). */
  readonly markLook: (unit: ParagraphUnit, neighbour: XmlElement | undefined) => string;
  /** True when the paragraph's own properties must change for the base paragraph to become this one. */
  readonly changesParagraph: (before: ParagraphUnit, after: ParagraphUnit) => boolean;
  /**
   * For a token that only looks different: new `w:rPr` children for each of its slices that must change, or `replace` where
   * the change runs through the middle of one. `undefined` when it looks the same.
   */
  readonly reformat: (before: Token, after: Token) => readonly (string | undefined)[] | 'replace' | undefined;
  /** `w:tblPr` and `w:tblGrid` of a new table. */
  readonly tableProperties: (table: TableUnit) => string;
  /** `w:tblPrEx` of a new row, complete: what it says of its table otherwise (17.4.61); empty for none. `neighbour` is a row of the base it is put beside. */
  readonly rowExceptions: (row: RowUnit, neighbour: XmlElement | undefined) => string;
  /** `w:trPr` children of a new row. `neighbour` is a row of the base it is put beside. */
  readonly rowProperties: (row: RowUnit, neighbour: XmlElement | undefined) => string;
  /** `w:tcPr` of a new cell, complete. */
  readonly cellProperties: (row: RowUnit, index: number, neighbour: XmlElement | undefined) => string;
};
