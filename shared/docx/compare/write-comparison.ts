import { xmlBytes } from '../xml/xml-bytes.ts';
import { writeArchive } from '../package/zip-write.ts';
import { referencedBookmarks } from '../read/referenced-bookmarks.ts';
import { bookmarkNames } from '../write/carry/bookmarks.ts';
import { carryBookmarks } from '../write/carry/carry-bookmarks.ts';
import { createDocumentInserter } from '../write/document-inserter.ts';
import { createPartImporter } from '../write/carry/import-parts.ts';
import { createDrawingIds } from '../write/drawing-ids.ts';
import { mirrorToFallback } from '../write/mirror-fallback.ts';
import { createMarkWriter, firstFreeId, type MarkAuthorship } from '../write/marks.ts';
import { plannedParagraphs } from '../write/carry/planned-paragraphs.ts';
import { releaseEditedControls } from '../write/release-controls.ts';
import { writeBlocks } from '../write/write-blocks.ts';
import { applySplices, type Splice } from '../xml/splice.ts';
import type { Zlib } from '../zlib-port.ts';
import type { StoryComparison } from './story-comparison.ts';
import type { ModelComparison } from './compare-models.ts';

/** A written comparison, with what tells its own marks from those that were in the file before. */
export type WrittenComparison = { readonly bytes: Uint8Array; readonly isOwn: (id: string) => boolean };

/** Writes the plan of a comparison as tracked changes on top of its before side; marks that side carries stay as they are (W1, W2). */
export function writeComparison(compared: ModelComparison, by: MarkAuthorship, zlib: Zlib): WrittenComparison {
  const { before: base, after: target } = compared;
  const importer = createPartImporter(base, target);
  const sources = base.docx.partNames.filter((name) => base.stories.some((story) => story.part === name)).map((name) => base.docx.xml(name)?.source ?? '');
  let id = firstFreeId(sources);
  const nextId = (): number => id++;
  const drawingIds = createDrawingIds(sources.join(''));
  const taken = bookmarkNames(new Set(base.stories.map((story) => story.document)));
  const referenced = referencedBookmarks(target);
  const splices = new Map<string, Splice[]>();
  const writers = compared.stories
    .filter((story) => story.ops.length > 0 && isWritten(story))
    .map((story) => {
      const { document, part, container } = story.before.story.story;
      const { scope } = document.root;
      const marks = createMarkWriter(scope.declared.get('w') ?? 'w', by, nextId);
      const bookmarks = carryBookmarks({ before: document, after: story.after.story.story.document, planned: plannedParagraphs(story.ops), marks, taken, referenced });
      const inserter = createDocumentInserter({ before: story.before, after: story.after, formatBefore: story.formatBefore, formatAfter: story.formatAfter, importer, scope, marks, rangeTags: bookmarks.rangeTags, drawingIds });
      const written = [...bookmarks.splices, ...writeBlocks({ source: document.source, marks, inserter, growsEnds: true }, story.ops, container)];
      const known = splices.get(part) ?? [];
      // A box that goes with the words around it goes as it was.
      const isGone = known.some(({ start, end }) => start <= container.start && end >= container.end);
      if (!isGone) splices.set(part, [...known, ...written, ...(story.kind === 'textbox' ? mirrorToFallback(document.source, container, written) : [])]);
      return marks;
    });
  const changed = new Map<string, string>();
  for (const [part, list] of splices) {
    const source = base.docx.xml(part)?.source;
    if (source !== undefined && list.length > 0) changed.set(part, releaseEditedControls(base.docx, part, applySplices(source, list)));
  }
  const current = (part: string): string | undefined => changed.get(part) ?? base.docx.xml(part)?.source;
  const bytes = new Map<string, Uint8Array>([...changed].map(([part, text]) => [part, xmlBytes(text)]));
  for (const [part, content] of importer.changes(current)) bytes.set(part, typeof content === 'string' ? xmlBytes(content) : content);
  return { bytes: bytes.size === 0 ? base.docx.archive.bytes : writeArchive(base.docx.archive, bytes, zlib), isOwn: (own) => writers.some((marks) => marks.isOwn(own)) };
}

/** Comments are not redlined, and a header or note that only one side has cannot be marked (C10). */
const isWritten = (story: StoryComparison): boolean => story.kind !== 'comment' && story.before.story.story.document !== story.after.story.story.document;
