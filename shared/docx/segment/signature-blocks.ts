import { viewText, type ViewBlock, type ViewTable } from '../read/views.ts';
import type { Feature } from './features.ts';

const BLANK = String.raw`(?:[_\t\u2026.\uFF3F\u2014-]{2,}.*)?$`;
const SIGNS = new RegExp(String.raw`^(?:please sign|signed?|signature|authori[sz]ed signature|signed by|by|per)\s*:?\s*${BLANK}`, 'i');
const LINE = new RegExp(String.raw`^(?:please sign|sign|signed by|by|signature|authori[sz]ed signature|signed|name|print(?:ed)? name|signatory name|title|its|date)\s*:\s*${BLANK}`, 'i');
const NAMES = /^(?:print(?:ed)? name|name|signatory name|title|position|date|company|notice address)\s*:?/i;

/** Words that say who signs, or close a letter that is signed: they open the places to sign and stand nowhere else. */
const EXECUTION = /^(?:(?:signed|executed)(?: as a deed| and delivered)? (?:by|for and on behalf of)\s+\S|for and on behalf of\s+\S|th(?:is|e) (?:agreement|deed|contract|document) has been (?:entered into|executed|signed)\b.{0,40}\b(?:on|as of) the date|in witness whereof|executed as (?:a deed|an agreement)\b)/i;
const CLOSING = /^(?:yours (?:sincerely|faithfully|truly)|very truly yours|sincerely(?: yours)?|best regards|kind regards),?$|^(?:(?:accepted|acknowledged|agreed)(?: to)?(?:,? and | & )(?:accepted|acknowledged|agreed)(?: to)?)(?:\s+(?:by|on|this|as of)\b.{0,60})?[:,.]?$/i;

/** Whether a line says who executes the document, which even behind the schedules is no part of one. */
export const isExecution = (text: string): boolean => EXECUTION.test(text.trim());

/** The words that open the signature block, or one of its lines. */
export function isSignature(feature: Feature): boolean {
  const text = feature.text.trim();
  return EXECUTION.test(text) || CLOSING.test(text) || LINE.test(text);
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
