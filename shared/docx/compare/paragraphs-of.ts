import type { ParagraphUnit, RowUnit, Unit } from './units.ts';

/** The paragraphs of a block or a row, in order. */
export const paragraphsOf = (unit: Unit | RowUnit): readonly ParagraphUnit[] =>
  'cells' in unit ? unit.cells.flatMap((cell) => cell.flatMap(paragraphsOf)) : unit.type === 'paragraph' ? [unit] : unit.type === 'table' ? unit.rows.flatMap(paragraphsOf) : [];
