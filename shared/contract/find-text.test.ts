import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksText, type Block, type Inline } from './content.ts';
import { finder, findInBlocks, replaceInBlocks, type FindOptions } from './find-text.ts';

/** `*bold*` and `[field]` in a line of text. */
const line = (text: string): Block => ({
  type: 'paragraph', label: '', level: 0,
  inlines: text.split(/(\*[^*]*\*|\[[^\]]*\])/).filter((part) => part !== '').map((part): Inline => {
    if (part.startsWith('*')) return { type: 'text', text: part.slice(1, -1), bold: true };
    return part.startsWith('[') ? { type: 'field', instruction: 'REF', text: part.slice(1, -1) } : { type: 'text', text: part };
  }),
});
const written = (block: Block | undefined): string =>
  block?.type !== 'paragraph' ? '' : block.inlines.map((inline) => (inline.type === 'field' ? `[${inline.text}]` : inline.type === 'text' ? (inline.bold === true ? `*${inline.text}*` : inline.text) : '')).join('');

const PLAIN: FindOptions = { query: '', matchCase: false, wholeWord: false };
const find = (query: string, options: Partial<FindOptions> = {}): RegExp => finder({ ...PLAIN, query, ...options }) ?? /$^/;
const replaced = (text: string, query: string, by: string, options: Partial<FindOptions> = {}): string => written(replaceInBlocks([line(text)], find(query, options), by)[0]);

describe('finding (N35)', () => {
  it('takes case and whole words as asked', () => {
    const block = [line('The Term ends when a term of the determined terms ends.')];
    expect(findInBlocks(block, find('term')).length).toBe(4);
    expect(findInBlocks(block, find('term', { matchCase: true })).length).toBe(3);
    expect(findInBlocks(block, find('term', { wholeWord: true })).length).toBe(2);
    expect(findInBlocks([line('Größe der Größenklasse')], find('größe', { wholeWord: true })).length).toBe(1);
  });

  it('takes what is looked for literally, and a blank for any white space', () => {
    expect(findInBlocks([line('USD (2.5) and USD 2x5)')], find('(2.5)')).length).toBe(1);
    expect(findInBlocks([line('30\u00a0days')], find('30 days')).length).toBe(1);
    expect(finder(PLAIN)).toBeNull();
  });

  it('finds words in a field and says that they are fixed', () => {
    expect(findInBlocks([line('see [Clause 4] and Clause 5')], find('clause')).map((found) => found.fixed)).toEqual([true, false]);
  });
});

describe('replacing (N35)', () => {
  it('keeps the formatting of what stays, across bold and plain', () => {
    expect(replaced('the *Com*pany A shall', 'Company A', 'Company B')).toBe('the *Com*pany B shall');
    expect(replaced('the *Company* A shall', 'Company A', 'Supplier')).toBe('the *Supplier* shall');
    expect(replaced('the *Com*pany shall', 'pany', 'panies')).toBe('the *Com*panies shall');
    expect(replaced('within *30* days', '30', '3')).toBe('within *3* days');
  });

  it('leaves fields alone', () => {
    expect(replaced('see [Clause 4] and Clause 5', 'Clause', 'Section')).toBe('see [Clause 4] and Section 5');
  });

  it('hands back the very blocks where nothing is found, tables included', () => {
    const table: Block = { type: 'table', rows: [{ cells: [{ blocks: [line('one')] }, { blocks: [line('two')] }] }] };
    const blocks = [line('a'), table];
    expect(replaceInBlocks(blocks, find('zebra'), 'x')).toBe(blocks);
    expect(blocksText(replaceInBlocks(blocks, find('two'), 'three'))).toBe('a\none\tthree');
  });

  it('says exactly what replacing in the plain text says, whatever the runs', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'ab', ' ', '*a*', '*b a*'), { maxLength: 12 }).map((parts) => parts.join('').replaceAll('**', ''));
    fc.assert(
      fc.property(text, fc.constantFrom('a', 'ab', 'b a'), fc.constantFrom('', 'a', 'ba', 'aab', 'c'), (source, query, by) => {
        const blocks = [line(source)];
        expect(blocksText(replaceInBlocks(blocks, find(query), by))).toBe(blocksText(blocks).replaceAll(query, by));
      }),
      { seed: 20261121, numRuns: 500 },
    );
  });
});
