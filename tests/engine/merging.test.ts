import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { MergeReport } from '../../shared/contract/merge.ts';
import { mergeDocuments } from '../../shared/docx/merge/merge-documents.ts';
import { markAuthors } from '../../shared/docx/read/mark-authors.ts';
import { readDocument } from '../../shared/docx/read/document.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { verifyMerge } from '../../shared/docx/verify/verify-merge.ts';
import { readingText } from '../corpus/reading-text.ts';
import { makeDocx, p, para, r, row, table } from '../support/make-docx.ts';

const date = '2026-04-01T09:00:00Z';
const by = { a: { author: 'Party A', date }, b: { author: 'Party B', date } };
const merge = (base: string, a: string, b: string): { readonly accepted: string; readonly rejected: string; readonly report: MergeReport; readonly authors: string[] } => {
  const { bytes, report } = mergeDocuments(makeDocx(base), makeDocx(a), makeDocx(b), by, nodeZlib);
  const body = (decision: 'accept' | 'reject'): string => (readingText(resolveRevisions(bytes, decision, nodeZlib))['body'] ?? '').split('\n').map((line) => line.split('|').at(-1)).join('/').replace(/\/$/, '');
  return { accepted: body('accept'), rejected: body('reject'), report, authors: markAuthors(readDocument(bytes, nodeZlib)).map((author) => author.name).sort() };
};
const lines = (...texts: readonly string[]): string => texts.map((text) => p(text)).join('');
const base = ['The fee is 100 euros a month.', 'The term is five years from today.', 'English law governs this agreement.'] as const;

describe('M1: changes that do not touch each other are both in the file, each under its own author', () => {
  it.each<[string, string, string, string]>([
    ['in different paragraphs', lines('The fee is 90 euros a month.', base[1], base[2]), lines(base[0], base[1], 'French law governs this agreement.'), 'The fee is 90 euros a month./The term is five years from today./French law governs this agreement.'],
    ['in one paragraph', lines('The fee is 90 euros a month.', base[1], base[2]), lines('The fee is 100 euros a quarter.', base[1], base[2]), 'The fee is 90 euros a quarter./The term is five years from today./English law governs this agreement.'],
    ['a paragraph removed and another added', lines(base[1], base[2]), lines(...base, 'Notices are in writing and signed.'), 'The term is five years from today./English law governs this agreement./Notices are in writing and signed.'],
  ])('%s', (_, a, b, accepted) => {
    expect(merge(lines(...base), a, b)).toMatchObject({ accepted, rejected: base.join('/'), authors: ['Party A', 'Party B'], report: { conflicts: [], counts: { a: 1, b: 1, alike: 0 } } });
  });
  it('in different cells and rows of one table', () => {
    const of = (...rows: readonly (readonly string[])[]): string => table(...rows.map((cells) => row(cells))) + p('End.');
    expect(merge(of(['Seats', '10'], ['Price', '5']), of(['Seats', '12'], ['Price', '5']), of(['Seats', '10'], ['Price', '6'], ['Support', 'yes']))).toMatchObject({ accepted: 'Seats/12/Price/6/Support/yes/End.', report: { conflicts: [] } });
  });
});

