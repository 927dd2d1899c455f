import type { Change } from '../../contract/change.ts';
import { isLockedField } from '../read/field-lock.ts';
import { chosenBranch } from '../read/pieces.ts';
import { attributes, child } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { wordsIn } from './control-data.ts';
import type { Token } from './tokens.ts';

/** What may differ in, above or behind a word, field or drawing that stayed. */
type Detail = 'lock' | 'ruby' | 'fallback';

/** A difference in such a detail; `key` is the same for every word it stands at. */
export type KeptChange = Pick<Change, 'kind' | 'class' | 'detail' | 'removed' | 'added'> & { readonly key: string };

/** The details that stand anywhere in these documents: none of them in most. */
export function detailsIn(documents: readonly XmlDocument[]): ReadonlySet<Detail> {
  const found = new Set<Detail>();
  for (const { names, source } of documents) {
    if (names.has('w:ruby')) found.add('ruby');
    if (names.has('mc:Fallback')) found.add('fallback');
    if ((names.has('w:fldChar') || names.has('w:fldSimple')) && source.includes('fldLock')) found.add('lock');
  }
  return found;
}

type Place = { readonly source: string; readonly token: Token };

/** What changed at a token that stayed (C7): whether its field is locked, its ruby text, and what older programs show instead of a drawing. */
export function keptDetails(asked: ReadonlySet<Detail>, one: Place, two: Place): KeptChange[] {
  return [...(asked.has('lock') ? lockChange(one, two) : []), ...(asked.has('ruby') ? rubyChange(one, two) : []), ...(asked.has('fallback') ? fallbackChange(one, two) : [])];
}

/** A locked field keeps its words when the others are renewed (17.16.18). */
function lockChange(one: Place, two: Place): KeptChange[] {
  const [mine, theirs] = [one.token.slices[0]?.piece.field, two.token.slices[0]?.piece.field];
  if (mine === undefined || theirs === undefined) return [];
  const [was, is] = [isLockedField(one.source, mine.begin), isLockedField(two.source, theirs.begin)];
  const name = theirs.instruction.replace(/\s+/g, ' ').trim();
  return was === is ? [] : [{ key: `lock|${String(mine.begin.start)}`, kind: 'field', class: 'formatting', detail: [`field ${name} was ${is ? 'locked: its words stay when the other fields renew themselves' : 'unlocked'}`], removed: '', added: '' }];
}

/** Ruby text (17.3.3.24) is printed small above its base; no mark of ours reaches it. */
function rubyChange(one: Place, two: Place): KeptChange[] {
  const [mine, theirs] = [rubyOf(one), rubyOf(two)];
  if (mine.text === theirs.text) return [];
  return [{ key: `ruby|${String(mine.start ?? '')}|${String(theirs.start ?? '')}`, kind: mine.text === '' ? 'inserted' : theirs.text === '' ? 'deleted' : 'replaced', class: 'substantive', detail: ['ruby text'], removed: mine.text, added: theirs.text }];
}

function rubyOf({ source, token }: Place): { readonly text: string; readonly start: number | undefined } {
  const rubies = new Set(token.slices.map(({ piece }) => around(piece.element, 'w:ruby')).filter((element) => element !== undefined));
  const [first] = rubies;
  return { text: [...rubies].map((ruby) => wordsOf(source, child(ruby, 'w:rt'))).join(' '), start: first?.start };
}

function fallbackChange(one: Place, two: Place): KeptChange[] {
  const [mine, theirs] = [one, two].map(({ token }) => {
    const element = token.slices[0]?.piece.element;
    return element && around(element, 'mc:AlternateContent');
  });
  if (mine === undefined || theirs === undefined || chosen(one.source, mine) !== chosen(two.source, theirs)) return [];
  const [before, after] = [child(mine, 'mc:Fallback'), child(theirs, 'mc:Fallback')];
  if (before === undefined || after === undefined || chosenBranch(one.source, mine) === before || drawn(one.source, before) === drawn(two.source, after)) return [];
  const [was, is] = [wordsIn(one.source, before), wordsIn(two.source, after)];
  const said = was === is ? 'is drawn otherwise' : `says other words: \u201C${was}\u201D \u2192 \u201C${is}\u201D`;
  return [{ key: `fallback|${String(mine.start)}`, kind: 'object', class: was === is ? 'formatting' : 'substantive', detail: [`what older programs show instead of a drawing ${said}`], removed: '', added: '' }];
}

const chosen = (source: string, alternative: XmlElement): string => {
  const branch = chosenBranch(source, alternative);
  return branch === undefined ? '' : drawn(source, branch);
};

const wordsOf = (source: string, element: XmlElement | undefined): string => (element === undefined ? '' : wordsIn(source, element));

/** What is drawn, without the names that every program gives anew. */
function drawn(source: string, element: XmlElement): string {
  const own = attributes(source, element).filter(({ name, rawName }) => !rawName.startsWith('xmlns') && !/(?:^|:)(?:id|spid|rsid\w*|gfxdata|anchorId|editId|paraId|textId|name|type)$/i.test(name)).map(({ name, value }) => `${name}=${value}`).sort();
  const words = element.name === 'w:t' ? wordsIn(source, element.parent ?? element) : '';
  return `<${element.name} ${own.join(' ')}>${words}${element.children.map((inner) => drawn(source, inner)).join('')}`;
}

/** The element of this name around a piece within its paragraph. */
function around(element: XmlElement, name: string): XmlElement | undefined {
  for (let up: XmlElement | undefined = element; up !== undefined && up.name !== 'w:p'; up = up.parent) if (up.name === name) return up;
  return undefined;
}
