import { fail } from '../../base/app-error.ts';
import { viewStories, type DocumentModel } from '../read/document.ts';
import { hasRevisionMarks } from '../read/stories.ts';
import { isInView } from '../read/revisions.ts';
import type { Reading } from '../read/views.ts';
import { isHeldLine } from '../write/field-halves.ts';
import { othersMarks } from './others-marks.ts';
import { lastingUnitText } from '../compare/lasting-text.ts';
import { readSide, type Unit } from '../compare/units.ts';
import { contractLines, isNewlyUnbalanced } from './verify-reading.ts';

export type EditsToVerify = {
  /** What was edited, as it was: with the marks of others where the redline keeps them. */
  readonly base: DocumentModel;
  /** The edits as tracked changes, re-opened from its bytes. */
  readonly redline: DocumentModel;
  /** The file that leaves, re-opened from its bytes. */
  readonly result: DocumentModel;
  /** Text of each block of the body when everything is accepted (`lastingUnitText`), but for empty lines that cannot go (`isHeldLine`) and documents brought in on opening, which have no words here. */
  readonly expected: readonly string[];
  readonly isClean: boolean;
  /** Tells the marks of this redline, by id, from those that were there before. */
  readonly isOwn: (id: string) => boolean;
};

const refuse = (gate: string): never =>
  fail('export.not-verified', `The file was not written: a check of the finished file failed (${gate}).`, 'Nothing was lost and nothing was sent. Please report this with the document, if you may share it.');

/**
 * The gates of rules W3 and W6, on the saved bytes: accepting gives exactly the wording asked for, rejecting gives the
 * base in every story, taking back ours alone gives the base with every mark of others (W2), and a clean file carries no mark. Throws an `AppFailure` when one fails.
 */
export function verifyEdits(edits: EditsToVerify): void {
  if (contractLines(edits.redline, 'rejected') !== contractLines(edits.base, 'rejected')) refuse('rejecting every change does not give the earlier text');
  // Without marks of others there is nothing beside ours that could have been lost.
  if (edits.base.stories.some((story) => hasRevisionMarks(story.document))) {
    if (contractLines(edits.redline, withoutOwn(edits.isOwn)) !== contractLines(edits.base, 'accepted')) refuse('rejecting our changes alone does not give the file they were made on');
    if (othersMarks(edits.redline, edits.isOwn) !== othersMarks(edits.base, () => false)) refuse('a tracked change of somebody else did not survive');
  }
  const texts = bodyTexts(edits.redline);
  if (texts.length !== edits.expected.length || texts.some((text, index) => text !== edits.expected[index])) refuse('accepting every change does not give the new text');
  const written = [[edits.redline, 'accepted'], [edits.redline, 'rejected'], ...(edits.result === edits.redline ? [] : ([[edits.result, 'accepted']] as const))] as const;
  if (written.some(([model, view]) => isNewlyUnbalanced(model, view, edits.base, view))) refuse('a field or a range would be left open');
  if (edits.isClean && edits.result.stories.some((story) => hasRevisionMarks(story.document))) refuse('a tracked change is left');
  if (edits.isClean && contractLines(edits.result, 'accepted') !== contractLines(edits.redline, 'accepted')) refuse('the clean copy does not read like the redline');
}

/** Everything of others accepted, everything of ours rejected. Clause edits never change paragraph properties, so none is undone. */
const withoutOwn = (isOwn: (id: string) => boolean): Reading => ({
  isShown: (revisions) => isInView(revisions.filter(({ id }) => isOwn(id)), 'rejected') && isInView(revisions.filter(({ id }) => !isOwn(id)), 'accepted'),
  isUndone: () => false,
  showsMarks: undefined,
});

function bodyTexts(model: DocumentModel): string[] {
  const body = viewStories(model, 'accepted').find((story) => story.story.kind === 'body');
  if (body === undefined) return [];
  const onlyHoldsPlace = (unit: Unit): boolean => unit.type === 'opaque' || isHeldLine(body.story.document.source, unit);
  const texts = readSide(model, body).units.filter((unit) => !onlyHoldsPlace(unit)).map(lastingUnitText);
  return texts.length === 0 ? [''] : texts;
}
