import { fail } from '../../base/app-error.ts';
import { LIMITS } from '../limits.ts';
import { checkReferences, decodeEntities, hasForbiddenCharacter } from './entities.ts';
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

/**
 * One element as slices of the source: `source.slice(start, end)` is the element, `source.slice(openEnd, closeStart)` its
 * content. Names are canonical (`w:p`) whatever prefix the file uses. Text is read from the slices on demand.
 */
export type XmlElement = {
  readonly name: string;
  readonly start: number;
  /** Just behind the start tag's `>`. */
  readonly openEnd: number;
  /** Where the end tag starts; equals `openEnd` for an empty-element tag. */
  closeStart: number;
  end: number;
  readonly parent: XmlElement | undefined;
  children: readonly XmlElement[];
  readonly scope: Scope;
};

export type XmlDocument = {
  readonly source: string;
  readonly root: XmlElement;
  /** The names of all elements in it: what is not here need not be looked for. */
  readonly names: ReadonlySet<string>;
};

const notXml = (detail: string): never =>
  fail('docx.xml', `The file is damaged: its text is not valid XML (${detail}).`, 'Open it in Word, save it under a new name, and import that.');

const NONE: readonly XmlElement[] = [];
const LESS = 60;
const GREATER = 62;
const COLON = 58;
const SLASH = 47;
const QUOTE = 34;
const APOSTROPHE = 39;
const EXCLAMATION = 33;
const QUESTION = 63;
const EQUALS = 61;

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const ROOT_SCOPE: Scope = {
  canonical: new Map([['xml', 'xml']]),
  declared: new Map([['xml', 'xml']]),
  namespaces: new Map([['xml', XML_NAMESPACE]]),
  names: new Map(),
};

/**
 * Scans a whole XML part into a tree of slices. Checks what a security reader must: one root, balanced tags, quoted and
 * unique attributes, declared prefixes, no DOCTYPE, no foreign entities, no control characters, bounded depth and count.
 * Throws an `AppFailure` with code `docx.xml` or `docx.limits`.
 */
export function scanXml(source: string): XmlDocument {
  if (hasForbiddenCharacter(source)) notXml('a control character');
  const tags: TagCache = Array.from({ length: source.length > SHORT ? 2048 : 64 });
  const names = new Set<string>();
  let root: XmlElement | undefined;
  let open: XmlElement | undefined;
  let openTag = '';
  // The children of all open elements, one behind the other; each list is cut out at its end, no longer than it is.
  const pending: XmlElement[] = [];
  let pendingCount = 0;
  let firstChild = 0;
  const outerFirst: number[] = [];
  const outerTags: string[] = [];
  let count = 0;
  let at = source.indexOf('<');
  let textFrom = 0;
  if (at < 0) notXml('no element in it');
  while (at >= 0) {
    if (open === undefined && /[^\s\uFEFF]/.test(source.slice(textFrom, at))) notXml('text outside the root element');
    const next = source.charCodeAt(at + 1);
    if (next === SLASH) {
      if (open === undefined) return notXml('an end tag without a start');
      const end = endTag(source, at, openTag);
      open.closeStart = at;
      open.end = end;
      if (pendingCount > firstChild) open.children = pending.slice(firstChild, pendingCount);
      pendingCount = firstChild;
      firstChild = outerFirst.pop() ?? 0;
      openTag = outerTags.pop() ?? '';
      pending[pendingCount] = open;
      pendingCount += 1;
      open = open.parent;
      at = end;
    } else if (next === EXCLAMATION || next === QUESTION) {
      at = skipMarkup(source, at, open !== undefined);
    } else {
      const scope = open?.scope ?? ROOT_SCOPE;
      const known = knownTag(source, at, scope, tags);
      count += 1;
      if (count > LIMITS.elements) fail('docx.limits', 'The file was not opened because it holds too many pieces of text.', 'Open it in Word and save it as a new document; if it stays this large, ask the sender for another copy.');
      if (open === undefined && root !== undefined) notXml('two root elements');
      const tag = known ?? readTag(source, at, scope, tags);
      const end = at + tag.text.length;
      if (known === undefined) names.add(tag.name);
      const element: XmlElement = { name: tag.name, start: at, openEnd: end, closeStart: end, end, parent: open, children: NONE, scope: tag.scope };
      root ??= element;
      if (source.charCodeAt(end - 2) === SLASH) {
        pending[pendingCount] = element;
        pendingCount += 1;
      } else {
        outerFirst.push(firstChild);
        outerTags.push(openTag);
        if (outerTags.length > LIMITS.depth) fail('docx.limits', 'The file was not opened because it is nested too deeply.', 'Ask the sender for a copy saved by Word.');
        firstChild = pendingCount;
        openTag = tag.raw;
        open = element;
      }
      at = end;
    }
    textFrom = at;
    at = source.indexOf('<', at);
  }
  if (open !== undefined) notXml(`<${open.name}> is never closed`);
  if (root === undefined) return notXml('no element in it');
  if (/\S/.test(source.slice(textFrom))) notXml('text behind the root element');
  // Last, so that a DOCTYPE is named as what it is and not as the entity it declares.
  checkReferences(source);
  return { source, root, names };
}

