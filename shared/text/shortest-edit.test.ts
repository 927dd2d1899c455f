import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestEdit } from './shortest-edit.ts';

const common = (one: string, two: string, limit = 1000): string | undefined => {
  const pairs = shortestEdit({ before: one.length, after: two.length }, (b, a) => one.charAt(b) === two.charAt(a), limit);
  return pairs?.map(({ before, after }) => (one.charAt(before) === two.charAt(after) ? one.charAt(before) : '?')).join('');
};

/** The length of the longest common subsequence, by the table everybody knows. */
const longest = (one: string, two: string): number => {
  let row = Array.from({ length: two.length + 1 }, () => 0);
  for (const sign of one) {
    const next = [0];
    for (let at = 0; at < two.length; at += 1) next.push(sign === two.charAt(at) ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
};

describe('C3, C8: what stayed where few came or went', () => {
  it('is found whole, in order, or not at all', () => {
    expect(common('aaaa', 'aaxaa')).toBe('aaaa');
    expect(common('abcabba', 'cbabac')).toHaveLength(4);
    expect(common('', '')).toBe('');
    expect(common('abc', 'xyz', 5)).toBeUndefined();
    expect(common('abc', 'xyz', 6)).toBe('');
  });
  it('is the longest there is', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }).map((signs) => signs.join(''));
    fc.assert(fc.property(text, text, (one, two) => {
      const pairs = shortestEdit({ before: one.length, after: two.length }, (b, a) => one.charAt(b) === two.charAt(a), 100) ?? [];
      expect(pairs.length).toBe(longest(one, two));
      pairs.forEach(({ before, after }, at) => {
        expect(one.charAt(before)).toBe(two.charAt(after));
        expect([before, after].every((place, side) => place > ([pairs[at - 1]?.before, pairs[at - 1]?.after][side] ?? -1))).toBe(true);
      });
    }), { seed: 7, numRuns: 500 });
  });
});
