import type { DocxPackage } from '../package/open-package.ts';
import { attribute, child, descendants } from '../xml/access.ts';

/** What the names of a theme stand for: "minorHAnsi" → "Calibri", "accent1" → "4F81BD" (17.18.96, 17.18.97). */
export type Theme = { readonly fonts: ReadonlyMap<string, string>; readonly colours: ReadonlyMap<string, string> };

/** Names documents use for the colours of a theme (17.18.97), by the names the theme gives them (20.1.6.2). */
const NAMES: Readonly<Record<string, string>> = { dk1: 'dark1', lt1: 'light1', dk2: 'dark2', lt2: 'light2', hlink: 'hyperlink', folHlink: 'followedHyperlink' };

/** Names that stand for a colour of the theme as the settings map them (17.15.1.20): attribute, name, and what it stands for where nothing is said. */
const MAPPED: readonly (readonly [string, string, string])[] = [
  ['w:bg1', 'background1', 'light1'], ['w:t1', 'text1', 'dark1'], ['w:bg2', 'background2', 'light2'], ['w:t2', 'text2', 'dark2'],
  ...[1, 2, 3, 4, 5, 6].map((index) => [`w:accent${String(index)}`, `accent${String(index)}`, `accent${String(index)}`] as const),
  ['w:hyperlink', 'hyperlink', 'hyperlink'], ['w:followedHyperlink', 'followedHyperlink', 'followedHyperlink'],
];

/** The colours of Word's own theme that stand for the page and its text: what a document without a theme is drawn with. */
const WITHOUT_THEME: ReadonlyMap<string, string> = new Map([['light1', 'FFFFFF'], ['dark1', '000000']]);

/** Reads the theme of a document; one without a theme has no names. */
export function readTheme(docx: DocxPackage): Theme {
  const part = docx.relationships(docx.mainPart).find(({ type }) => type === 'theme')?.target;
  const document = part === undefined ? undefined : docx.xml(part);
  const fonts = new Map<string, string>();
  if (document === undefined) return { fonts, colours: mapped(docx, WITHOUT_THEME) };
  const colours = new Map<string, string>();
  const { source, root } = document;
  for (const kind of ['major', 'minor']) {
    const [set] = descendants(root, `a:${kind}Font`);
    for (const [suffix, name] of [['HAnsi', 'latin'], ['Ascii', 'latin'], ['EastAsia', 'ea'], ['Bidi', 'cs']] as const) {
      const face = child(set, `a:${name}`);
      if (face !== undefined) fonts.set(`${kind}${suffix}`, attribute(source, face, 'typeface') ?? '');
    }
  }
  const [scheme] = descendants(root, 'a:clrScheme');
  for (const entry of scheme?.children ?? []) {
    const [colour] = entry.children;
    if (colour === undefined) continue;
    const name = entry.name.replace(/^a:/, '');
    colours.set(NAMES[name] ?? name, (attribute(source, colour, 'lastClr') ?? attribute(source, colour, 'val') ?? '').toUpperCase());
  }
  return { fonts, colours: mapped(docx, colours) };
}

/** The colours under every name a document can use for them. */
function mapped(docx: DocxPackage, colours: ReadonlyMap<string, string>): Map<string, string> {
  const part = docx.relationships(docx.mainPart).find(({ type }) => type === 'settings')?.target;
  const settings = part === undefined ? undefined : docx.xml(part);
  const mapping = child(settings?.root, 'w:clrSchemeMapping');
  const named = new Map(colours);
  for (const [key, name, own] of MAPPED) {
    const colour = colours.get(settings === undefined || mapping === undefined ? own : (attribute(settings.source, mapping, key) ?? own));
    if (colour !== undefined) named.set(name, colour);
  }
  return named;
}

/**
 * A colour of the theme as six hexadecimal digits, made lighter or darker as `tint` and `shade` (two hexadecimal digits each) ask: of its lightness
 * a share is kept, the rest goes to white or to black (17.3.2.6). `undefined` for a name that stands for nothing.
 */
export function themeColour({ colours }: Theme, name: string, tint: string | undefined, shade: string | undefined): string | undefined {
  const colour = colours.get(name);
  if (colour === undefined || !/^[0-9A-F]{6}$/.test(colour)) return undefined;
  const share = (value: string | undefined): number => (value === undefined || !/^[0-9A-Fa-f]{1,2}$/.test(value) ? 1 : Number.parseInt(value, 16) / 255);
  const [light, dark] = [share(tint), share(shade)];
  if (light === 1 && dark === 1) return colour;
  const channels = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [low, high] = [Math.min(...channels), Math.max(...channels)];
  const lightness = (low + high) / 2;
  const wanted = lightness * dark * light + (1 - light);
  // Hue and saturation stay: every channel keeps its place between the least and the most a colour of this lightness can have.
  const spread = high === low ? 0 : (high - low) / (1 - Math.abs(2 * lightness - 1));
  const reach = spread * (1 - Math.abs(2 * wanted - 1));
  return channels.map((channel) => Math.round(255 * (high === low ? wanted : wanted - reach / 2 + ((channel - low) / (high - low)) * reach)).toString(16).padStart(2, '0')).join('').toUpperCase();
}
