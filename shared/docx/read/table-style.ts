import { attribute, child, childValue } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { styleChain, type Styles } from './styles.ts';

/** What the style of the table around says of words: their properties in the style sheet, nearest first. `key` is the same where they are. */
export type TableLayers = { readonly key: string; readonly runs: readonly XmlElement[] };

/** What the style of the nearest table says of the words of an element, by the cell it stands in; `undefined` where it says nothing. */
export type TableLayerReader = (element: XmlElement) => TableLayers | undefined;

/**
 * Reads what table styles say of words: for the whole table, and for its first and last rows and columns, bands and corners where the table
 * asks for them (17.7.6.6, 17.4.55). Sheets whose table styles say nothing of words cost nothing.
 */
export function createTableLayerReader(source: string, styles: Styles): TableLayerReader {
  const saysAnything = [...styles.tables.values()].some((style) => [style, ...style.children.filter(isPart)].some((part) => (child(part, 'w:rPr')?.children.length ?? 0) > 0));
  if (!saysAnything) return () => undefined;
  const known = new Map<XmlElement, TableLayers | undefined>();
  const tables = new Map<XmlElement, Table>();
  return (element) => {
    const cell = around(element, 'w:tc');
    if (cell === undefined || known.has(cell)) return cell && known.get(cell);
    const table = around(cell, 'w:tbl');
    let read = table && tables.get(table);
    if (table !== undefined && read === undefined) tables.set(table, (read = readTable(source, table, styles)));
    const place = read?.places.get(cell);
    const layers = read === undefined || place === undefined ? undefined : layersOf(read, place, styles);
    known.set(cell, layers);
    return layers;
  };
}

const isPart = ({ name }: XmlElement): boolean => name === 'w:tblStylePr';

type Asked = { readonly firstRow: boolean; readonly lastRow: boolean; readonly firstColumn: boolean; readonly lastColumn: boolean; readonly noHBand: boolean; readonly noVBand: boolean };

/** Where a cell stands; the last of its row, and the row the last of its table, are said to be. */
type Place = { readonly line: number; readonly column: number; readonly isLastLine: boolean; readonly isLastInLine: boolean };
type Table = { readonly chain: readonly XmlElement[]; readonly asked: Asked; readonly places: ReadonlyMap<XmlElement, Place>; readonly bands: readonly [number, number] };

function readTable(source: string, table: XmlElement, styles: Styles): Table {
  const properties = child(table, 'w:tblPr');
  const chain = styleChain(styles, childValue(source, properties, 'w:tblStyle')).filter(({ type }) => type === 'table').map(({ element }) => element);
  const band = (name: string): number => Math.max(1, Number.parseInt(chain.map((style) => childValue(styles.source, child(style, 'w:tblPr'), name)).find((value) => value !== undefined) ?? '1', 10) || 1);
  return { chain, asked: askedOf(source, child(properties, 'w:tblLook')), places: placesIn(source, table), bands: [band('w:tblStyleRowBandSize'), band('w:tblStyleColBandSize')] };
}

function placesIn(source: string, table: XmlElement): Map<XmlElement, Place> {
  const places = new Map<XmlElement, Place>();
  const rows = within(table, 'w:tr');
  rows.forEach((row, line) => {
    const cells = within(row, 'w:tc');
    let column = 0;
    cells.forEach((cell, index) => {
      places.set(cell, { line, column, isLastLine: line === rows.length - 1, isLastInLine: index === cells.length - 1 });
      column += Number.parseInt(childValue(source, child(cell, 'w:tcPr'), 'w:gridSpan') ?? '1', 10) || 1;
    });
  });
  return places;
}

/** Which parts of its style a table shows (17.4.55): by name, or as older programs write it, by bits. */
function askedOf(source: string, look: XmlElement | undefined): Asked {
  const bits = Number.parseInt((look && attribute(source, look, 'w:val')) ?? '0', 16);
  const asks = (name: string, bit: number): boolean => {
    const said = look && attribute(source, look, `w:${name}`);
    return said === undefined ? (bits & bit) !== 0 : /^(?:1|true|on)$/.test(said);
  };
  return { firstRow: asks('firstRow', 0x20), lastRow: asks('lastRow', 0x40), firstColumn: asks('firstColumn', 0x80), lastColumn: asks('lastColumn', 0x1_00), noHBand: asks('noHBand', 0x2_00), noVBand: asks('noVBand', 0x4_00) };
}

function layersOf({ chain, asked, bands }: Table, place: Place, styles: Styles): TableLayers | undefined {
  const runs = partsOf(place, asked, bands).flatMap((part) => chain.flatMap((style) => {
    const run = child(part === WHOLE ? style : style.children.find((one) => isPart(one) && attribute(styles.source, one, 'w:type') === part), 'w:rPr');
    return run === undefined ? [] : [run];
  }));
  return runs.length === 0 ? undefined : { key: runs.map(({ start }) => start).join(), runs };
}

/** A style says of the whole table in two places: as one of its parts, and in itself. */
const WHOLE = '';

/** The parts of a table style that hold for a cell, the one that goes before all others first (17.7.6). */
function partsOf({ line, column, isLastLine, isLastInLine }: Place, asked: Asked, bands: Table['bands']): string[] {
  const [isTop, isBottom] = [asked.firstRow && line === 0, asked.lastRow && isLastLine];
  const [isLeft, isRight] = [asked.firstColumn && column === 0, asked.lastColumn && isLastInLine];
  const band = (name: string, at: number, size: number): string => `band${String(1 + (Math.floor(at / size) % 2))}${name}`;
  return [
    ...(isTop && isLeft ? ['nwCell'] : []), ...(isTop && isRight ? ['neCell'] : []), ...(isBottom && isLeft ? ['swCell'] : []), ...(isBottom && isRight ? ['seCell'] : []),
    ...(isTop ? ['firstRow'] : []), ...(isBottom ? ['lastRow'] : []), ...(isLeft ? ['firstCol'] : []), ...(isRight ? ['lastCol'] : []),
    ...(asked.noHBand || isTop || isBottom ? [] : [band('Horz', line - (asked.firstRow ? 1 : 0), bands[0])]),
    ...(asked.noVBand || isLeft || isRight ? [] : [band('Vert', column - (asked.firstColumn ? 1 : 0), bands[1])]),
    'wholeTable', WHOLE,
  ];
}

/** The elements of this name that stand in another one, whatever controls or marks stand around them, but in no other of its kind. */
function within(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((inner) => (inner.name === name ? [inner] : WRAPPERS.has(inner.name) ? within(inner, name) : []));
}
const WRAPPERS: ReadonlySet<string> = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);

function around(element: XmlElement, name: string): XmlElement | undefined {
  // The words of a text box are set as its own, whatever it is anchored in.
  for (let up = element.parent; up !== undefined && up.name !== 'w:txbxContent'; up = up.parent) if (up.name === name) return up;
  return undefined;
}
