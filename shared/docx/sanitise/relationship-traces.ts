import type { MetadataKind } from '../../contract/metadata.ts';
import type { DocxPackage, Relationship } from '../package/open-package.ts';
import { attribute, descendants } from '../xml/access.ts';
import { namesPlace } from './places.ts';
import type { ScrubPlan, Trace } from './traces.ts';

type Rule = { readonly kind: MetadataKind; readonly what: string; readonly goes: 'always' | 'with-comments' | 'never'; readonly names: boolean };

const goes = (kind: MetadataKind, what: string): Rule => ({ kind, what, goes: 'always', names: true });
const stays = (kind: MetadataKind, what: string, names = false): Rule => ({ kind, what, goes: 'never', names });
// Their authors and times are told on their own.
const comments: Rule = { kind: 'comment', what: 'Comments', goes: 'with-comments', names: false };

/** What parts of a relationship type tell, by the last segment of the type (MS-DOCX 2.1, ECMA-376 part 1, 15.2 and 11.3). */
const RULES: Readonly<Record<string, Rule>> = {
  comments, commentsExtended: { ...comments, what: 'Threads of comments' }, commentsIds: goes('comment', 'Ids of comments'), commentsExtensible: goes('comment', 'Times of comments'),
  people: goes('editor-list', 'The list of people who edited the file'), documenttasks: goes('editor-list', 'Tasks given to people'),
  'custom-properties': goes('custom-property', 'Custom properties'), customProperties: goes('custom-property', 'Custom properties'),
  thumbnail: goes('thumbnail', 'A preview picture of the first page'), attachedTemplate: goes('template', 'The link to a template'), customXml: goes('custom-data', 'Custom data'),
  keyMapCustomizations: goes('keyboard', 'Keyboard settings'), printerSettings: goes('printer-settings', 'Settings of a printer'),
  mailMergeSource: goes('mail-merge', 'The place of mail merge data'), mailMergeHeaderSource: goes('mail-merge', 'The place of mail merge data'), recipientData: goes('mail-merge', 'Recipients of a mail merge'),
  extensibility: goes('ribbon', 'A custom ribbon'), userCustomization: goes('ribbon', 'A custom ribbon'), webextensiontaskpanes: goes('web-extension', 'Panes of add-ins'), classificationlabels: goes('sensitivity-label', 'A sensitivity label'),
  // A signature names its signer, and any change makes it void.
  origin: goes('signature', 'Digital signatures, void once the file changes'),
  transform: goes('template', 'A transformation used on saving'),
  vbaProject: stays('macros', 'Macros', true), wordVbaData: stays('macros', 'Macros'), attachedToolbars: stays('macros', 'Toolbars'), glossaryDocument: stays('building-blocks', 'Building blocks'),
  oleObject: stays('embedded-file', 'An embedded file', true), package: stays('embedded-file', 'An embedded file', true), aFChunk: stays('embedded-file', 'An embedded document', true), subDocument: stays('linked-object', 'A linked document', true),
  font: stays('embedded-font', 'An embedded font'),
  control: stays('macros', 'An ActiveX control', true), activeXControlBinary: stays('macros', 'Data of an ActiveX control', true),
  vbaProjectSignature: stays('macros', 'A signature of the macros, which names who signed', true), vbaProjectSignatureAgile: stays('macros', 'A signature of the macros, which names who signed', true), vbaProjectSignatureV3: stays('macros', 'A signature of the macros, which names who signed', true),
  video: stays('media', 'A film that was not looked into', true), audio: stays('media', 'A recording that was not looked into', true), media: stays('media', 'A film or recording that was not looked into', true), model3d: stays('media', 'A model that was not looked into'),
  webextension: stays('web-extension', 'An add-in in the text', true),
};

/** What a document is made of, and the drawings in it; what they tell is found inside them. */
const KNOWN: ReadonlySet<string> = new Set([
  'officeDocument', 'styles', 'stylesWithEffects', 'numbering', 'settings', 'webSettings', 'fontTable', 'theme', 'themeOverride', 'header', 'footer', 'footnotes', 'endnotes', 'image', 'hyperlink', 'core-properties', 'extended-properties', 'extendedProperties', 'stylesWithtEffects',
  'chart', 'chartEx', 'chartUserShapes', 'chartStyle', 'chartColorStyle', 'diagramData', 'diagramLayout', 'diagramQuickStyle', 'diagramColors', 'diagramDrawing', 'customXmlProps', 'signature', 'hdphoto', 'bibliography', 'vmlDrawing', 'drawing',
]);

/** What relationships lead to: parts about people and machines, and places outside the file. */
export function relationshipTraces(docx: DocxPackage, plan: ScrubPlan): Trace[] {
  const traces: Trace[] = [];
  for (const owner of ['', ...docx.partNames.filter((part) => !part.endsWith('.rels'))]) {
    for (const relationship of docx.relationships(owner)) {
      const trace = Object.hasOwn(RULES, relationship.type) ? ruled(docx, relationship, owner, plan) : relationship.external ? outside(relationship, owner) : unknown(docx, relationship);
      if (trace !== undefined) traces.push(trace);
    }
  }
  return traces;
}

function ruled(docx: DocxPackage, relationship: Relationship, owner: string, plan: ScrubPlan): Trace | undefined {
  const rule = RULES[relationship.type];
  if (rule === undefined) return undefined;
  const dropped = rule.goes === 'always' || (rule.goes === 'with-comments' && !plan.keepComments);
  const sample = rule.kind === 'embedded-font' ? fontName(docx, owner, relationship.id) : relationship.external ? relationship.target : '';
  return {
    kind: relationship.external && rule.kind === 'embedded-file' ? 'linked-object' : rule.kind,
    part: relationship.external ? owner : relationship.target,
    what: relationship.external && rule.kind === 'embedded-file' ? 'A linked file' : rule.what,
    names: rule.names,
    ...(sample === '' ? {} : { sample }),
    ...(dropped ? { removal: { type: 'relationship', owner, id: relationship.id } } : {}),
  };
}

/** The font an embedded file is for (17.8.3.10); the file itself is obfuscated (17.8.1). */
function fontName(docx: DocxPackage, owner: string, id: string): string {
  const table = docx.xml(owner);
  if (table === undefined) return '';
  const embedded = descendants(table.root, 'w:embedRegular', 'w:embedBold', 'w:embedItalic', 'w:embedBoldItalic').find((element) => attribute(table.source, element, 'r:id') === id);
  return embedded?.parent === undefined ? '' : (attribute(table.source, embedded.parent, 'w:name') ?? '');
}

/** A part of a kind nobody here knows may tell anything. */
function unknown(docx: DocxPackage, { type, target }: Relationship): Trace | undefined {
  if (KNOWN.has(type)) return undefined;
  return docx.bytes(target) === undefined ? undefined : { kind: 'unknown-part', part: target, what: `A part of a kind that is not known (${type})`, names: true };
}

function outside({ type, target }: Relationship, part: string): Trace {
  const names = namesPlace(target);
  if (type === 'hyperlink') return { kind: 'external-link', part, what: names ? 'Links to a person or to a file on a computer' : 'Links to web pages', names, sample: target };
  if (type === 'image') return { kind: 'linked-picture', part, what: 'Pictures fetched from outside the file', names: true, sample: target };
  return { kind: 'linked-object', part, what: `A link to something outside the file (${type})`, names: true, sample: target };
}
