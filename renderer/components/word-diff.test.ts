import { describe, expect, it } from 'vitest';
import { diffWords } from '../../shared/text/word-diff.ts';
import { shortened } from './word-diff.tsx';

const said = (before: string, after: string): string => shortened(diffWords(before, after)).map(({ op, text }) => (op === 'same' ? text : op === 'added' ? `+${text}+` : `-${text}-`)).join('');

describe('a change in a long line', () => {
  const lead = 'The Employee keeps records of every invention. If any rights do not vest in the Company automatically under the law that governs them, whichever law that is, ';
  const rest = ' and will sign whatever further documents the Company may reasonably ask for, at the cost of the Company, before and after the end of the employment.';

  it('is shown between whole words: what is left out is cut at a space', () => {
    expect(said(`${lead}Employee assigns them${rest}`, `${lead}Employee hereby assigns them${rest}`)).toBe(' … the law that governs them, whichever law that is, Employee +hereby +assigns them and will sign whatever further documents the … ');
  });

  it('is cut anywhere in a script that sets no spaces', () => {
    const long = '本合同项下的全部权利'.repeat(20);
    expect(said(`${long}甲方`, `${long}乙方`)).toMatch(/^ … .{10,}/);
  });
});

it('words that all stayed are shown by how they begin: what changed is how they look', () => {
  const text = 'The owner keeps the berth clean and dry. '.repeat(8);
  const [only, ...others] = shortened([{ op: 'same', text }]);
  expect(others).toEqual([]);
  expect(only?.text).toMatch(/^The owner keeps the berth clean and dry\. .*\u2026$/);
  expect(text.startsWith(only?.text.replace(/ \u2026$/, '') ?? '-')).toBe(true);
});
