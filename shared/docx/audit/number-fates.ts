import type { Clause, StoryComparison } from '../compare/story-comparison.ts';
import { numberedOtherwise } from '../compare/moved-numbers.ts';
import { inRuns } from '../compare/number-runs.ts';
import type { Op } from '../compare/ops.ts';
import type { ParagraphUnit } from '../compare/units.ts';
import type { Label } from '../read/document.ts';
import type { Level } from '../read/numbering.ts';
import type { Fate } from './states.ts';
import { printedAnew } from './printed-numbers.ts';

type Pair = { readonly before: ParagraphUnit; readonly after: ParagraphUnit; readonly clause: () => Clause };

/**
 * Numbers that were changed without a mark (A1): a clause lost its number or got one, changed its level, or its list begins
 * anew. One difference for each cause. Numbers that only count on behind a line that came or went, and those of a list
 * that prints its numbers another way (a finding of its own), are not told again.
 */
export function numberFates(story: StoryComparison): Fate[] {
  const { pairs, isRestructured } = pairsOf(story);
  const listOf = new Map<string, string>();
  const changed: Pair[] = [];
  for (const pair of pairs) {
    const [one, two] = [pair.before.label, pair.after.label];
    // The lists of both files have ids of their own; the first line of a list tells which is which.
    const list = one === undefined || two === undefined ? '' : (listOf.get(one.place.numId) ?? two.place.numId);
    if (one !== undefined && list !== '') listOf.set(one.place.numId, list);
    if ((one?.text ?? '') === (two?.text ?? '')) continue;
    const [was, is] = [levelOf(story.before.model.numbering, one), levelOf(story.after.model.numbering, two)];
    const isPrintedAnew = printedAnew(story.before.model, pair.before, story.after.model, pair.after) !== undefined;
    const isOwn = one === undefined || two === undefined || one.place.level !== two.place.level || list !== two.place.numId || was?.format !== is?.format || was?.start !== is?.start;
    if (!isPrintedAnew && (isOwn || !isRestructured)) changed.push(pair);
  }
  // What moved has the number due at its new place, unless it lost its own or took one of another level.
  for (const [before, after] of numberedOtherwise(story.ops)) changed.push({ before, after, clause: () => story.clauseAfter(after) });
  return numbersTold(story, changed.map((pair) => ({ get clause() { return pair.clause(); }, before: pair.before.label?.text ?? '', after: pair.after.label?.text ?? '', line: pair.before })));
}

/** A line whose number changed. */
export type Renumbering = { readonly clause: Clause; readonly before: string; readonly after: string; /** The earlier one of a pair that kept its place. */ readonly line?: ParagraphUnit };

/** The numbers of a story that changed, one difference for each cause. */
export const numbersTold = (story: StoryComparison, changed: readonly Renumbering[]): Fate[] => inRuns(story, changed).flatMap(runTold);

function runTold(changed: readonly Renumbering[]): Fate[] {
  const [first] = changed;
  const last = changed.at(-1);
  if (first === undefined || last === undefined) return [];
  const step = (one: Renumbering): string => `${one.before || NONE} \u2192 ${one.after || NONE}`;
  const list = (side: 'before' | 'after'): string => changed.slice(0, LISTED).map((one) => one[side] || NONE).join(', ') + (changed.length > LISTED ? ', \u2026' : '');
  return [{
    pile: 'untracked', clause: first.clause, kind: 'renumbered', class: 'numbering', detail: [changed.length === 1 ? step(first) : `${String(changed.length)} paragraphs: ${step(first)} to ${step(last)}`],
    before: list('before'), after: list('after'), removed: '', added: '',
  }];
}

const NONE = 'no number';
const LISTED = 40;

type Numbers = { readonly instances: ReadonlyMap<string, { readonly levels: readonly (Level | undefined)[]; readonly startOverrides: readonly (number | undefined)[] }> };

function levelOf({ instances }: Numbers, label: Label | undefined): { readonly format: string; readonly start: number } | undefined {
  const instance = label === undefined ? undefined : instances.get(label.place.numId);
  const level = label === undefined ? undefined : instance?.levels[label.place.level];
  return label === undefined || level === undefined ? undefined : { format: level.format, start: instance?.startOverrides[label.place.level] ?? level.start };
}

/** Every line that both files have, and whether a line with a number stands in one of them only. */
function pairsOf(story: StoryComparison): { readonly pairs: readonly Pair[]; readonly isRestructured: boolean } {
  const pairs: Pair[] = [];
  let isRestructured = false;
  const visit = (ops: readonly Op[], clause: (() => Clause) | undefined): void => {
    for (const op of ops) {
      if (op.type === 'table') for (const row of op.rows) {
        if (row.type === 'row') for (const cell of row.cells) visit(cell, clause ?? (() => story.clauseAfter(op.after)));
        else isRestructured = true;
      } else if (op.type !== 'region' || op.befores.length !== op.afters.length) isRestructured = true;
      else op.befores.forEach((before, index) => {
        const after = op.afters[index];
        if (after !== undefined) pairs.push({ before, after, clause: clause ?? (() => story.clauseAfter(after)) });
      });
    }
  };
  visit(story.ops, undefined);
  return { pairs, isRestructured };
}
