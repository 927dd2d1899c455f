import type { MetadataKind } from '../../contract/metadata.ts';
import { attribute, characterData, child, descendants } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import type { Splice } from '../xml/splice.ts';
import type { ScrubPlan, Trace } from './traces.ts';

type Rule = { readonly kind: MetadataKind; readonly what: string; readonly names: boolean; readonly goes: 'always' | 'with-comments' | 'never'; readonly sample?: (source: string, element: XmlElement) => string; readonly onlyIf?: (sample: string) => boolean };

const listed = (name: string) => (source: string, element: XmlElement): string => descendants(element, name).map((inner) => attribute(source, inner, 'w:name') ?? '').join(', ');
const named = (name: string) => (source: string, element: XmlElement): string => attribute(source, element, name) ?? '';
const anchor: Rule = { kind: 'comment', what: 'Places of comments', names: false, goes: 'with-comments' };
const label = (source: string, element: XmlElement): string => {
  const properties = element.parent;
  const alias = child(properties, 'w:alias') ?? child(properties, 'w:tag');
  return (alias === undefined ? undefined : attribute(source, alias, 'w:val')) ?? attribute(source, element, 'w:xpath') ?? '';
};
const binding: Rule = { kind: 'bound-control', what: 'Content controls filled from custom data or properties; they keep their words', names: false, goes: 'always', sample: label };
const controlLabel: Rule = { kind: 'control-label', what: 'Labels of content controls', names: false, goes: 'never', sample: named('w:val') };
const formHelp: Rule = { kind: 'control-label', what: 'Help texts of form fields', names: false, goes: 'never', sample: named('w:val') };
const formMacro: Rule = { kind: 'macros', what: 'Macros of form fields', names: false, goes: 'never', sample: named('w:val') };
const tableWords: Rule = { kind: 'picture-description', what: 'Descriptions of tables, in words for readers', names: false, goes: 'never', sample: named('w:val') };
const tagged = named('w:element');
const words = (source: string, element: XmlElement): string => characterData(source, element);
const documentId: Rule = { kind: 'document-id', what: 'A number all copies of the file share', names: true, goes: 'always' };

