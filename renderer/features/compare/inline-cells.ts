import type { PresentedCell } from '../../../shared/contract/presentation.ts';
import type { ComparedRow } from './compared-rows.ts';
import { inlineStretches } from './inline-stretches.ts';

/** Cells with a partner stand once, with what changed in them; a cell of one version alone stands in its place among them. */
type CellPair = { readonly before: PresentedCell | undefined; readonly after: PresentedCell | undefined };

const labels = (before: string, after: string): string => (before === after ? after : [before, after].filter((label) => label !== '').join(' → '));

/** Both sides of a line in one: a paragraph, or a row of a table with its cells. */
export function inlineCells({ before, after }: Pick<ComparedRow, 'before' | 'after'>): readonly PresentedCell[] {
  if (before === null || after === null) return after ?? before ?? [];
  return cellPairs(before, after).map((pair) => ({ label: labels(pair.before?.label ?? '', pair.after?.label ?? ''), stretches: inlineStretches(pair.before, pair.after) }));
}

/** By position where both rows have as many cells. Where columns came or went, so that the words that stayed stand in one cell and nothing crosses. */
function cellPairs(before: readonly PresentedCell[], after: readonly PresentedCell[]): readonly CellPair[] {
  if (before.length === after.length) return after.map((cell, index) => ({ before: before[index], after: cell }));
  const best: { readonly score: number; readonly pairs: readonly CellPair[] }[][] = [];
  const at = (row: number, column: number): { readonly score: number; readonly pairs: readonly CellPair[] } => best[row]?.[column] ?? { score: 0, pairs: [] };
  for (let row = 0; row <= before.length; row += 1) {
    best[row] = [];
    for (let column = 0; column <= after.length; column += 1) {
      const [old, fresh] = [before[row - 1], after[column - 1]];
      const ways = [
        // What is gone stands in front of what is new, so what is new comes last.
        ...(fresh === undefined ? [] : [step(at(row, column - 1), { before: undefined, after: fresh })]),
        ...(old === undefined ? [] : [step(at(row - 1, column), { before: old, after: undefined })]),
        ...(old === undefined || fresh === undefined ? [] : [step(at(row - 1, column - 1), { before: old, after: fresh })]),
      ];
      best[row]?.push(ways.reduce((one, two) => (two.score > one.score ? two : one), ways[0] ?? { score: 0, pairs: [] }));
    }
  }
  return at(before.length, after.length).pairs;
}

const step = (so: { readonly score: number; readonly pairs: readonly CellPair[] }, pair: CellPair): { readonly score: number; readonly pairs: readonly CellPair[] } => ({ score: so.score + worth(pair), pairs: [...so.pairs, pair] });

const kept = (cell: PresentedCell): string => cell.stretches.flatMap(({ text, mark }) => (mark === 'same' ? [text] : [])).join('').trim();

/** Words that stayed belong beside each other; a cell that keeps none may stand alone or beside one that was changed whole. */
function worth({ before, after }: CellPair): number {
  if (before === undefined || after === undefined) return -kept(before ?? after ?? { label: '', stretches: [] }).length;
  const [old, fresh] = [kept(before), kept(after)];
  return old === fresh ? old.length + 0.5 : -old.length - fresh.length - 0.5;
}
