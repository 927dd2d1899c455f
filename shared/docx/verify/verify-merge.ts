import { fail } from '../../base/app-error.ts';
import type { DocumentModel } from '../read/document.ts';
import { createSourceOf } from '../read/element-source.ts';
import { isInView } from '../read/revisions.ts';
import type { Reading } from '../read/views.ts';
import { attribute } from '../xml/access.ts';
import { contractLines } from './verify-reading.ts';

export type MergeToVerify = {
  readonly base: DocumentModel;
  /** The base with A's changes alone, and with those of B's that were taken. */
  readonly redlineA: DocumentModel;
  readonly redlineB: DocumentModel;
  readonly merged: DocumentModel;
  readonly isOfB: (id: string) => boolean;
};

const refuse = (gate: string): never => fail('merge.not-verified', `The merged file was not made: a check of the finished file failed (${gate}).`, 'Nothing was lost. Compare the two versions one by one instead, and please report this with the documents, if you may share them.');

/** The gates of a merge, on the saved bytes (W6). Throws an `AppFailure` when one fails. */
export function verifyMerge({ base, redlineA, redlineB, merged, isOfB }: MergeToVerify): void {
  if (contractLines(merged, 'rejected') !== contractLines(base, 'accepted')) refuse('rejecting every change does not give the base');
  if (contractLines(merged, only(merged, (id) => !isOfB(id))) !== contractLines(redlineA, 'accepted')) refuse('the changes of the first party alone do not give its version');
  if (contractLines(merged, only(merged, isOfB)) !== contractLines(redlineB, 'accepted')) refuse('the changes of the second party alone do not give its version');
}

/** The marks `isTaken` names accepted, all others rejected. */
function only(model: DocumentModel, isTaken: (id: string) => boolean): Reading {
  const sourceOf = createSourceOf(model);
  return {
    isShown: (revisions) => isInView(revisions.filter(({ id }) => isTaken(id)), 'accepted') && isInView(revisions.filter(({ id }) => !isTaken(id)), 'rejected'),
    isUndone: (change) => !isTaken(attribute(sourceOf(change), change, 'w:id') ?? ''),
    showsMarks: undefined,
  };
}
