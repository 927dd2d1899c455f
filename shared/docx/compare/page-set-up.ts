import { attribute, attributes, childValue, toggle } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { canonicalElement } from './canonical-element.ts';

/** What Word takes where a section does not say (17.6.11, 17.6.13): Letter, an inch all around, half an inch to header and footer. */
const PAGE: Readonly<Record<string, string>> = { 'pgSz w:w': '12240', 'pgSz w:h': '15840', 'pgSz w:orient': 'portrait', 'pgMar w:gutter': '0', 'pgMar w:header': '720', 'pgMar w:footer': '720', 'pgMar w:top': '1440', 'pgMar w:bottom': '1440', 'pgMar w:left': '1440', 'pgMar w:right': '1440' };
/** Switches of a section (17.6); off where they are not said. */
const SWITCHES: ReadonlySet<string> = new Set(['w:titlePg', 'w:formProt', 'w:bidi', 'w:rtlGutter', 'w:noEndnote']);
/** Values that a section has when it does not say (17.6.22, 17.6.20, 17.6.23). */
const BY_DEFAULT: Readonly<Record<string, string>> = { 'w:type': 'nextPage', 'w:textDirection': 'lrTb', 'w:vAlign': 'top' };

/**
 * How the pages of a section are set up, in a text that is equal for equal pages, whichever defaults a program writes out.
 * `hasMargins` is false where no page has a header or footer, whose distances then show nowhere.
 */
export function pageSetUp(source: string, section: XmlElement, hasMargins: boolean): string {
  const said = new Map<string, string>(Object.entries(PAGE));
  for (const element of section.children) {
    const { name } = element;
    if (/Reference$|Change$/.test(name)) continue;
    if (name === 'w:pgSz' || name === 'w:pgMar') for (const { name: own, value } of attributes(source, element)) said.set(`${name.slice(2)} ${own}`, value);
    else if (SWITCHES.has(name)) said.set(name, (toggle(source, section, name) ?? false) ? 'on' : '');
    else if (name in BY_DEFAULT) said.set(name, childValue(source, section, name)?.replace(BY_DEFAULT[name] ?? '', '') ?? '');
    else if (name === 'w:pgNumType') for (const { name: own, value } of attributes(source, element)) said.set(`pages ${own}`, own === 'w:fmt' && value === 'decimal' ? '' : value);
    // Only a grid that lines or characters keep to shows (17.6.5), and the space between columns where there are several (17.6.4).
    else if (name === 'w:docGrid') said.set(name, /^(?:lines|linesAndChars|snapToChars)$/.test(attribute(source, element, 'w:type') ?? '') ? canonicalElement(source, element) : '');
    else if (name === 'w:cols') said.set(name, element.children.length === 0 && (attribute(source, element, 'w:num') ?? '1') === '1' ? '' : canonicalElement(source, element));
    else said.set(name, canonicalElement(source, element));
  }
  if (!hasMargins) for (const edge of ['header', 'footer']) said.delete(`pgMar w:${edge}`);
  return [...said].filter(([, value]) => value !== '').map(([name, value]) => `${name}=${value}`).sort().join(';');
}
