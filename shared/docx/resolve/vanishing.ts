import { storedCells } from '../read/blocks.ts';
import { chosenBranch } from '../read/pieces.ts';
import { child, descendants, walk } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { isEquation, keepsEquation } from './math-structures.ts';
import { vanishes, type Resolver } from './resolver.ts';

/** True when a paragraph loses its mark and flows into the next. */
export function markVanishes(resolver: Resolver, paragraph: XmlElement): boolean {
  const mark = child(child(paragraph, 'w:pPr'), 'w:rPr');
  return mark?.children.some((inner) => vanishes(resolver, inner)) ?? false;
}

/** True when something a reader sees remains of a paragraph. */
export function hasContentLeft(resolver: Resolver, paragraph: XmlElement): boolean {
  let found = false;
  walk(paragraph, (element) => {
    if (found || element.name === 'w:pPr' || vanishes(resolver, element)) return false;
    // Of two alternatives a reader sees one.
    if (element.parent?.name === 'mc:AlternateContent' && element !== chosenBranch(resolver.source, element.parent)) return false;
    if (element.name === 'w:r' && element.children.some((inner) => inner.name !== 'w:rPr' && inner.name !== 'w:lastRenderedPageBreak' && !(inner.name === 'w:t' && inner.openEnd === inner.closeStart))) found = true;
    if (!isEquation(element)) return true;
    if (keepsEquation(resolver, element)) found = true;
    return false;
  });
  return found;
}

/** True when an element had words and every one of them goes. */
export function wordsVanish(resolver: Resolver, around: XmlElement): boolean {
  let goes = false;
  walk(around, (element) => {
    if (vanishes(resolver, element)) goes = true;
    return true;
  });
  return goes && descendants(around, 'w:p', 'w:tr', 'w:tc').length === 0 && !hasContentLeft(resolver, around);
}

/** A row goes with its own mark, or with the last of its cells. */
export function rowVanishes(resolver: Resolver, row: XmlElement): boolean {
  if (child(row, 'w:trPr')?.children.some((inner) => vanishes(resolver, inner)) === true) return true;
  const cells = storedCells(row);
  return cells.length > 0 && cells.every((cell) => cellVanishes(resolver, cell));
}

export function cellVanishes(resolver: Resolver, cell: XmlElement): boolean {
  const mark = child(child(cell, 'w:tcPr'), resolver.decision === 'accept' ? 'w:cellDel' : 'w:cellIns');
  return mark !== undefined && resolver.resolves(mark);
}

const rowsOf = (table: XmlElement): XmlElement[] =>
  table.children.flatMap((element) => (element.name === 'w:tr' ? [element] : element.name === 'w:sdt' ? rowsOf(child(element, 'w:sdtContent') ?? element) : []));

/** A table goes with the last of its rows. */
export function tableVanishes(resolver: Resolver, table: XmlElement): boolean {
  const rows = rowsOf(table);
  return rows.length > 0 && rows.every((row) => rowVanishes(resolver, row));
}
