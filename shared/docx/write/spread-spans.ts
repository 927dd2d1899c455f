import { followsColumns } from '../compare/table-columns.ts';
import type { TableOp } from '../compare/ops.ts';
import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { insertion, type Splice } from '../xml/splice.ts';
import type { MarkWriter } from './marks.ts';
import { inSchemaOrder } from './property-order.ts';

/**
 * Where columns come or go, a cell merged across them fills more or fewer of the grid (17.4.17), as a tracked change of its properties
 * (17.13.5.36). A cell whose properties are recorded already, or that is merged downwards as well, is left as it is.
 */
export function spreadSpans(writer: { readonly source: string; readonly marks: MarkWriter }, table: TableOp): Splice[] {
  return table.rows.flatMap((row) => {
    if (row.type !== 'row' || !followsColumns(table, row)) return [];
    return row.before.row.cells.flatMap(({ node }, index) => {
      const [was, is] = [row.before.spans?.[index], row.after.spans?.[index]];
      return was === is || is === undefined ? [] : spanning(writer, node.element, is);
    });
  });
}

function spanning({ source, marks }: { readonly source: string; readonly marks: MarkWriter }, cell: XmlElement, span: number): Splice[] {
  const { w } = marks;
  const properties = child(cell, 'w:tcPr');
  if (child(properties, 'w:tcPrChange') !== undefined || child(properties, 'w:vMerge') !== undefined) return [];
  const kept = (properties?.children ?? []).filter(({ name }) => name !== 'w:gridSpan').map((element) => ({ name: element.name, xml: source.slice(element.start, element.end) }));
  const own = span === 1 ? [] : [{ name: 'w:gridSpan', xml: `<${w}gridSpan ${w}val="${String(span)}"/>` }];
  const old = properties === undefined ? '' : source.slice(properties.openEnd, properties.closeStart);
  const record = `${marks.open('tcPrChange')}<${w}tcPr>${old}</${w}tcPr>${marks.close('tcPrChange')}`;
  const text = `<${w}tcPr>${inSchemaOrder('cell', [...kept, ...own])}${record}</${w}tcPr>`;
  return [properties === undefined ? insertion(cell.openEnd, text) : { start: properties.start, end: properties.end, text }];
}
