import type { DocumentModel } from '../read/document.ts';
import { createSourceOf } from '../read/element-source.ts';
import type { Revision } from '../read/revisions.ts';
import { REVISION_ELEMENTS } from '../read/stories.ts';
import { shownText } from '../read/shown-text.ts';
import { attribute, descendants, walk } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/**
 * Tells the marks that were sent from those the return added, also where both bear one name: a party may mark up a file
 * that already carries marks of its own. A mark was sent when its author and date stood in the sent file. A program that
 * writes dates anew leaves none of them; then the marked words tell.
 */
export function createSentMarks(sent: DocumentModel, returned: DocumentModel): (revision: Revision) => boolean {
  const dates = new Map<string, Set<string>>();
  const marked = new Map<string, string>();
  for (const { author, date, element, source } of marksOf(sent)) {
    dates.set(author, (dates.get(author) ?? new Set()).add(date));
    const key = `${author}|${direction(element.name)}`;
    marked.set(key, `${marked.get(key) ?? ''}\n${textOf(source, element)}`);
  }
  const datesKept = new Set<string>();
  for (const { author, date } of marksOf(returned)) if (date !== '' && dates.get(author)?.has(date) === true) datesKept.add(author);
  const sourceOf = createSourceOf(returned);
  return ({ author, date, element }) => {
    const known = dates.get(author);
    if (known === undefined) return false;
    if (datesKept.has(author)) return known.has(date);
    const text = textOf(sourceOf(element), element);
    return text === '' || (marked.get(`${author}|${direction(element.name)}`)?.includes(text) ?? false);
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
