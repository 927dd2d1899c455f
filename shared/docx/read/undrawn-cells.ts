import { attribute, child, childValue } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { CellNode } from './blocks.ts';
import { plainText } from './story-lines.ts';
import { viewText, type ViewBlock, type ViewRow, type ViewTable } from './views.ts';

/** Why no page shows the words of a cell: another cell was merged over it, or its row is too low for a line. */
export type Undrawn = { readonly reason: 'merged' | 'low-row'; readonly text: string };

/** The properties that hold in a view: those before a tracked change that is undone, or those stored. */
export type PropertiesInForce = (properties: XmlElement | undefined) => XmlElement | undefined;

const asStored: PropertiesInForce = (properties) => properties;

/**
 * The cells of a table that hold words no page shows (A4): a cell that only continues the one above (17.4.84, `w:vMerge`) or
 * before it (17.4.22, `w:hMerge`) is drawn as part of that one, and a row of exact height (17.4.80) cuts off what does not fit.
 */
export function undrawnCells(source: string, table: ViewTable, inForce: PropertiesInForce = asStored): ReadonlyMap<CellNode, Undrawn> {
  const found = new Map<CellNode, Undrawn>();
  let above: ReadonlySet<number> = new Set();
  for (const row of table.rows) {
    const rowProperties = inForce(child(row.node.element, 'w:trPr'));
    const merged = new Set<number>();
    let column = count(source, rowProperties, 'w:gridBefore', 0);
    let isMerging = false;
    const isLow = isTooLow(source, rowProperties, row);
    for (const cell of row.cells) {
      const properties = inForce(child(cell.node.element, 'w:tcPr'));
      const vertical = mergeOf(source, properties, 'w:vMerge');
      const horizontal = mergeOf(source, properties, 'w:hMerge');
      const isCovered = (vertical === 'continue' && above.has(column)) || (horizontal === 'continue' && isMerging);
      const text = isCovered || isLow ? wordsOf(cell.blocks) : '';
      if (text.trim() !== '') found.set(cell.node, { reason: isCovered ? 'merged' : 'low-row', text });
      if (vertical !== undefined) merged.add(column);
      isMerging = horizontal !== undefined;
      column += count(source, properties, 'w:gridSpan', 1);
    }
    above = merged;
  }
  return found;
}

/** Whether a cell begins or continues a merge; one that says nothing continues (17.18.57). */
export function mergeOf(source: string, properties: XmlElement | undefined, name: 'w:vMerge' | 'w:hMerge'): 'restart' | 'continue' | undefined {
  const element = child(properties, name);
  return element === undefined ? undefined : attribute(source, element, 'w:val') === 'restart' ? 'restart' : 'continue';
}

/** The exact height of a row in twentieths of a point; `undefined` where the row grows with its words. */
export function exactHeight(source: string, rowProperties: XmlElement | undefined): number | undefined {
  const height = child(rowProperties, 'w:trHeight');
  if (height === undefined || attribute(source, height, 'w:hRule') !== 'exact') return undefined;
  const value = Number.parseInt(attribute(source, height, 'w:val') ?? '', 10);
  return Number.isNaN(value) ? undefined : value;
}

function count(source: string, properties: XmlElement | undefined, name: string, otherwise: number): number {
  const value = Number.parseInt(childValue(source, properties, name) ?? '', 10);
  return value > 0 ? value : otherwise;
}

/** Six points: less than this for each paragraph shows no line that can be read. */
const LEAST_LINE = 120;

function isTooLow(source: string, rowProperties: XmlElement | undefined, row: ViewRow): boolean {
  const height = exactHeight(source, rowProperties);
  return height !== undefined && height < LEAST_LINE * Math.max(1, ...row.cells.map((cell) => lastLine(cell.blocks)));
}

/** How many lines a cell needs at least, up to the last one with words. */
const lastLine = (blocks: readonly ViewBlock[]): number => blocks.findLastIndex((block) => wordsOf([block]).trim() !== '') + 1;

const wordsOf = (blocks: readonly ViewBlock[]): string =>
  plainText(blocks.map((block) => (block.type === 'paragraph' ? viewText(block) : block.type === 'table' ? block.rows.map((row) => row.cells.map((cell) => wordsOf(cell.blocks)).join(' ')).join(' ') : '')).join(' '));
