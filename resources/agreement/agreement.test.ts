import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AGREEMENT, agreementTexts } from './agreement.ts';
import type { ClauseBlock, OptionBlock, TableBlock } from './model.ts';

const blocks: readonly ClauseBlock[] = AGREEMENT.articles.flatMap((article) => article.clauses.flatMap((clause) => clause.blocks));
const optionLists = blocks.filter((block): block is OptionBlock => block.kind === 'options');
const tables = blocks.filter((block): block is TableBlock => block.kind === 'table');
const texts = agreementTexts(AGREEMENT);
const blanks = texts.flatMap((text) => text.match(/\[[^\]]+\]/g) ?? []);

type SourceBlock = { readonly kind: string; readonly id?: string; readonly optionCount?: number; readonly leadIn?: unknown; readonly selection?: string };
type Source = {
  readonly fields: readonly { readonly token: string }[];
  readonly articles: readonly {
    readonly title: string;
    readonly clauses: readonly { readonly number: string | null; readonly heading: string; readonly blocks: readonly SourceBlock[] }[];
  }[];
  readonly schedules: readonly { readonly letter: string; readonly title: string }[];
};

const sourceFile = new URL('../../../shared/content/agreement-template.json', import.meta.url);
const hasSource = existsSync(sourceFile);
if (!hasSource) console.warn('The inventory of the seed agreement is not beside this checkout: the comparisons with it are skipped.');
const readSource = (): Source => JSON.parse(readFileSync(sourceFile, 'utf8')) as Source;

describe('the bundled agreement is complete', () => {
  it('has 13 articles with 39 numbered clauses and 7 captioned provisions', () => {
    expect(AGREEMENT.articles.map((article) => article.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(AGREEMENT.articles.map((article) => article.clauses.length)).toEqual([3, 4, 4, 4, 3, 3, 3, 3, 3, 2, 3, 4, 0]);
    expect(AGREEMENT.articles.map((article) => article.provisions.length)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7]);
  });

  it('numbers every clause by its place', () => {
    for (const article of AGREEMENT.articles) {
      expect(article.clauses.map((clause) => clause.number)).toEqual(article.clauses.map((_, index) => `${article.number}.${index + 1}`));
      expect(article.provisions.map((provision) => provision.id)).toEqual(article.provisions.map((_, index) => `${article.number}.${index + 1}`));
    }
  });

  it('has 107 boxes in 30 lists and 9 boxes in table cells', () => {
    const inCells = tables.flatMap((table) => table.rows.flat()).flatMap((cell) => (typeof cell === 'string' ? [] : cell.choices));
    expect(optionLists).toHaveLength(30);
    expect(new Set(optionLists.map((list) => list.id)).size).toBe(30);
    expect(optionLists.flatMap((list) => list.options)).toHaveLength(107);
    expect(inCells).toHaveLength(9);
  });

  it('lets only the tier and the ownership of integration IP be an exclusive choice', () => {
    expect(optionLists.filter((list) => list.selection === 'one').map((list) => list.id)).toEqual(['1.3', '4.2']);
  });

  it('has 79 blanks under 44 names', () => {
    expect(blanks).toHaveLength(79);
    expect(new Set(blanks).size).toBe(44);
  });

  it('has four tables of the right shape, every row as wide as its heading', () => {
    expect(tables.map((table) => [table.id, table.columns.length, table.rows.length])).toEqual([
      ['1.2.table', 3, 3],
      ['2.2.table', 3, 5],
      ['3.1.table', 4, 2],
      ['7.2.table', 2, 4],
    ]);
    for (const table of tables) {
      expect(table.columns.reduce((sum, column) => sum + column.share, 0)).toBe(100);
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    }
  });

  it('has seven schedules and two signature blocks', () => {
    expect(AGREEMENT.schedules.map((schedule) => schedule.letter).join('')).toBe('ABCDEFG');
    expect(AGREEMENT.signatures.map((signature) => signature.side)).toEqual(['A', 'B']);
  });

  it('refers to each schedule exactly once', () => {
    const references = texts.flatMap((text) => text.match(/Schedule [A-G]\b/g) ?? []);
    expect(references.sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((letter) => `Schedule ${letter}`));
  });

  it('keeps the reference to a Section 5, which the checks are there to find', () => {
    expect(texts.filter((text) => text.includes('per Section 5'))).toHaveLength(2);
  });
});

/** Every run of a number of words, in lower case and without punctuation. */
function wordRuns(text: string, length: number): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, Math.max(0, words.length - length + 1)).map((_, index) => words.slice(index, index + length).join(' '));
}

function everyString(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyString) : [];
}

describe('the bundled agreement beside the seed agreement', () => {
  it.skipIf(!hasSource)('has the same blanks in the same order', () => {
    expect(blanks).toEqual(readSource().fields.map((field) => field.token));
  });

  it.skipIf(!hasSource)('has the same headings', () => {
    const ours = AGREEMENT.articles.map((article) => [
      article.title,
      ...article.clauses.map((clause) => clause.heading),
      ...article.provisions.map((provision) => provision.caption),
    ]);
    expect(ours).toEqual(readSource().articles.map((article) => [article.title, ...article.clauses.map((clause) => clause.heading)]));
    expect(AGREEMENT.schedules.map((schedule) => schedule.title)).toEqual(readSource().schedules.map((schedule) => schedule.title));
  });

  it.skipIf(!hasSource)('has the same option lists, lead-ins where the seed has them', () => {
    const theirs = readSource()
      .articles.flatMap((article) => article.clauses.flatMap((clause) => clause.blocks))
      .filter((block) => block.kind === 'option-group')
      .map((block) => [block.id, block.optionCount, block.leadIn !== undefined]);
    expect(optionLists.map((list) => [list.id, list.options.length, list.leadIn !== undefined])).toEqual(theirs);
  });

  it.skipIf(!hasSource)('shares no run of eight words with it', () => {
    const seed = new Set(everyString(readSource()).flatMap((text) => wordRuns(text, 8)));
    expect(texts.flatMap((text) => wordRuns(text, 8)).filter((run) => seed.has(run))).toEqual([]);
  });

  it.skipIf(!hasSource)('shares no whole sentence with it, however short', () => {
    const plain = (text: string): string => wordRuns(text, 1).join(' ');
    const seed = new Set(everyString(readSource().articles).map(plain));
    const sentences = [...optionLists.flatMap((list) => [list.leadIn ?? '', ...list.options]), ...AGREEMENT.recitals];
    expect(sentences.filter((sentence) => sentence !== '' && seed.has(plain(sentence)))).toEqual([]);
  });
});
