import { append } from '../base/append.ts';
import { diffArrays } from 'diff';
import type { DiffSpan } from './diff-span.ts';
import { isReplacement, slideEdits, toBoundaries } from './slide-edits.ts';
import { isSpaceToken, isWordToken } from './tokens.ts';

/**
 * The most edits looked for inside one pair of texts before it is called a rewrite. Myers' method is quadratic in the
 * number of edits, so the limit bounds time by size (C8): 8,000 all-different words once took 17 s without it.
 */
const MAX_EDITS = 1200;

/** Exact diff of two token lists: both sides re-join exactly, equal lists give one `same` span (C1). */
export function diffTokens(before: readonly string[], after: readonly string[]): DiffSpan[] {
  let prefix = 0;
  const shortest = Math.min(before.length, after.length);
  while (prefix < shortest && before[prefix] === after[prefix]) prefix += 1;
  let suffix = 0;
  while (suffix < shortest - prefix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix += 1;

  const spans: DiffSpan[] = [];
  if (prefix > 0) spans.push({ same: true, beforeStart: 0, beforeEnd: prefix, afterStart: 0, afterEnd: prefix });
  const beforeMiddle = before.slice(prefix, before.length - suffix);
  const afterMiddle = after.slice(prefix, after.length - suffix);
  append(spans, diffMiddle(beforeMiddle, afterMiddle, prefix));
  if (suffix > 0) {
    spans.push({
      same: true,
      beforeStart: before.length - suffix,
      beforeEnd: before.length,
      afterStart: after.length - suffix,
      afterEnd: after.length,
    });
  }
  return spans;
}

function diffMiddle(before: string[], after: string[], offset: number): DiffSpan[] {
  if (before.length === 0 && after.length === 0) return [];
  const whole: DiffSpan = {
    same: false,
    beforeStart: offset,
    beforeEnd: offset + before.length,
    afterStart: offset,
    afterEnd: offset + after.length,
  };
  if (before.length === 0 || after.length === 0) return [whole];
  const parts = diffArrays(before, after, { maxEditLength: MAX_EDITS });
  if (parts === undefined) return [whole];
  const spans: DiffSpan[] = [];
  let b = offset;
  let a = offset;
  let changeFrom: { b: number; a: number } | undefined;
  const closeChange = (): void => {
    if (changeFrom !== undefined) {
      spans.push({ same: false, beforeStart: changeFrom.b, beforeEnd: b, afterStart: changeFrom.a, afterEnd: a });
      changeFrom = undefined;
    }
  };
  for (const part of parts) {
    const length = part.value.length;
    if (part.added || part.removed) {
      changeFrom ??= { b, a };
      if (part.added) a += length;
      else b += length;
    } else {
      closeChange();
      spans.push({ same: true, beforeStart: b, beforeEnd: b + length, afterStart: a, afterEnd: a + length });
      b += length;
      a += length;
    }
  }
  closeChange();
  return spans;
}

/** Short words that carry no sense alone; one of them between two rewritten phrases reads as confetti. */
const FILLERS = new Set(['a', 'an', 'the', 'of', 'to', 'in', 'on', 'by', 'or', 'and', 'for', 'as', 'at', 'is', 'be', 'it', 'its', 'with', 'that', 'this', 'such', 'any', 'from']);

const wordCount = (tokens: readonly string[], from: number, to: number): number => {
  let count = 0;
  for (let index = from; index < to; index += 1) if (isWordToken(tokens[index] ?? '')) count += 1;
  return count;
};

/**
 * Turns a correct diff into a readable one without losing exactness: edits that can slide together are one, of one kind or of both; islands of unchanged white space, punctuation or a
 * filler word between two rewritten phrases join the rewrite; one-sided edits slide to word and sentence boundaries.
 */
export function presentable(spans: readonly DiffSpan[], before: readonly string[], after: readonly string[]): DiffSpan[] {
  const joined = joinSame(joinAcross(crossed, joinSame(joinAcross(slidTogether, spans, before, after)), before, after));
  return closed(slideEdits(joinIslands(joined, before, after), before, after, toBoundaries(before, after)), before, after);
}

const CLOSING: ReadonlyMap<string, string> = new Map([['(', ')'], ['[', ']']]);
const OPENING: ReadonlyMap<string, string> = new Map([...CLOSING].map(([open, close]) => [close, open]));

/** A rewrite that opens a bracket on both sides takes the bracket that closes it along: "thirty (30)" became "sixty (60)", not "thirty (30" "sixty (60". */
function closed(spans: readonly DiffSpan[], before: readonly string[], after: readonly string[]): DiffSpan[] {
  const result: DiffSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    const close = last === undefined || last.same || !span.same ? undefined : openIn(before.slice(last.beforeStart, last.beforeEnd));
    if (last === undefined || close === undefined || close !== openIn(after.slice(last.afterStart, last.afterEnd)) || before[span.beforeStart] !== close || span.beforeEnd - span.beforeStart < 2) {
      result.push(span);
      continue;
    }
    result.pop();
    result.push({ ...last, beforeEnd: last.beforeEnd + 1, afterEnd: last.afterEnd + 1 }, { ...span, beforeStart: span.beforeStart + 1, afterStart: span.afterStart + 1 });
  }
  return result;
}

