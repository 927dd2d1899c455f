import { describe, expect, it } from 'vitest';
import type { PresentedCell, Stretch } from '../../../shared/contract/presentation.ts';
import { inlineCells } from './inline-cells.ts';

const cell = (...stretches: readonly (readonly [string, Stretch['mark']])[]): PresentedCell => ({ label: '', stretches: stretches.map(([text, mark]) => ({ text, mark })) });
const same = (text: string): PresentedCell => cell([text, 'same']);
const read = (cells: readonly PresentedCell[]): readonly string[] => cells.map(({ stretches }) => stretches.map(({ text, mark }) => (mark === 'same' ? text : `${mark === 'added' ? '+' : '-'}${text}`)).join('|'));

describe('a row of a table in one column (C12)', () => {
  it('has a column that came in its place, and every other cell once', () => {
    expect(read(inlineCells({ before: [same('Fee'), cell(['10', 'removed'])], after: [same('Fee'), cell(['Unit', 'added']), cell(['20', 'added'])] }))).toHaveLength(3);
    expect(read(inlineCells({ before: [same('Fee'), same('10')], after: [same('Fee'), cell(['Unit', 'added']), same('10')] }))).toEqual(['Fee', '+Unit', '10']);
  });

  it('has a column that went in its place, with the words changed beside it', () => {
    expect(read(inlineCells({ before: [cell(['No.', 'removed']), same('Fee'), cell(['each ', 'same'], ['day', 'removed'])], after: [same('Fee'), cell(['each ', 'same'], ['week', 'added'])] }))).toEqual(['-No.', 'Fee', 'each |-day|+week']);
  });

  it('leaves out nothing of either side where no cell fits another', () => {
    expect(read(inlineCells({ before: [same('one')], after: [cell(['two', 'added']), cell(['three', 'added'])] }))).toEqual(['-one', '+two', '+three']);
    expect(read(inlineCells({ before: [same('one')], after: [] }))).toEqual(['-one']);
  });

  it('pairs by position where both have as many cells, and shows a row of one version as it is', () => {
    expect(read(inlineCells({ before: [cell(['1', 'removed'])], after: [cell(['2', 'added'])] }))).toEqual(['-1|+2']);
    expect(read(inlineCells({ before: null, after: [cell(['new', 'added'])] }))).toEqual(['+new']);
  });
});
