import { attribute, attributes } from '../../xml/access.ts';
import { encodeAttribute } from '../../xml/entities.ts';
import { flavourOf, inFlavour } from '../../xml/flavour.ts';
import type { XmlElement } from '../../xml/scan.ts';
import type { Scope } from '../../xml/scope.ts';

/** Rewrites one attribute value on the way into another document; `undefined` drops the attribute. */
export type AttributeMap = (element: string, attribute: string, value: string) => string | undefined;

/** Prefixes of extensions a reader may ignore; where the target does not declare them, their attributes go. */
const EXTENSIONS: ReadonlySet<string> = new Set(['w14', 'w15', 'w16cid', 'wp14']);

/**
 * The XML of an element as it must be written at a place with the given prefixes in force. Character data is copied as
 * it stands; names get the target's prefixes, so a strict or oddly prefixed source fits too.
 */
export function transferElement(source: string, element: XmlElement, target: Scope, map: AttributeMap): string {
  const tags = transferTags(source, element, target, map);
  if (tags === undefined) return '';
  if (element.end === element.openEnd) return `${tags.open.slice(0, -1)}/>`;
  let content = '';
  let at = element.openEnd;
  for (const inner of element.children) {
    content += source.slice(at, inner.start) + transferElement(source, inner, target, map);
    at = inner.end;
  }
  content += source.slice(at, element.closeStart);
  return tags.open + content + tags.close;
}

/** The two tags of an element as they must be written at such a place; `undefined` where its name means nothing there. */
export function transferTags(source: string, element: XmlElement, target: Scope, map: AttributeMap): { readonly open: string; readonly close: string } | undefined {
  const name = nameIn(element.name, element, target);
  if (name === undefined) return undefined;
  const missing = new Map<string, string>(name.missing);
  let open = `<${name.text}`;
  for (const { rawName, name: attributeName, value } of attributes(source, element)) {
    if (rawName === 'xmlns' || rawName.startsWith('xmlns:')) continue;
    const mapped = map(element.name, attributeName, value);
    if (mapped === undefined) continue;
    const written = attributeName === 'uri' ? inFlavour(mapped, flavourOf(target)) : mapped;
    const own = rawName.includes(':') ? nameIn(attributeName, element, target, rawName) : { text: rawName, missing: new Map<string, string>() };
    if (own === undefined) continue;
    for (const [prefix, namespace] of own.missing) missing.set(prefix, namespace);
    open += ` ${own.text}="${encodeAttribute(written)}"`;
  }
  // A choice names the prefixes of what it needs, and means their namespaces (ECMA-376 part 3, 7.6).
  const required = element.name === 'mc:Choice' ? (attribute(source, element, 'Requires') ?? '').split(/\s+/) : [];
  for (const prefix of required) {
    const namespace = element.scope.namespaces.get(prefix);
    if (namespace !== undefined && target.namespaces.get(prefix) !== namespace) missing.set(prefix, namespace);
  }
  // Prefixes the target lacks are declared where they are first needed.
  for (const [prefix, namespace] of missing) open += ` xmlns:${prefix}="${encodeAttribute(inFlavour(namespace, flavourOf(target)))}"`;
  return { open: `${open}>`, close: `</${name.text}>` };
}

type NameIn = { readonly text: string; readonly missing: ReadonlyMap<string, string> };

function nameIn(canonical: string, element: XmlElement, target: Scope, rawName?: string): NameIn | undefined {
  const colon = canonical.indexOf(':');
  if (colon < 0) return { text: canonical, missing: new Map() };
  const prefix = canonical.slice(0, colon);
  const local = canonical.slice(colon + 1);
  const declared = target.declared.get(prefix);
  if (declared !== undefined && !(declared === '' && rawName !== undefined)) return { text: declared === '' ? local : `${declared}:${local}`, missing: new Map() };
  if (prefix === 'xml') return { text: canonical, missing: new Map() };
  if (EXTENSIONS.has(prefix) && rawName !== undefined) return undefined;
  const sourcePrefix = rawName === undefined ? (element.scope.declared.get(prefix) ?? prefix.replace('?', '')) : rawName.slice(0, rawName.indexOf(':'));
  const namespace = element.scope.namespaces.get(sourcePrefix);
  if (namespace === undefined) return undefined;
  const used = sourcePrefix === '' ? 'x' : sourcePrefix;
  return { text: `${used}:${local}`, missing: new Map([[used, namespace]]) };
}

const BOOKMARKS = /<(?:[A-Za-z0-9]+:)?bookmark(?:Start|End)\b[^>]*\/>/g;

/** A copy of something that is not read closely takes no bookmarks along: a second one of the same name would make both useless. */
export const withoutBookmarks = (xml: string): string => xml.replace(BOOKMARKS, '');

const RANGES = /<(?:[A-Za-z0-9]+:)?(?:bookmark(?:Start|End)|commentRange(?:Start|End)|commentReference)\b[^>]*\/>/g;

/** Nor any range or reference that would lead to the comment of the first. */
export const withoutRanges = (xml: string): string => xml.replace(RANGES, '');
