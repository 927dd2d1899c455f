import type { DocxPackage } from '../package/open-package.ts';
import { attribute, child, descendants } from '../xml/access.ts';

/** What the names of a theme stand for: "minorHAnsi" → "Calibri", "accent1" → "4F81BD" (17.18.96, 17.18.97). */
export type Theme = { readonly fonts: ReadonlyMap<string, string>; readonly colours: ReadonlyMap<string, string> };

/** Names documents use for the colours of a theme (20.1.6.2), by the names the theme gives them. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  dk1: ['text1', 'dark1'], lt1: ['background1', 'light1'], dk2: ['text2', 'dark2'], lt2: ['background2', 'light2'], hlink: ['hyperlink'], folHlink: ['followedHyperlink'],
};

/** Reads the theme of a document; one without a theme has no names. */
export function readTheme(docx: DocxPackage): Theme {
  const part = docx.relationships(docx.mainPart).find(({ type }) => type === 'theme')?.target;
  const document = part === undefined ? undefined : docx.xml(part);
  const fonts = new Map<string, string>();
  const colours = new Map<string, string>();
  if (document === undefined) return { fonts, colours };
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
    for (const used of NAMES[name] ?? [name]) colours.set(used, (attribute(source, colour, 'lastClr') ?? attribute(source, colour, 'val') ?? '').toUpperCase());
  }
  return { fonts, colours };
}
