import { attribute, characterData } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

const EDGE_OR_BREAK = /^\s|\s$|[\r\n\t]/;

/**
 * What a reader sees of a `w:t` or `w:delText` (17.3.3.31, 17.3.3.7): line breaks of the XML are spaces, and where
 * `xml:space="preserve"` is not in force (XML 1.0, 2.10: it is inherited) white space at the ends is not shown and a tab is a
 * space. No-break spaces are characters and stay.
 */
export function shownText(source: string, element: XmlElement): string {
  const text = characterData(source, element);
  if (!EDGE_OR_BREAK.test(text)) return text;
  const oneLine = text.replace(/[\r\n]/g, ' ');
  return keepsSpace(source, element) ? oneLine : oneLine.replace(/^[ \t]+|[ \t]+$/g, '').replaceAll('\t', ' ');
}

function keepsSpace(source: string, element: XmlElement): boolean {
  for (let up: XmlElement | undefined = element; up !== undefined; up = up.parent) {
    const space = attribute(source, up, 'xml:space');
    if (space !== undefined) return space === 'preserve';
  }
  return false;
}
