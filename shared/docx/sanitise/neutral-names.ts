import { isXmlPart } from '../package/xml-parts.ts';
import type { DocxPackage } from '../package/open-package.ts';
import { attribute, walk } from '../xml/access.ts';

/** “Author 3” tells how many people wrote, and nothing about them. */
export const isNeutralName = (name: string): boolean => /^Author \d+$/.test(name);

/** A name's initials: of “Author 3” A3, of “Acme GmbH” AG. */
export const initialsOf = (name: string): string =>
  name.split(/\s+/).map((word) => (/^\d+$/.test(word) ? word : word.slice(0, 1).toUpperCase())).join('').slice(0, 9);

/** Everyone who made a mark or a comment, in order of first appearance, the document itself first. */
export function authorsInOrder(docx: DocxPackage): readonly string[] {
  const authors = new Set<string>();
  for (const part of [docx.mainPart, ...docx.partNames.filter((name) => name !== docx.mainPart && isXmlPart(docx, name))]) {
    const document = docx.xml(part);
    if (document === undefined || !document.source.includes('author')) continue;
    walk(document.root, (element) => {
      const author = attribute(document.source, element, 'w:author');
      if (author !== undefined && author !== '') authors.add(author);
      return true;
    });
  }
  return [...authors];
}

/** A new name for each author: the given one, or the next “Author N” that nobody was given. Nobody stays nobody. */
export function newNames(authors: readonly string[], given: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const taken = new Set(Object.values(given));
  const names = new Map<string, string>([['', '']]);
  let number = 0;
  for (const author of authors) {
    const own = Object.hasOwn(given, author) ? given[author] : undefined;
    if (own === undefined) do number += 1; while (taken.has(`Author ${String(number)}`));
    names.set(author, own ?? `Author ${String(number)}`);
  }
  return names;
}
