import type { XmlElement } from '../xml/scan.ts';

const BLOCKS: ReadonlySet<string> = new Set(['w:p', 'w:tbl', 'w:sdt']);

/**
 * Whether one empty line must stay where paragraphs go: a body, cell, note or content control keeps one paragraph, and a
 * cell ends with one (17.4.65). `chain` are the siblings that go; `vanishes` tells which tables go as well.
 */
export function keepsLastLine(chain: readonly XmlElement[], vanishes: (table: XmlElement) => boolean): boolean {
  const parent = chain[0]?.parent;
  if (parent?.name === 'w:sdtContent' && isTracked(parent)) return false;
  const all = parent?.children.filter((element) => BLOCKS.has(element.name) && !(element.name === 'w:tbl' && vanishes(element))) ?? [];
  const others = all.filter((element) => !chain.includes(element));
  const last = all.at(-1);
  // A table at the end of a cell needs a paragraph behind it, empty or not.
  if (parent?.name === 'w:tc' && last !== undefined && chain.includes(last) && others.at(-1)?.name !== 'w:p') return true;
  return others.length === 0;
}

/**
 * A content control whose tags are themselves tracked (17.13.5.4–11) goes with what is in it and leaves no line. The range
 * that tracks its start tag ends as the first thing inside it.
 */
const isTracked = (content: XmlElement): boolean => /^w:customXml\w+RangeEnd$/.test(content.children[0]?.name ?? '');
