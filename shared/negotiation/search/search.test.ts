import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseId, commentFromFile, says, startStory } from '../../../tests/support/negotiation-fixtures.ts';
import { foldText } from '../../text/fold.ts';
import { excerptOf } from './excerpt.ts';
import { indexOf, searchIn, termsOf, type Searched } from './search.ts';

const story = (): ReturnType<typeof startStory> => startStory({ Scope: 'The partners integrate their services.', Liability: 'Liability is capped at 100 000 EUR.', Law: 'The law of Zürich governs.' });
const look = (of: ReturnType<typeof startStory>, query: string): Searched => searchIn(indexOf(of.state(), of.events()), termsOf(query), 20);
const found = (of: ReturnType<typeof startStory>, query: string): readonly (readonly [string, string])[] => look(of, query).hits.map((hit) => [hit.clause, hit.where]);

describe('N37: search', () => {
  it('finds headings and texts, and says once what both sides hold', () => {
    expect(found(story(), 'scope')).toEqual([['Scope', 'heading']]);
    expect(found(story(), 'INTEGRATE')).toEqual([['Scope', 'both']]);
  });

  it('finds either side’s own text where they differ, and says whose', () => {
    const deal = story();
    deal.send();
    deal.receive({ Liability: 'Liability is capped at 5 EUR.' });
    expect(found(deal, '"at 5"')).toEqual([['Liability', 'B']]);
    expect(found(deal, '100')).toEqual([['Liability', 'A']]);
  });

  it('finds what a footnote says', () => {
    const deal = story();
    deal.run({ type: 'counter', clauseId: clauseId('Law'), blocks: [{ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: 'Swiss law.' }, { type: 'note', kind: 'footnote', text: 'Without the rules on conflicts.' }] }] });
    expect(look(deal, 'conflicts').hits).toMatchObject([{ clause: 'Law', where: 'A', excerpt: expect.stringContaining('Without the rules on conflicts.') }]);
  });

  it('finds comments with who wrote them, internal ones too, since nothing leaves this computer', () => {
    const deal = story();
    deal.send();
    deal.receive({}, { comments: [commentFromFile('c1', 'Law', 'We would rather have Geneva.', 'K. Ferris')] });
    expect(look(deal, 'geneva').hits).toMatchObject([{ clause: 'Law', where: 'comment', by: 'K. Ferris' }]);
  });

  it('finds what was proposed or stood before and is held by nobody now, with whose it was; what holds now comes first', () => {
    const deal = story();
    deal.run({ type: 'counter', clauseId: clauseId('Liability'), blocks: says('Liability is capped at 80 000 walrus.') });
    deal.send();
    deal.receive({ Liability: 'Liability is capped at 5 EUR.' });
    deal.run({ type: 'accept', clauseId: clauseId('Liability') });
    expect(look(deal, 'walrus').hits).toMatchObject([{ clause: 'Liability', where: 'past', by: 'Ada' }]);
    expect(look(deal, '"100 000"').hits).toMatchObject([{ where: 'past', by: 'Bob' }]);
    expect(look(deal, 'capped').hits).toMatchObject([{ where: 'both' }]);
  });

  it('finds why something was decided, taken back or not, also where several were decided at once', () => {
    const deal = story();
    deal.run({ type: 'counter', clauseId: clauseId('Law'), blocks: says('Swiss law.'), reason: 'The narwhal insists.' });
    deal.run({ type: 'undo' });
    deal.run({ type: 'decide-together', decisions: [{ type: 'park', clauseId: clauseId('Scope'), reason: 'Wait for the penguin.' }] });
    expect(look(deal, 'narwhal').hits).toMatchObject([{ clause: 'Law', where: 'reason', by: 'Test', excerpt: 'The narwhal insists.' }]);
    expect(look(deal, 'penguin').hits).toMatchObject([{ clause: 'Scope', where: 'reason' }]);
    deal.run({ type: 'counter', clauseId: clauseId('Law'), blocks: says('Swiss law.') });
    deal.run({ type: 'link-trade', gave: { clauseId: clauseId('Law'), seq: deal.state().revision }, got: { clauseId: clauseId('Scope'), seq: null }, reason: 'Law for the auk.' });
    expect(look(deal, 'auk').hits.map((hit) => hit.clause)).toEqual(['Scope', 'Law']);
  });

  it('wants every word, in whatever order and whichever text of the clause; words in quotes together', () => {
    expect(found(story(), 'capped liability')).toEqual([['Liability', 'both']]);
    expect(found(story(), '"capped liability"')).toEqual([]);
    expect(found(story(), 'capped partners')).toEqual([]);
  });

  it('finds a word in the negotiations with a party', () => {
    expect(look(story(), 'bob')).toMatchObject({ named: true, count: 0 });
    expect(found(story(), 'bob zurich')).toEqual([['Law', 'both']]);
    expect(found(story(), 'carol zurich')).toEqual([]);
  });

  it('takes no notice of case, accents and kinds of blanks, quotes and dashes', () => {
    expect(found(story(), 'ZURICH')).toEqual([['Law', 'both']]);
    expect(found(story(), '"100 000"')).toEqual([['Liability', 'both']]);
  });

  it('counts what it does not tell', () => {
    expect(searchIn(indexOf(story().state(), []), termsOf('the'), 1)).toMatchObject({ count: 2, hits: [{ clause: 'Scope' }] });
    expect(searchIn(indexOf(story().state(), []), termsOf('  '), 9)).toEqual({ named: false, count: 0, hits: [] });
  });

  it('folding keeps every place', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldText(text).length === text.length), { seed: 37, numRuns: 2_000 });
  });

  it('an excerpt marks exactly what was looked for, in one line', () => {
    const word = fc.constantFrom('Liability', 'cap', 'Zürich', 'the', 'und\u00A0so', 'fee');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 200 }), word, (words, wanted) => {
        const term = foldText(wanted);
        const { excerpt, marks } = excerptOf(words.join(' '), [term]);
        expect(excerpt.length).toBeLessThan(330);
        expect(marks.length > 0).toBe(words.includes(wanted));
        for (const { from, to } of marks) expect(foldText(excerpt.slice(from, to))).toBe(term);
      }),
      { seed: 37, numRuns: 500 },
    );
  });
});
