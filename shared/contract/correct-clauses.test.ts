import { describe, expect, it } from 'vitest';
import type { ClauseCorrection } from './clause-correction.ts';
import { correctClauses, unitBlocks, type ClauseTree } from './correct-clauses.ts';

const node = (id: string, kind: ClauseTree<string>['kind'], blocks: readonly string[], children: readonly ClauseTree<string>[] = []): ClauseTree<string> => ({
  id, number: '', heading: id, level: 1, kind, blocks, why: 'read', confidence: 0.9, children,
});
const TREE = [
  node('one', 'clause', ['One', 'text of one', 'more of one'], [node('a', 'item', ['(a)', 'more of (a)']), node('b', 'item', ['(b)']), node('one-one', 'clause', ['One.One'])]),
  node('two', 'article', ['Two'], [node('two-one', 'clause', ['Two.One', 'text'], [node('c', 'item', ['(c)'])]), node('two-two', 'clause', ['Two.Two'])]),
  node('three', 'clause', ['Three']),
];

const words = (nodes: readonly ClauseTree<string>[]): string[] => nodes.flatMap((each) => [...each.blocks, ...words(each.children)]);
const units = (nodes: readonly ClauseTree<string>[]): string[] => nodes.flatMap((each) => (each.kind === 'item' ? [] : [`${'  '.repeat(each.level - 1)}${each.kind} ${each.id}: ${unitBlocks(each).join(' / ')}`]).concat(units(each.children)));
const corrected = (...corrections: readonly ClauseCorrection[]): string[] => {
  const result = correctClauses(TREE, corrections);
  if (!result.ok) return [result.error.message];
  expect(words(result.value), 'no word is lost and none moves').toEqual(words(TREE));
  return units(result.value);
};

describe('R6: a person corrects the clauses', () => {
  it('splits a clause at a paragraph; items and sub-clauses behind it go with the second part', () => {
    expect(corrected({ type: 'split', clauseId: 'one', at: 2 }).slice(0, 3)).toEqual(['clause one: One / text of one', 'clause one.2: more of one / (a) / more of (a) / (b)', '  clause one-one: One.One']);
  });
  it('splits at an item, which becomes the clause, and inside an item', () => {
    expect(corrected({ type: 'split', clauseId: 'one', at: 5 }).slice(0, 3)).toEqual(['clause one: One / text of one / more of one / (a) / more of (a)', 'clause b: (b)', '  clause one-one: One.One']);
    expect(corrected({ type: 'split', clauseId: 'one', at: 4 }).slice(0, 2)).toEqual(['clause one: One / text of one / more of one / (a)', 'clause a.1: more of (a) / (b)']);
  });
  it('merges a clause with the next one, whose sub-clauses stay sub-clauses', () => {
    expect(corrected({ type: 'merge', clauseId: 'two-one', with: 'two-two' }).slice(3, 4)).toEqual(['  clause two-one: Two.One / text / (c) / Two.Two']);
  });
  it('merges a first sub-clause into the clause above it', () => {
    expect(corrected({ type: 'merge', clauseId: 'two', with: 'two-one' }).slice(2, 4)).toEqual(['article two: Two / Two.One / text / (c)', '  clause two-two: Two.Two']);
  });
  it('merges the last clause of an article with what follows the article', () => {
    expect(corrected({ type: 'merge', clauseId: 'two-two', with: 'three' }).slice(-2)).toEqual(['  clause two-one: Two.One / text / (c)', '  clause two-two: Two.Two / Three']);
  });
  it('joins again what it split', () => {
    expect(corrected({ type: 'split', clauseId: 'three', at: 1 })).toEqual(['A clause of one paragraph cannot be split.']);
    expect(corrected({ type: 'split', clauseId: 'two-one', at: 1 }, { type: 'merge', clauseId: 'two-one', with: 'two-one.1' })).toEqual(corrected({ type: 'relabel', clauseId: 'one', kind: 'clause', heading: 'one' }));
  });
  it('gives another kind and heading', () => {
    expect(corrected({ type: 'relabel', clauseId: 'three', kind: 'schedule', heading: 'Prices' }).at(-1)).toBe('schedule three: Three');
  });
  it('lets an item become a clause, and with it the items behind it, so that the text of a clause stands together', () => {
    expect(corrected({ type: 'relabel', clauseId: 'a', kind: 'clause', heading: '' }).slice(0, 3)).toEqual(['clause one: One / text of one / more of one', '  clause a: (a) / more of (a)', '  clause b: (b)']);
  });
  it.each<[string, ClauseCorrection, string]>([
    ['a clause nobody knows', { type: 'split', clauseId: 'nine', at: 1 }, 'There is no such clause in this document.'],
    ['a paragraph that is not there', { type: 'split', clauseId: 'two-one', at: 3 }, 'A clause of 3 paragraphs can be split before paragraph 1 to 2, counted from 0.'],
    ['clauses that do not follow one another', { type: 'merge', clauseId: 'one', with: 'three' }, 'Only clauses that follow one another can be merged.'],
    ['a clause with sub-clauses in between', { type: 'merge', clauseId: 'one', with: 'two' }, 'The first clause has sub-clauses between it and the second.'],
    ['an item', { type: 'merge', clauseId: 'one', with: 'a' }, 'An item already belongs to the clause above it.'],
    ['an item without a clause above it', { type: 'relabel', clauseId: 'three', kind: 'item', heading: '' }, 'An item belongs to a clause above it, and nothing stands above this one.'],
  ])('refuses %s, and says why', (_, correction, message) => {
    expect(corrected(correction)).toEqual([message]);
  });
});
