import { xmlBytes } from '../xml/xml-bytes.ts';
import { lazy } from '../../base/lazy.ts';
import { isXmlPart } from '../package/xml-parts.ts';
import { openPackage, type DocxPackage } from '../package/open-package.ts';
import { writeArchive } from '../package/zip-write.ts';
import { readDocument, type DocumentModel } from '../read/document.ts';
import { hasRevisionMarks } from '../read/stories.ts';
import { attribute, descendants } from '../xml/access.ts';
import { scanXml, type XmlDocument } from '../xml/scan.ts';
import { applySplices } from '../xml/splice.ts';
import type { Zlib } from '../zlib-port.ts';
import { everyones, resolvePart, type Whose } from './resolve-part.ts';
import type { Decision } from './resolver.ts';

/**
 * Accepts or rejects every revision mark of a file and returns the new file (rule W5, first half). Parts without marks
 * keep their bytes; a file without marks is returned as it is. Throws an `AppFailure` for a file that cannot be read.
 */
export function resolveRevisions(bytes: Uint8Array, decision: Decision, zlib: Zlib, whose: Whose = everyones): Uint8Array {
  return resolvedBytes(openPackage(bytes, zlib), decision, whose) ?? bytes;
}

/** The same for a file that is open: read anew from the resolved bytes, or as it stands where it carries no marks. */
export function resolvedModel(model: DocumentModel, decision: Decision): DocumentModel {
  const { docx } = model;
  const bytes = resolvedBytes(docx, decision, everyones);
  return bytes === undefined ? model : readDocument(bytes, docx.zlib);
}

function resolvedBytes(docx: DocxPackage, decision: Decision, whose: Whose): Uint8Array | undefined {
  const changes = resolvedParts(docx, decision, whose);
  return changes.size === 0 ? undefined : writeArchive(docx.archive, new Map([...changes].map(([name, source]) => [name, xmlBytes(source)])), docx.zlib);
}

/** The new source of each part that carries marks. */
export function resolvedParts(docx: DocxPackage, decision: Decision, whose: Whose = everyones): Map<string, string> {
  const changes = new Map<string, string>();
  for (const name of markedParts(docx)) {
    const document = docx.xml(name);
    if (document !== undefined) changes.set(name, resolvePart(document, decision, whose));
  }
  dropOrphanedNotes(docx, changes);
  return changes;
}

/** XML parts that hold revision marks: the document, its headers, footers and notes, and glossary parts. */
export function markedParts(docx: DocxPackage): string[] {
  return docx.partNames.filter((name) => {
    // The main part of a file with macros has a content type of its own (MS-OFFMACRO 2.2).
    if (!isXmlPart(docx, name) || !/wordprocessingml|ms-word|^application\/xml$|^$/.test(docx.contentType(name))) return false;
    const document = docx.xml(name);
    return document !== undefined && hasRevisionMarks(document);
  });
}

/** A note or comment whose only reference went with a resolved mark goes too, as in Word. */
function dropOrphanedNotes(docx: DocxPackage, changes: Map<string, string>): void {
  const main = docx.xml(docx.mainPart);
  const resolved = changes.get(docx.mainPart);
  if (main === undefined || resolved === undefined) return;
  const after = lazy(() => scanXml(resolved));
  for (const [type, reference, element] of [['footnotes', 'w:footnoteReference', 'w:footnote'], ['endnotes', 'w:endnoteReference', 'w:endnote'], ['comments', 'w:commentReference', 'w:comment']] as const) {
    const before = referencedIds(main, reference);
    if (before.size === 0) continue;
    const remaining = referencedIds(after(), reference);
    const gone = new Set([...before].filter((id) => !remaining.has(id)));
    if (gone.size === 0) continue;
    if (type === 'comments') changes.set(docx.mainPart, withoutRanges(changes.get(docx.mainPart) ?? resolved, gone));
    for (const relationship of docx.relationships(docx.mainPart)) {
      if (relationship.type !== type) continue;
      const current = changes.get(relationship.target);
      const document = current === undefined ? docx.xml(relationship.target) : scanXml(current);
      if (document === undefined) continue;
      const splices = document.root.children
        .filter((note) => note.name === element && gone.has(attribute(document.source, note, 'w:id') ?? ''))
        .map((note) => ({ start: note.start, end: note.end, text: '' }));
      if (splices.length > 0) changes.set(relationship.target, applySplices(document.source, splices));
    }
  }
}

/** The text without the ranges of these comments. */
function withoutRanges(text: string, gone: ReadonlySet<string>): string {
  const { source, root } = scanXml(text);
  const ranges = descendants(root, 'w:commentRangeStart', 'w:commentRangeEnd').filter((element) => gone.has(attribute(source, element, 'w:id') ?? ''));
  return applySplices(source, ranges.map(({ start, end }) => ({ start, end, text: '' })));
}

const referencedIds = (document: XmlDocument, name: string): Set<string> =>
  new Set(descendants(document.root, name).map((element) => attribute(document.source, element, 'w:id') ?? ''));
