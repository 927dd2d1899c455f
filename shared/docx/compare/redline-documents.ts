import type { Comparison } from '../../contract/change.ts';
import { readDocument } from '../read/document.ts';
import { resolvedModel } from '../resolve/resolve-revisions.ts';
import type { MarkAuthorship } from '../write/marks.ts';
import type { Zlib } from '../zlib-port.ts';
import { verifyRedline } from '../verify/verify-redline.ts';
import { compareModels, describeComparison } from './compare-models.ts';
import { writeComparison } from './write-comparison.ts';

/**
 * Compares two files and writes the difference as Word's own tracked changes on top of `before` (rules W1–W4): accepting
 * all gives `after`, rejecting all gives `before`, and what marks cannot express keeps its form in `before` (C10).
 * Marks already in the inputs are accepted first (C9). The
 * redline is re-opened and checked (W6). Throws an `AppFailure` for a file that cannot be read or a check that fails.
 */
export function redlineDocuments(before: Uint8Array, after: Uint8Array, zlib: Zlib, by: MarkAuthorship): { readonly bytes: Uint8Array; readonly comparison: Comparison } {
  const base = resolvedModel(readDocument(before, zlib), 'accept');
  const target = resolvedModel(readDocument(after, zlib), 'accept');
  const compared = compareModels(base, target);
  const { bytes } = writeComparison(compared, by, zlib);
  verifyRedline(base, readDocument(bytes, zlib), target);
  return { bytes, comparison: describeComparison(compared) };
}
