import { attribute, child, childValue, descendants } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { paragraphStyle, styleChain, type Styles } from './styles.ts';
import { createTableLayerReader } from './table-style.ts';
import { themeColour, type Theme } from './theme.ts';

/** What stands behind words: six hexadecimal digits, `unknown` where a table style paints it, `undefined` for the bare page. */
export type Background = string | undefined;

/** Why words cannot be read although nothing hides them. */
export type Illegible = 'white' | 'tiny' | 'displaced';

/** Tells whether a reader can make out the words of a run on its background. */
export type LegibilityReader = (run: XmlElement | undefined, paragraphProperties: XmlElement | undefined, background: Background) => Illegible | undefined;

type Found = { readonly source: string; readonly element: XmlElement };

/** Two points, and a tenth of the width of a letter: nobody reads them (17.3.2.38, 17.3.2.43). */
const LEAST_HALF_POINTS = 4;
const LEAST_SCALE = 10;

/** Fifty points above or below its line a word stands on another one or off the page (17.3.2.24); letters pushed together by five lie on each other (17.3.2.35). */
const MOST_SHIFT = 100;
const LEAST_SPACING = -100;

/**
 * Judges colour, size and place as they come out of run, character style, paragraph style, table style and defaults (17.7.2): words in the colour
 * of what stands behind them, words too small or too narrow, and words that are drawn off their line or letter upon letter.
 */
export function createLegibilityReader(source: string, styles: Styles, theme: Theme): LegibilityReader {
  const known = new Map<string, { readonly colour: string; readonly own: Background; readonly isTiny: boolean; readonly isDisplaced: boolean; readonly isClear: boolean }>();
  const inTable = createTableLayerReader(source, styles);
  return (run, paragraphProperties, background) => {
    if (run === undefined) return undefined;
    const properties = child(run, 'w:rPr');
    const style = paragraphStyle(source, paragraphProperties, styles) ?? '';
    const layers = inTable(run);
    const key = `${style}|${layers?.key ?? ''}|${properties === undefined ? '' : source.slice(properties.start, properties.end)}`;
    let look = known.get(key);
    if (look === undefined) {
      const property = (name: string): Found | undefined => resolved(source, properties, style, layers?.runs ?? [], styles, name);
      const number = (name: string, value: string): number => Number.parseInt(valueOf(property(name), 'w:val') ?? value, 10);
      look = { colour: inkOf(property('w14:textFill')) ?? colourOf(property('w:color'), theme), own: highlightOf(property('w:highlight')) ?? fillOf(property('w:shd'), theme), isTiny: number('w:sz', '20') <= LEAST_HALF_POINTS || number('w:w', '100') <= LEAST_SCALE, isDisplaced: Math.abs(number('w:position', '0')) >= MOST_SHIFT || number('w:spacing', '0') <= LEAST_SPACING, isClear: isClear(property('w14:textFill')) };
      known.set(key, look);
    }
    if (look.isTiny || isSqueezed(source, run)) return 'tiny';
    if (look.isClear) return 'white';
    if (look.isDisplaced) return 'displaced';
    const behind = look.own ?? paragraphFill(source, paragraphProperties, style, styles, theme) ?? background ?? WHITE;
    return behind !== 'unknown' && isAlike(look.colour, behind) ? 'white' : undefined;
  };
}

/** What a table paints behind the words of a cell. */
export function cellBackground(source: string, table: XmlElement, cell: XmlElement, styles: Styles, theme: Theme): Background {
  const own = fillOf(found(source, child(child(cell, 'w:tcPr'), 'w:shd')), theme);
  if (own !== undefined) return own;
  const properties = child(table, 'w:tblPr');
  const paints = styleChain(styles, childValue(source, properties, 'w:tblStyle')).some(({ id }) => styles.painting.has(id));
  return paints ? 'unknown' : fillOf(found(source, child(properties, 'w:shd')), theme);
}

const WHITE = 'FFFFFF';
const BLACK = '000000';

const found = (source: string, element: XmlElement | undefined): Found | undefined => (element === undefined ? undefined : { source, element });
const valueOf = (property: Found | undefined, name: string): string | undefined => (property === undefined ? undefined : attribute(property.source, property.element, name));

/** A run property from wherever it is said first: the run, its style, its paragraph's style, its table's style, the defaults. */
function resolved(source: string, properties: XmlElement | undefined, style: string, table: readonly XmlElement[], styles: Styles, name: string): Found | undefined {
  const own = found(source, child(properties, name));
  if (own !== undefined) return own;
  for (const id of [childValue(source, properties, 'w:rStyle'), style]) {
    const said = styleChain(styles, id).map(({ run }) => child(run, name)).find((element) => element !== undefined);
    if (said !== undefined) return { source: styles.source, element: said };
  }
  return found(styles.source, table.map((said) => child(said, name)).find((element) => element !== undefined) ?? child(styles.defaultRun, name));
}

