import type { Comparison } from '../../contract/change.ts';
import { readDocument } from '../read/document.ts';
import type { Zlib } from '../zlib-port.ts';
import { compareModels, describeComparison } from './compare-models.ts';

/**
 * Everything that differs between two .docx files, in their accepted views (C9), with clause, kind and class, and what
 * was not compared. Throws an `AppFailure` for a file that cannot be read.
 */
export function compareDocuments(before: Uint8Array, after: Uint8Array, zlib: Zlib): Comparison {
  return describeComparison(compareModels(readDocument(before, zlib), readDocument(after, zlib)));
}
