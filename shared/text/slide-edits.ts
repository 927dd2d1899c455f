import type { DiffSpan } from './diff-span.ts';
import { isSpaceToken, isWordToken } from './tokens.ts';

/** How well a pure insertion or deletion stands where it would be after a shift by so many tokens, which is within its room; higher is better. */
export type SlideScore = (span: DiffSpan, room: Room) => (shift: number) => number;

/** How many tokens an edit can slide to the left and to the right. */
type Room = { readonly left: number; readonly right: number };

/**
 * Slides pure insertions and deletions along equal tokens to where they score highest: "and [and B ]" may as well be "[and and ]B".
 * Where nothing scores higher an edit stays. What each side says is not touched.
 */
export function slideEdits(spans: readonly DiffSpan[], before: readonly string[], after: readonly string[], scoreOf: SlideScore): DiffSpan[] {
  const result = [...spans];
  for (let index = 0; index < result.length; index += 1) {
    const span = result[index];
    if (span === undefined || span.same || isReplacement(span)) continue;
    const left = result[index - 1];
    const right = result[index + 1];
    const { side, start, end } = edited(span, before, after);
    // Never slide a neighbour away entirely: an emptied neighbour would leave two edits touching.
    const roomLeft = left?.same === true ? left.beforeEnd - left.beforeStart - (index === 1 ? 0 : 1) : 0;
    const roomRight = right?.same === true ? right.beforeEnd - right.beforeStart - (index + 1 === result.length - 1 ? 0 : 1) : 0;
    let lowest = 0;
    while (lowest < roomLeft && side[start - lowest - 1] === side[end - lowest - 1]) lowest += 1;
    let highest = 0;
    while (highest < roomRight && side[start + highest] === side[end + highest]) highest += 1;
    if (lowest === 0 && highest === 0) continue;
    const score = scoreOf(span, { left: lowest, right: highest });
    let best = 0;
    for (let shift = -lowest; shift <= highest; shift += 1) {
      if (score(shift) > score(best)) best = shift;
    }
    if (best === 0) continue;
    const move = (target: DiffSpan, edge: 'start' | 'end'): DiffSpan =>
      edge === 'end'
        ? { ...target, beforeEnd: target.beforeEnd + best, afterEnd: target.afterEnd + best }
        : { ...target, beforeStart: target.beforeStart + best, afterStart: target.afterStart + best };
    if (left !== undefined) result[index - 1] = move(left, 'end');
    result[index] = {
      same: false,
      beforeStart: span.beforeStart + best,
      beforeEnd: span.beforeEnd + best,
      afterStart: span.afterStart + best,
      afterEnd: span.afterEnd + best,
    };
    if (right !== undefined) result[index + 1] = move(right, 'start');
    else result.push({ same: true, beforeStart: span.beforeEnd + best, beforeEnd: before.length, afterStart: span.afterEnd + best, afterEnd: after.length });
    if (left === undefined && best > 0) {
      result.splice(index, 0, { same: true, beforeStart: 0, beforeEnd: best, afterStart: 0, afterEnd: best });
      index += 1;
    }
  }
  return result.filter((span) => span.beforeEnd > span.beforeStart || span.afterEnd > span.afterStart);
}

/** Whether tokens went and others came in their place. */
export const isReplacement = (span: DiffSpan): boolean => span.beforeEnd > span.beforeStart && span.afterEnd > span.afterStart;

type Edited = { readonly side: readonly string[]; readonly start: number; readonly end: number };

/** The tokens that a pure insertion or deletion brought or took. */
function edited(span: DiffSpan, before: readonly string[], after: readonly string[]): Edited {
  return span.afterEnd > span.afterStart ? { side: after, start: span.afterStart, end: span.afterEnd } : { side: before, start: span.beforeStart, end: span.beforeEnd };
}

/** Word and sentence boundaries: the place where a person would have made the edit. */
export const toBoundaries = (before: readonly string[], after: readonly string[]): SlideScore => (span) => {
  const { side, start, end } = edited(span, before, after);
  return (shift) => boundaryScore(side, start + shift, end + shift);
};

/**
 * Words kept in the look they had: of two equal words at the ends of what was put in, the one set as before is the one that was
 * there; then boundaries. `isAlike` tells of a token of each side, by their indexes, whether they are set alike. Nothing slides over an
 * end of a paragraph.
 */
export const toLooks = (before: readonly string[], after: readonly string[], isAlike: (beforeIndex: number, afterIndex: number) => boolean): SlideScore => (span, room) => {
  const { beforeStart, beforeEnd, afterStart, afterEnd } = span;
  /** What a word gains that is paired in front of the edit instead of behind it. */
  const gain = (step: number): number => {
    const [front, behind] = [{ before: beforeStart + step, after: afterStart + step }, { before: beforeEnd + step, after: afterEnd + step }];
    const key = before[front.before] ?? '';
    if (key.startsWith(END_OF_PARAGRAPH)) return -Infinity;
    return isSpaceToken(key) ? 0 : Number(isAlike(front.before, front.after)) - Number(isAlike(behind.before, behind.after));
  };
  const sums = new Map([[0, 0]]);
  for (let shift = 1; shift <= room.right; shift += 1) sums.set(shift, (sums.get(shift - 1) ?? 0) + gain(shift - 1));
  for (let shift = -1; shift >= -room.left; shift -= 1) {
    const gained = gain(shift);
    sums.set(shift, gained === -Infinity ? gained : (sums.get(shift + 1) ?? 0) - gained);
  }
  const boundaries = toBoundaries(before, after)(span, room);
  return (shift) => (sums.get(shift) ?? 0) * MORE_THAN_BOUNDARIES + boundaries(shift);
};

/** Above the highest score of a boundary. */
const MORE_THAN_BOUNDARIES = 100;

const END_OF_PARAGRAPH = '\u00B6';

/** Higher is better: whole sentences, then phrases after punctuation, then words with the space that precedes or follows. */
function boundaryScore(tokens: readonly string[], start: number, end: number): number {
  const first = tokens[start] ?? '';
  const last = tokens[end - 1] ?? '';
  const previous = tokens[start - 1] ?? '\n';
  let score = 0;
  if (isSentenceEnd(previous) || previous === '\n') score += 3;
  if (isSentenceEnd(last)) score += 3;
  if (first === ',' || first === ';') score += 2;
  if (isSpaceToken(last) && isWordToken(first)) score += 2;
  if (isSpaceToken(first) && !isSpaceToken(last)) score += 1;
  if (isSpaceToken(first) && isSentenceEnd(last)) score += 2;
  return score;
}

const isSentenceEnd = (token: string): boolean => token === '.' || token === ';' || token === ':' || token === '?' || token === '!';
