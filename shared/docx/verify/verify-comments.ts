import { fail } from '../../base/app-error.ts';
import type { NewComment } from '../../contract/new-comment.ts';
import { readComments } from '../read/comments.ts';
import type { DocumentModel } from '../read/document.ts';
import { othersMarks } from './others-marks.ts';
import { contractLines } from './verify-reading.ts';

const refuse = (gate: string): never =>
  fail('comment.not-verified', `The comments were not written: a check of the finished file failed (${gate}).`, 'Nothing was lost and nothing was sent. Please report this with the document, if you may share it.');

/**
 * The gates of comment writing, on the saved bytes (W6): both views and every mark read as before, every earlier comment
 * is unchanged, and each new one is there with its author, words and thread. Throws an `AppFailure` when one fails.
 */
export function verifyComments(before: DocumentModel, after: DocumentModel, written: readonly NewComment[]): void {
  for (const view of ['accepted', 'rejected'] as const) if (contractLines(before, view) !== contractLines(after, view)) refuse('the contract would not read the same');
  if (contractMarks(before) !== contractMarks(after)) refuse('a tracked change did not survive');
  const was = readComments(before);
  const is = readComments(after);
  const same = was.every((comment, index) => {
    const now = is[index];
    return now !== undefined && now.id === comment.id && now.author === comment.author && now.text === comment.text && now.anchor === comment.anchor && now.parent === comment.parent;
  });
  if (!same) refuse('an earlier comment would change');
  const fresh = is.slice(was.length);
  const idOf = new Map(fresh.map((comment, index) => [written[index]?.key ?? '', comment.id]));
  if (fresh.length !== written.length) refuse('a comment is missing');
  written.forEach((wanted, index) => {
    const found = fresh[index];
    const parent = wanted.on.type === 'reply' ? (idOf.get(wanted.on.to) ?? wanted.on.to) : '';
    if (found === undefined || found.author !== wanted.author || found.text !== wanted.text) refuse('a comment does not say what it should');
    else if (found.part === '' || rootOf(found.parent, is) !== rootOf(parent, is)) refuse('a comment stands in the wrong place');
  });
}

const contractMarks = (model: DocumentModel): string => othersMarks({ ...model, stories: model.stories.filter((story) => story.kind !== 'comment') }, () => false);

/** Word keeps threads one level deep: an answer to an answer belongs to the first comment. */
const rootOf = (id: string, comments: readonly { readonly id: string; readonly parent: string }[]): string => {
  const parent = comments.find((comment) => comment.id === id)?.parent ?? '';
  return parent === '' ? id : parent;
};
