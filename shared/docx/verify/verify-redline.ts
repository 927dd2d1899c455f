import { fail } from '../../base/app-error.ts';
import { viewStories, type DocumentModel } from '../read/document.ts';
import { isStrayNote } from '../read/shown-stories.ts';
import type { Story } from '../read/stories.ts';
import { isNewlyUnbalanced, lastingLines, type LastingLine } from './verify-reading.ts';

const refuse = (gate: string): never => fail('redline.not-verified', `The redline was not written: a check of the finished file failed (${gate}).`, 'The list of changes is not affected. Please report this with the two files, if you may share them.');

const MARKABLE: ReadonlySet<string> = new Set(['body', 'footnote', 'endnote']);

/**
 * Stories whose every difference marks can say (C10): no header, footer or box that one side lacks, and no note that stays
 * behind in one file when its reference has gone. Unmarked, they stay as they were.
 */
const isMarkable = ({ stories }: DocumentModel) => (story: Story): boolean => MARKABLE.has(story.kind) && !isStrayNote(stories, story);

/**
 * The checks of a redline, both ways, paragraph by paragraph, with place and number (W3, W6): every story rejected is the earlier
 * file's, and the stories that marks can change are the later file's when accepted. Throws an `AppFailure` when one fails.
 */
export function verifyRedline(before: DocumentModel, redline: DocumentModel, after: DocumentModel): void {
  const withLabels = !hasUndefinedLists(before) && !hasUndefinedLists(after);
  const isContract = ({ kind }: Story): boolean => kind !== 'comment';
  if (!reads(lastingLines(redline, 'rejected', isContract), lastingLines(before, 'accepted', isContract), withLabels)) refuse('rejecting every change does not give the earlier text');
  if (!reads(lastingLines(redline, 'accepted', isMarkable(redline)), lastingLines(after, 'accepted', isMarkable(after)), withLabels)) refuse('accepting every change does not give the later text');
  if (isNewlyUnbalanced(redline, 'rejected', before, 'accepted')) refuse('a field or a range would be left open');
}

/**
 * Equal line for line, but for empty lines that one of the two must keep: a section end comes and goes unmarked (C10). Such a
 * line may stand for an empty one of the other side or for none; every way to read it is followed to the end.
 */
function reads(found: readonly LastingLine[], wanted: readonly LastingLine[], withLabels: boolean): boolean {
  const past = (at: number): readonly number[] => (wanted[at]?.onlyHoldsPlace === true ? [at, ...past(at + 1)] : [at]);
  let reached: ReadonlySet<number> = new Set(past(0));
  for (const line of found) {
    reached = new Set([...reached].flatMap((at) => [...(isSame(line, wanted[at], withLabels) ? past(at + 1) : []), ...(line.onlyHoldsPlace ? [at] : [])]));
    if (reached.size === 0) return false;
  }
  return reached.has(wanted.length);
}

const isSame = (one: LastingLine, two: LastingLine | undefined, withLabels: boolean): boolean =>
  one.place === two?.place && one.text === two.text && (!withLabels || one.label === two.label);

/**
 * A list that is used and defined nowhere prints no number (17.9.15); should the other file bring a definition of that id,
 * it would. Such numbers depend on what is missing, not on the marks.
 */
const hasUndefinedLists = (model: DocumentModel): boolean => viewStories(model, 'accepted').some((story) => [...story.labels.values()].some(({ place }) => !model.numbering.instances.has(place.numId)));
