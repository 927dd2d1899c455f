import type { DocxPackage } from '../package/open-package.ts';
import { isXmlPart } from '../package/xml-parts.ts';
import { attributes, characterData, walk } from '../xml/access.ts';
import type { XmlDocument } from '../xml/scan.ts';
import { authorsInOrder, isNeutralName } from './neutral-names.ts';
import type { Trace } from './traces.ts';

const NAMED_IN_PROPERTIES: ReadonlySet<string> = new Set(['dc:creator', 'cp:lastModifiedBy', 'ep:Company', 'ep:Manager']);
/** What programs write where they know nobody. */
const NOBODY = /^(?:author|user|unknown|owner|word|normal|default|admin(?:istrator)?|microsoft|(?:microsoft office|windows|office) user)$/;
const SHORTEST = 4;
/** Attributes that are told as what they are: names of authors, and ids that lead somewhere. */
const TOLD = /author|initials|userId|^r:|^w14:|^xmlns|descr$|title$|alt$|instr$/i;

/** Everyone the data of a file names as author, editor, company or manager, as `plainly` writes them. */
export function peopleOf(docx: DocxPackage): readonly string[] {
  const people = new Set(authorsInOrder(docx));
  for (const part of docx.partNames) {
    const document = part.startsWith('docProps/') && isXmlPart(docx, part) ? docx.xml(part) : undefined;
    for (const element of document?.root.children ?? []) if (NAMED_IN_PROPERTIES.has(element.name)) people.add(characterData(document?.source ?? '', element));
  }
  return [...new Set([...people].filter((name) => !isNeutralName(name)).map((name) => plainly(name).trim()))].filter((name) => name.length >= SHORTEST && !NOBODY.test(name));
}

/** Names are written with spaces in a property and without them in the name of a bookmark or a file. */
const plainly = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

function whoIsIn(text: string, people: readonly string[]): boolean {
  const plain = ` ${plainly(text)} `;
  return people.some((name) => plain.includes(` ${name} `));
}

/**
 * Bookmarks, styles, themes and other things named after somebody the file names elsewhere. Their names hold the file together, so they stay and are told;
 * what goes for another reason is left out by `isGone`, the place of an attribute in the source.
 */
export function namedTraces(document: XmlDocument, part: string, people: readonly string[], isGone: (at: number) => boolean): Trace[] {
  const { source, root } = document;
  const traces: Trace[] = [];
  if (people.length === 0) return traces;
  const firstWords = new RegExp([...new Set(people.map((name) => name.slice(0, name.search(/ |$/))))].join('|'), 'iu');
  if (!firstWords.test(source)) return traces;
  walk(root, (element) => {
    if (!firstWords.test(source.slice(element.start, element.openEnd))) return true;
    for (const { name, value, valueStart } of attributes(source, element)) {
      if (!TOLD.test(name) && whoIsIn(value, people) && !isGone(valueStart)) traces.push({ kind: 'name-elsewhere', part, what: 'Things in the file’s own code named after somebody it names elsewhere', names: true, sample: value });
    }
    return true;
  });
  return traces;
}

/** Parts whose own name names somebody. */
export const namedParts = (docx: DocxPackage, people: readonly string[]): Trace[] =>
  docx.partNames.filter((part) => whoIsIn(part, people)).map((part) => ({ kind: 'name-elsewhere', part, what: 'A part named after somebody the file names elsewhere', names: true, sample: part }));
