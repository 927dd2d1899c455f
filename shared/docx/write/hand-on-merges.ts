import type { RowOp, TableOp } from '../compare/ops.ts';
import { attribute, child, childValue } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { Splice } from '../xml/splice.ts';
import type { MarkWriter } from './marks.ts';

type KeptOrDeleted = Exclude<RowOp, { readonly type: 'insert-row' }>;

/**
 * Where the row a vertical merge begins in is deleted, the merge begins in the next row that stays: else its cells would go on
 * with whatever group stands above (17.4.84). The cell's earlier properties are recorded (17.13.5.36), so that rejecting gives
 * them back. A cell another version brings, or one whose properties are recorded already, is left as it is.
 */
export function handOnMerges(writer: { readonly source: string; readonly marks: MarkWriter }, { rows }: TableOp): Splice[] {
  const { source } = writer;
  const stored = rows.filter((row): row is KeptOrDeleted => row.type !== 'insert-row');
  return stored.flatMap((row, index) => {
    if (row.type !== 'delete-row') return [];
    return [...cellsByColumn(source, row)].flatMap(([column, cell]) => {
      if (mergeOf(source, cell) !== 'restart') return [];
      for (const below of stored.slice(index + 1)) {
        const next = cellsByColumn(source, below).get(column);
        if (next === undefined || mergeOf(source, next) !== 'continue') return [];
        if (below.type === 'row') return isAsStored(below, next) ? begunHere(writer, next) : [];
      }
      return [];
    });
  });
}

/** The cells of a row by the column of the grid they begin in (17.4.15, 17.4.17). */
function cellsByColumn(source: string, { before }: KeptOrDeleted): ReadonlyMap<number, XmlElement> {
  const found = new Map<number, XmlElement>();
  const width = (text: string | undefined, otherwise: number): number => (text === undefined ? otherwise : Number.parseInt(text, 10) || otherwise);
  let column = width(childValue(source, child(before.row.node.element, 'w:trPr'), 'w:gridBefore'), 0);
  for (const { node } of before.row.cells) {
    found.set(column, node.element);
    column += width(childValue(source, child(node.element, 'w:tcPr'), 'w:gridSpan'), 1);
  }
  return found;
}

function mergeOf(source: string, cell: XmlElement): 'restart' | 'continue' | undefined {
  const merge = child(child(cell, 'w:tcPr'), 'w:vMerge');
  return merge === undefined ? undefined : attribute(source, merge, 'w:val') === 'restart' ? 'restart' : 'continue';
}

function isAsStored({ before, after }: Extract<RowOp, { readonly type: 'row' }>, cell: XmlElement): boolean {
  const own = after.row.cells[before.row.cells.findIndex(({ node }) => node.element === cell)]?.node.element;
  return own === undefined || own === cell;
}

function begunHere({ source, marks }: { readonly source: string; readonly marks: MarkWriter }, cell: XmlElement): Splice[] {
  const properties = child(cell, 'w:tcPr');
  const merge = child(properties, 'w:vMerge');
  if (properties === undefined || merge === undefined || child(properties, 'w:tcPrChange') !== undefined) return [];
  const { w } = marks;
  const record = `${marks.open('tcPrChange')}<${w}tcPr>${source.slice(properties.openEnd, properties.closeStart)}</${w}tcPr>${marks.close('tcPrChange')}`;
  return [{ start: merge.start, end: merge.end, text: `<${w}vMerge ${w}val="restart"/>` }, { start: properties.closeStart, end: properties.closeStart, text: record }];
}
