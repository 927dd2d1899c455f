import type { Comparison } from '../../contract/change.ts';
import { readDocument } from '../read/document.ts';
import { resolveRevisions } from '../resolve/resolve-revisions.ts';
import type { MarkAuthorship } from '../write/marks.ts';
import type { Zlib } from '../zlib-port.ts';
import { fail } from '../../base/app-error.ts';
import type { DocumentModel } from '../read/document.ts';
import { isNewlyUnbalanced, wordsOf } from '../verify/verify-reading.ts';
import { compareModels, describeComparison } from './compare-models.ts';
import { writeComparison } from './write-comparison.ts';

/**
 * Compares two files and writes the difference as Word's own tracked changes on top of `before` (rules W1–W4): accepting
 * all gives `after`, rejecting all gives `before`, and what marks cannot express keeps its form in `before` (C10).
 * Marks already in the inputs are accepted first (C9). The
 * redline is re-opened and checked (W6). Throws an `AppFailure` for a file that cannot be read or a check that fails.
 */
export function redlineDocuments(before: Uint8Array, after: Uint8Array, zlib: Zlib, by: MarkAuthorship): { readonly bytes: Uint8Array; readonly comparison: Comparison } {
  const base = readDocument(resolveRevisions(before, 'accept', zlib), zlib);
  const target = readDocument(resolveRevisions(after, 'accept', zlib), zlib);
  const compared = compareModels(base, target);
  const { bytes } = writeComparison(compared, by, zlib);
  verifyRedline(base, readDocument(bytes, zlib), target);
  return { bytes, comparison: describeComparison(compared) };
}

const refuse = (gate: string): never => fail('redline.not-verified', `The redline was not written: a check of the finished file failed (${gate}).`, 'The list of changes is not affected. Please report this with the two files, if you may share them.');

/** The words of the body, both ways; what lives elsewhere may be beyond what marks can say (C10). Throws an `AppFailure` when a check fails. */
export function verifyRedline(before: DocumentModel, redline: DocumentModel, after: DocumentModel): void {
  const inBody = (kind: string): boolean => kind === 'body';
  if (wordsOf(redline, 'rejected', inBody, 'without') !== wordsOf(before, 'accepted', inBody, 'without')) refuse('rejecting every change does not give the earlier text');
  if (wordsOf(redline, 'accepted', inBody, 'without') !== wordsOf(after, 'accepted', inBody, 'without')) refuse('accepting every change does not give the later text');
  if (isNewlyUnbalanced(redline, 'rejected', before, 'accepted')) refuse('a field or a range would be left open');
}
