import { attribute, child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { paragraphStyle, styleChain, type Styles } from './styles.ts';

/** Six points: a line of exactly less (17.3.1.33) shows no word that can be read. */
const LEAST_LINE = 120;

/** Whether the lines of a paragraph are too low for its words. */
export function isSquashed(source: string, properties: XmlElement | undefined, styles: Styles): boolean {
  const said = createSpeaker(source, properties, styles);
  return said('w:spacing', 'w:lineRule') === 'exact' && twips(said('w:spacing', 'w:line')) < LEAST_LINE;
}

/** In twentieths of a point: no margin is wider than nine centimetres, no page wider or higher than these (22 inches is the most Word makes). */
const MOST_MARGIN = 5_000;
const MOST_PAGE = 31_680;

/** Whether a paragraph is indented (17.3.1.12) or framed (17.3.1.11) to where no page is. */
export function isOffPage(source: string, properties: XmlElement | undefined, styles: Styles): boolean {
  const said = createSpeaker(source, properties, styles);
  const length = (element: string, ...names: readonly string[]): number => twips(names.map((name) => said(element, name)).find((value) => value !== undefined));
  const [left, right] = [length('w:ind', 'w:left', 'w:start') || 0, length('w:ind', 'w:right', 'w:end') || 0];
  const first = left + (length('w:ind', 'w:firstLine') || 0) - (length('w:ind', 'w:hanging') || 0);
  const isOff = (value: number): boolean => value <= -MOST_MARGIN || value >= MOST_PAGE;
  // To the left of the page; or so far to the right that no line is left, which negative right indents give back.
  if (left <= -MOST_MARGIN || (first <= -MOST_MARGIN && left <= 0) || (left >= MOST_PAGE / 2 && right <= -MOST_MARGIN) || left >= MOST_PAGE) return true;
  return isOff(length('w:framePr', 'w:x')) || isOff(length('w:framePr', 'w:y'));
}

/** Whether a table is indented (17.4.50) or placed (17.4.57) to where no page is; one that only begins in the margin is not. */
export function isTableOffPage(source: string, table: XmlElement): boolean {
  const properties = child(table, 'w:tblPr');
  const [indent, place] = [child(properties, 'w:tblInd'), child(properties, 'w:tblpPr')];
  const length = (element: XmlElement | undefined, name: string): number => (element === undefined ? Number.NaN : twips(attribute(source, element, name)));
  const isOff = (value: number): boolean => value <= -MOST_PAGE / 2 || value >= MOST_PAGE;
  return (indent !== undefined && (attribute(source, indent, 'w:type') ?? 'dxa') === 'dxa' && isOff(length(indent, 'w:w'))) || isOff(length(place, 'w:tblpX')) || isOff(length(place, 'w:tblpY'));
}

/** What a paragraph says of itself, or else its styles for it, of one attribute of one property. */
function createSpeaker(source: string, properties: XmlElement | undefined, styles: Styles): (element: string, name: string) => string | undefined {
  const chain = styleChain(styles, paragraphStyle(source, properties, styles)).map(({ paragraph }) => paragraph);
  return (element, name) => {
    const own = child(properties, element);
    const said = own === undefined ? undefined : attribute(source, own, name);
    if (said !== undefined) return said;
    for (const style of chain) {
      const found = child(style, element);
      const value = found === undefined ? undefined : attribute(styles.source, found, name);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

const UNITS: Readonly<Record<string, number>> = { mm: 1_440 / 25.4, cm: 1_440 / 2.54, in: 1_440, pt: 20, pc: 240, pi: 240, '': 1 };

/** A length as twentieths of a point (17.18.81); `NaN` where none is said. */
function twips(value: string | undefined): number {
  const [, figure, unit = ''] = /^(-?[0-9]+(?:\.[0-9]+)?)(mm|cm|in|pt|pc|pi)?$/.exec(value ?? '') ?? [];
  return figure === undefined ? Number.NaN : Number(figure) * (UNITS[unit] ?? 1);
}
