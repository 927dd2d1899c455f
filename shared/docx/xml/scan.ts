import { fail } from '../../base/app-error.ts';
import { LIMITS } from '../limits.ts';
import { notXml } from './damaged.ts';
import { checkReferences, hasForbiddenCharacter } from './entities.ts';
import { ROOT_SCOPE, type Scope } from './scope.ts';
import { knownTag, newTagTable, placeOf, readTag, type TagTable } from './start-tag.ts';

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
  readonly closeStart: number;
  readonly end: number;
  readonly parent: XmlElement | undefined;
  readonly children: readonly XmlElement[];
  readonly scope: Scope;
};

export type XmlDocument = {
  readonly source: string;
  readonly root: XmlElement;
  /** The names of all elements in it: what is not here need not be looked for. */
  readonly names: ReadonlySet<string>;
};

const NONE: readonly XmlElement[] = [];
const GREATER = 62;
const SLASH = 47;
const EXCLAMATION = 33;
const QUESTION = 63;

/**
 * Scans a whole XML part into a tree of slices. Checks what a security reader must: one root, balanced tags, quoted and
 * unique attributes, declared prefixes, no DOCTYPE, no foreign entities, no control characters, bounded depth and count.
 * Throws an `AppFailure` with code `docx.xml` or `docx.limits`.
 */
export function scanXml(source: string): XmlDocument {
  if (hasForbiddenCharacter(source)) notXml('a control character');
  const first = source.indexOf('<');
  if (first < 0) notXml('no element in it');
  const scanner: Scanner = { source, tags: newTagTable(source.length), names: new Set(), properties: [], count: 0, read: (element) => scanContent(scanner, element, element.openEnd, element.closeStart) };
  const [root] = scanContent(scanner, undefined, 0, source.length);
  if (root === undefined) return notXml('no element in it');
  // Last, so that a DOCTYPE is named as what it is and not as the entity it declares.
  checkReferences(source);
  return { source, root, names: scanner.names };
}

type Scanner = {
  readonly source: string;
  readonly tags: TagTable;
  readonly names: Set<string>;
  /** Properties of runs that were scanned to their end, each in its place; see `knownProperties`. */
  readonly properties: (Properties | undefined)[];
  count: number;
  readonly read: (element: ScannedElement) => readonly XmlElement[];
};

/** There is one for every tag of a file: a class, so that what is the same for all stands once. */
class ScannedElement implements XmlElement {
  readonly name: string;
  readonly start: number;
  readonly openEnd: number;
  closeStart: number;
  end: number;
  readonly parent: ScannedElement | undefined;
  readonly scope: Scope;
  /** The children, or what reads them once they are asked for. */
  inner: readonly XmlElement[] | Scanner['read'];

  constructor(name: string, start: number, openEnd: number, parent: ScannedElement | undefined, scope: Scope) {
    this.name = name;
    this.start = start;
    this.openEnd = openEnd;
    this.closeStart = openEnd;
    this.end = openEnd;
    this.parent = parent;
    this.scope = scope;
    this.inner = NONE;
  }

  get children(): readonly XmlElement[] {
    if (typeof this.inner === 'function') this.inner = this.inner(this);
    return this.inner;
  }
}

/**
 * The elements between two places of the source: inside `parent`, whose content was scanned before, or, without one, the root. An
 * element lists its children when they are all known, no longer than they are.
 */
