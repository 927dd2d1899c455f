import { attribute, characterData } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/**
 * What a reader sees of a `w:t` or `w:delText` (17.3.3.31, 17.3.3.7): line breaks of the XML are spaces, and where
 * `xml:space="preserve"` is not in force (XML 1.0, 2.10: it is inherited) white space at the ends is not shown and a tab is a
 * space. No-break spaces are characters and stay.
 */
export function shownText(source: string, element: XmlElement): string {
  const raw = source.slice(element.openEnd, element.closeStart);
  if (isPlain(raw) && ((!isBlankAt(raw, 0) && !isBlankAt(raw, raw.length - 1)) || keepsSpace(source, element))) return raw;
  const text = characterData(source, element);
  const oneLine = text.replace(/[\r\n]/g, ' ');
  return keepsSpace(source, element) ? oneLine : oneLine.replace(/^[ \t]+|[ \t]+$/g, '').replaceAll('\t', ' ');
}

const isBlankAt = (text: string, at: number): boolean => text.charCodeAt(at) <= 32;

/** Most texts are characters that stand for themselves. */
function isPlain(raw: string): boolean {
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    if (code < 32 || code === 38 || code === 60) return false;
  }
  return true;
}

function keepsSpace(source: string, element: XmlElement): boolean {
  // As Word writes it, on the element itself.
  if (source.slice(element.start, element.openEnd).includes(' xml:space="preserve"')) return true;
  for (let up: XmlElement | undefined = element; up !== undefined; up = up.parent) {
    const space = attribute(source, up, 'xml:space');
    if (space !== undefined) return space === 'preserve';
  }
  return false;
}
