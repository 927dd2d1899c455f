import type { TableNode } from '../read/blocks.ts';
import { styleChain, type Styles } from '../read/styles.ts';
import { attribute, child, childValue, descendants } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

type Edges = { readonly top: string; readonly left: string; readonly bottom: string; readonly right: string };
type Found = (name: string, other?: string) => string | undefined;

const NONE = '';

/**
 * The lines a table is drawn with, square by square of its grid: what a cell does not say its row, the table and its style say, and of two
 * cells that share an edge the heavier line is drawn (17.4.66). In a text that is equal where the drawing is, whoever says which line;
 * `undefined` where the style draws some rows or columns in another way than others.
 */
export function drawnBorders(source: string, table: TableNode, styles: Styles, inForce: (properties: XmlElement | undefined) => XmlElement | undefined): string | undefined {
  const properties = inForce(child(table.element, 'w:tblPr'));
  const chain = styleChain(styles, childValue(source, properties, 'w:tblStyle')).map(({ id }) => styles.tables.get(id)).filter((style) => style !== undefined);
  if (chain.some((style) => descendants(style, 'w:tblStylePr').some((part) => descendants(part, 'w:tcBorders', 'w:tblBorders').length > 0))) return undefined;
  const layers = [read(source, child(properties, 'w:tblBorders')), ...chain.map((style) => read(styles.source, child(child(style, 'w:tblPr'), 'w:tblBorders')))];
  const squares = table.rows.map((row, index) => {
    const own = [read(source, child(inForce(child(row.element, 'w:tblPrEx')), 'w:tblBorders')), ...layers];
    const said = (name: string, other?: string): string => own.map((layer) => layer(name, other)).find((line) => line !== undefined) ?? NONE;
    const inside = { top: index === 0 ? said('top') : said('insideH'), bottom: index === table.rows.length - 1 ? said('bottom') : said('insideH') };
    return row.cells.flatMap((cell, place): Edges[] => {
      const tcPr = inForce(child(cell.element, 'w:tcPr'));
      const line = read(source, child(tcPr, 'w:tcBorders'));
      const left = line('left', 'start') ?? (place === 0 ? said('left', 'start') : said('insideV'));
      const right = line('right', 'end') ?? (place === row.cells.length - 1 ? said('right', 'end') : said('insideV'));
      const span = Math.min(MOST_COLUMNS, Math.max(1, Number.parseInt(childValue(source, tcPr, 'w:gridSpan') ?? '1', 10) || 1));
      return Array.from({ length: span }, (_, column): Edges => ({
        top: line('top') ?? inside.top, bottom: line('bottom') ?? inside.bottom, left: column === 0 ? left : NONE, right: column === span - 1 ? right : NONE,
      }));
    });
  });
  return squares.map((row, index) => row.map((square, column) => [
    heavier(square.top, squares[index - 1]?.[column]?.bottom ?? NONE), heavier(square.left, row[column - 1]?.right ?? NONE),
    index === squares.length - 1 ? square.bottom : NONE, column === row.length - 1 ? square.right : NONE,
  ].join('|')).join(';')).join('\n');
}

const MOST_COLUMNS = 63;

/** The lines an element names, by edge. */
function read(source: string, element: XmlElement | undefined): Found {
  const lineOf = (edge: XmlElement | undefined): string | undefined => {
    if (edge === undefined) return undefined;
    const value = (name: string): string => attribute(source, edge, `w:${name}`) ?? '';
    return /^(?:nil|none)$/.test(value('val')) ? NONE : `${value('sz').padStart(3, '0')} ${value('val')} ${value('color').toUpperCase()}`;
  };
  return (name, other) => lineOf(child(element, `w:${name}`)) ?? (other === undefined ? undefined : lineOf(child(element, `w:${other}`)));
}

/** Widths stand first and are filled up, so that the heavier line is the later text. */
const heavier = (one: string, two: string): string => (one > two ? one : two);
