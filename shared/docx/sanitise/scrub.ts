import { xmlBytes } from '../xml/xml-bytes.ts';
import { relationshipsPart, type DocxPackage } from '../package/open-package.ts';
import type { PartChanges } from '../package/zip-write.ts';
import { attribute } from '../xml/access.ts';
import type { XmlDocument } from '../xml/scan.ts';
import { applySplices, type Splice } from '../xml/splice.ts';
import { reachableParts } from '../package/reachable-parts.ts';
import type { Trace } from './traces.ts';

/**
 * The parts a package has without these traces: new bytes, or `undefined` for a part that goes. Everything but the
 * traces stays as it is (rule W5); a part goes with the last relationship that leads to it.
 */
export function withoutTraces(docx: DocxPackage, traces: readonly Trace[]): PartChanges {
  const splices = new Map<string, Splice[]>();
  const changes = new Map<string, Uint8Array | undefined>();
  const cut = new Set<string>();
  const add = (part: string, more: readonly Splice[]): void => {
    const list = splices.get(part) ?? [];
    for (const splice of more) list.push(splice);
    splices.set(part, list);
  };
  for (const { part, removal } of traces) {
    if (removal?.type === 'splices') add(part, removal.splices);
    else if (removal?.type === 'bytes') changes.set(part, removal.bytes);
    else if (removal?.type === 'relationship') cut.add(`${removal.owner}|${removal.id}`);
  }
  const reached = reachableParts(docx, (owner, { id }) => !cut.has(`${owner}|${id}`));
  const gone = docx.partNames.filter((part) => !reached.has(part.toLowerCase()));
  for (const owner of new Set([...cut].map((key) => key.slice(0, key.lastIndexOf('|'))))) {
    const part = docx.partNames.find((name) => name.toLowerCase() === relationshipsPart(owner).toLowerCase());
    const document = part === undefined ? undefined : docx.xml(part);
    if (part !== undefined && document !== undefined) add(part, cutRelationships(document, owner, cut));
  }
  const types = docx.xml('[Content_Types].xml');
  if (types !== undefined) add('[Content_Types].xml', cutContentTypes(types, gone));
  for (const [part, list] of splices) {
    const document = docx.xml(part);
    if (document !== undefined && list.length > 0) changes.set(part, xmlBytes(applySplices(document.source, outermost(list))));
  }
  for (const part of gone) changes.set(part, undefined);
  return changes;
}

const cutRelationships = ({ source, root }: XmlDocument, owner: string, cut: ReadonlySet<string>): Splice[] =>
  root.children.filter((element) => cut.has(`${owner}|${attribute(source, element, 'Id') ?? ''}`)).map(({ start, end }) => ({ start, end, text: '' }));

const cutContentTypes = ({ source, root }: XmlDocument, gone: readonly string[]): Splice[] => {
  const names = new Set(gone.map((part) => `/${part.toLowerCase()}`));
  return root.children.filter((element) => names.has((attribute(source, element, 'PartName') ?? '').toLowerCase())).map(({ start, end }) => ({ start, end, text: '' }));
};

/** An element that goes takes what was to change inside it along. */
function outermost(splices: readonly Splice[]): Splice[] {
  const kept: Splice[] = [];
  for (const splice of splices.toSorted((one, two) => one.start - two.start || two.end - one.end)) {
    const last = kept.at(-1);
    if (last === undefined || splice.start >= last.end) kept.push(splice);
  }
  return kept;
}
