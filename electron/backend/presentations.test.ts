import { describe, expect, it } from 'vitest';
import { AppFailure } from '../../shared/base/app-error.ts';
import type { Presentation } from '../../shared/contract/presentation.ts';
import { createPresentations } from './presentations.ts';

const presentation = (lines: number): Presentation => ({
  comparison: { changes: [], counts: {}, notCompared: [], marksPresent: { before: false, after: false } },
  rows: Array.from({ length: lines }, (_, index) => ({ kind: 'same', story: 'body', clause: String(index), isTable: false, before: null, after: null })),
  figures: { wordsBefore: 0, wordsAfter: 0, wordsAdded: 0, wordsRemoved: 0, paragraphsMoved: 0 },
});

describe('C12: the lines of a comparison, piece by piece', () => {
  const made = (): ReturnType<typeof createPresentations> => {
    let count = 0;
    return createPresentations(() => `comparison-${String((count += 1))}`);
  };
  it('are handed over from any line on, fewer at the end', () => {
    const presentations = made();
    const { comparisonId, kinds } = presentations.keep(presentation(7));
    expect(kinds).toHaveLength(7);
    expect(presentations.rows(comparisonId, 5, 5).rows.map((row) => row.clause)).toEqual(['5', '6']);
    expect(presentations.rows(comparisonId, 7, 5).rows).toEqual([]);
  });
  it('of an older comparison are gone after a while, and that is said', () => {
    const presentations = made();
    const [first = '', ...others] = Array.from({ length: 5 }, () => presentations.keep(presentation(1)).comparisonId);
    expect(() => presentations.rows(first, 0, 1)).toThrow(AppFailure);
    for (const id of others) expect(presentations.rows(id, 0, 1).rows).toHaveLength(1);
  });
});
