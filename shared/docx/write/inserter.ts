import type { Token } from '../compare/tokens.ts';
import type { ParagraphUnit, RowUnit, TableUnit } from '../compare/units.ts';
import type { XmlElement } from '../xml/scan.ts';

/**
 * Where new content comes from. A redline of two files takes it from the other file; an edited clause takes it from its
 * wording and the look of its neighbours. Everything returned is XML for the file being written.
 */
export type Inserter = {
  /** Runs for new text, without marks. `neighbour` is the run of the base it is put beside. */
  readonly runs: (tokens: readonly Token[], neighbour: XmlElement | undefined) => string;
  /** Children of `w:pPr`, without `w:rPr` and `w:sectPr`. `neighbour` is the paragraph of the base it is put beside. */
  readonly paragraphProperties: (unit: ParagraphUnit, neighbour: XmlElement | undefined) => string;
  /** True when the paragraph's own properties must change for the base paragraph to become this one. */
  readonly changesParagraph: (before: ParagraphUnit, after: ParagraphUnit) => boolean;
  /**
   * For a token that only looks different: new `w:rPr` children for each of its slices that must change, or `replace` where
   * the change runs through the middle of one. `undefined` when it looks the same.
   */
  readonly reformat: (before: Token, after: Token) => readonly (string | undefined)[] | 'replace' | undefined;
  /** `w:tblPr` and `w:tblGrid` of a new table. */
  readonly tableProperties: (table: TableUnit) => string;
  /** `w:trPr` children of a new row. `neighbour` is a row of the base it is put beside. */
  readonly rowProperties: (row: RowUnit, neighbour: XmlElement | undefined) => string;
  /** `w:tcPr` of a new cell, complete. */
  readonly cellProperties: (row: RowUnit, index: number, neighbour: XmlElement | undefined) => string;
};