function scanContent(scanner: Scanner, parent: ScannedElement | undefined, from: number, until: number): readonly XmlElement[] {
  const { source, tags } = scanner;
  let open = parent;
  let openTag = '';
  // The children of all open elements, one behind the other; each list is cut out at its end.
  const pending: ScannedElement[] = [];
  let pendingCount = 0;
  let firstChild = 0;
  const outerFirst: number[] = [];
  const outerTags: string[] = [];
  let textFrom = from;
  let at = source.indexOf('<', from);
  while (at >= 0 && at < until) {
    if (open === undefined && /[^\s\uFEFF]/.test(source.slice(textFrom, at))) notXml('text outside the root element');
    const next = source.charCodeAt(at + 1);
    if (next === SLASH) {
      if (open === undefined) return notXml('an end tag without a start');
      const end = endTag(source, at, openTag);
      open.closeStart = at;
      open.end = end;
      if (pendingCount > firstChild) open.inner = pending.slice(firstChild, pendingCount);
      if (open.name === PROPERTIES) keepProperties(scanner, open);
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
      if (open === undefined && pendingCount > 0) notXml('two root elements');
      const scope = open?.scope ?? ROOT_SCOPE;
      const known = knownTag(source, at, scope, tags);
      const tag = known ?? readTag(source, at, scope, tags);
      if (known === undefined) scanner.names.add(tag.name);
      const end = at + tag.text.length;
      const element = new ScannedElement(tag.name, at, end, open, tag.scope);
      const isEmpty = source.charCodeAt(end - 2) === SLASH;
      const properties = isEmpty || tag.name !== PROPERTIES ? undefined : knownProperties(scanner, at, end, scope);
      // What was scanned before was counted then; its count is that of the first.
      if (parent === undefined) count(scanner, 1 + (properties?.count ?? 0));
      if (isEmpty || (properties !== undefined && outerTags.length + properties.depth <= LIMITS.depth)) {
        if (properties === undefined) at = end;
        else {
          element.end = at + properties.text.length;
          element.closeStart = element.end - PROPERTIES_END.length;
          element.inner = scanner.read;
          at = element.end;
        }
        pending[pendingCount] = element;
        pendingCount += 1;
      } else {
        outerFirst.push(firstChild);
        outerTags.push(openTag);
        if (outerTags.length > LIMITS.depth) fail('docx.limits', 'The file was not opened because it is nested too deeply.', 'Ask the sender for a copy saved by Word.');
        firstChild = pendingCount;
        openTag = tag.raw;
        open = element;
        at = end;
      }
    }
    textFrom = at;
    at = source.indexOf('<', at);
  }
  if (open !== parent) notXml(`<${open?.name ?? ''}> is never closed`);
  if (parent === undefined && /\S/.test(source.slice(textFrom))) notXml('text behind the root element');
  return pending.slice(0, pendingCount);
}

function count(scanner: Scanner, elements: number): void {
  scanner.count += elements;
  if (scanner.count > LIMITS.elements) fail('docx.limits', 'The file was not opened because it holds too many pieces of text.', 'Open it in Word and save it as a new document; if it stays this large, ask the sender for another copy.');
}

/** The properties of a run (17.3.2.28): half the tags of a file Word wrote, and the same few texts over and over. */
const PROPERTIES = 'w:rPr';
const PROPERTIES_END = '</w:rPr>';
const KNOWN_LENGTH = 512;
const PLACES = 256;

/** An element that was scanned to its end: its text, under which scope, and how many elements, how deep, are in it. */
type Properties = { readonly text: string; readonly outer: Scope; readonly count: number; readonly depth: number };

function keepProperties({ source, properties }: Scanner, element: ScannedElement): void {
  const { start, end, parent } = element;
  if (end - start <= KNOWN_LENGTH && parent !== undefined) properties[placeOf(source, start, end, PLACES)] = { text: source.slice(start, end), outer: parent.scope, count: countOf(element) - 1, depth: depthOf(element) };
}

/**
 * Properties that read like some that were scanned before: they are well-formed for the same reasons, and their children are read
 * once somebody asks. A text up to the first such end tag that repeats a whole element is that whole element.
 */
function knownProperties({ source, properties }: Scanner, start: number, openEnd: number, outer: Scope): Properties | undefined {
  // No further than a text that is kept can reach, or a file without that end tag would be searched over and over.
  const length = source.slice(openEnd, start + KNOWN_LENGTH).indexOf(PROPERTIES_END);
  if (length < 0) return undefined;
  const end = openEnd + length + PROPERTIES_END.length;
  const known = properties[placeOf(source, start, end, PLACES)];
  return known !== undefined && known.outer === outer && known.text.length === end - start && known.text === source.slice(start, end) ? known : undefined;
}

const countOf = (element: XmlElement): number => element.children.reduce((sum, inner) => sum + countOf(inner), 1);

/** How many elements with content stand in each other. */
const depthOf = ({ openEnd, end, children }: XmlElement): number => (end === openEnd ? 0 : children.reduce((most, inner) => Math.max(most, 1 + depthOf(inner)), 1));

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