/** Just behind the `>` of the end tag at `at`, which must close the element opened by `tag`. */
function endTag(source: string, at: number, tag: string): number {
  const behindName = at + 2 + tag.length;
  if (source.charCodeAt(behindName) === GREATER && source.startsWith(tag, at + 2)) return behindName + 1;
  const end = source.indexOf('>', at);
  if (end < 0) notXml('a tag that does not end');
  const found = source.slice(at + 2, end).trimEnd();
  if (found !== tag) notXml(`</${found.slice(0, 40)}> closes <${tag.slice(0, 40)}>`);
  return end + 1;
}

/** What a start tag says: its text, its canonical name, its name as written, and the prefixes in force around it and inside it. */
type Tag = { readonly text: string; readonly name: string; readonly raw: string; readonly outer: Scope; readonly scope: Scope };

/**
 * Word repeats the same short tags by the ten thousand; each is checked once per scope. A tag has one place, found by its length
 * and a few of its characters, and gives it up to the next that comes there: a string's own hash would be reckoned for every tag
 * of the file, and takes more time than all else a scan does. The number of places is a power of two.
 */
type TagCache = (Tag | undefined)[];
const CACHED_TAG = 128;
/** A part as short as this is read before a large table is made. */
const SHORT = 32_768;
const placeOf = (source: string, start: number, end: number, tags: TagCache): number =>
  ((end - start) * 131 + source.charCodeAt(start + 3) * 17 + source.charCodeAt(start + 4) * 31 + source.charCodeAt(end - 4) * 7 + source.charCodeAt((start + end) >> 1) * 5 + source.charCodeAt(Math.max(start, end - 9)) * 3) & (tags.length - 1);

/** A tag that was read before under the same scope. What reads like a whole tag up to its first `>` is that tag. */
function knownTag(source: string, start: number, outer: Scope, tags: TagCache): Tag | undefined {
  const end = source.indexOf('>', start) + 1;
  if (end <= start || end - start > CACHED_TAG) return undefined;
  const known = tags[placeOf(source, start, end, tags)];
  return known !== undefined && known.outer === outer && known.text.length === end - start && known.text === source.slice(start, end) ? known : undefined;
}

function readTag(source: string, start: number, outer: Scope, tags: TagCache): Tag {
  let at = start + 1;
  for (let code = source.charCodeAt(at); !isSpace(code) && code !== GREATER && code !== SLASH && at < source.length; code = source.charCodeAt(at)) at += 1;
  const raw = source.slice(start + 1, at);
  const { end, scope } = readAttributes(source, start, at, outer);
  const tag: Tag = { text: source.slice(start, end), name: canonicalName(raw, scope), raw, outer, scope };
  if (end - start <= CACHED_TAG) tags[placeOf(source, start, end, tags)] = tag;
  return tag;
}

