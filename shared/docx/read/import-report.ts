import type { ImportReport, PartReport } from '../../contract/document.ts';
import type { DocumentModel, StoryView } from './document.ts';
import { isKnownFormat } from './number-format.ts';

/** Parts of the document that are read where it leads to them, by the last segment of the relationship (15.2, 11.3). */
const LED_TO: Readonly<Record<string, string>> = {
  header: 'a header', footer: 'a footer', footnotes: 'footnotes', endnotes: 'endnotes', comments: 'comments', commentsExtended: 'replies and resolved comments', styles: 'styles', numbering: 'numbering', settings: 'settings',
};

/** The same by content type: one that nothing leads to is in the file, and in nobody's document. */
const STRAY: readonly (readonly [RegExp, string])[] = [
  [/\.header\+xml$/, 'a header'],
  [/\.footer\+xml$/, 'a footer'],
  [/\.(?:footnotes|endnotes)\+xml$/, 'notes'],
  [/\.comments\+xml$|commentsExtended\+xml$/, 'comments'],
  [/\.styles\+xml$/, 'styles'],
  [/\.numbering\+xml$/, 'numbering'],
  [/\.settings\+xml$/, 'settings'],
];

/** What the package itself says of the file, by content type. */
const READ: readonly (readonly [RegExp, string])[] = [
  [/relationships\+xml$/, 'relationships'],
  [/core-properties\+xml$/, 'document properties'],
  [/extended-properties\+xml$/, 'application properties'],
  [/custom-properties\+xml$/, 'custom properties'],
];

const KEPT: readonly (readonly [RegExp, string])[] = [
  [/^image\//, 'a picture'],
  [/\.theme\+xml$|themeOverride/, 'theme colours and fonts'],
  [/fontTable\+xml$/, 'the list of fonts'],
  [/webSettings\+xml$/, 'web settings'],
  [/stylesWithEffects/, 'styles for newer versions of Word'],
  [/obfuscatedFont|x-font/, 'an embedded font'],
  [/glossary/, 'building blocks'],
  [/chart|drawingml/, 'a chart or drawing'],
  [/diagram/, 'a diagram'],
  [/customXml|application\/xml$/, 'custom data'],
  [/oleObject|package|spreadsheetml|presentationml|document\.main\+xml|template\.main\+xml/, 'an embedded file'],
  [/vbaProject|vbaData/, 'macros'],
  [/people\+xml$|commentsIds|commentsExtensible|keyMapCustomizations|printerSettings|thumbnail|attachedToolbars|activeX/, 'extra data of Word'],
  [/bibliography/, 'a bibliography'],
];

/** Says for each part whether it was read, is kept but not shown, or is not understood (rule R2). */
export function importReport(model: DocumentModel): ImportReport {
  const ledTo = new Map(model.docx.relationships(model.docx.mainPart).flatMap(({ type, target, external }) => (external || LED_TO[type] === undefined ? [] : [[target, LED_TO[type]] as const])));
  const parts = model.docx.partNames.map((part): PartReport => {
    const type = part === '[Content_Types].xml' || part.endsWith('.rels') ? 'relationships+xml' : model.docx.contentType(part);
    if (part === model.docx.mainPart) return { part, fate: 'read', note: 'the document' };
    const led = ledTo.get(part);
    if (led !== undefined) return { part, fate: 'read', note: led };
    const inGlossary = part.startsWith('word/glossary/');
    const read = inGlossary ? undefined : READ.find(([pattern]) => pattern.test(type));
    if (read !== undefined) return { part, fate: 'read', note: read[1] };
    const stray = inGlossary ? undefined : STRAY.find(([pattern]) => pattern.test(type));
    if (stray !== undefined) return { part, fate: 'kept', note: `${stray[1]} nothing in the document leads to` };
    const kept = inGlossary ? (['', 'building blocks'] as const) : KEPT.find(([pattern]) => pattern.test(type) || pattern.test(part));
    if (kept !== undefined) return { part, fate: 'kept', note: kept[1] };
    return { part, fate: 'notUnderstood', note: type === '' ? 'a part of unknown type, kept as it is' : `${type}, kept as it is` };
  });
  const named = (fate: PartReport['fate']): string[] => parts.filter((part) => part.fate === fate).map((part) => part.part);
  return { read: named('read'), kept: named('kept'), notUnderstood: named('notUnderstood'), parts };
}

/** Parts the document names and needs, by the type of the relationship, with what is lost without them. */
const NEEDED: Readonly<Record<string, string>> = {
  numbering: 'the numbers of its lists cannot be shown',
  styles: 'headings and looks that come from styles cannot be told',
  header: 'the words of a header cannot be shown',
  footer: 'the words of a footer cannot be shown',
  footnotes: 'the words of its footnotes cannot be shown',
  endnotes: 'the words of its endnotes cannot be shown',
  comments: 'its comments cannot be shown',
};

/** What the file should hold and does not, in words (rule R2). */
export function missingParts({ docx }: DocumentModel): readonly string[] {
  const missing = docx.relationships(docx.mainPart).filter((relationship) => !relationship.external && NEEDED[relationship.type] !== undefined && docx.bytes(relationship.target) === undefined);
  return missing.map(({ type, target }) => `${target}: missing from the file; ${NEEDED[type] ?? ''}. Ask the sender for another copy.`);
}

/** Number formats in use that cannot be written as Word prints them (rules R2, R4). */
export function unknownFormats({ numbering }: DocumentModel, stories: readonly StoryView[]): readonly string[] {
  const used = new Set(stories.flatMap((story) => [...story.labels.values()]).map(({ place }) => numbering.instances.get(place.numId)?.levels[place.level]?.format ?? 'decimal'));
  return [...used].filter((format) => !isKnownFormat(format)).sort().map((format) => `Numbers in the format “${format}” are shown as 1, 2, 3; Word prints them in its own way.`);
}
