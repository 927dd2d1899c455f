import type { DocxPackage } from '../package/open-package.ts';
import { attribute, characterData, child, descendants, walk } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import type { DocumentModel } from './document.ts';
import { shownText } from './shown-text.ts';

/** A content control filled from data kept elsewhere in the file (17.5.2.6): Word writes the data over its words on opening. */
export type BoundControl = {
  /** The data store and the path in it; equal for the same control in two versions of a file. */
  readonly key: string;
  readonly part: string;
  readonly element: XmlElement;
  /** The words that stand in it. */
  readonly shown: string;
  /** The words it is filled with; where that cannot be told from the stored value alone (a date, a picture), the bare value. */
  readonly stored: string;
  readonly isText: boolean;
};

/** The bound controls of every story whose data was found. Paths other than a plain way down the tree are left out. */
export function boundControls(model: DocumentModel): BoundControl[] {
  const documents = new Map(model.stories.filter((story) => story.kind !== 'comment').map((story) => [story.part, story.document]));
  return [...documents].flatMap(([part, document]) => boundControlsIn(model.docx, part, document));
}

/** The bound controls of one part, given as it is or as it is about to be written. */
export function boundControlsIn(docx: DocxPackage, part: string, document: XmlDocument): BoundControl[] {
  if (!document.names.has('w:dataBinding')) return [];
  const stores = storesById(docx);
  return descendants(document.root, 'w:sdt').flatMap((element) => boundControl(part, document, element, stores));
}

function boundControl(part: string, { source }: XmlDocument, element: XmlElement, stores: ReadonlyMap<string, XmlDocument>): BoundControl[] {
  const properties = child(element, 'w:sdtPr');
  const binding = child(properties, 'w:dataBinding');
  const content = child(element, 'w:sdtContent');
  if (properties === undefined || binding === undefined || content === undefined) return [];
  const path = attribute(source, binding, 'w:xpath') ?? '';
  const store = (attribute(source, binding, 'w:storeItemID') ?? '').toUpperCase();
  const document = stores.get(store);
  const value = document === undefined ? undefined : valueAt(document, path, prefixesOf(attribute(source, binding, 'w:prefixMappings') ?? ''));
  if (value === undefined || child(properties, 'w:showingPlcHdr') !== undefined) return [];
  const list = child(properties, 'w:dropDownList') ?? child(properties, 'w:comboBox');
  const item = list?.children.find((entry) => entry.name === 'w:listItem' && attribute(source, entry, 'w:value') === value);
  const stored = item === undefined ? value : (attribute(source, item, 'w:displayText') ?? value);
  const isText = ['w:date', 'w:picture', 'w14:checkbox', 'w:richText'].every((kind) => child(properties, kind) === undefined);
  return [{ key: `${store}${path}`, part, element, shown: wordsOf(source, content), stored: stored.replace(/\s+/g, ' ').trim(), isText }];
}

/** The words of a control as accepted, white space folded. */
function wordsOf(source: string, content: XmlElement): string {
  let words = '';
  walk(content, (element) => {
    if (element.name === 'w:del' || element.name === 'w:moveFrom') return false;
    if (element.name === 'w:t') words += shownText(source, element);
    else if (element.name === 'w:p' || element.name === 'w:br' || element.name === 'w:tab') words += ' ';
    return true;
  });
  return words.replace(/\s+/g, ' ').trim();
}

/** The stores Word itself keeps (MS-OE376 2.1.540): document properties by fixed ids. */
const PROPERTY_STORES: Readonly<Record<string, string>> = { '{6C3C8BC8-F283-45AE-878A-BAB7291924A1}': 'core-properties', '{6668398D-A668-4E3E-A5EB-62B293D839F1}': 'extended-properties' };

/** The data of the file by store id: custom XML by the id in its properties part (22.5), and the document properties. */
function storesById(docx: DocxPackage): ReadonlyMap<string, XmlDocument> {
  const stores = new Map<string, XmlDocument>();
  for (const relationship of docx.relationships(docx.mainPart)) {
    if (relationship.type !== 'customXml' || relationship.external) continue;
    const properties = docx.relationships(relationship.target).find((inner) => inner.type === 'customXmlProps' && !inner.external)?.target;
    const id = properties === undefined ? undefined : /\bitemID\s*=\s*["'](\{[^"']*\})["']/.exec(docx.xml(properties)?.source ?? '')?.[1];
    const data = id === undefined ? undefined : docx.xml(relationship.target);
    if (id !== undefined && data !== undefined) stores.set(id.toUpperCase(), data);
  }
  for (const [id, type] of Object.entries(PROPERTY_STORES)) {
    const part = docx.relationships('').find((relationship) => relationship.type === type && !relationship.external)?.target;
    const data = part === undefined ? undefined : docx.xml(part);
    if (data !== undefined) stores.set(id, data);
  }
  return stores;
}

const prefixesOf = (mappings: string): ReadonlyMap<string, string> => new Map([...mappings.matchAll(/xmlns:([^\s=]+)\s*=\s*["']([^"']*)["']/g)].map((match) => [match[1] ?? '', match[2] ?? '']));

/** Follows a path of steps such as `/a:root[1]/a:fee[1]` or `/offer/@rate`; anything else is not followed. */
function valueAt(document: XmlDocument, path: string, prefixes: ReadonlyMap<string, string>): string | undefined {
  let level: readonly XmlElement[] = [document.root];
  let found: XmlElement | undefined;
  for (const step of path.split('/').slice(1)) {
    const [, marker, prefix = '', local = '', position] = /^(@?)(?:([^:@[\]]+):)?([^:@[\]]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    if (local === '') return undefined;
    if (marker === '@') return found === undefined ? undefined : attribute(document.source, found, local);
    found = level.filter((element) => isNamed(document.source, element, prefixes.get(prefix) ?? '', local))[Number(position ?? '1') - 1];
    if (found === undefined) return undefined;
    level = found.children;
  }
  return found === undefined || found.children.length > 0 ? undefined : characterData(document.source, found);
}

function isNamed(source: string, element: XmlElement, namespace: string, local: string): boolean {
  const raw = /^<([^\s/>]+)/.exec(source.slice(element.start, element.openEnd))?.[1] ?? '';
  const [first = '', second] = raw.split(':');
  const prefix = second === undefined ? '' : first;
  return (second ?? first) === local && (element.scope.namespaces.get(prefix) ?? '') === namespace;
}