function skipMarkup(source: string, at: number, inside: boolean): number {
  if (source.startsWith('<!--', at)) return behind(source, '-->', at + 4);
  if (source.startsWith('<?', at)) return behind(source, '?>', at + 2);
  if (source.startsWith('<![CDATA[', at) && inside) return behind(source, ']]>', at + 9);
  if (source.startsWith('<!DOCTYPE', at)) {
    return fail('docx.doctype', 'The file was not opened: its XML carries a document type declaration, which Word never writes and attackers do.', 'Ask the sender where the file comes from.');
  }
  return notXml('an unknown declaration');
}

function behind(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found < 0 ? notXml('a comment or section that does not end') : found + mark.length;
}

/** More names than this are looked up, not compared with each other. */
const FEW_ATTRIBUTES = 12;

/**
 * Walks the attributes to the end of the tag: well-formed, unique, and opening a new scope when one declares a namespace.
 * A `>` inside quotes does not end the tag (XML 1.0, 2.4).
 */
function readAttributes(source: string, start: number, from: number, scope: Scope): { readonly end: number; readonly scope: Scope } {
  let declarations: [string, string][] | undefined;
  let names: string[] | undefined;
  let manyNames: Set<string> | undefined;
  let at = from;
  for (;;) {
    const gap = at;
    while (isSpace(source.charCodeAt(at))) at += 1;
    const code = source.charCodeAt(at);
    if (code === GREATER) break;
    if (code === SLASH) {
      at += 1;
      if (source.charCodeAt(at) !== GREATER) notXml('a stray / in a tag');
      break;
    }
    if (at >= source.length) notXml('a tag that does not end');
    if (at === gap) notXml('attributes run together');
    const nameStart = at;
    for (let next = code; next !== EQUALS && !isSpace(next); next = source.charCodeAt(at)) {
      if (next === GREATER || next === QUOTE || next === APOSTROPHE || next === LESS || at >= source.length) notXml('an attribute without a value');
      at += 1;
    }
    const name = source.slice(nameStart, at);
    while (isSpace(source.charCodeAt(at))) at += 1;
    if (source.charCodeAt(at) !== EQUALS) notXml('an attribute without a value');
    at += 1;
    while (isSpace(source.charCodeAt(at))) at += 1;
    const quote = source.charCodeAt(at);
    if (quote !== QUOTE && quote !== APOSTROPHE) notXml('an attribute without quotes');
    const valueEnd = source.indexOf(quote === QUOTE ? '"' : "'", at + 1);
    if (valueEnd < 0) notXml('a tag that does not end');
    if (valueEnd - start > LIMITS.tagBytes) tooLong();
    if (name.startsWith('xmlns') && (name.length === 5 || name.charCodeAt(5) === COLON)) {
      (declarations ??= []).push([name.length === 5 ? '' : name.slice(6), decodeEntities(source.slice(at + 1, valueEnd))]);
    }
    if (names === undefined) names = [name];
    else {
      if (manyNames === undefined && names.length === FEW_ATTRIBUTES) manyNames = new Set(names);
      if (manyNames === undefined ? names.includes(name) : manyNames.has(name)) notXml(`the attribute ${name.slice(0, 40)} twice`);
      if (manyNames === undefined) names.push(name);
      else manyNames.add(name);
    }
    at = valueEnd + 1;
  }
  const end = at + 1;
  if (end - start > LIMITS.tagBytes) tooLong();
  const lower = source.indexOf('<', from);
  if (lower >= 0 && lower < end) notXml('a < inside an attribute');
  return { end, scope: declarations === undefined ? scope : extendScope(scope, declarations) };
}

const tooLong = (): never =>
  fail('docx.limits', `The file was not opened because one of its tags is longer than ${LIMITS.tagBytes / 1048576} MB.`, 'A contract does not look like this. Open it in Word and save it as a new document, or ask the sender what the file is.');

/** Scopes that declare the same namespaces on the same outer scope share one object, and with it the table of names. */
const scopeCache = new WeakMap<Scope, Map<string, Scope>>();

function extendScope(outer: Scope, declarations: readonly (readonly [string, string])[]): Scope {
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

function canonicalName(tag: string, scope: Scope): string {
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
