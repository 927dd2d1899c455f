import { viewText, type ViewBlock, type ViewTable } from '../read/views.ts';
import type { Feature } from './features.ts';

const BLANK = String.raw`(?:[_\t\u2026.\uFF3F\u2014-]{2,}.*)?$`;
const SIGNS = new RegExp(String.raw`^(?:please sign|signed?|signature|authori[sz]ed signature|signed by|by|per)\s*:?\s*${BLANK}`, 'i');
const LINE = new RegExp(String.raw`^(?:please sign|sign|signed by|by|signature|authori[sz]ed signature|signed|name|print(?:ed)? name|signatory name|title|its|date)\s*:\s*${BLANK}`, 'i');
const NAMES = /^(?:print(?:ed)? name|name|signatory name|title|position|date|company|notice address)\s*:?/i;

/** The words that open the signature block, or one of its lines. */
export function isSignature(feature: Feature): boolean {
  const text = feature.text.trim();
  return /^(?:in witness whereof|executed as (?:a deed|an agreement))\b/i.test(text) || LINE.test(text);
}

/** A table with places to sign: a line for the signature, and one for who signs or when. */
export function isSignatureTable(block: ViewBlock | undefined): block is ViewTable {
  if (block?.type !== 'table') return false;
  const lines = linesOf(block);
  return lines.some((line) => SIGNS.test(line)) && lines.some((line) => NAMES.test(line));
}

const linesOf = (table: ViewTable): string[] =>
  table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks.flatMap((block) => (block.type === 'paragraph' ? viewText(block).split('\n') : block.type === 'table' ? linesOf(block) : [])))).map((line) => line.trim());

/** "By signing this Order Form, each party agrees …": words that belong to the places to sign right below them. */
export const announcesSignature = (text: string): boolean => /\b(?:by )?(?:sign(?:ing|ed|ature)?|execut(?:e|ed|ion|ing))\b/i.test(text);
