import { fail } from '../../base/app-error.ts';
import { notXml } from './damaged.ts';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]*));/g;

/** XML 1.0, 2.2: the characters a document may contain. */
const isXmlCharacter = (code: number): boolean =>
  code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);

/** Replaces character and predefined entity references (XML 1.0, 4.6). Any other entity is refused: none is declared, none is fetched. */
export function decodeEntities(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(REFERENCE, (_, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name] ?? notXml(`unknown entity &${name};`);
    const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
    if (!isXmlCharacter(code)) return notXml(`forbidden character number ${code}`);
    return String.fromCodePoint(code);
  });
}

const REFERENCE_AT = /&(?:#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);/y;

/** Throws unless every `&` of the source starts a reference that can be resolved without a DTD. CDATA is exempt. */
export function checkReferences(source: string): void {
  for (let at = source.indexOf('&'); at >= 0; at = source.indexOf('&', at + 1)) {
    REFERENCE_AT.lastIndex = at;
    if (REFERENCE_AT.test(source)) continue;
    const cdata = source.lastIndexOf('<![CDATA[', at);
    const comment = source.lastIndexOf('<!--', at);
    const inCdata = cdata >= 0 && source.indexOf(']]>', cdata) > at;
    const inComment = comment >= 0 && source.indexOf('-->', comment) > at;
    if (!inCdata && !inComment) notXml('an undeclared entity or a bare &');
  }
}

/** Text for element content. Characters XML cannot hold are refused, never dropped. */
export function encodeText(text: string): string {
  assertXmlText(text);
  return text.replace(/[&<>]/g, (character) => (character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;')).replaceAll('\r', '&#13;');
}

/** Text for a double-quoted attribute value. */
export function encodeAttribute(text: string): string {
  return encodeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

// eslint-style control-character classes are written as escapes so that this file itself stays clean of them.
const FORBIDDEN = new RegExp('[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]');

export const hasForbiddenCharacter = (text: string): boolean => FORBIDDEN.test(text);

function assertXmlText(text: string): void {
  if (hasForbiddenCharacter(text)) {
    fail('text.control-character', 'The text holds a control character that a Word file cannot store.', 'Remove the invisible character (it often comes with pasted text) and try again.');
  }
}
