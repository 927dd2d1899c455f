/**
 * Characters of the symbol fonts contracts use for tick boxes, bullets and section marks, as the Unicode character that
 * looks the same. `w:sym` stores them in the private use area (ECMA-376 part 1, 17.3.3.30).
 */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '\u25CF', 0x6d: '\u274D', 0x6e: '\u25A0', 0x6f: '\u2610', 0x71: '\u2751', 0x72: '\u2752', 0x75: '\u25C6', 0x76: '\u2756',
  0x9f: '\u2022', 0xa7: '\u25AA', 0xa8: '\u2610', 0xd8: '\u27A2', 0xdf: '\u2190', 0xe0: '\u2192', 0xf0: '\u21E8',
  0xfb: '\u2717', 0xfc: '\u2713', 0xfd: '\u2612', 0xfe: '\u2611',
};
const WINGDINGS_2: Readonly<Record<number, string>> = { 0x4f: '\u2717', 0x50: '\u2713', 0x51: '\u2612', 0x52: '\u2611', 0x53: '\u2612', 0x54: '\u2612', 0xa3: '\u2610' };
const SYMBOL: Readonly<Record<number, string>> = { 0xb7: '\u2022', 0xa3: '\u2264', 0xb3: '\u2265', 0xb1: '\u00B1', 0xb4: '\u00D7', 0xd2: '\u00AE', 0xd3: '\u00A9', 0xd4: '\u2122', 0x6d: '\u03BC' };

const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = { wingdings: WINGDINGS, 'wingdings 2': WINGDINGS_2, symbol: SYMBOL };

/** The character a `w:sym` shows; an unknown one keeps its private-use code, so that two different symbols never look equal. */
export function symbolCharacter(font: string, code: number): string {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const known = FONTS[font.toLowerCase()]?.[low];
  if (known !== undefined) return known;
  return code >= 0x20 && code <= 0xffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCharCode(code) : '\uFFFD';
}
