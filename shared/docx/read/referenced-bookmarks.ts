import { attribute, walk } from '../xml/access.ts';
import type { DocumentModel } from './document.ts';

/** The bookmarks that fields (17.16.5) and links name; case does not count. */
export function referencedBookmarks(model: DocumentModel): ReadonlySet<string> {
  const wanted = new Set<string>();
  const bookmarks: string[] = [];
  const documents = [...new Set(model.stories.map((story) => story.document))];
  if (!documents.some(({ names }) => names.has('w:bookmarkStart'))) return wanted;
  for (const document of documents) {
    let code = '';
    walk(document.root, (element) => {
      if (element.name === 'w:bookmarkStart') bookmarks.push(attribute(document.source, element, 'w:name') ?? '');
      else if (element.name === 'w:hyperlink') wanted.add((attribute(document.source, element, 'w:anchor') ?? '').toLowerCase());
      else if (element.name === 'w:fldSimple') code += ` ${attribute(document.source, element, 'w:instr') ?? ''}`;
      else if (element.name === 'w:instrText') code += document.source.slice(element.openEnd, element.closeStart);
      return element.name !== 'w:rPr';
    });
    for (const word of code.split(/[\s"]+/)) wanted.add(word.toLowerCase());
  }
  return new Set(bookmarks.filter((name) => name !== '' && wanted.has(name.toLowerCase())));
}
