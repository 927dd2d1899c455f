import { sha256Hex } from '../base/sha256.ts';
import type { Block, Inline } from '../contract/content.ts';
import { fingerprintFrom, type Fingerprint } from './ids.ts';
import type { Wording } from './schema/content.ts';

/** What is hashed of one inline: what it says, never how it looks. Hidden and struck text say something else than plain text. */
type Said = string | { readonly box: boolean } | { readonly hidden: string } | { readonly struck: string } | { readonly note: string } | { readonly object: string };

/**
 * The fingerprint of a wording (rule N1): SHA-256 over the canonical JSON of its text, options, blanks and rows.
 * Computed numbers, levels, fonts and the way Word cut the text into runs are left out, so that renumbering or
 * reformatting never re-opens a clause.
 */
export function fingerprintOf(wording: Wording): Fingerprint {
  if (wording === null) return NOTHING;
  const known = taken.get(wording);
  if (known !== undefined) return known;
  // What is hashed has objects of one member only, so that this is its canonical JSON: there is no order to choose.
  const made = fingerprintFrom(sha256Hex(JSON.stringify(saidBlocks(wording))));
  taken.set(wording, made);
  return made;
}

const NOTHING = fingerprintFrom(sha256Hex('null'));

/** Wordings never change, and a fold asks for the same one many times: each is hashed once for as long as anyone holds it. */
const taken = new WeakMap<readonly Block[], Fingerprint>();

/** Whether two wordings say the same (rule N1). */
export const sameWording = (a: Wording, b: Wording): boolean => a === b || fingerprintOf(a) === fingerprintOf(b);

/** Empty lines and page breaks set the text, they say nothing; other programs add and drop them. */
function saidBlocks(blocks: readonly Block[]): unknown[] {
  return blocks.map(blockSaid).filter((said) => !(said !== null && typeof said === 'object' && 'p' in said && Array.isArray(said.p) && said.p.every((part) => typeof part === 'string' && part.trim() === '')));
}

const withoutBreaks = (text: string): string => text.replaceAll('\f', '');

function blockSaid(block: Block): unknown {
  if (block.type === 'paragraph') return { p: joined(block.inlines.map(inlineSaid)) };
  return { rows: block.rows.map((row) => row.cells.map((cell) => saidBlocks(cell.blocks))) };
}

function inlineSaid(inline: Inline): Said {
  switch (inline.type) {
    case 'text':
      if (inline.hidden === true) return { hidden: inline.text };
      return inline.strike === true ? { struck: inline.text } : withoutBreaks(inline.text);
    // A field is what the reader sees of it; a changed target is the return audit's business, not a new wording.
    case 'field':
      return inline.text;
    case 'checkbox':
      return { box: inline.checked };
    case 'note':
      return { note: `${inline.kind}: ${inline.text}` };
    case 'object':
      return { object: inline.description };
  }
}

/** Neighbouring texts are one text: Word cuts runs where it likes. */
function joined(parts: readonly Said[]): Said[] {
  const out: Said[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') out[out.length - 1] = last + part;
    else if (typeof part === 'object' && typeof last === 'object' && 'hidden' in part && 'hidden' in last) out[out.length - 1] = { hidden: last.hidden + part.hidden };
    else if (typeof part === 'object' && typeof last === 'object' && 'struck' in part && 'struck' in last) out[out.length - 1] = { struck: last.struck + part.struck };
    else out.push(part);
  }
  return out;
}