describe('M2: a move is not lost in silence', () => {
  const clauses = ['The fee of this agreement is 100 euros a month.', 'The term is five years from the day of signature.', 'The law of England and Wales governs this agreement.', 'Notices are sent by registered post to the registered office.'] as const;
  const [fee, term, law, notices] = clauses;
  const text = lines(...clauses);
  it('both moved one paragraph, each elsewhere: a conflict with three places, the first one stands', () => {
    const { report, accepted, rejected } = merge(text, lines(term, fee, law, notices), lines(term, law, notices, fee));
    expect(report.conflicts).toMatchObject([{ base: fee, a: expect.stringContaining(`[moved behind “${term}”] ${fee}`), b: expect.stringMatching(/^\[moved behind “Notices/) }]);
    expect(report.counts).toEqual({ a: 0, b: 0, alike: 0 });
    expect(accepted).toBe([term, fee, law, notices].join('/'));
    expect(rejected).toBe(clauses.join('/'));
  });
  it('both moved it to one place: once, alike', () => {
    expect(merge(text, lines(term, law, notices, fee), lines(term, law, notices, fee)).report).toMatchObject({ conflicts: [], counts: { a: 0, b: 0 } });
  });
  it('both moved it to one place, each worded anew: one conflict with both wordings', () => {
    const [mine, other] = [fee.replace('100', '90'), fee.replace('100', '95')];
    const { report, accepted } = merge(text, lines(term, law, mine, notices), lines(term, law, other, notices));
    expect(report.conflicts).toMatchObject([{ base: fee, a: expect.stringContaining(`] ${mine}`), b: expect.stringContaining(`] ${other}`) }]);
    expect(report.conflicts).toHaveLength(1);
    expect(accepted).toBe([term, law, mine, notices].join('/'));
  });
  const held = 'Each party keeps confidential what it learns of the affairs of the other. It does so for five years after the end of this agreement. The law may provide for more.';
  const into = (sentence: string): string => held.replace(' It does', ` ${sentence} It does`);
  it.each<[string, string, string, string]>([
    ['a sentence', 'The seller bears the cost of any recall of the goods that a public authority orders.', `${fee} `, fee],
    ['a short sentence', 'Time is of the essence.', `${fee} `, fee],
    ['a paragraph', 'The seller bears the cost of any recall of the goods that a public authority orders.', '', ''],
  ])('%s one took out and the other put into another paragraph: a conflict, whoever comes first', (_, sentence, lead, rest) => {
    const from = `${lead}${sentence}`;
    const [base, without, moved] = [lines(from, term, law, held), lines(...(rest === '' ? [] : [rest]), term, law, held), lines(...(rest === '' ? [] : [rest]), term, law, into(sentence))];
    expect(merge(base, without, moved).report.conflicts).toMatchObject([{ base: from, a: rest, b: expect.stringContaining(into(sentence)) }]);
    expect(merge(base, moved, without).report.conflicts).toMatchObject([{ base: from, a: expect.stringContaining(into(sentence)), b: rest }]);
    expect(merge(base, moved, moved).report.conflicts).toEqual([]);
  });
  it('one edited what the other moved: the mover is not told as having deleted it', () => {
    const edited = fee.replace('100', '90');
    const { report } = merge(text, lines(edited, term, law, notices), lines(term, law, notices, fee));
    expect(report.conflicts).toMatchObject([{ base: fee, a: edited, b: expect.stringContaining(`] ${fee}`) }]);
    expect(report.counts).toEqual({ a: 0, b: 0, alike: 0 });
  });
});

describe('M2: a row or table that goes and a word in it are a conflict', () => {
  const of = (...rows: readonly (readonly string[])[]): string => `${p('Start.')}${rows.length === 0 ? '' : table(...rows.map((cells) => row(cells)))}${p('End.')}`;
  const all = of(['Item', 'Price'], ['Widget', '$100'], ['Gadget', '$200']);
  const edited = of(['Item', 'Price'], ['Widget', '$150'], ['Gadget', '$200']);
  it.each<[string, string, string]>([
    ['row removed, cell edited', of(['Item', 'Price'], ['Gadget', '$200']), edited],
    ['cell edited, row removed', edited, of(['Item', 'Price'], ['Gadget', '$200'])],
    ['table removed, cell edited', of(), edited],
    ['cell edited, table removed', edited, of()],
    ['table removed, row added', of(), of(['Item', 'Price'], ['Widget', '$100'], ['Gadget', '$200'], ['New', '$1'])],
  ])('%s', (_, a, b) => {
    const { report, rejected } = merge(all, a, b);
    expect(report.conflicts).toHaveLength(1);
    expect(rejected).toBe('Start./Item/Price/Widget/$100/Gadget/$200/End.');
  });
  it('a row both removed, one of them with its table, is none', () => {
    expect(merge(all, of(), of(['Item', 'Price'], ['Gadget', '$200'])).report).toMatchObject({ conflicts: [], counts: { alike: 1 } });
  });
  it('the same words set in two ways are one as well', () => {
    const look = (set: string): string => para(r('The fee is ') + r('net', set) + r('.'));
    expect(merge(look(''), look('<w:b/>'), look('<w:i/>')).report).toMatchObject({ conflicts: [{ kind: 'formatting' }], counts: { alike: 0 } });
    expect(merge(look(''), look('<w:b/>'), look('<w:b/>')).report).toMatchObject({ conflicts: [], counts: { alike: 1 } });
  });
});

describe('M2: what both changed is a conflict, with all three wordings; A’s stands in the file', () => {
  it.each<[string, string, string, { readonly base: string; readonly a: string; readonly b: string }]>([
    ['the same words', lines('The fee is 90 euros a month.', base[1], base[2]), lines('The fee is 80 euros a month.', base[1], base[2]), { base: base[0], a: 'The fee is 90 euros a month.', b: 'The fee is 80 euros a month.' }],
    ['one removes what the other edits', lines(base[1], base[2]), lines('The fee is 80 euros a month.', base[1], base[2]), { base: base[0], a: '', b: 'The fee is 80 euros a month.' }],
    ['both add in one place', lines(...base, 'Notices are in writing and signed.'), lines(...base, 'Assignment needs consent of both.'), { base: '', a: 'Notices are in writing and signed.', b: 'Assignment needs consent of both.' }],
  ])('%s', (_, a, b, conflict) => {
    const merged = merge(lines(...base), a, b);
    expect(merged.report.conflicts).toEqual([expect.objectContaining(conflict)]);
    expect(merged.accepted).toBe(a.replace(/<\/w:p>/g, '/').replace(/<[^>]*>/g, '').replace(/\/$/, ''));
  });
  it('what both did alike is no conflict and written once', () => {
    const same = lines('The fee is 90 euros a month.', base[1], base[2]);
    expect(merge(lines(...base), same, same)).toMatchObject({ authors: ['Party A'], report: { conflicts: [], counts: { a: 0, b: 0, alike: 1 } } });
  });
});

it('M3: whatever both do, A’s marks alone give A’s version, B’s what of it was taken, none the base', () => {
  const sentence = fc.constantFrom('the fee is ten euros', 'the term ends in may', 'notices go by post to both', 'no party may assign this');
  const version = fc.array(fc.tuple(sentence, fc.constantFrom('', ' always', ' now and then')), { minLength: 1, maxLength: 5 }).map((list) => list.map(([text, more]) => p(text + more)).join(''));
  fc.assert(
    fc.property(version, version, version, (one, two, three) => {
      // The proof is inside: a merge that fails it throws.
      const { accepted, report } = merge(one, two, three);
      const plain = (xml: string): string => xml.replace(/<\/w:p>/g, '/').replace(/<[^>]*>/g, '').replace(/\/$/, '');
      if (report.counts.b === 0 && report.conflicts.length === 0) expect(accepted).toBe(plain(two));
      if (report.counts.a === 0 && report.counts.alike === 0 && report.conflicts.length === 0) expect(accepted).toBe(plain(three));
    }),
    { numRuns: 200, seed: 20_260_402 },
  );
});

it('W6: each gate of a merge can fail', () => {
  const model = (text: string): ReturnType<typeof readDocument> => readDocument(makeDocx(text), nodeZlib);
  const good = mergeDocuments(makeDocx(lines(...base)), makeDocx(lines('The fee is 90 euros a month.', base[1], base[2])), makeDocx(lines(base[0], base[1], 'French law governs this agreement.')), by, nodeZlib);
  const merged = readDocument(good.bytes, nodeZlib);
  const models = { base: model(lines(...base)), redlineA: model(lines('The fee is 90 euros a month.', base[1], base[2])), redlineB: model(lines(base[0], base[1], 'French law governs this agreement.')), merged, isOfB: (id: string) => good.bytes.length > 0 && (merged.docx.xml('word/document.xml')?.source ?? '').includes(`w:id="${id}" w:author="Party B"`) };
  expect(() => verifyMerge(models)).not.toThrow();
  for (const broken of [{ base: models.redlineA }, { redlineA: models.base }, { redlineB: models.base }]) expect(() => verifyMerge({ ...models, ...broken })).toThrow(/was not made/);
});
