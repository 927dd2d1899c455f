import { attribute, child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { symbolCharacter } from './symbols.ts';

/** Glyphs people read as ticked; the last four as Wingdings and Wingdings 2 store theirs. */
const TICKED = new Set(['\u2611', '\u2612', '\u2713', '\u2714', '\u2717', '\u2718', '\u25A0', 'x', 'X', '\uF0FE', '\uF0FD', '\uF052', '\uF054']);

/**
 * Tells by the drawn glyph whether a `w14:checkbox` is ticked: by the two it names (MS-DOCX, `w14:checkedState`), else by the usual
 * ones. The glyph is what a reader sees and what a tracked change can show; the state stored beside it follows.
 */
export function createTickReader(source: string, checkbox: XmlElement): (glyph: string) => boolean {
  const ticked = glyphsOf(source, child(checkbox, 'w14:checkedState'));
  const empty = glyphsOf(source, child(checkbox, 'w14:uncheckedState'));
  return (glyph) => ticked.includes(glyph) || (!empty.includes(glyph) && TICKED.has(glyph));
}

/** The character a state names, as it is stored and as its font shows it. */
function glyphsOf(source: string, state: XmlElement | undefined): readonly string[] {
  if (state === undefined) return [];
  const code = Number.parseInt(attribute(source, state, 'w14:val') ?? '', 16);
  if (Number.isNaN(code) || code > 0xffff) return [];
  const font = attribute(source, state, 'w14:font') ?? '';
  // A place in a symbol font is drawn by its private-use code (17.3.3.30), and may be named without it.
  return [String.fromCharCode(code), symbolCharacter(font, code), ...(code <= 0xff ? [symbolCharacter(font, 0xf000 + code)] : [])];
}
