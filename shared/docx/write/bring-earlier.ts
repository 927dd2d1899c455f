import { createFormatReader } from '../compare/formatting.ts';
import type { Op } from '../compare/ops.ts';
import type { Side } from '../compare/units.ts';
import { referencedBookmarks } from '../read/referenced-bookmarks.ts';
import type { Splice } from '../xml/splice.ts';
import { bookmarkNames } from './carry/bookmarks.ts';
import { carryBookmarks } from './carry/carry-bookmarks.ts';
import { createPartImporter } from './carry/import-parts.ts';
import { plannedParagraphs } from './carry/planned-paragraphs.ts';
import { createDocumentInserter } from './document-inserter.ts';
import type { Earlier } from './earlier-file.ts';
import { eitherInserter } from './either-inserter.ts';
import type { Inserter } from './inserter.ts';
import type { MarkWriter } from './marks.ts';
import { pairLists } from './paired-lists.ts';

export type EarlierToBring = {
  readonly earlier: Earlier;
  /** What is written on. */
  readonly side: Side;
  /** Writes what does not come from the earlier file. */
  readonly own: Inserter;
  readonly marks: MarkWriter;
  readonly ops: readonly Op[];
  /** Ids for drawings, as `own` uses it (see `createDrawingIds`). */
  readonly drawingIds: (xml: string) => string;
  /** Sources of other parts as they are changed already. */
  readonly carried: ReadonlyMap<string, string>;
};

/** `parts` must be asked for after everything is written: they hold what the words written refer to. */
export type BroughtEarlier = { readonly inserter: Inserter; readonly splices: readonly Splice[]; readonly parts: Iterable<readonly [string, string | Uint8Array]> };

/** Writes what stood in an earlier file as it is stored there, with the notes, pictures, lists and bookmarks it needs (W7), and all else as `own` does. */
export function bringEarlier({ earlier, side, own, marks, ops, drawingIds, carried }: EarlierToBring): BroughtEarlier {
  const [before, after] = [side.model, earlier.side.model];
  const { document } = side.story.story;
  const importer = createPartImporter(before, after, { lists: pairLists(side, earlier.side), changed: carried });
  const documents = new Set(before.stories.map((story) => story.document));
  const bookmarks = carryBookmarks({ before: document, after: earlier.side.story.story.document, planned: plannedParagraphs(ops), marks, taken: bookmarkNames(documents), referenced: referencedBookmarks(after) });
  const theirs = createDocumentInserter({
    before: side, after: earlier.side, formatBefore: createFormatReader(before), formatAfter: createFormatReader(after), importer, scope: document.root.scope, marks,
    rangeTags: bookmarks.rangeTags, drawingIds,
  });
  const current = (part: string): string | undefined => carried.get(part) ?? before.docx.xml(part)?.source;
  return {
    inserter: eitherInserter(own, theirs, earlier.side),
    splices: bookmarks.splices,
    parts: {
      *[Symbol.iterator]() {
        yield* carried;
        yield* importer.changes(current);
      },
    },
  };
}
