import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { characterData } from '../xml/access.ts';
import type { Trace } from './traces.ts';

/** Properties of the file that name people, companies, machines, places and times (ECMA-376 part 2, 11; part 1, 22.2). All are optional. */
const NAMING_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['dc:creator', 'The author'], ['cp:lastModifiedBy', 'Who saved it last'], ['ep:Company', 'The company'], ['ep:Manager', 'The manager'], ['ep:Template', 'The template it was made from'],
  ['cp:revision', 'How often it was saved'], ['ep:TotalTime', 'How long it was edited'], ['dcterms:created', 'When it was made'], ['dcterms:modified', 'When it was saved last'], ['cp:lastPrinted', 'When it was printed last'],
  ['dc:title', 'The title'], ['dc:subject', 'The subject'], ['cp:contentStatus', 'A status'], ['cp:version', 'A version'], ['ep:TitlesOfParts', 'Titles of parts'], ['ep:HeadingPairs', 'Kinds of parts'],
  ['dc:description', 'Remarks'], ['cp:keywords', 'Keywords'], ['cp:category', 'A category'], ['dc:identifier', 'An identifier'], ['ep:HyperlinkBase', 'Where links start from'], ['ep:HLinks', 'A list of links'], ['ep:DigSig', 'A digital signature'], ['ep:Application', 'The program that wrote it, and what machine it ran on'],
]);

/** What a program counts and declares about the file itself. */
const NAMELESS_PROPERTIES: ReadonlySet<string> = new Set([
  'dc:language', 'ep:AppVersion', 'ep:Pages', 'ep:Words', 'ep:Characters', 'ep:CharactersWithSpaces', 'ep:Lines', 'ep:Paragraphs', 'ep:Slides', 'ep:Notes', 'ep:HiddenSlides', 'ep:MMClips', 'ep:DocSecurity', 'ep:ScaleCrop', 'ep:LinksUpToDate', 'ep:SharedDoc', 'ep:HyperlinksChanged',
]);
const isOfProperties = ({ parent }: XmlElement): boolean => parent !== undefined && parent.parent === undefined && (parent.name === 'cp:coreProperties' || parent.name === 'ep:Properties');

/** Whether a scrubbed copy may hold this element: all but the properties that tell. */
export const mayStay = (element: XmlElement): boolean => !NAMING_PROPERTIES.has(element.name) && (!isOfProperties(element) || NAMELESS_PROPERTIES.has(element.name));

/** Numbers of saves and minutes, and the template everybody has, name nobody. */
const isNameless = (name: string, value: string): boolean => (name === 'ep:Application' && !/[$\\/]/.test(value)) || name === 'cp:revision' || name === 'ep:TotalTime' || name === 'ep:HeadingPairs' || (name === 'ep:Template' && /^normal(?:\.dot[mx]?)?$/i.test(value));

/** The property an element of `docProps` is, when it says something. */
export function propertyTrace(document: XmlDocument, part: string, element: XmlElement): Trace | undefined {
  if (mayStay(element)) return undefined;
  const what = NAMING_PROPERTIES.get(element.name) ?? 'Another property';
  const sample = element.children.length > 0 ? '' : characterData(document.source, element).trim();
  return { kind: 'property', part, what, names: (sample !== '' || element.children.length > 0) && !isNameless(element.name, sample), sample, removal: { type: 'splices', splices: [{ start: element.start, end: element.end, text: '' }] } };
}
