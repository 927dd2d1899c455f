import type { DocumentModel } from '../read/document.ts';
import { createSourceOf } from '../read/element-source.ts';
import type { Revision } from '../read/revisions.ts';
import { REVISION_ELEMENTS } from '../read/stories.ts';
import { shownText } from '../read/shown-text.ts';
import { attribute, descendants, walk } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/** Whether a mark of the return was sent, and under which other names marks that were sent now stand. */
export type SentMarks = { readonly isOurs: (revision: Revision) => boolean; readonly renamed: readonly { readonly was: string; readonly is: string }[]; /** Authors of marks that are still pending and bear another date. */ readonly redated: readonly string[] };

/**
 * Tells the marks that were sent from those the return added, also where both bear one name: a party may mark up a file
 * that already carries marks of its own. A mark was sent when its author and date stood in the sent file. A program that
 * writes dates anew leaves none of them; then the marked words tell. Word can take the names and dates off every mark; then
 * the same mark in the same place is the one that was sent, as long as its author is named nowhere any more.
 */
export function createSentMarks(sent: DocumentModel, returned: DocumentModel): SentMarks {
  const dates = new Map<string, Set<string>>();
  const marked = new Map<string, string>();
  const mine = marksOf(sent);
  const theirs = marksOf(returned);
  for (const { author, date, element, source } of mine) {
    dates.set(author, (dates.get(author) ?? new Set()).add(date));
    const key = `${author}|${direction(element.name)}`;
    marked.set(key, `${marked.get(key) ?? ''}\n${textOf(source, element)}`);
  }
  const datesKept = new Set<string>();
  for (const { author, date } of theirs) if (date !== '' && dates.get(author)?.has(date) === true) datesKept.add(author);
  const renamed = renamedMarks(mine, theirs);
  const redated = redatedMarks(mine, theirs, datesKept);
  const sourceOf = createSourceOf(returned);
  const isOurs = ({ author, date, element }: Revision): boolean => {
    const known = dates.get(author);
    if (known === undefined) return renamed.has(element);
    if (datesKept.has(author)) return known.has(date) || redated.has(element);
    const text = textOf(sourceOf(element), element);
    return text === '' || (marked.get(`${author}|${direction(element.name)}`)?.includes(text) ?? false);
  };
  const names = new Map([...renamed.values()].map((name) => [`${name.was}|${name.is}`, name]));
  return { isOurs, renamed: [...names.values()], redated: [...new Set(theirs.filter(({ element }) => redated.has(element)).map(({ author }) => author))] };
}

/** Marks of the return that are sent ones under another date, while others of their author kept theirs: the same kind around the same words in the same place. */
function redatedMarks(mine: readonly Mark[], theirs: readonly Mark[], datesKept: ReadonlySet<string>): ReadonlySet<XmlElement> {
  const dates = new Set(mine.map(({ author, date }) => `${author}\n${date}`));
  const isKept = ({ author, date }: Mark): boolean => dates.has(`${author}\n${date}`);
  const other = theirs.filter((mark) => datesKept.has(mark.author) && !isKept(mark) && !isEndMark(mark));
  const found = new Set<XmlElement>();
  if (other.length === 0) return found;
  const [keyOfMine, keyOfTheirs] = [createPlaceOf(mine), createPlaceOf(theirs)];
  const kept = theirs.filter(isKept).map((mark) => `${mark.author}\n${keyOfTheirs(mark)}`);
  const open = new Map<string, number>();
  for (const mark of mine) open.set(`${mark.author}\n${keyOfMine(mark)}`, (open.get(`${mark.author}\n${keyOfMine(mark)}`) ?? 0) + 1);
  for (const key of kept) open.set(key, (open.get(key) ?? 0) - 1);
  for (const mark of other) {
    const key = `${mark.author}\n${keyOfTheirs(mark)}`;
    const left = open.get(key) ?? 0;
    if (left <= 0) continue;
    open.set(key, left - 1);
    found.add(mark.element);
  }
  return found;
}

