import { isLockedField } from '../read/field-lock.ts';
import { attribute, attributes, characterData, walk } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { insertion, type Splice } from '../xml/splice.ts';
import { namesPlace } from './places.ts';
import type { Trace } from './traces.ts';

const SHOWS_PROPERTY = /^\s*(?:AUTHOR|LASTSAVEDBY|TITLE|SUBJECT|COMMENTS|KEYWORDS|DOCPROPERTY|DOCVARIABLE|TEMPLATE|REVNUM|EDITTIME|CREATEDATE|SAVEDATE|PRINTDATE|INFO|USERNAME|USERINITIALS|USERADDRESS)\b/i;
const SHOWS_FILE = /^\s*FILENAME\b/i;
const LINKS = /^\s*(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|RD|DATABASE)\b/i;
const HYPERLINK = /^\s*HYPERLINK\b/i;
/** Further fields that keep something beside what they show. */
const KEEPS: readonly (readonly [RegExp, Pick<Trace, 'kind' | 'what' | 'names'>])[] = [
  [/^\s*(?:ADDIN|PRIVATE|DATA)\b/i, { kind: 'add-in-data', what: 'Data a program keeps in a field', names: true }],
  [/^\s*(?:MERGEFIELD|MERGEBARCODE|ADDRESSBLOCK|GREETINGLINE)\b/i, { kind: 'mail-merge', what: 'Fields of a mail merge', names: false }],
  [/^\s*(?:MACROBUTTON|HTMLACTIVEX|HTMLCONTROL|CONTROL)\b/i, { kind: 'macros', what: 'Fields that run something', names: true }],
  [/^\s*(?:ASK|FILLIN|SET)\b/i, { kind: 'control-label', what: 'Questions and values kept in fields', names: false }],
];

/**
 * What fields tell (17.16): a link to another file, or a property of this one. A field that shows a property which goes
 * is locked (17.16.18, `fldLock`), so that its words stay as they were when Word updates fields.
 */
export function fieldTraces(document: XmlDocument, part: string): Trace[] {
  const { source, root } = document;
  const traces: Trace[] = [];
  const open: { readonly begin: XmlElement; instruction: string; isRead: boolean }[] = [];
  const tell = (begin: XmlElement, instruction: string): void => {
    const trace = fieldTrace(source, part, begin, instruction);
    if (trace !== undefined) traces.push(trace);
  };
  if (!/instr|fldChar/.test(source)) return traces;
  walk(root, (element) => {
    if (element.name === 'w:fldSimple') tell(element, attribute(source, element, 'w:instr') ?? '');
    else if ((element.name === 'w:instrText' || element.name === 'w:delInstrText')) {
      const field = open.at(-1);
      if (field !== undefined && !field.isRead) field.instruction += characterData(source, element);
    } else if (element.name === 'w:fldChar') {
      const type = attribute(source, element, 'w:fldCharType');
      if (type === 'begin') open.push({ begin: element, instruction: '', isRead: false });
      const field = open.at(-1);
      if (field !== undefined && type !== 'begin' && !field.isRead) {
        field.isRead = true;
        tell(field.begin, field.instruction);
      }
      if (type === 'end') open.pop();
    }
    return true;
  });
  return traces;
}

function fieldTrace(source: string, part: string, begin: XmlElement, instruction: string): Trace | undefined {
  const sample = instruction.trim();
  if (LINKS.test(instruction)) return { kind: 'linked-object', part, what: 'Fields that read another file', names: true, sample };
  const target = HYPERLINK.test(instruction) ? linkTarget(instruction) : '';
  if (target !== '') return { kind: 'external-link', part, what: namesPlace(target) ? 'Links to a person or to a file on a computer' : 'Links to web pages', names: namesPlace(target), sample: target };
  const keeps = KEEPS.find(([pattern]) => pattern.test(instruction));
  if (keeps !== undefined) return { ...keeps[1], part, sample };
  if (SHOWS_FILE.test(instruction)) return { kind: 'shown-file', part, what: 'Fields that show the name or the place of the file, as words of the text', names: true, sample };
  if (!SHOWS_PROPERTY.test(instruction)) return undefined;
  const splices = isLockedField(source, begin) ? [] : lock(source, begin);
  return { kind: 'shown-property', part, what: 'Fields that show a property of the file; they keep their words', names: false, sample, removal: { type: 'splices', splices } };
}

/** Locks a field, also one that says of itself that it is not locked. */
function lock(source: string, begin: XmlElement): Splice[] {
  const own = attributes(source, begin).find(({ name }) => name === 'w:fldLock');
  if (own !== undefined) return [{ start: own.valueStart, end: own.valueEnd, text: 'true' }];
  const prefix = begin.scope.declared.get('w') ?? '';
  const behindName = begin.start + (/^<[^\s/>]+/.exec(source.slice(begin.start, begin.openEnd))?.[0].length ?? 0);
  return prefix === '' ? [] : [insertion(behindName, ` ${prefix}:fldLock="true"`)];
}

/** Where a HYPERLINK field leads (17.16.5.25): its argument, wherever its switches and their words stand. */
function linkTarget(instruction: string): string {
  const [, ...words] = instruction.match(/\\[a-z]\b|"[^"]*"?|[^\s"]+/gi) ?? [];
  const target = words.find((word, index) => !/^\\[a-z]$/i.test(word) && !/^\\[lost]$/i.test(words[index - 1] ?? ''));
  return (target ?? '').replaceAll('"', '').trim();
}