/** What would close the one bracket that these tokens leave open; `undefined` where they leave none, or several. */
function openIn(tokens: readonly string[]): string | undefined {
  const open: string[] = [];
  for (const token of tokens) {
    const close = CLOSING.get(token);
    if (close !== undefined) open.push(close);
    else if (token === open.at(-1)) open.pop();
    else if (token === ')' || token === ']') return undefined;
  }
  return open.length === 1 ? open[0] : undefined;
}

type Rule = (first: DiffSpan, island: DiffSpan, second: DiffSpan, before: readonly string[], after: readonly string[]) => DiffSpan[] | undefined;

/** Two edits become what the rule makes of them and the equal tokens between, where it makes something. The number of changed tokens stays. */
function joinAcross(rule: Rule, spans: readonly DiffSpan[], before: readonly string[], after: readonly string[]): DiffSpan[] {
  const result: DiffSpan[] = [];
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index];
    if (span === undefined) continue;
    const previous = result.at(-1);
    const next = spans[index + 1];
    const joined = span.same && previous !== undefined && next !== undefined ? rule(previous, span, next, before, after) : undefined;
    if (joined === undefined) {
      result.push(span);
      continue;
    }
    result.pop();
    append(result, joined);
    index += 1;
  }
  return result;
}

/**
 * Two deletions, or two insertions, become one where one of them can slide along equal tokens until they touch: "if the
 * [Buyer signs. If the ]Buyer" may as well have lost "[if the Buyer signs. ]". So does one beside a rewrite, over words: "[England→Germany] and
 * [Wales and ]the courts" is "[England and Wales→Germany] and the courts". `undefined` where neither can slide over the island.
 */
function slidTogether(first: DiffSpan, island: DiffSpan, second: DiffSpan, before: readonly string[], after: readonly string[]): DiffSpan[] | undefined {
  if (first.same || second.same || (isReplacement(first) && isReplacement(second))) return undefined;
  const inserted = isReplacement(first) ? second.afterEnd > second.afterStart : first.afterEnd > first.afterStart;
  const isAlike = (other: DiffSpan): boolean => isReplacement(other) || inserted === other.afterEnd > other.afterStart;
  if (!isAlike(first) || !isAlike(second)) return undefined;
  const isRewritten = isReplacement(first) || isReplacement(second);
  if (isRewritten && !before.slice(island.beforeStart, island.beforeEnd).some(isWordToken)) return undefined;
  const side = inserted ? after : before;
  const length = island.beforeEnd - island.beforeStart;
  const [from, to] = inserted ? [first.afterStart, second.afterEnd] : [first.beforeStart, second.beforeEnd];
  const [low, high] = inserted ? [island.afterStart, island.afterEnd] : [island.beforeStart, island.beforeEnd];
  const isEqual = (one: number, two: number): boolean => side.slice(one, one + length).every((token, offset) => token === side[two + offset]);
  const whole = { ...first, beforeEnd: second.beforeEnd, afterEnd: second.afterEnd };
  // The island’s tokens stand at the end of the second edit as well, or at the start of the first. Only what is no rewrite can slide.
  if (!isReplacement(second) && to - high >= length && isEqual(low, to - length)) {
    return [{ ...whole, beforeEnd: second.beforeEnd - length, afterEnd: second.afterEnd - length }, { same: true, beforeStart: second.beforeEnd - length, beforeEnd: second.beforeEnd, afterStart: second.afterEnd - length, afterEnd: second.afterEnd }];
  }
  if (!isReplacement(first) && low - from >= length && isEqual(low, from)) {
    return [{ same: true, beforeStart: first.beforeStart, beforeEnd: first.beforeStart + length, afterStart: first.afterStart, afterEnd: first.afterStart + length }, { ...whole, beforeStart: first.beforeStart + length, afterStart: first.afterStart + length }];
  }
  return undefined;
}