/** Marks of the return that are sent ones under another name: the same kind around the same words in the same place, each once. */
function renamedMarks(mine: readonly Mark[], theirs: readonly Mark[]): ReadonlyMap<XmlElement, { readonly was: string; readonly is: string }> {
  const sentAuthors = new Set(mine.map(({ author }) => author));
  const named = new Set(theirs.map(({ author }) => author));
  const open = new Map<string, string[]>();
  const [keyOfMine, keyOfTheirs] = [createPlaceOf(mine), createPlaceOf(theirs)];
  for (const mark of mine) {
    if (named.has(mark.author)) continue;
    const key = keyOfMine(mark);
    open.set(key, [...(open.get(key) ?? []), mark.author]);
  }
  const found = new Map<XmlElement, { readonly was: string; readonly is: string }>();
  if (open.size === 0) return found;
  for (const mark of theirs) {
    const was = sentAuthors.has(mark.author) ? undefined : open.get(keyOfTheirs(mark))?.shift();
    if (was !== undefined) found.set(mark.element, { was, is: mark.author });
  }
  // The end of a paragraph alone tells nobody: who moves our line further marks the end of the same words.
  const known = new Set(theirs.flatMap((mark) => (isEndMark(mark) ? [] : [found.get(mark.element)?.is])));
  const marksWords = new Set(mine.flatMap((mark) => (isEndMark(mark) ? [] : [mark.author])));
  for (const { element } of theirs) {
    const name = found.get(element);
    if (name !== undefined && !known.has(name.is) && marksWords.has(name.was)) found.delete(element);
  }
  return found;
}

const PARAGRAPH_HOLDERS: ReadonlySet<string> = new Set(['w:p', 'w:tc', 'w:tr', 'w:tbl']);
const HOLDERS: ReadonlySet<string> = new Set(['w:r', ...PARAGRAPH_HOLDERS]);

/** The end of a paragraph, or of the range that a move names: it holds no words. */
const isEndMark = ({ element }: Mark): boolean => element.name.endsWith('RangeStart') || (element.parent?.name === 'w:rPr' && element.parent.parent?.name === 'w:pPr');

/**
 * What a mark is known by whoever it names: its kind, its words (or those it is a property of), the words around it, and of a move whether it goes
 * up or down: who moves our line back marks the same words.
 */
function createPlaceOf(marks: readonly Mark[]): (mark: Mark) => string {
  const holderOf = ({ element }: Mark, names: ReadonlySet<string>): XmlElement | undefined => {
    let holder = element.parent;
    while (holder !== undefined && !names.has(holder.name)) holder = holder.parent;
    return holder;
  };
  const ownText = (mark: Mark): string => {
    const holder = holderOf(mark, HOLDERS);
    return textOf(mark.source, mark.element) || (holder === undefined ? '' : textOf(mark.source, holder));
  };
  const ends = new Map<string, string>();
  const isEnd = ({ element }: Mark): boolean => element.name === 'w:moveFrom' || element.name === 'w:moveTo';
  const moveOf = (mark: Mark): string => `${mark.author}\n${ownText(mark)}`;
  for (const mark of marks) if (isEnd(mark)) ends.set(moveOf(mark), `${ends.get(moveOf(mark)) ?? ''}${mark.element.name} `);
  return (mark) => {
    const paragraph = holderOf(mark, PARAGRAPH_HOLDERS);
    return [mark.element.name, ownText(mark), paragraph === undefined ? '' : textOf(mark.source, paragraph), isEnd(mark) ? ends.get(moveOf(mark)) : ''].join('\n');
  };
}

type Mark = { readonly author: string; readonly date: string; readonly element: XmlElement; readonly source: string };

function marksOf(model: DocumentModel): Mark[] {
  const marks: Mark[] = [];
  for (const document of new Set(model.stories.map((story) => story.document))) {
    const { source } = document;
    walk(document.root, (element) => {
      const author = REVISION_ELEMENTS.has(element.name) ? attribute(source, element, 'w:author') : undefined;
      if (author !== undefined) marks.push({ author, date: attribute(source, element, 'w:date') ?? '', element, source });
      return true;
    });
  }
  return marks;
}

const TAKING: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w:cellDel']);
const direction = (name: string): string => (TAKING.has(name) ? 'taken' : 'given');

const textOf = (source: string, element: XmlElement): string => descendants(element, 'w:t', 'w:delText').map((text) => shownText(source, text)).join('');
