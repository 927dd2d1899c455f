import type { Comparison } from '../../contract/change.ts';
import { writeArchive } from '../package/zip-write.ts';
import { readDocument } from '../read/document.ts';
import { resolveRevisions } from '../resolve/resolve-revisions.ts';
import { createDocumentInserter } from '../write/document-inserter.ts';
import { createPartImporter } from '../write/import-parts.ts';
import { mirrorToFallback } from '../write/mirror-fallback.ts';
import { createMarkWriter, firstFreeId, type MarkAuthorship } from '../write/marks.ts';
import { writeBlocks } from '../write/write-blocks.ts';
import { applySplices, type Splice } from '../xml/splice.ts';
import type { Zlib } from '../zlib-port.ts';
import type { StoryComparison } from './changes.ts';
import { compareModels, describeComparison } from './compare-models.ts';

/**
 * Compares two files and writes the difference as Word's own tracked changes on top of `before` (rules W1–W4): accepting
 * all gives `after`, rejecting all gives `before`, and what marks cannot express keeps its form in `before` (C10).
 * Marks already in the inputs are accepted first (C9). Throws an `AppFailure` for a file that cannot be read.
 */
export function redlineDocuments(before: Uint8Array, after: Uint8Array, zlib: Zlib, by: MarkAuthorship): { readonly bytes: Uint8Array; readonly comparison: Comparison } {
  const base = readDocument(resolveRevisions(before, 'accept', zlib), zlib);
  const target = readDocument(resolveRevisions(after, 'accept', zlib), zlib);
  const compared = compareModels(base, target);
  const importer = createPartImporter(base, target);
  const sources = base.docx.partNames.filter((name) => /\.xml$/i.test(name) && base.stories.some((story) => story.part === name)).map((name) => base.docx.xml(name)?.source ?? '');
  let id = firstFreeId(sources);
  const nextId = (): number => id++;
  const splices = new Map<string, Splice[]>();
  for (const story of compared.stories) {
    if (story.ops.length === 0 || !isWritten(story)) continue;
    const { document, part, container } = story.before.story.story;
    const { scope } = document.root;
    const marks = createMarkWriter(scope.declared.get('w') ?? 'w', by, nextId);
    const inserter = createDocumentInserter({ before: story.before, after: story.after, formatBefore: story.formatBefore, formatAfter: story.formatAfter, importer, scope });
    const written = writeBlocks({ source: document.source, marks, inserter }, story.ops, container);
    splices.set(part, [...(splices.get(part) ?? []), ...written, ...(story.kind === 'textbox' ? mirrorToFallback(document.source, container, written) : [])]);
  }
  const changed = new Map<string, string>();
  for (const [part, list] of splices) {
    const source = base.docx.xml(part)?.source;
    if (source !== undefined && list.length > 0) changed.set(part, applySplices(source, list));
  }
  const current = (part: string): string | undefined => changed.get(part) ?? base.docx.xml(part)?.source;
  const encoder = new TextEncoder();
  const bytes = new Map<string, Uint8Array>([...changed].map(([part, text]) => [part, encoder.encode(text)]));
  for (const [part, content] of importer.changes(current)) bytes.set(part, typeof content === 'string' ? encoder.encode(content) : content);
  const redline = bytes.size === 0 ? base.docx.archive.bytes : writeArchive(base.docx.archive, bytes, zlib);
  return { bytes: redline, comparison: describeComparison(compared) };
}

/** Comments are not redlined, and a header or note that only one side has cannot be marked (C10). */
const isWritten = (story: StoryComparison): boolean => story.kind !== 'comment' && story.before.story.story.document !== story.after.story.story.document;
