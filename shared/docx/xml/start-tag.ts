import { fail } from '../../base/app-error.ts';
import { LIMITS } from '../limits.ts';
import { notXml } from './damaged.ts';
import { decodeEntities } from './entities.ts';
import { canonicalName, extendScope, type Scope } from './scope.ts';

const LESS = 60;
const GREATER = 62;
const COLON = 58;
const SLASH = 47;
const QUOTE = 34;
const APOSTROPHE = 39;
const EQUALS = 61;

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** What a start tag says: its text, its canonical name, its name as written, and the prefixes in force around it and inside it. */
export type Tag = { readonly text: string; readonly name: string; readonly raw: string; readonly outer: Scope; readonly scope: Scope };

/**
 * Word repeats the same short tags by the ten thousand; each is checked once per scope. A tag has one place, found by its length
 * and a few of its characters, and gives it up to the next that comes there: a string's own hash would be reckoned for every tag
 * of the file, and takes more time than all else a scan does. The number of places is a power of two.
 */
export type TagTable = (Tag | undefined)[];
const KNOWN_LENGTH = 128;
/** A part as short as this is read before a large table is made. */
const SHORT = 32_768;

/** A table for a source of this length. */
export const newTagTable = (length: number): TagTable => Array.from({ length: length > SHORT ? 2048 : 64 });

/** The place of `source.slice(start, end)` in a table of that many places, a power of two. */
export const placeOf = (source: string, start: number, end: number, places: number): number =>
  ((end - start) * 131 + source.charCodeAt(start + 3) * 17 + source.charCodeAt(start + 4) * 31 + source.charCodeAt(end - 4) * 7 + source.charCodeAt((start + end) >> 1) * 5 + source.charCodeAt(Math.max(start, end - 9)) * 3) & (places - 1);

/** A tag that was read before under the same scope. What reads like a whole tag up to its first `>` is that tag. */
export function knownTag(source: string, start: number, outer: Scope, tags: TagTable): Tag | undefined {
  const end = source.indexOf('>', start) + 1;
  if (end <= start || end - start > KNOWN_LENGTH) return undefined;
  const known = tags[placeOf(source, start, end, tags.length)];
  return known !== undefined && known.outer === outer && known.text.length === end - start && known.text === source.slice(start, end) ? known : undefined;
}

/** Reads the start tag at `start` and keeps it in the table. Throws where it is not well-formed. */
export function readTag(source: string, start: number, outer: Scope, tags: TagTable): Tag {
  let at = start + 1;
  for (let code = source.charCodeAt(at); !isSpace(code) && code !== GREATER && code !== SLASH && at < source.length; code = source.charCodeAt(at)) at += 1;
  const raw = source.slice(start + 1, at);
  const end = tagEnd(source, start, at);
  const text = source.slice(start, end);
  const scope = text.includes('xmlns') ? declaredIn(source, at, outer) : outer;
  const tag: Tag = { text, name: canonicalName(raw, scope), raw, outer, scope };
  if (end - start <= KNOWN_LENGTH) tags[placeOf(source, start, end, tags.length)] = tag;
  return tag;
}

/** More names than this are looked up, not compared with each other. */
const FEW_ATTRIBUTES = 12;
/** Where the names of the tag at hand start and end: tags come one after the other, and there are too many for a list each. */
const nameStarts = new Int32Array(FEW_ATTRIBUTES);
const nameEnds = new Int32Array(FEW_ATTRIBUTES);

/** Walks the attributes to the end of the tag: well-formed and unique. A `>` inside quotes does not end the tag (XML 1.0, 2.4). */
function tagEnd(source: string, start: number, from: number): number {
  let count = 0;
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
    if (count < FEW_ATTRIBUTES) {
      for (let index = 0; index < count; index += 1) if (isSameName(source, nameStarts[index] ?? 0, nameEnds[index] ?? 0, nameStart, at)) twice(source.slice(nameStart, at));
      nameStarts[count] = nameStart;
      nameEnds[count] = at;
    } else {
      manyNames ??= new Set(Array.from(nameStarts, (first, index) => source.slice(first, nameEnds[index])));
      const name = source.slice(nameStart, at);
      if (manyNames.has(name)) twice(name);
      manyNames.add(name);
    }
    count += 1;
    at = behindValue(source, at);
    if (at - 1 - start > LIMITS.tagBytes) tooLong();
  }
  const end = at + 1;
  if (end - start > LIMITS.tagBytes) tooLong();
  const lower = source.indexOf('<', from);
  if (lower >= 0 && lower < end) notXml('a < inside an attribute');
  return end;
}

/** Just behind the closing quote of the value whose name ends at `at`. */
function behindValue(source: string, nameEnd: number): number {
  const quoteAt = openQuote(source, nameEnd);
  const valueEnd = source.indexOf(source.charCodeAt(quoteAt) === QUOTE ? '"' : "'", quoteAt + 1);
  return valueEnd < 0 ? notXml('a tag that does not end') : valueEnd + 1;
}

function openQuote(source: string, nameEnd: number): number {
  let at = nameEnd;
  while (isSpace(source.charCodeAt(at))) at += 1;
  if (source.charCodeAt(at) !== EQUALS) notXml('an attribute without a value');
  at += 1;
  while (isSpace(source.charCodeAt(at))) at += 1;
  const quote = source.charCodeAt(at);
  return quote === QUOTE || quote === APOSTROPHE ? at : notXml('an attribute without quotes');
}

function isSameName(source: string, oneStart: number, oneEnd: number, twoStart: number, twoEnd: number): boolean {
  const length = oneEnd - oneStart;
  if (length !== twoEnd - twoStart) return false;
  for (let offset = length - 1; offset >= 0; offset -= 1) if (source.charCodeAt(oneStart + offset) !== source.charCodeAt(twoStart + offset)) return false;
  return true;
}

const twice = (name: string): never => notXml(`the attribute ${name.slice(0, 40)} twice`);

const tooLong = (): never =>
  fail('docx.limits', `The file was not opened because one of its tags is longer than ${LIMITS.tagBytes / 1048576} MB.`, 'A contract does not look like this. Open it in Word and save it as a new document, or ask the sender what the file is.');

/** The scope inside a tag whose attributes, the first behind `from`, were checked: with the namespaces it declares (Namespaces in XML 1.0, 3). */
function declaredIn(source: string, from: number, outer: Scope): Scope {
  const declarations: [string, string][] = [];
  let at = from;
  for (;;) {
    while (isSpace(source.charCodeAt(at))) at += 1;
    const code = source.charCodeAt(at);
    if (code === GREATER || code === SLASH) break;
    const nameStart = at;
    while (source.charCodeAt(at) !== EQUALS && !isSpace(source.charCodeAt(at))) at += 1;
    const name = source.slice(nameStart, at);
    const valueStart = openQuote(source, at) + 1;
    at = behindValue(source, at);
    if (name === 'xmlns' || (name.startsWith('xmlns') && name.charCodeAt(5) === COLON)) declarations.push([name.slice(6), decodeEntities(source.slice(valueStart, at - 1))]);
  }
  return declarations.length === 0 ? outer : extendScope(outer, declarations);
}
