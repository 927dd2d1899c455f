import type { RowNode } from '../read/blocks.ts';
import { child, childValue } from '../xml/access.ts';

/**
 * How many columns of the grid each cell of a row fills (17.4.17). `undefined` for a row that does not begin in the first column
 * or end in the last (17.4.14–15), and for one with cells merged in the old way (17.4.22).
 */
export function readSpans(source: string, { element, cells }: RowNode): readonly number[] | undefined {
  const properties = child(element, 'w:trPr');
  if (child(properties, 'w:gridBefore') !== undefined || child(properties, 'w:gridAfter') !== undefined) return undefined;
  const spans = cells.map((cell) => {
    const own = child(cell.element, 'w:tcPr');
    return child(own, 'w:hMerge') === undefined ? Math.max(1, Number.parseInt(childValue(source, own, 'w:gridSpan') ?? '1', 10) || 1) : 0;
  });
  return spans.includes(0) ? undefined : spans;
}

/** Whether each cell of a row fills one column: only such rows tell columns apart. */
export const isPlainRow = ({ spans }: { readonly spans: readonly number[] | undefined }): boolean => spans?.every((span) => span === 1) ?? false;
