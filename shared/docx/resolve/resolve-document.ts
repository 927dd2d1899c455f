import { fail } from '../../base/app-error.ts';
import { readDocument, type DocumentModel } from '../read/document.ts';
import { markAuthors } from '../read/mark-authors.ts';
import { hasRevisionMarks } from '../read/stories.ts';
import type { Line } from '../read/story-lines.ts';
import { contractLines, isNewlyUnbalanced } from '../verify/verify-reading.ts';
import type { Zlib } from '../zlib-port.ts';
import type { Decision } from './resolver.ts';
import { resolvedModel, resolveRevisions } from './resolve-revisions.ts';

const refuse = (gate: string): never => fail('resolve.not-verified', `The file was not written: a check of the finished file failed (${gate}).`, 'Nothing was lost. Please report this with the document, if you may share it.');

/**
 * A file with every mark accepted or rejected, for somebody outside: re-opened from its bytes and compared, paragraph by paragraph and number by
 * number, with what the marked file reads in that view (rules W5, W6). Throws an `AppFailure` for a file that cannot be read or a check that fails.
 */
export function resolveDocument(bytes: Uint8Array, decision: Decision, zlib: Zlib): Uint8Array {
  const base = readDocument(bytes, zlib);
  const resolved = resolvedModel(base, decision);
  verifyResolved(base, resolved, decision);
  return resolved.docx.archive.bytes;
}

/** The checks of a resolved file against the marked one it was made from. Throws an `AppFailure` when one fails. */
export function verifyResolved(marked: DocumentModel, resolved: DocumentModel, decision: Decision): void {
  const view = decision === 'accept' ? 'accepted' : 'rejected';
  if (resolved.stories.some((story) => hasRevisionMarks(story.document))) refuse('a tracked change is left');
  if (resolved === marked) return;
  if (contractLines(resolved, 'accepted') !== contractLines(marked, view)) refuse('it does not read like the marked file');
  if (isNewlyUnbalanced(resolved, 'accepted', marked, view)) refuse('a field, bookmark or range would be left open');
}

/**
 * The file with the marks of some authors rejected and everyone else's left as they are: what it was before they wrote in it.
 * Re-opened from its bytes: none of their marks is left, the rest still resolves as it did. Throws an `AppFailure` otherwise.
 */
export function withoutMarksOf(bytes: Uint8Array, authors: readonly string[], zlib: Zlib): Uint8Array {
  const theirs = new Set(authors);
  const left = resolveRevisions(bytes, 'reject', zlib, (author) => theirs.has(author));
  if (left === bytes) return bytes;
  const [before, after] = [readDocument(bytes, zlib), readDocument(left, zlib)];
  if (markAuthors(after).some(({ name, insertions, deletions, other }) => theirs.has(name) && insertions + deletions + other > 0)) refuse('a tracked change is left');
  // Whose paragraph mark goes first decides whether an empty line is left at the end; no wording and no number hangs on it (N1).
  const says = ({ label, text }: Line): boolean => label !== '' || text.trim() !== '';
  if (contractLines(after, 'rejected', says) !== contractLines(before, 'rejected', says)) refuse('it does not read like the marked file');
  if (isNewlyUnbalanced(after, 'rejected', before, 'rejected')) refuse('a field, bookmark or range would be left open');
  return left;
}
