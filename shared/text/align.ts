import { append } from '../base/append.ts';
import { shortestEdit } from './shortest-edit.ts';

/**
 * Aligning two sequences (paragraphs, rows, notes): by identity first, by similarity in the gaps, in order. What is left
 * over is for the caller to call inserted, deleted or moved (rule C3).
 */

/** One pair; the lists of pairs ascend on both sides. */
export type Pair = { readonly before: number; readonly after: number };

/** What is aligned: a key that is equal only for equal content, and the words, for likeness. */
export type Alignable = {
  readonly key: string;
  /** The key without what may change while the element stays the same one, as a typed number in front does; absent where there is no such thing. */
  readonly bareKey?: string;
  readonly words: readonly string[];
};

type KeyOf = (element: Alignable | undefined) => string | undefined;
const wholeKey: KeyOf = (element) => element?.key;
const bareKey: KeyOf = (element) => element?.bareKey ?? element?.key;

/** Below this likeness two paragraphs are different paragraphs, not one edited. Half the words must be common. */
const LIKENESS = 0.42;
/** Short texts agree by chance; they need to be closer. */
const SHORT_LIKENESS = 0.5;
/** A gap with more pairs than this is aligned through its rare words instead of by comparing all with all (C8). */
const MAX_GAP_PAIRS = 60_000;
/** Of so many lines that came and went a gap of lines that repeat each other is still read line by line (C8). */
const MAX_EDITS = 2000;

/** Pairs of elements that are the same element before and after, in ascending order on both sides. */
export function alignSequences(before: readonly Alignable[], after: readonly Alignable[]): Pair[] {
  const pairs: Pair[] = [];
  alignRange({ before, after, pairs, counts: new Map() }, 0, before.length, 0, after.length, 0, wholeKey);
  return pairs.sort((one, two) => one.before - two.before);
}

type Aligner = { readonly before: readonly Alignable[]; readonly after: readonly Alignable[]; readonly pairs: Pair[]; readonly counts: Map<Alignable, ReadonlyMap<string, number>> };

function alignRange(aligner: Aligner, beforeFrom: number, beforeTo: number, afterFrom: number, afterTo: number, depth: number, keyOf: KeyOf): void {
  const { before, after, pairs } = aligner;
  let bLow = beforeFrom;
  let aLow = afterFrom;
  let bHigh = beforeTo;
  let aHigh = afterTo;
  while (bLow < bHigh && aLow < aHigh && keyOf(before[bLow]) === keyOf(after[aLow])) pairs.push({ before: bLow++, after: aLow++ });
  while (bLow < bHigh && aLow < aHigh && keyOf(before[bHigh - 1]) === keyOf(after[aHigh - 1])) pairs.push({ before: --bHigh, after: --aHigh });
  if (bLow === bHigh || aLow === aHigh) return;
  const anchors = depth > 40 ? [] : uniqueAnchors(aligner, bLow, bHigh, aLow, aHigh, keyOf);
  if (anchors.length === 0) {
    // What kept its number is found first, so that of two equal lines each goes with its own.
    if (keyOf === wholeKey) alignRange(aligner, bLow, bHigh, aLow, aHigh, depth + 1, bareKey);
    else alignGap(aligner, bLow, bHigh, aLow, aHigh);
    return;
  }
  let b = bLow;
  let a = aLow;
  for (const anchor of anchors) {
    alignRange(aligner, b, anchor.before, a, anchor.after, depth + 1, keyOf);
    pairs.push(anchor);
    b = anchor.before + 1;
    a = anchor.after + 1;
  }
  alignRange(aligner, b, bHigh, a, aHigh, depth + 1, keyOf);
}

/** Elements whose key occurs once on each side, as far as they keep their order (patience). */
function uniqueAnchors(aligner: Aligner, bLow: number, bHigh: number, aLow: number, aHigh: number, keyOf: KeyOf): Pair[] {
  const { before, after } = aligner;
  const places = new Map<string, number>();
  for (let index = bLow; index < bHigh; index += 1) {
    const key = keyOf(before[index]);
    if (key === undefined || !/\S/.test(key)) continue;
    places.set(key, places.has(key) ? SEVERAL : index);
  }
  // The partner of each element before, one more than its index; 0 for none.
  const partners = new Int32Array(bHigh - bLow);
  for (let index = aLow; index < aHigh; index += 1) {
    const place = places.get(keyOf(after[index]) ?? '') ?? SEVERAL;
    if (place !== SEVERAL) partners[place - bLow] = partners[place - bLow] === 0 ? index + 1 : SEVERAL;
  }
  const candidates: Pair[] = [];
  for (let offset = 0; offset < partners.length; offset += 1) {
    const partner = partners[offset] ?? 0;
    if (partner > 0) candidates.push({ before: bLow + offset, after: partner - 1 });
  }
  return longestAscending(candidates);
}

const SEVERAL = -1;

/** The longest run of pairs that ascends on the after side as well. */
export function longestAscending(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const previous: number[] = [];
  pairs.forEach((pair, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.after ?? 0) < pair.after) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const result: Pair[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) result.push(pair);
  }
  return result.reverse();
}

