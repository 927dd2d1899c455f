const DRAWING = /(<(?:[A-Za-z0-9]+:)?docPr\b[^>]*?\sid=")(\d{1,9})(")/g;
/** The shapes of VML have names; a shape of that type and the object it shows refer to it by name (ECMA-376 part 4, 19.1.2.19). */
const SHAPE = /<[A-Za-z0-9]+:(?:shape|shapetype|group|rect|roundrect|oval|line|polyline|arc|curve|image|background)\b[^>]*?\sid="([^"]*)"/g;
const SHAPE_OR_REFERENCE = /(\s(?:[A-Za-z0-9]+:)?(?:id|type|ShapeID|spid|idref|next)=")(#?)([^"]*)"/g;

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
    return xml.replace(SHAPE_OR_REFERENCE, (_, lead: string, hash: string, shape: string) => `${lead}${hash}${renamed.get(shape) ?? shape}"`);
  };

  return (xml) => {
    const numbered = xml.includes('docPr') ? xml.replace(DRAWING, (_, lead: string, id: string, tail: string) => `${lead}${String(number(Number(id)))}${tail}`) : xml;
    return numbered.includes('urn:schemas-microsoft-com:vml') || numbered.includes('<v:') ? shapes(numbered) : numbered;
  };
}
