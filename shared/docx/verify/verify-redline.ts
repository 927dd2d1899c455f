import { fail } from '../../base/app-error.ts';
import { viewStories, type DocumentModel } from '../read/document.ts';
import { isNewlyUnbalanced, lastingLines, type LastingLine } from './verify-reading.ts';

const refuse = (gate: string): never => fail('redline.not-verified', `The redline was not written: a check of the finished file failed (${gate}).`, 'The list of changes is not affected. Please report this with the two files, if you may share them.');

/** Stories whose every difference marks can say. A header, footer or box that one side lacks cannot be marked (C10); unmarked, they stay as they were. */
const MARKABLE: ReadonlySet<string> = new Set(['body', 'footnote', 'endnote']);

/**
 * The checks of a redline, both ways, paragraph by paragraph, with place and number (W3, W6): every story rejected is the earlier
 * file's, and the stories that marks can change are the later file's when accepted. Throws an `AppFailure` when one fails.
 */
export function verifyRedline(before: DocumentModel, redline: DocumentModel, after: DocumentModel): void {
  const withLabels = !hasUndefinedLists(before) && !hasUndefinedLists(after);
  const isContract = (kind: string): boolean => kind !== 'comment';
  if (!reads(lastingLines(redline, 'rejected', isContract), lastingLines(before, 'accepted', isContract), withLabels)) refuse('rejecting every change does not give the earlier text');
  const isMarkable = (kind: string): boolean => MARKABLE.has(kind);
  if (!reads(lastingLines(redline, 'accepted', isMarkable), lastingLines(after, 'accepted', isMarkable), withLabels)) refuse('accepting every change does not give the later text');
  if (isNewlyUnbalanced(redline, 'rejected', before, 'accepted')) refuse('a field or a range would be left open');
}

/** Equal line for line, but for empty lines that one of the two must keep: a section end comes and goes unmarked (C10). */
function reads(found: readonly LastingLine[], wanted: readonly LastingLine[], withLabels: boolean): boolean {
  let at = 0;
  for (const line of found) {
    while (!isSame(line, wanted[at], withLabels) && wanted[at]?.onlyHoldsPlace === true) at += 1;
    if (isSame(line, wanted[at], withLabels)) at += 1;
    else if (!line.onlyHoldsPlace) return false;
  }
  return wanted.slice(at).every((line) => line.onlyHoldsPlace);
}

const isSame = (one: LastingLine, two: LastingLine | undefined, withLabels: boolean): boolean =>
  one.place === two?.place && one.text === two.text && (!withLabels || one.label === two.label);

/**
 * A list that is used and defined nowhere prints no number (17.9.15); should the other file bring a definition of that id,
 * it would. Such numbers depend on what is missing, not on the marks.
 */
const hasUndefinedLists = (model: DocumentModel): boolean => viewStories(model, 'accepted').some((story) => [...story.labels.values()].some(({ place }) => !model.numbering.instances.has(place.numId)));
