const DRAWING = /(<(?:[A-Za-z0-9]+:)?docPr\b[^>]*?\sid=")(\d{1,9})(")/g;
/** What Word calls the shapes of VML; a shape's type and the object it shows refer to it by that name (ECMA-376 part 4, 19.1.2.19). */
const SHAPE = /\sid="(_x0000_[^"]*)"/g;
const SHAPE_OR_REFERENCE = /="(#?)(_x0000_[^"]*)"/g;

/**
 * Gives drawings that are written a second time, or come from another file, ids of their own: a number (20.4.2.5) or a shape's
 * name stands once in a document. One that is free in `source` and in what was written before stays.
 */
export function createDrawingIds(source: string): (xml: string) => string {
  const names = new Set<string>();
  let numbers: Set<number> | undefined;
  let highest = 0;

  const number = (wanted: number): number => {
    numbers ??= new Set([...source.matchAll(DRAWING)].map((match) => Number(match[2])));
    highest = Math.max(highest, ...numbers);
    const own = numbers.has(wanted) ? highest + 1 : wanted;
    numbers.add(own);
    return own;
  };

  const name = (wanted: string): string => {
    let own = wanted;
    for (let count = 1; names.has(own) || source.includes(`"${own}"`); count += 1) own = `${wanted}_${String(count)}`;
    names.add(own);
    return own;
  };

  const shapes = (xml: string): string => {
    const renamed = new Map([...xml.matchAll(SHAPE)].map(([, shape = '']) => [shape, name(shape)]));
    return xml.replace(SHAPE_OR_REFERENCE, (whole, hash: string, shape: string) => (renamed.has(shape) ? `="${hash}${renamed.get(shape) ?? shape}"` : whole));
  };

  return (xml) => {
    const numbered = xml.includes('docPr') ? xml.replace(DRAWING, (_, lead: string, id: string, tail: string) => `${lead}${String(number(Number(id)))}${tail}`) : xml;
    return numbered.includes('id="_x0000_') ? shapes(numbered) : numbered;
  };
}
