/** Tick boxes as glyphs, and as typed brackets at the start of a paragraph: `[ ]`, `[ x ]`, `( )`. */
const GLYPH = /[\u2610\u2611\u2612\u25A1\u2751]/g;
const TYPED = /^\s*(\[\s*([xX\u2713\u2717\u2714]?)\s*\]|\(\s*([xX\u2713\u2717\u2714]?)\s*\))(?=\s|$)/;

export type Box = { readonly index: number; readonly ticked: boolean; /** Round brackets are drawn where one is to be chosen. */ readonly round: boolean; /** What follows, up to the next box. */ readonly text: string };

/** The tick boxes of one paragraph. */
export function boxesIn(text: string): Box[] {
  const typed = TYPED.exec(text);
  if (typed !== null) {
    const [whole, drawn = '', square = '', round = ''] = typed;
    return [{ index: whole.indexOf(drawn), ticked: square !== '' || round !== '', round: drawn.startsWith('('), text: text.slice(whole.length).trim() }];
  }
  const found = [...text.matchAll(GLYPH)];
  return found.map((match, position) => ({
    index: match.index,
    ticked: match[0] === '\u2611' || match[0] === '\u2612',
    round: false,
    text: text.slice(match.index + 1, found[position + 1]?.index ?? text.length).trim(),
  }));
}

/** Where a typed box at the start of a paragraph ends; 0 without one. */
export const typedBoxEnd = (text: string): number => TYPED.exec(text)?.[0].length ?? 0;
