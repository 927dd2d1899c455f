import { attribute, characterData, walk } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { namesPlace } from './relationship-traces.ts';
import type { Trace } from './traces.ts';

const SHOWS_PROPERTY = /^\s*(?:AUTHOR|LASTSAVEDBY|TITLE|SUBJECT|COMMENTS|KEYWORDS|DOCPROPERTY|DOCVARIABLE|TEMPLATE|REVNUM|EDITTIME|CREATEDATE|SAVEDATE|PRINTDATE|INFO|USERNAME|USERINITIALS|USERADDRESS)\b/i;
const SHOWS_FILE = /^\s*FILENAME\b/i;
const LINKS = /^\s*(?:INCLUDEPICTURE|INCLUDETEXT|LINK|DDE|DDEAUTO|RD|DATABASE)\b/i;
const HYPERLINK = /^\s*HYPERLINK\s+"?([^"]+)/i;

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
  const target = HYPERLINK.exec(instruction)?.[1] ?? '';
  if (namesPlace(target)) return { kind: 'external-link', part, what: 'Links to a person or to a file on a computer', names: true, sample: target.trim() };
  if (SHOWS_FILE.test(instruction)) return { kind: 'shown-file', part, what: 'Fields that show the name or the place of the file, as words of the text', names: true, sample };
  if (!SHOWS_PROPERTY.test(instruction)) return undefined;
  const prefix = begin.scope.declared.get('w') ?? '';
  const isLocked = attribute(source, begin, 'w:fldLock') !== undefined;
  const behindName = begin.start + (/^<[^\s/>]+/.exec(source.slice(begin.start, begin.openEnd))?.[0].length ?? 0);
  const splices = isLocked || prefix === '' ? [] : [{ start: behindName, end: behindName, text: ` ${prefix}:fldLock="true"` }];
  return { kind: 'shown-property', part, what: 'Fields that show a property of the file; they keep their words', names: false, sample, removal: { type: 'splices', splices } };
}