function paragraphFill(source: string, properties: XmlElement | undefined, style: string, styles: Styles, theme: Theme): Background {
  const own = fillOf(found(source, child(properties, 'w:shd')), theme);
  if (own !== undefined) return own;
  const said = styleChain(styles, style).map(({ paragraph }) => child(paragraph, 'w:shd')).find((element) => element !== undefined);
  return said === undefined ? undefined : fillOf({ source: styles.source, element: said }, theme);
}

function colourOf(property: Found | undefined, theme: Theme): string {
  // The colour of the theme goes before the one that is named beside it (17.3.2.6).
  const name = valueOf(property, 'w:themeColor');
  if (name !== undefined && name !== 'none') return themeColour(theme, name, valueOf(property, 'w:themeTint'), valueOf(property, 'w:themeShade')) ?? 'unknown';
  const value = valueOf(property, 'w:val')?.toUpperCase();
  // The automatic colour is whichever can be read (17.3.2.6).
  return value === undefined || value === 'AUTO' ? 'unknown' : value;
}

/** Letters are filled as Word 2010 says it where it does (MS-DOCX 2.6.1.10), whatever colour is named for older programs. */
function inkOf(fill: Found | undefined): string | undefined {
  const solid = child(fill?.element, 'w14:solidFill');
  if (fill === undefined || solid === undefined) return undefined;
  const colour = child(solid, 'w14:srgbClr');
  return colour === undefined || colour.children.length > 0 ? 'unknown' : (attribute(fill.source, colour, 'w14:val')?.toUpperCase() ?? 'unknown');
}

/** Letters filled with nothing, or with a colour one sees through. */
function isClear(fill: Found | undefined): boolean {
  if (fill === undefined) return false;
  const alpha = [child(fill.element, 'w14:solidFill')].flatMap((solid) => (solid === undefined ? [] : descendants(solid, 'w14:alpha')))[0];
  return child(fill.element, 'w14:noFill') !== undefined || (alpha !== undefined && Number(attribute(fill.source, alpha, 'w14:val') ?? '0') >= CLEAR);
}

/** Of a hundred thousand parts that let through what is behind. */
const CLEAR = 95_000;

/** A point for a letter: words pressed into less (17.3.2.14) are a line. */
const LEAST_WIDTH = 20;

function isSqueezed(source: string, run: XmlElement): boolean {
  const fit = child(child(run, 'w:rPr'), 'w:fitText');
  if (fit === undefined) return false;
  const letters = descendants(run, 'w:t').reduce((sum, text) => sum + text.closeStart - text.openEnd, 0);
  return Number.parseInt(attribute(source, fit, 'w:val') ?? '', 10) < letters * LEAST_WIDTH;
}

function fillOf(property: Found | undefined, theme: Theme): Background {
  if (property === undefined) return undefined;
  if (!/^(?:clear|nil)$/.test(valueOf(property, 'w:val') ?? 'clear')) return 'unknown';
  const name = valueOf(property, 'w:themeFill');
  if (name !== undefined && name !== 'none') return themeColour(theme, name, valueOf(property, 'w:themeFillTint'), valueOf(property, 'w:themeFillShade')) ?? 'unknown';
  const fill = valueOf(property, 'w:fill')?.toUpperCase();
  return fill === undefined || fill === 'AUTO' ? undefined : fill;
}

/** The colours of a marker pen (17.18.40). */
const HIGHLIGHTS: Readonly<Record<string, string>> = {
  black: BLACK, white: WHITE, blue: '0000FF', cyan: '00FFFF', green: '00FF00', magenta: 'FF00FF', red: 'FF0000', yellow: 'FFFF00', darkBlue: '000080', darkCyan: '008080',
  darkGreen: '008000', darkMagenta: '800080', darkRed: '800000', darkYellow: '808000', darkGray: '808080', lightGray: 'C0C0C0',
};
const highlightOf = (property: Found | undefined): Background => {
  const value = valueOf(property, 'w:val');
  return value === undefined || value === 'none' ? undefined : (HIGHLIGHTS[value] ?? 'unknown');
};

/** Colours whose channels differ by less than the eye tells apart on paper. */
const SAME = 0x10;
function isAlike(one: string, two: string): boolean {
  const channels = (colour: string): number[] => (/^[0-9A-F]{6}$/.test(colour) ? [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) : []);
  const [a, b] = [channels(one), channels(two)];
  return a.length === 3 && b.length === 3 && a.every((channel, index) => Math.abs(channel - (b[index] ?? 0)) < SAME);
}
