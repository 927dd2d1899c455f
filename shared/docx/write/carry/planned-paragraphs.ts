import type { Op } from '../../compare/ops.ts';
import type { ParagraphUnit, Unit } from '../../compare/units.ts';
import type { XmlElement } from '../../xml/scan.ts';
import { storedUnit } from '../moved-ends.ts';

/** The paragraphs a plan brings in whole, those it takes out whole, and those of the new version that stand on ones that were there, at any depth of tables. */
export type PlannedParagraphs = { readonly inserted: readonly ParagraphUnit[]; readonly deleted: readonly ParagraphUnit[]; readonly kept: readonly ParagraphUnit[] };

export function plannedParagraphs(ops: readonly Op[]): PlannedParagraphs {
  const inserted: ParagraphUnit[] = [];
  const deleted: ParagraphUnit[] = [];
  const kept: ParagraphUnit[] = [];
  const collect = (units: readonly Unit[], into: ParagraphUnit[]): void => {
    for (const unit of units) {
      if (unit.type === 'paragraph') into.push(unit);
      else if (unit.type === 'table') for (const row of unit.rows) for (const cell of row.cells) collect(cell, into);
    }
  };
  const read = (planned: readonly Op[]): void => {
    for (const op of planned) {
      if (op.type === 'insert') collect([storedUnit(op)], inserted);
      else if (op.type === 'delete') collect([op.before], deleted);
      else if (op.type === 'region') kept.push(...op.afters);
      else {
        for (const row of op.rows) {
          if (row.type === 'insert-row') for (const cell of row.after.cells) collect(cell, inserted);
          else if (row.type === 'delete-row') for (const cell of row.before.cells) collect(cell, deleted);
          else {
            for (const cell of row.cells) read(cell);
            for (const { after } of row.columns?.inserted ?? []) collect(row.after.cells[after] ?? [], inserted);
            for (const before of row.columns?.deleted ?? []) collect(row.before.cells[before] ?? [], deleted);
          }
        }
      }
    }
  };
  read(ops);
  return { inserted, deleted, kept };
}

/** The stored paragraphs (`w:p`) these are made of. */
export const storedParagraphs = (units: readonly ParagraphUnit[]): Set<XmlElement> => new Set(units.flatMap((unit) => unit.paragraph.sources.map((node) => node.element)));
