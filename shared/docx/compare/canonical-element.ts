import { attributes } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/** An element with its attributes sorted and prefixes unified; session ids left out. */
export function canonicalElement(source: string, element: XmlElement): string {
  const own = attributes(source, element)
    .filter((attribute) => !attribute.rawName.startsWith('xmlns') && !attribute.name.startsWith('w:rsid'))
    .map((attribute) => `${attribute.name}=${attribute.value}`)
    .sort()
    .join(' ');
  return `<${element.name} ${own}>${element.children.map((inner) => canonicalElement(source, inner)).join('')}`;
}
