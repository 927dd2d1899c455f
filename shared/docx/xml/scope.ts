import { notXml } from './damaged.ts';
import { canonicalPrefix } from './namespaces.ts';

/** The prefixes in force at an element. */
export type Scope = {
  /** Declared prefix → prefix this engine uses (`''` for the default namespace). */
  readonly canonical: ReadonlyMap<string, string>;
  /** Prefix this engine uses → a prefix the document declares for it. */
  readonly declared: ReadonlyMap<string, string>;
  /** Declared prefix → namespace name. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** Qualified name as written → canonical name; filled while scanning. */
  readonly names: Map<string, string>;
};

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
/** What is in force around the root. */
export const ROOT_SCOPE: Scope = {
  canonical: new Map([['xml', 'xml']]),
  declared: new Map([['xml', 'xml']]),
  namespaces: new Map([['xml', XML_NAMESPACE]]),
  names: new Map(),
};

/** Scopes that declare the same namespaces on the same outer scope share one object, and with it the table of names. */
const scopeCache = new WeakMap<Scope, Map<string, Scope>>();

/** The scope inside an element that declares these namespaces. */
export function extendScope(outer: Scope, declarations: readonly (readonly [string, string])[]): Scope {
  const key = declarations.map(([prefix, namespace]) => `${prefix}=${namespace}`).join(' ');
  let known = scopeCache.get(outer);
  if (known === undefined) scopeCache.set(outer, (known = new Map()));
  const found = known.get(key);
  if (found !== undefined) return found;
  const canonical = new Map(outer.canonical);
  const namespaces = new Map(outer.namespaces);
  for (const [prefix, namespace] of declarations) {
    namespaces.set(prefix, namespace);
    // An unknown namespace gets a prefix no known one can have, so `x:p` of a stranger is never taken for `w:p`.
    canonical.set(prefix, namespace === '' ? '' : (canonicalPrefix(namespace) ?? `?${prefix}`));
  }
  const declared = new Map<string, string>();
  for (const [prefix, ours] of canonical) {
    const better = declared.get(ours);
    if (better === undefined || better === '' || prefix === ours) declared.set(ours, prefix);
  }
  const scope: Scope = { canonical, declared, namespaces, names: new Map() };
  if (known.size < 64) known.set(key, scope);
  return scope;
}

/** The name this engine uses for a tag's name as written. Throws where it is no name or its prefix is not declared. */
export function canonicalName(tag: string, scope: Scope): string {
  const known = scope.names.get(tag);
  if (known !== undefined) return known;
  if (!/^[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*(?::[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*)?$/u.test(tag)) notXml(`<${tag.slice(0, 40)}> is not a name`);
  const colon = tag.indexOf(':');
  const prefix = colon < 0 ? '' : tag.slice(0, colon);
  const ours = scope.canonical.get(prefix);
  if (ours === undefined && prefix !== '') notXml(`the prefix ${prefix.slice(0, 40)} is not declared`);
  const local = colon < 0 ? tag : tag.slice(colon + 1);
  const name = ours === undefined || ours === '' ? local : `${ours}:${local}`;
  scope.names.set(tag, name);
  return name;
}