function alignGap(aligner: Aligner, bLow: number, bHigh: number, aLow: number, aHigh: number): void {
  const rows = bHigh - bLow;
  const columns = aHigh - aLow;
  if (rows * columns > MAX_GAP_PAIRS) {
    alignLargeGap(aligner, bLow, bHigh, aLow, aHigh);
    return;
  }
  // Best total likeness over all orders-preserving pairings.
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const taken = new Uint8Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const skip = Math.max(best[(row + 1) * width + column] ?? 0, best[row * width + column + 1] ?? 0);
      const score = pairScore(aligner, bLow + row, aLow + column);
      const joined = score > 0 ? score + (best[(row + 1) * width + column + 1] ?? 0) : 0;
      const at = row * width + column;
      if (score > 0 && joined >= skip) {
        best[at] = joined;
        taken[at] = 1;
      } else best[at] = skip;
    }
  }
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    const at = row * width + column;
    if (taken[at] === 1) {
      aligner.pairs.push({ before: bLow + row, after: aLow + column });
      row += 1;
      column += 1;
    } else if ((best[(row + 1) * width + column] ?? 0) >= (best[at + 1] ?? 0)) row += 1;
    else column += 1;
  }
}

/** Likeness weighted by length, or 0 for a pair that is not one. Equal keys count even when there are no words. */
function pairScore(aligner: Aligner, beforeIndex: number, afterIndex: number): number {
  const one = aligner.before[beforeIndex];
  const two = aligner.after[afterIndex];
  if (one === undefined || two === undefined) return 0;
  const size = Math.max(one.words.length, two.words.length);
  if (one.key === two.key) return 1 + size;
  if (bareKey(one) === bareKey(two)) return 0.5 + size;
  const like = likenessOf(countsOf(aligner, one), one.words.length, countsOf(aligner, two), two.words.length);
  const needed = size < 6 ? SHORT_LIKENESS : LIKENESS;
  return like >= needed ? like * size : 0;
}

function countsOf(aligner: Aligner, element: Alignable): ReadonlyMap<string, number> {
  let found = aligner.counts.get(element);
  if (found === undefined) aligner.counts.set(element, (found = wordCounts(element.words)));
  return found;
}

function wordCounts(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function likenessOf(one: ReadonlyMap<string, number>, oneLength: number, two: ReadonlyMap<string, number>, twoLength: number): number {
  if (oneLength + twoLength === 0) return 0;
  const [small, large] = one.size <= two.size ? [one, two] : [two, one];
  let common = 0;
  for (const [word, count] of small) common += Math.min(count, large.get(word) ?? 0);
  return (2 * common) / (oneLength + twoLength);
}

/** Share of words two texts have in common, 0 to 1 (Dice). */
export const likeness = (one: readonly string[], two: readonly string[]): number => likenessOf(wordCounts(one), one.length, wordCounts(two), two.length);

/** Share of the words of `part` that are found in `whole`, 0 to 1. */
export function containment(part: readonly string[], whole: readonly string[]): number {
  if (part.length === 0) return 0;
  const counts = wordCounts(whole);
  let common = 0;
  for (const [word, count] of wordCounts(part)) common += Math.min(count, counts.get(word) ?? 0);
  return common / part.length;
}

/** Lines that repeat each other a thousand times have no place of their own but the order they stand in: where few came or went, that tells them apart. */
function alignLargeGap(aligner: Aligner, bLow: number, bHigh: number, aLow: number, aHigh: number): void {
  const { before, after } = aligner;
  const same = shortestEdit({ before: bHigh - bLow, after: aHigh - aLow }, (b, a) => bareKey(before[bLow + b]) === bareKey(after[aLow + a]), MAX_EDITS);
  if (same === undefined || same.length === 0) {
    alignByRareWords(aligner, bLow, bHigh, aLow, aHigh);
    return;
  }
  let b = bLow;
  let a = aLow;
  for (const pair of same) {
    const found = { before: bLow + pair.before, after: aLow + pair.after };
    if (found.before > b && found.after > a) alignGap(aligner, b, found.before, a, found.after);
    aligner.pairs.push(found);
    b = found.before + 1;
    a = found.after + 1;
  }
  if (b < bHigh && a < aHigh) alignGap(aligner, b, bHigh, a, aHigh);
}

/** Words in at most this many paragraphs tell paragraphs apart. */
const RARE = 4;

/** For gaps too large to compare all with all: partners share rare words. Linear in the size of the gap. */
function alignByRareWords(aligner: Aligner, bLow: number, bHigh: number, aLow: number, aHigh: number): void {
  const places = new Map<string, number[]>();
  for (let index = aLow; index < aHigh; index += 1) {
    for (const word of new Set(aligner.after[index]?.words ?? [])) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [index]);
      else if (known.length <= RARE) known.push(index);
    }
  }
  const candidates: Pair[] = [];
  for (let index = bLow; index < bHigh; index += 1) {
    const votes = new Map<number, number>();
    for (const word of new Set(aligner.before[index]?.words ?? [])) {
      const known = places.get(word);
      if (known !== undefined && known.length <= RARE) for (const place of known) votes.set(place, (votes.get(place) ?? 0) + 1);
    }
    let partner = -1;
    let most = 0;
    for (const [place, count] of votes) {
      if (count > most) {
        partner = place;
        most = count;
      }
    }
    if (partner >= 0 && pairScore(aligner, index, partner) > 0) candidates.push({ before: index, after: partner });
  }
  // Several before paragraphs may vote for one partner; ascending order with strict growth keeps the first.
  append(aligner.pairs, longestAscending(candidates));
}