/**
 * An insertion and a deletion with only white space between them become one replacement where one of them can slide over it:
 * "[+ non–renewal] [-non-renewal ]" is " [non-renewal→non–renewal] ".
 */
function crossed(first: DiffSpan, island: DiffSpan, second: DiffSpan, before: readonly string[], after: readonly string[]): DiffSpan[] | undefined {
  if (first.same || second.same || isReplacement(first) || isReplacement(second)) return undefined;
  const inserted = first.afterEnd > first.afterStart;
  if (inserted === second.afterEnd > second.afterStart) return undefined;
  const space = before.slice(island.beforeStart, island.beforeEnd);
  const length = space.length;
  if (!space.every(isSpaceToken) || space.includes('\t')) return undefined;
  const matches = (side: readonly string[], from: number): boolean => space.every((token, offset) => token === side[from + offset]);
  const [beforeEnd, afterEnd] = [second.beforeEnd - length, second.afterEnd - length];
  // The second edit ends with the space: it slides back, and the space stands behind both.
  const secondFits = inserted ? beforeEnd >= second.beforeStart && matches(before, beforeEnd) : afterEnd >= second.afterStart && matches(after, afterEnd);
  if (secondFits) return [{ ...first, beforeEnd, afterEnd }, { same: true, beforeStart: beforeEnd, beforeEnd: second.beforeEnd, afterStart: afterEnd, afterEnd: second.afterEnd }];
  const [beforeStart, afterStart] = [first.beforeStart + length, first.afterStart + length];
  const firstFits = inserted ? afterStart <= first.afterEnd && matches(after, first.afterStart) : beforeStart <= first.beforeEnd && matches(before, first.beforeStart);
  if (!firstFits) return undefined;
  return [{ same: true, beforeStart: first.beforeStart, beforeEnd: beforeStart, afterStart: first.afterStart, afterEnd: afterStart }, { ...second, beforeStart, afterStart }];
}

/** Equal stretches that came to touch are one. Differing ones stay apart. */
export function joinSame(spans: readonly DiffSpan[]): DiffSpan[] {
  const result: DiffSpan[] = [];
  for (const span of spans) {
    const previous = result.at(-1);
    if (span.same && previous?.same === true) result.splice(-1, 1, { ...previous, beforeEnd: span.beforeEnd, afterEnd: span.afterEnd });
    else result.push(span);
  }
  return result;
}

function joinIslands(spans: readonly DiffSpan[], before: readonly string[], after: readonly string[]): DiffSpan[] {
  const result: DiffSpan[] = [];
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index];
    if (span === undefined) continue;
    const previous = result.at(-1);
    const next = spans[index + 1];
    if (span.same && previous !== undefined && !previous.same && next !== undefined && isIsland(span, previous, next, before, after)) {
      result.pop();
      result.push({ same: false, beforeStart: previous.beforeStart, beforeEnd: next.beforeEnd, afterStart: previous.afterStart, afterEnd: next.afterEnd });
      index += 1;
      continue;
    }
    result.push(span);
  }
  return result;
}

function isIsland(island: DiffSpan, previous: DiffSpan, next: DiffSpan, before: readonly string[], after: readonly string[]): boolean {
  const tokens = before.slice(island.beforeStart, island.beforeEnd);
  const islandWords = tokens.filter(isWordToken);
  if (islandWords.length === 0 && isClosedBehind(previous, next, before, after)) return true;
  const hasSentenceEnd = tokens.some((token) => token === '.' || token === ';' || token === '\n' || token === '\t');
  if (hasSentenceEnd) return false;
  if (islandWords.length === 0) {
    const onlySpace = tokens.every(isSpaceToken);
    // "[a][ ][b]": two words replaced next to each other are one phrase; a comma between them still belongs to it.
    return onlySpace ? isReplacement(previous) || isReplacement(next) || isSpacedAnew(island, previous, next, before, after) : isReplacement(previous) && isReplacement(next);
  }
  if (islandWords.length > 1) return false;
  if (tokens.length === 1 && isPutInBrackets(previous, next, before, after)) return true;
  const [word] = islandWords;
  if (MONTH.test(word ?? '') && isDayTurned(previous, next, before, after)) return true;
  if (/^\d{1,4}(?:st|nd|rd|th)?$/.test(word ?? '') && isDateTurned(previous, next, before, after)) return true;
  const rewritten = isReplacement(previous) && isReplacement(next);
  const weight = Math.min(wordCount(before, previous.beforeStart, previous.beforeEnd), wordCount(before, next.beforeStart, next.beforeEnd));
  return rewritten && weight >= 1 && word !== undefined && FILLERS.has(word.toLowerCase()) && !isOfFigures(previous, before, after) && !isOfFigures(next, before, after);
}

