import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { makeDocx, p } from '../support/make-docx.ts';

const lines = (count: number, line: (at: number) => string): string => Array.from({ length: count }, (_, at) => line(at)).join('');
const told = (before: string, after: string): string[] => compareDocuments(makeDocx(before), makeDocx(after), nodeZlib).changes.map(({ kind, removed, added }) => `${kind} [${removed}] → [${added}]`);
const SAME = 'The Supplier delivers the Goods.';

describe('C8, C11: lines that repeat each other a thousand times', () => {
  it('do not move because new ones stand between them', () => {
    expect(told(lines(3000, () => p(SAME)), lines(3000, (at) => p(SAME) + (at % 1000 === 5 ? p(`Wholly new words, part ${String(at)}.`) : '')))).toEqual([5, 1005, 2005].map((at) => `inserted [] → [Wholly new words, part ${String(at)}.]`));
  });
  it('do not move because the first ones went to the end', () => {
    const kinds = (from: number): string => lines(3000, (at) => p(`${SAME} Kind ${String((at + from) % 30)}`));
    expect(told(kinds(0), kinds(3)).length).toBeLessThanOrEqual(6);
  });
  it('C8: a paragraph of half a million words is compared, and its redline written', () => {
    const paragraph = (changed: string): string => p(`${'so it is '.repeat(90_000)}${changed}${' and so on'.repeat(90_000)}`);
    expect(told(paragraph('fifty'), paragraph('sixty'))).toEqual(['replaced [fifty] → [sixty]']);
    expect(redlineDocuments(makeDocx(paragraph('fifty')), makeDocx(paragraph('sixty')), nodeZlib, { author: 'Harbour', date: '2026-11-21T09:00:00Z' }).comparison.changes).toHaveLength(1);
  });
});
