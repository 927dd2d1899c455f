import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { says } from '../../../tests/support/negotiation-fixtures.ts';
import type { ClauseNode } from '../../contract/clause.ts';
import { matchClauses } from './match-clauses.ts';

const clause = (id: string, heading: string, text: string, children: readonly ClauseNode[] = []): ClauseNode => ({
  id, number: id.replace(/\D/g, ''), heading, level: 1, kind: 'clause', blocks: [...says(heading), ...says(text)], why: '', confidence: 1, children,
});
const scope = (id: string): ClauseNode => clause(id, 'Scope', 'The partners integrate their services into one working solution for retailers.');
const cap = (id: string, amount = '100'): ClauseNode => clause(id, 'Liability', `The total liability of each party is capped at ${amount} and the fees paid.`);
const law = (id: string): ClauseNode => clause(id, 'Law', 'This agreement is governed by the laws of England and Wales.');
const shown = (before: readonly ClauseNode[], after: readonly ClauseNode[]): readonly string[] =>
  matchClauses(before, after).map((match) => `${match.before || '-'}>${match.after || '-'}${match.moved ? ' moved' : ''}`);

describe('N19: finding clauses again', () => {
  it('N19: an edited clause is the same clause, also when it was renumbered', () => {
    expect(shown([scope('b1'), cap('b2')], [clause('a1', 'Preamble', 'Words nobody has read before stand here.'), scope('a2'), cap('a3', '50')])).toEqual(['b1>a2', 'b2>a3', '->a1']);
  });

  it('N19: a moved clause is one move, with its edit and its sub-clauses', () => {
    const article = (id: string): ClauseNode => ({ ...scope(id), children: [clause(`${id}x`, 'Goals', 'Goals are reviewed in every quarter by the committee.')] });
    const before = [article('b1'), cap('b2'), law('b3'), clause('b4', 'Notices', 'Notices are given in writing to the address above.')];
    const after = [cap('a2'), law('a3'), clause('a4', 'Notices', 'Notices are given in writing to the address above.'), article('a1')];
    expect(shown(before, after)).toEqual(['b1>a1 moved', 'b1x>a1x', 'b2>a2', 'b3>a3', 'b4>a4']);
  });

  it('N19: a clause rewritten under its heading is the same clause; a wholly other one is not', () => {
    expect(shown([scope('b1'), law('b2')], [scope('a1'), clause('a2', 'Law', 'Disputes go to arbitration in Stockholm.')])).toEqual(['b1>a1', 'b2>a2']);
    expect(shown([scope('b1'), law('b2')], [scope('a1'), clause('a9', 'Insurance', 'Both sides keep cover.')])).toEqual(['b1>a1', 'b2>-', '->a9']);
  });

  it('N19: names every clause of both sides exactly once, and nothing moved against itself', () => {
    const text = fc.constantFrom('one two three', 'four five six seven', 'eight nine', 'ten eleven twelve', '');
    const tree = fc.array(fc.tuple(text, text), { maxLength: 12 });
    fc.assert(
      fc.property(tree, tree, (one, two) => {
        const make = (side: string, items: readonly (readonly [string, string])[]): readonly ClauseNode[] => items.map(([heading, body], index) => clause(`${side}${String(index)}`, heading, body));
        const [before, after] = [make('b', one), make('a', two)];
        const matches = matchClauses(before, after);
        expect(matches.map((match) => match.before).filter((id) => id !== '').toSorted()).toEqual(before.map((node) => node.id).toSorted());
        expect(matches.map((match) => match.after).filter((id) => id !== '').toSorted()).toEqual(after.map((node) => node.id).toSorted());
        expect(matchClauses(before, before).every((match) => match.before === match.after && !match.moved && match.similarity === 1)).toBe(true);
      }),
      { seed: 19, numRuns: 300 },
    );
  });
});