/** A figure for a figure stands for itself: "Draft [3→4] of [12 March→2 April]". */
function isOfFigures({ beforeStart, beforeEnd, afterStart, afterEnd }: DiffSpan, before: readonly string[], after: readonly string[]): boolean {
  return [...before.slice(beforeStart, beforeEnd), ...after.slice(afterStart, afterEnd)].filter(isWordToken).every((token) => /\p{Nd}/u.test(token));
}

/** "30" became "thirty (30)", or the other way round: one figure, written in another way. */
function isPutInBrackets(previous: DiffSpan, next: DiffSpan, before: readonly string[], after: readonly string[]): boolean {
  if (isReplacement(previous) || isReplacement(next) || !isClosedBehind(previous, next, before, after)) return false;
  return (next.afterEnd > next.afterStart ? after[previous.afterEnd - 1] : before[previous.beforeEnd - 1]) === OPENING.get((next.afterEnd > next.afterStart ? after[next.afterStart] : before[next.beforeStart]) ?? '');
}

/** Whether the second edit begins by closing the bracket which the first one opened, on one side only: "[Deleted" "." "]". */
function isClosedBehind(previous: DiffSpan, next: DiffSpan, before: readonly string[], after: readonly string[]): boolean {
  const closes = (side: readonly string[], from: number, at: number, to: number, end: number): boolean => {
    const close = openIn(side.slice(from, at));
    return close !== undefined && to < end && side[to] === close;
  };
  return closes(before, previous.beforeStart, previous.beforeEnd, next.beforeStart, next.beforeEnd) !== closes(after, previous.afterStart, previous.afterEnd, next.afterStart, next.afterEnd);
}

/** "[+  Either] [+party may leave.]" behind a space that stood there before: one sentence was added, with another space in front. */
function isSpacedAnew(island: DiffSpan, previous: DiffSpan, next: DiffSpan, before: readonly string[], after: readonly string[]): boolean {
  if (island.beforeEnd - island.beforeStart !== 1) return false;
  const words = (span: DiffSpan): readonly string[] => [...before.slice(span.beforeStart, span.beforeEnd), ...after.slice(span.afterStart, span.afterEnd)];
  const [one, two] = [words(previous), words(next)];
  const [first = ''] = one;
  return isSpaceToken(first) && first !== before[island.beforeStart] && one.some(isWordToken) && two.some(isWordToken) && ![...one, ...two].some((token) => /^[\n\t\u00B6]/.test(token));
}

const MONTH = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i;

/** A day that stood on one side of a month and now stands on its other side: "12 March" for "March 12,". */
function isDayTurned(previous: DiffSpan, next: DiffSpan, before: readonly string[], after: readonly string[]): boolean {
  const isDay = (tokens: readonly string[]): boolean => /^\s*\d{1,2}(?:st|nd|rd|th)?,?\s*$/.test(tokens.join(''));
  const turned = (one: DiffSpan, two: DiffSpan): boolean => isDay(before.slice(one.beforeStart, one.beforeEnd)) && one.afterEnd === one.afterStart && isDay(after.slice(two.afterStart, two.afterEnd)) && two.beforeEnd === two.beforeStart;
  return turned(previous, next) || turned(next, previous);
}

/** A month that stood on one side of a number and now another stands on its other side: one date, "March 1," for "1 April". */
function isDateTurned(previous: DiffSpan, next: DiffSpan, before: readonly string[], after: readonly string[]): boolean {
  const was = ({ beforeStart, beforeEnd }: DiffSpan): boolean => before.slice(beforeStart, beforeEnd).some((token) => MONTH.test(token));
  const is = ({ afterStart, afterEnd }: DiffSpan): boolean => after.slice(afterStart, afterEnd).some((token) => MONTH.test(token));
  return (was(previous) && !is(previous) && is(next) && !was(next)) || (is(previous) && !was(previous) && was(next) && !is(next));
}
