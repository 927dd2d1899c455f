import { fail } from '../../base/app-error.ts';
import { viewStories, type DocumentModel } from '../read/document.ts';
import { isInView, type View } from '../read/revisions.ts';
import { storyLines } from '../read/story-lines.ts';
import type { Reading } from '../read/views.ts';
import { attribute } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

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
  if (linesOf(merged, 'rejected') !== linesOf(base, 'accepted')) refuse('rejecting every change does not give the base');
  if (linesOf(merged, only(merged, (id) => !isOfB(id))) !== linesOf(redlineA, 'accepted')) refuse('the changes of the first party alone do not give its version');
  if (linesOf(merged, only(merged, isOfB)) !== linesOf(redlineB, 'accepted')) refuse('the changes of the second party alone do not give its version');
}

/** The marks `isTaken` names accepted, all others rejected. */
function only(model: DocumentModel, isTaken: (id: string) => boolean): Reading {
  const sources = new Map<XmlElement, string>(model.stories.map((story) => [story.document.root, story.document.source]));
  const idOf = (change: XmlElement): string => {
    let root = change;
    while (root.parent !== undefined) root = root.parent;
    return attribute(sources.get(root) ?? '', change, 'w:id') ?? '';
  };
  return {
    isShown: (revisions) => isInView(revisions.filter(({ id }) => isTaken(id)), 'accepted') && isInView(revisions.filter(({ id }) => !isTaken(id)), 'rejected'),
    isUndone: (change) => !isTaken(idOf(change)),
    showsMarks: false,
  };
}

const linesOf = (model: DocumentModel, view: View | Reading): string =>
  viewStories(model, view)
    .filter((story) => story.story.kind !== 'comment')
    .map((story) => storyLines(story).map((line) => `${line.place}|${line.label}|${line.text}`).join('\n'))
    .join('\n\n');
