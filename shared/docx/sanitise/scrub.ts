import { relationshipsPart, type DocxPackage } from '../package/open-package.ts';
import { attribute, attributes, walk } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { applySplices, type Splice } from '../xml/splice.ts';

/** What was found and taken out, in plain words, by part. */
export type Scrubbed = { readonly part: string; readonly what: string };

export type ScrubResult = { readonly changes: ReadonlyMap<string, Uint8Array | undefined>; readonly removed: readonly Scrubbed[] };

/** Relationship types whose parts tell about people and machines and nothing about the contract. */
const DROPPED_PARTS: Readonly<Record<string, string>> = {
  comments: 'comments', commentsExtended: 'comments', commentsIds: 'comments', commentsExtensible: 'comments', people: 'names of editors', 'custom-properties': 'custom properties',
  thumbnail: 'a preview picture', attachedTemplate: 'the link to a template', customXml: 'custom data', keyMapCustomizations: 'keyboard settings', printerSettings: 'printer settings',
};

/** Elements of the document that belong to what is dropped. */
const DROPPED_ELEMENTS: ReadonlySet<string> = new Set(['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference', 'w:annotationRef']);
const DROPPED_SETTINGS: Readonly<Record<string, string>> = {
  'w:rsids': 'editing session numbers', 'w:docVars': 'document variables', 'w:trackRevisions': 'change tracking', 'w:attachedTemplate': 'the link to a template', 'w:mailMerge': 'mail merge data', 'w:writeProtection': 'a write protection',
};

/** Properties of the file that name people, companies and machines. */
const NAMING_PROPERTIES: ReadonlySet<string> = new Set(['dc:creator', 'cp:lastModifiedBy', 'cp:revision', 'cp:lastPrinted', 'cp:keywords', 'cp:category', 'dc:description', 'ep:Company', 'ep:Manager', 'ep:Template', 'ep:TotalTime', 'ep:HyperlinkBase']);

/**
 * Takes out of a package whatever names people, machines and editing sessions (rule W5): comments, authors, session
 * numbers, custom properties and data, document variables, template links, previews. Text, numbers, structure and
 * formatting stay as they are. Returns the changed parts (`undefined` for one that goes) and the list of what went.
 */
export function scrub(docx: DocxPackage): ScrubResult {
  const changes = new Map<string, Uint8Array | undefined>();
  const removed: Scrubbed[] = [];
  const gone = new Set<string>();
  const encoder = new TextEncoder();
  const write = (part: string, document: XmlDocument, splices: readonly Splice[]): void => {
    if (splices.length > 0) changes.set(part, encoder.encode(applySplices(document.source, splices)));
  };
  for (const owner of ['', ...docx.partNames.filter((part) => !part.endsWith('.rels'))]) {
    for (const relationship of docx.relationships(owner)) {
      const what = DROPPED_PARTS[relationship.type];
      if (what === undefined) continue;
      removed.push({ part: relationship.external ? owner : relationship.target, what });
      if (!relationship.external) gone.add(relationship.target);
    }
  }
  // Parts that only a dropped part refers to (the properties of custom data) go with it.
  for (const part of gone) for (const relationship of docx.relationships(part)) if (!relationship.external) gone.add(relationship.target);
  for (const part of docx.partNames) {
    if (gone.has(part) || [...gone].some((target) => part === relationshipsPart(target))) {
      changes.set(part, undefined);
      continue;
    }
    const document = /\.(?:xml|rels)$/i.test(part) ? docx.xml(part) : undefined;
    if (document === undefined) continue;
    if (part === '[Content_Types].xml') write(part, document, contentTypeSplices(document, gone));
    else if (part.endsWith('.rels')) write(part, document, relationshipSplices(document));
    else {
      const splices = partSplices(document, part, removed);
      write(part, document, splices);
    }
  }
  return { changes, removed: unique(removed) };
}

const unique = (list: readonly Scrubbed[]): Scrubbed[] => [...new Map(list.map((entry) => [`${entry.part}|${entry.what}`, entry])).values()];

const drop = (element: XmlElement): Splice => ({ start: element.start, end: element.end, text: '' });

function contentTypeSplices(document: XmlDocument, gone: ReadonlySet<string>): Splice[] {
  return document.root.children.filter((element) => gone.has((attribute(document.source, element, 'PartName') ?? '').replace(/^\//, ''))).map(drop);
}

function relationshipSplices(document: XmlDocument): Splice[] {
  return document.root.children
    .filter((element) => {
      const type = attribute(document.source, element, 'Type') ?? '';
      return Object.hasOwn(DROPPED_PARTS, type.slice(type.lastIndexOf('/') + 1));
    })
    .map(drop);
}

function partSplices(document: XmlDocument, part: string, removed: Scrubbed[]): Splice[] {
  const { source } = document;
  const splices: Splice[] = [];
  walk(document.root, (element) => {
    const setting = DROPPED_SETTINGS[element.name];
    if (setting !== undefined && element.parent === document.root) {
      removed.push({ part, what: setting });
      splices.push(drop(element));
      return false;
    }
    if (NAMING_PROPERTIES.has(element.name)) {
      if (element.closeStart > element.openEnd) {
        removed.push({ part, what: element.name.slice(element.name.indexOf(':') + 1) });
        splices.push({ start: element.openEnd, end: element.closeStart, text: element.name === 'cp:revision' ? '1' : '' });
      }
      return false;
    }
    if (DROPPED_ELEMENTS.has(element.name)) {
      removed.push({ part, what: 'comments' });
      const run = element.parent;
      const isAlone = run?.name === 'w:r' && run.children.every((inner) => inner === element || inner.name === 'w:rPr');
      splices.push(drop(isAlone && run !== undefined ? run : element));
      return false;
    }
    splices.push(...sessionNumbers(source, element));
    return true;
  });
  if (splices.some((splice) => splice.text === '' && source.slice(splice.start, splice.end).includes('rsid'))) removed.push({ part, what: 'editing session numbers' });
  return withoutNested(splices);
}

/** `w:rsidR` and its kin tell which sessions wrote what (17.15.1.72). */
function sessionNumbers(source: string, element: XmlElement): Splice[] {
  if (!source.slice(element.start, element.openEnd).includes('rsid')) return [];
  return attributes(source, element)
    .filter((entry) => entry.name.startsWith('w:rsid'))
    .map((entry) => ({ start: entry.start - 1, end: entry.valueEnd + 1, text: '' }));
}

/** A run that goes takes the splices inside it along. */
function withoutNested(splices: readonly Splice[]): Splice[] {
  const ordered = [...splices].sort((one, two) => one.start - two.start || two.end - one.end);
  const kept: Splice[] = [];
  for (const splice of ordered) {
    const last = kept.at(-1);
    if (last === undefined || splice.start >= last.end) kept.push(splice);
  }
  return kept;
}
