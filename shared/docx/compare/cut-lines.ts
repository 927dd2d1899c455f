import { lazy } from '../../base/lazy.ts';
import { MOST_PIECE_PAIRS, piecesOfWhole } from './pieces-of-whole.ts';
import { bareKey, type ParagraphUnit, type Unit } from './units.ts';

/** Lines `[beforeFrom, beforeTo)` that became lines `[afterFrom, afterTo)`. */
export type Group = { readonly beforeFrom: number; readonly beforeTo: number; readonly afterFrom: number; readonly afterTo: number };

/** In its place a line and its pieces need not be nearer than a line and its edited self. */
const LEAST_LIKENESS = 0.5;

/**
 * The groups with those between them of a line that was cut into many, or of many that became one, of which no two alone are alike enough to be
 * taken for the same (C4). What stands elsewhere on the other side as it is has moved, and was not cut here.
 */
export function withCutLines(before: readonly Unit[], after: readonly Unit[], groups: readonly Group[]): Group[] {
  const [gone, come] = [lazy(() => new Set(before.map(bareKey))), lazy(() => new Set(after.map(bareKey)))];
  const opens = (units: readonly Unit[], from: number, to: number, elsewhere: () => ReadonlySet<string>): (readonly Open[])[] => {
    const runs: Open[][] = [[]];
    for (let at = from; at < to; at += 1) {
      const unit = units[at];
      if (unit?.type === 'paragraph' && unit.words.length > 0 && !elsewhere().has(bareKey(unit))) runs.at(-1)?.push({ unit, at });
      else if (unit?.type !== 'paragraph' || unit.words.length > 0) runs.push([]);
    }
    return runs.filter((run) => run.length > 0);
  };
  const cutIn = (gap: Group): Group[] => {
    const [olds, news] = [opens(before, gap.beforeFrom, gap.beforeTo, come), opens(after, gap.afterFrom, gap.afterTo, gone)];
    const found = cutOf(olds, news, (one, from, to) => ({ beforeFrom: one, beforeTo: one + 1, afterFrom: from, afterTo: to })) ?? cutOf(news, olds, (one, from, to) => ({ beforeFrom: from, beforeTo: to, afterFrom: one, afterTo: one + 1 }));
    if (found === undefined) return [];
    return [...cutIn({ ...gap, beforeTo: found.beforeFrom, afterTo: found.afterFrom }), found, ...cutIn({ ...gap, beforeFrom: found.beforeTo, afterFrom: found.afterTo })];
  };
  const ends = [...groups, { beforeFrom: before.length, beforeTo: before.length, afterFrom: after.length, afterTo: after.length }];
  return ends.flatMap((group, index) => {
    const gap = { beforeFrom: groups[index - 1]?.beforeTo ?? 0, beforeTo: group.beforeFrom, afterFrom: groups[index - 1]?.afterTo ?? 0, afterTo: group.afterFrom };
    const isGap = gap.beforeFrom < gap.beforeTo && gap.afterFrom < gap.afterTo && gap.beforeTo - gap.beforeFrom + gap.afterTo - gap.afterFrom > 2;
    const cuts = isGap && (gap.beforeTo - gap.beforeFrom) * (gap.afterTo - gap.afterFrom) <= MOST_PIECE_PAIRS ? cutIn(gap) : [];
    return index < groups.length ? [...cuts, group] : cuts;
  });
}

type Open = { readonly unit: ParagraphUnit; readonly at: number };

/** The first whole that has its pieces on the other side. */
function cutOf(wholes: readonly (readonly Open[])[], runs: readonly (readonly Open[])[], groupOf: (whole: number, from: number, to: number) => Group): Group | undefined {
  for (const { unit, at } of wholes.flat()) {
    const [best] = runs
      .flatMap((run) => piecesOfWhole(unit.words, run, { wordsOf: (line) => line.unit.words, least: LEAST_LIKENESS, canBe: () => true, fits: () => true }) ?? [])
      .toSorted((one, two) => two.likeness - one.likeness);
    const [first, last] = [best?.lines[0], best?.lines.at(-1)];
    if (first !== undefined && last !== undefined) return groupOf(at, first.at, last.at + 1);
  }
  return undefined;
}