/** Elements that tell something, wherever they stand (17.13.4, 17.13.7, 17.14, 17.15.1; MS-DOCX 2.5). */
const RULES: Readonly<Record<string, Rule>> = {
  'w:commentRangeStart': anchor, 'w:commentRangeEnd': anchor, 'w:commentReference': anchor, 'w:annotationRef': anchor,
  'w:rsids': { kind: 'session-number', what: 'Numbers of editing sessions', names: true, goes: 'always' }, 'w:rsid': { kind: 'session-number', what: 'Numbers of editing sessions', names: true, goes: 'always' },
  'w:docVars': { kind: 'document-variable', what: 'Document variables', names: true, goes: 'always', sample: listed('w:docVar') },
  'w:trackRevisions': { kind: 'change-tracking', what: 'Change tracking is on', names: false, goes: 'with-comments' },
  'w:attachedTemplate': { kind: 'template', what: 'The link to a template', names: true, goes: 'always' }, 'w:mailMerge': { kind: 'mail-merge', what: 'Mail merge settings', names: true, goes: 'always' },
  'w:attachedSchema': { kind: 'custom-data', what: 'The name of a schema', names: true, goes: 'always', sample: named('w:val') }, 'w:saveThroughXslt': { kind: 'template', what: 'A transformation used on saving', names: true, goes: 'always', sample: named('w:solutionID') },
  'w:alias': controlLabel, 'w:tag': controlLabel, 'w:helpText': formHelp, 'w:statusText': formHelp,
  'o:signatureline': { kind: 'signature', what: 'A signature line that names who is to sign', names: true, goes: 'never', sample: named('o:suggestedsigner') },
  'w:writeProtection': { kind: 'write-protection', what: 'A write protection', names: false, goes: 'always' }, 'w:proofState': { kind: 'proofing-state', what: 'State of the spelling check', names: false, goes: 'always' },
  'w15:docId': documentId, 'w14:docId': documentId, 'w:printerSettings': { kind: 'printer-settings', what: 'Settings of a printer', names: false, goes: 'always' },
  'w:documentProtection': { kind: 'write-protection', what: 'A restriction of editing, with the check sum of its password', names: false, goes: 'never' },
  'sl:schemaLibrary': { kind: 'custom-data', what: 'A library of schemas, with where they lie', names: true, goes: 'always' }, 'w:smartTagType': { kind: 'smart-tag', what: 'Kinds of smart tags', names: false, goes: 'always', sample: named('w:url') },
  'w:customXml': { kind: 'smart-tag', what: 'Custom elements around words', names: true, goes: 'never', sample: tagged }, 'w:attr': { kind: 'smart-tag', what: 'Values of smart tags and custom elements', names: true, goes: 'never', sample: named('w:val') },
  'w:control': { kind: 'macros', what: 'ActiveX controls', names: true, goes: 'never', sample: named('w:name') }, 'w:entryMacro': formMacro, 'w:exitMacro': formMacro,
  'w:tblCaption': tableWords, 'w:tblDescription': tableWords, 'o:FieldCodes': { kind: 'linked-object', what: 'Codes of an embedded object', names: true, goes: 'never', sample: words },
  'c:f': { kind: 'linked-object', what: 'Formulas of a chart that read another file', names: true, goes: 'never', sample: words, onlyIf: (formula) => /[\\/[]/.test(formula) },
  'a:theme': { kind: 'control-label', what: 'The name of a theme', names: false, goes: 'never', sample: named('name'), onlyIf: (name) => !/^$|office|default|standard/i.test(name) },
  'w:hyperlink': { kind: 'external-link', what: 'Words shown over links', names: false, goes: 'never', sample: named('w:tooltip'), onlyIf: (tip) => tip !== '' },
  'w:dataBinding': binding, 'w15:dataBinding': binding,
  'w:smartTag': { kind: 'smart-tag', what: 'Smart tags', names: false, goes: 'never', sample: named('w:element') }, 'w:fldData': { kind: 'add-in-data', what: 'Data an add-in keeps in a field', names: true, goes: 'never' },
};

const whole = ({ start, end }: XmlElement): Splice => ({ start, end, text: '' });

/** What one element tells by being there. */
export function elementTrace({ source }: XmlDocument, part: string, element: XmlElement, plan: ScrubPlan): Trace | undefined {
  const rule = Object.hasOwn(RULES, element.name) ? RULES[element.name] : undefined;
  if (rule === undefined) return undefined;
  const drops = rule.goes === 'always' || (rule.goes === 'with-comments' && !plan.keepComments);
  const sample = rule.sample?.(source, element) ?? '';
  if (rule.onlyIf?.(sample) === false) return undefined;
  return {
    kind: rule.kind, part, what: rule.what, names: rule.names,
    ...(sample === '' ? {} : { sample }),
    ...(drops ? { removal: { type: 'splices', splices: [whole(rule === anchor ? runAround(element) : element)] } } : {}),
  };
}

/** A run that holds nothing but the mark of a comment goes with it. */
function runAround(element: XmlElement): XmlElement {
  const run = element.parent;
  return run?.name === 'w:r' && run.children.every((inner) => inner === element || inner.name === 'w:rPr') ? run : element;
}

/** Ranges only named people may edit (17.13.7): both ends tell, and both go. */
export function permissionTraces({ source, root, names }: XmlDocument, part: string): Trace[] {
  if (!names.has('w:permStart')) return [];
  const ends = new Map<string | undefined, XmlElement[]>();
  for (const end of descendants(root, 'w:permEnd')) {
    const id = attribute(source, end, 'w:id');
    const list = ends.get(id) ?? [];
    list.push(end);
    ends.set(id, list);
  }
  return descendants(root, 'w:permStart').flatMap((start): Trace[] => {
    const editor = attribute(source, start, 'w:ed');
    if (editor === undefined) return [];
    const id = attribute(source, start, 'w:id');
    // Where many ranges carry one id, the first takes all the ends.
    const own = ends.get(id) ?? [];
    ends.delete(id);
    return [{ kind: 'permission', part, what: 'Ranges only named people may edit', names: true, sample: editor, removal: { type: 'splices', splices: [start, ...own].map(whole) } }];
  });
}
