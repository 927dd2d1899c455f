import { lazy } from '../../base/lazy.ts';
import { hasMoves, numberedOtherwise, numbersAfterMoves } from './moved-numbers.ts';
import { inRuns } from './number-runs.ts';
import type { NumberShift } from './number-shifts.ts';
import type { Region } from './ops.ts';
import { place, type Clause, type RawChange, type StoryComparison } from './story-comparison.ts';
import type { ParagraphUnit } from './units.ts';

/** How the number of a line changed; `line` is the earlier one of a pair that kept its place, and a computed number is no words of the text. */
type Numbered = NumberShift & { readonly line?: ParagraphUnit; readonly isComputed?: boolean; /** What became of a number that the line never was without. */ readonly turned?: string };
export type Renumbering = Numbered & { readonly clause: Clause };

/** How the number of a region changed: the one its list counts, and the one typed in front of it, whose shift is given. */
export function numbersOfRegion({ befores, afters }: Region, typed: NumberShift | undefined): readonly Numbered[] {
  const [one] = befores;
  const [two] = afters;
  if (one === undefined || two === undefined) return [];
  const [before, after] = [one.label?.text ?? '', two.label?.text ?? ''];
  const isCounted = befores.length === afters.length && before !== after;
  // A number that was typed and is counted now, or the other way round, is one number.
  if (isCounted && typed?.after === '' && before === '') return [{ before: typed.before, after, line: one, turned: 'typed numbers are counted by the list now' }];
  if (isCounted && typed?.before === '' && after === '') return [{ before, after: typed.after, line: one, turned: 'numbers the list counted are typed now' }];
  return [...(typed === undefined ? [] : [{ ...typed, line: one }]), ...(isCounted ? [{ before, after, line: one, isComputed: true }] : [])];
}

/** The changes that tell the numbers which shifted, one for each cause (C4). */
export const renumberings = (story: StoryComparison, renumbered: readonly Renumbering[]): RawChange[] => inRuns(story, withoutMoves(story, renumbered)).flatMap((run) => told(story, run));

/** The shifts that are not merely due to lines that moved past each other: those the moves tell (C11). */
function withoutMoves(story: StoryComparison, renumbered: readonly Renumbering[]): readonly Renumbering[] {
  if (!hasMoves(story.ops)) return renumbered;
  const due = lazy(() => numbersAfterMoves(story));
  return [
    ...renumbered.filter(({ line, isComputed, after }) => line === undefined || isComputed !== true || due().get(line) !== after),
    // What lost its number on the way, or took one of another level, was changed besides.
    ...numberedOtherwise(story.ops).map(([from, to]): Renumbering => ({ clause: story.clauseAfter(to), before: from.label?.text ?? '', after: to.label?.text ?? '' })),
  ];
}

/** One event for a run of paragraphs whose numbers all shifted (C4). */
function told(story: StoryComparison, renumbered: readonly Renumbering[]): RawChange[] {
  if (renumbered.length === 0) return [];
  const [first] = renumbered;
  const last = renumbered.at(-1);
  if (first === undefined || last === undefined) return [];
  const list = (side: 'before' | 'after'): string => renumbered.slice(0, 40).map((item) => item[side] || 'no number').join(', ') + (renumbered.length > 40 ? ', \u2026' : '');
  return [{
    ...place(story, first.clause), kind: 'renumbered', class: 'numbering',
    detail: [renumbered.length === 1 ? `${first.before || 'no number'} \u2192 ${first.after || 'no number'}` : `${renumbered.length} paragraphs: ${first.before || 'no number'} \u2192 ${first.after || 'no number'} to ${last.before || 'no number'} \u2192 ${last.after || 'no number'}`, ...new Set(renumbered.flatMap(({ turned }) => turned ?? []))],
    before: list('before'), after: list('after'), removed: '', added: '', beforeTokens: [], afterTokens: [],
  }];
}
