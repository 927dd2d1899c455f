import { decodeEntities } from './entities.ts';
import type { XmlElement } from './scan.ts';

/** One attribute as written, with where its value stands in the source. */
export type XmlAttribute = {
  /** Canonical name, e.g. `w:val`. */
  readonly name: string;
  readonly rawName: string;
  readonly value: string;
  /** Start of the attribute's name. */
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
};

/** XML 1.0, 2.3: what parts the attributes of a tag. */
const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;
const GREATER = 62;
const SLASH = 47;

/** Where one attribute stands: its name from `start` to `nameEnd`, its value from `valueStart` to `valueEnd`. */
type AttributePlace = { readonly start: number; readonly nameEnd: number; readonly valueStart: number; readonly valueEnd: number };

/** The attribute at or behind `from`, in a tag the scan has checked. */
function attributeBehind(source: string, from: number, limit: number): AttributePlace | undefined {
  let start = from;
  while (isSpace(source.charCodeAt(start))) start += 1;
  const first = source.charCodeAt(start);
  if (first === GREATER || first === SLASH || start >= limit) return undefined;
  const equals = source.indexOf('=', start);
  let nameEnd = equals;
  while (isSpace(source.charCodeAt(nameEnd - 1))) nameEnd -= 1;
  let quote = equals + 1;
  while (isSpace(source.charCodeAt(quote))) quote += 1;
  return { start, nameEnd, valueStart: quote + 1, valueEnd: source.indexOf(source.charAt(quote), quote + 1) };
}

/** Just behind the name of an element's start tag. */
function behindName(source: string, element: XmlElement): number {
  let at = element.start + 1;
  for (let code = source.charCodeAt(at); at < element.openEnd && !isSpace(code) && code !== GREATER && code !== SLASH; code = source.charCodeAt(at)) at += 1;
  return at;
}

/** All attributes of an element, namespace declarations included, in order. */
export function attributes(source: string, element: XmlElement): XmlAttribute[] {
  const found: XmlAttribute[] = [];
  for (let place = attributeBehind(source, behindName(source, element), element.openEnd); place !== undefined; place = attributeBehind(source, place.valueEnd + 1, element.openEnd)) {
    const { start, nameEnd, valueStart, valueEnd } = place;
    const rawName = source.slice(start, nameEnd);
    found.push({ name: canonicalAttribute(rawName, element), rawName, value: decodeEntities(source.slice(valueStart, valueEnd)), start, valueStart, valueEnd });
  }
  return found;
}

function canonicalAttribute(rawName: string, element: XmlElement): string {
  const colon = rawName.indexOf(':');
  if (colon < 0 || rawName.startsWith('xmlns:')) return rawName;
  return `${element.scope.canonical.get(rawName.slice(0, colon)) ?? '?'}:${rawName.slice(colon + 1)}`;
}

/** The value of one attribute by canonical name, or `undefined`. */
export function attribute(source: string, element: XmlElement, name: string): string | undefined {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : element.scope.declared.get(name.slice(0, colon));
  if (prefix === undefined) return undefined;
  const rawName = colon < 0 ? name : `${prefix}:${name.slice(colon + 1)}`;
  // A quick look first: most elements asked do not carry the attribute at all.
  if (!source.slice(element.start, element.openEnd).includes(rawName)) return undefined;
  for (let place = attributeBehind(source, behindName(source, element), element.openEnd); place !== undefined; place = attributeBehind(source, place.valueEnd + 1, element.openEnd)) {
    if (canonicalAttribute(source.slice(place.start, place.nameEnd), element) === name) return decodeEntities(source.slice(place.valueStart, place.valueEnd));
  }
  return undefined;
}

/** The first child with this name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (element === undefined) return undefined;
  for (const candidate of element.children) if (candidate.name === name) return candidate;
  return undefined;
}

/** `w:val` of a child such as `<w:pStyle w:val="…"/>`. */
export function childValue(source: string, element: XmlElement | undefined, name: string): string | undefined {
  const found = child(element, name);
  return found === undefined ? undefined : attribute(source, found, 'w:val');
}

/** An on/off property (ECMA-376 part 1, 17.17.4): present without a value means on. */
export function toggle(source: string, element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  if (found === undefined) return undefined;
  const value = attribute(source, found, 'w:val');
  return value === undefined || !(value === '0' || value === 'false' || value === 'off');
}

/** The character data of an element without element children: entities, CDATA and comments resolved. */
export function characterData(source: string, element: XmlElement): string {
  const raw = source.slice(element.openEnd, element.closeStart);
  if (!raw.includes('<')) return decodeEntities(raw).replace(/\r\n?/g, '\n');
  return raw
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<[^>]*>)/)
    .map((piece) => (piece.startsWith('<![CDATA[') ? piece.slice(9, -3) : piece.startsWith('<') ? '' : decodeEntities(piece)))
    .join('');
}

/** Depth-first walk over an element and everything below it; return `false` from `visit` to skip the children. */
export function walk(element: XmlElement, visit: (element: XmlElement) => boolean | undefined): void {
  if (visit(element) === false) return;
  for (const candidate of element.children) walk(candidate, visit);
}

/** All descendants with one of these names, in document order. */
export function descendants(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = [];
  walk(element, (candidate) => {
    if (candidate !== element && names.includes(candidate.name)) found.push(candidate);
    return true;
  });
  return found;
}

/** The root of the document an element stands in. */
export function rootOf(element: XmlElement): XmlElement {
  let up = element;
  while (up.parent !== undefined) up = up.parent;
  return up;
}
