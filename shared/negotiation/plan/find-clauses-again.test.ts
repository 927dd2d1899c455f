import { describe, expect, it } from 'vitest';
import type { ClauseNode } from '../../contract/clause.ts';
import { blocksText, type Block } from '../../contract/content.ts';
import type { ClauseId } from '../ids.ts';
import { unitsOf } from '../units.ts';
import { findClausesAgain } from './find-clauses-again.ts';
import type { WantedClause } from './outgoing-order.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text }] });
const node = (id: string, texts: readonly string[], children: readonly ClauseNode[] = [], kind: ClauseNode['kind'] = 'clause'): ClauseNode => ({ id, number: '', heading: '', level: 1, kind, blocks: texts.map(paragraph), why: '', confidence: 1, children });
const clause = (id: string, ...texts: readonly string[]): WantedClause => ({ clauseId: id as ClauseId, blocks: texts.map(paragraph) });

/** What each clause says where it was found, or the clause that was not. */
function found(clauses: readonly ClauseNode[], ...wanted: readonly WantedClause[]): readonly string[] | string | null {
  const again = findClausesAgain(clauses, wanted);
  if (again.type === 'otherwise') return again.clauseId;
  return unitsOf(again.clauses).map((unit) => `${again.clauseOf.get(unit.nodeId) ?? 'nobody'}: ${blocksText(unit.blocks).replaceAll('\n', ' / ')}`);
}

describe('N7: the clauses of a file we wrote are found by what it must say', () => {
  it('tells a new paragraph without number or heading from the clause above it', () => {
    expect(found([node('c1', ['Law', 'English law governs.', 'Each side keeps books.'])], clause('law', 'Law', 'English law governs.'), clause('new', 'Each side keeps books.'))).toEqual(['law: Law / English law governs.', 'new: Each side keeps books.']);
  });

  it('takes what reads like two clauses as the one a person merged', () => {
    expect(found([node('c1', ['Law']), node('c2', ['Courts'], [node('c3', ['Costs'])])], clause('both', 'Law', 'Courts'), clause('costs', 'Costs'))).toEqual(['both: Law / Courts', 'costs: Costs']);
  });

  it('also where the second stands above the first in the tree', () => {
    expect(found([node('c1', ['Law'], [node('c2', ['English law governs.'])]), node('c3', ['Notices'], [node('c4', ['In writing.'])])], clause('law', 'Law'), clause('both', 'English law governs.', 'Notices'), clause('how', 'In writing.'))).toEqual([
      'law: Law', 'both: English law governs. / Notices', 'how: In writing.',
    ]);
  });

  it('leaves empty lines where they are; a clause that says nothing is such a line, or nowhere', () => {
    expect(found([node('c1', ['Law', '', 'Courts'])], clause('law', 'Law'), clause('gone', ''), clause('courts', 'Courts'))).toEqual(['law: Law / ', 'courts: Courts']);
    expect(found([node('c1', ['Law']), node('c2', ['']), node('c3', ['Courts'])], clause('law', 'Law'), clause('gone', ''), clause('courts', 'Courts'))).toEqual(['law: Law', 'gone: ', 'courts: Courts']);
  });

  it('names the first clause that is missing, says something else or stands elsewhere', () => {
    const file = [node('c1', ['Law']), node('c2', ['Courts']), node('c3', ['Costs'])];
    expect(found(file, clause('law', 'Law'), clause('courts', 'The courts'), clause('costs', 'Costs'))).toBe('courts');
    expect(found(file, clause('law', 'Law'), clause('costs', 'Costs'), clause('courts', 'Courts'))).toBe('costs');
    expect(found(file, clause('law', 'Law'), clause('courts', 'Courts'), clause('costs', 'Costs'), clause('more', 'More'))).toBe('more');
    expect(found(file, clause('law', 'Law'), clause('courts', 'Courts'))).toBe('courts');
  });
});
