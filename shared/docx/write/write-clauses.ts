import { xmlBytes } from '../xml/xml-bytes.ts';
import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import type { ClauseEdit } from '../../contract/clause-edit.ts';
import { readSide } from '../compare/units.ts';
import { writeArchive } from '../package/zip-write.ts';
import { createBlockReader } from '../read/contract-blocks.ts';
import { viewStories, readDocument, type DocumentModel } from '../read/document.ts';
import { createLookReader } from '../read/run-look.ts';
import { resolvedModel } from '../resolve/resolve-revisions.ts';
import { correctSegments } from '../segment/correct-segments.ts';
import { segment } from '../segment/segment.ts';
import { verifyEdits } from '../verify/verify-edits.ts';
import { applySplices } from '../xml/splice.ts';
import type { Zlib } from '../zlib-port.ts';
import { carryAlong } from './carry/carry-along.ts';
import { bringEarlier } from './bring-earlier.ts';
import { createClauseInserter } from './clause-inserter.ts';
import { openEarlier, type EarlierFile } from './earlier-file.ts';
import { createDrawingIds } from './drawing-ids.ts';
import { createMarkWriter, firstFreeId, type MarkAuthorship } from './marks.ts';
import { planClauseEdits } from './plan-clause-edits.ts';
import { plannedParagraphs } from './carry/planned-paragraphs.ts';
import { releaseEditedControls } from './release-controls.ts';
import { writeBlocks } from './write-blocks.ts';

export type WriteClausesOptions = MarkAuthorship & {
  readonly mode: 'redline' | 'clean';
  /** How a person corrected the clauses the edits speak of. */
  readonly corrections?: readonly ClauseCorrection[];
  /** What becomes of the marks the base carries in a redline: they are accepted first (as in a clean copy), or stay as they are with ours on top. */
  readonly earlierMarks?: 'accept' | 'keep';
  /** The file the edits' `asIn` speak of, in its accepted view. */
  readonly earlier?: EarlierFile;
};

/**
 * Writes edits of clauses onto a file by splices (rules W1–W4, W6). Marks the base carries are accepted first,
 * or kept where a redline asks for it: then rejecting ours alone gives the base as it was, marks included. Clause ids are
 * those of `readContract(base)` in its accepted view. In `redline` mode the edits are tracked changes by the
 * given author, in `clean` mode they simply stand. The result is re-opened and verified before it is returned; with no
 * edits an unmarked base comes back byte for byte. Throws an `AppFailure` when an edit names no clause, cannot be
 * written, or fails verification.
 */
export function writeClauses(base: Uint8Array, edits: readonly ClauseEdit[], options: WriteClausesOptions, zlib: Zlib): Uint8Array {
  const keeps = options.mode === 'redline' && options.earlierMarks === 'keep';
  const stored = readDocument(base, zlib);
  const model = keeps ? stored : resolvedModel(stored, 'accept');
  const body = viewStories(model, 'accepted').find((story) => story.story.kind === 'body');
  if (body === undefined || edits.length === 0) return model.docx.archive.bytes;
  const side = readSide(model, body);
  const earlier = options.earlier === undefined ? undefined : openEarlier(options.earlier, zlib);
  const roots = correctSegments(segment(model, body), options.corrections ?? []);
  const plan = planClauseEdits({ side, roots, read: createBlockReader(model, body), earlier }, edits);
  const { document, container, part } = body.story;
  const marks = createMarkWriter(document.root.scope.declared.get('w') ?? 'w', options, counter(firstFreeId(partSources(model))));
  const carried = carryAlong(model.docx, document, plannedParagraphs(plan.ops), marks.nextId);
  const drawingIds = createDrawingIds(partSources(model).join(''));
  const own = createClauseInserter({ source: document.source, marks, drawingIds, carried, looks: createLookReader(document.source, model.styles), ...plan });
  const brought = earlier === undefined ? { inserter: own, splices: [], parts: carried.parts } : bringEarlier({ earlier, side, own, marks, ops: plan.ops, drawingIds, carried: carried.parts });
  const splices = [...carried.splices, ...brought.splices, ...writeBlocks({ source: document.source, marks, inserter: brought.inserter }, plan.ops, container)];
  const source = releaseEditedControls(model.docx, part, applySplices(document.source, splices));
  const parts = new Map<string, string | Uint8Array>([[part, source], ...brought.parts]);
  const redline = writeArchive(model.docx.archive, new Map([...parts].map(([name, content]) => [name, typeof content === 'string' ? xmlBytes(content) : content])), zlib);
  const written = readDocument(redline, zlib);
  const result = options.mode === 'redline' ? written : resolvedModel(written, 'accept');
  verifyEdits({ base: model, redline: written, result, expected: plan.expected, isClean: options.mode === 'clean', isOwn: marks.isOwn });
  return result.docx.archive.bytes;
}

const partSources = (model: DocumentModel): string[] => [...new Set(model.stories.map((story) => story.document.source))];

function counter(from: number): () => number {
  let next = from;
  return () => next++;
}
