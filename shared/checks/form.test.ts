import { describe, expect, it } from 'vitest';
import { contractOf, saying } from '../../tests/support/contract-of.ts';
import { checkDraftMarks } from './draft-marks.ts';
import { checkLeftovers } from './leftovers.ts';
import { checkNumbering } from './numbering.ts';
import { checkParties } from './parties.ts';
import { checkPunctuation } from './punctuation.ts';
import { blockingCount, runChecks } from './run-checks.ts';
import { checkVagueWords } from './vague-words.ts';

const typed = (...numbers: string[]): string[] => checkNumbering(contractOf(numbers.map((number) => ({ number, heading: `Clause ${number}`, why: `typed number ${number}` })))).map(({ message }) => message);

describe('form', () => {
  it('K13 typed numbers that stand twice or leave a gap warn', () => {
    expect(typed('1.', '2.', '2.', '3.')).toEqual(['The number “2.” stands twice.']);
    expect(typed('1.1', '1.2', '1.4')).toEqual(['“1.4” follows “1.2”.']);
    expect(typed('1.', '2.', '3.')).toEqual([]);
    expect(typed('H.', 'I.', 'J.', 'K.', 'L.')).toEqual([]);
    expect(typed('1.9', '1.10', '2.1')).toEqual([]);
    expect(checkNumbering(contractOf([{ number: '1.' }, { number: '3.' }]))).toEqual([]);
  });

  it('K14 a mark of a draft blocks in a header, a footer and as a paragraph of its own', () => {
    const side = (story: 'header' | 'footer' | 'footnote', text: string): number => checkDraftMarks(contractOf([], { sideStories: [{ story, part: 'word/x.xml', text }] })).length;
    expect([side('header', 'DRAFT 12/5/2026'), side('footer', 'Agreement (draft v0.6)\nPage 1'), side('header', 'Subject to contract'), side('header', 'Master Agreement'), side('footnote', 'See the draft law.')]).toEqual([1, 1, 1, 0, 0]);
    for (const text of ['CONFIDENTIAL DRAFT', 'Draft of 12 May 2026', 'Subject to contract', '[Draft]']) expect(checkDraftMarks(saying(text)), text).toHaveLength(1);
    for (const text of ['The Supplier shall draft the plan.', 'Drafts', 'This offer is subject to contract and board approval by both.']) expect(checkDraftMarks(saying(text)), text).toEqual([]);
  });

  it('K15 tracked changes, comments and drafting notes block; what the reading found stays', () => {
    const hidden = { check: 'hidden-text', severity: 'blocks', clause: '1 Terms', place: 'p', message: 'm', remedy: 'r' } as const;
    const contract = contractOf([{ number: '1.', heading: 'Terms', text: ['[Drafting note: choose one.]', 'Note to draft: check.', 'The drafting notes are kept.'] }], {
      hasMarks: true, findings: [hidden], authors: [{ name: 'Ann', insertions: 1, deletions: 0, other: 0, comments: 1 }],
      comments: [{ id: '1', author: 'Bob', date: '', text: 'Really?', anchor: 'the cap', clauseId: 'c1', parent: '', resolved: true }],
    });
    expect(checkLeftovers(contract)).toEqual([
      expect.objectContaining({ check: 'tracked-changes', message: 'Tracked changes are still open, by Ann.' }),
      expect.objectContaining({ check: 'comment', clause: '1 Terms', place: 'comment on “the cap”' }),
      expect.objectContaining({ check: 'drafting-note' }), expect.objectContaining({ check: 'drafting-note' }), hidden,
    ]);
    expect(checkLeftovers(saying('Fine.'))).toEqual([]);
  });

  it('K16 a name spelled otherwise in the signature block warns', () => {
    const names = (head: string, block: string): string[] => checkParties(contractOf([{ kind: 'parties', text: [head] }, { kind: 'signature', heading: 'SIGNATURES', text: [block, 'By: ______'] }])).map(({ message }) => message);
    expect(names('This is between Acme Widgets Ltd (“A”) and Beta GmbH (“B”).', 'Acme Widget Ltd')).toEqual(['The signature block says “Acme Widget Ltd”, the parties are named “Acme Widgets Ltd”.']);
    expect(names('This is between Acme Widgets Ltd and Beta GmbH.', 'ACME WIDGETS LTD.')).toEqual([]);
    expect(names('Legal Name: Acme Widgets Ltd', 'Acme Widgets Limited')).toHaveLength(1);
    expect(names('Legal Name: [NAME]', 'COMPANY A:')).toEqual([]);
    expect(names('This is between Acme Widgets Ltd and Beta GmbH.', 'Omega Holdings Inc.')).toEqual([]);
  });

  it('K17 a document nobody can sign warns', () => {
    expect(checkParties(saying('All is agreed.'))).toEqual([expect.objectContaining({ check: 'signature-block', severity: 'warns' })]);
    expect(checkParties(saying('All is agreed.', 'By: ________'))).toEqual([]);
  });

  it('K18 a vague word is noted once for its clause, with its number', () => {
    const found = checkVagueWords(saying('It shall use best efforts, promptly.', 'It answers promptly, within a reasonable time and on reasonable notice.')).map(({ message }) => message);
    expect(found).toEqual(['“best efforts” leaves room.', '“promptly” leaves room (2 times).', '“reasonable notice” leaves room.', '“reasonable” leaves room.']);
    expect(checkVagueWords(saying('The materials arrive within 3 days.'))).toEqual([]);
  });

  it('K19 marks without a partner and words written twice are noted', () => {
    const found = (text: string): string[] => checkPunctuation(saying(text)).map(({ message }) => message);
    expect(found('the Party (as named pays')).toEqual(['A round bracket has no partner.']);
    expect(found('the “Party pays')).toEqual(['A quotation mark has no partner.']);
    expect(found('pays the the price')).toEqual(['“the the” is written twice in a row.']);
    for (const text of ['a) one; b) two', '(a) one (b) two (Section D).', 'he had had that that day', 'a 5" pipe', '"Key” means', 'Provider provider']) expect(found(text), text).toEqual([]);
  });

  it('K20 everything runs in one order, and the same finding comes once', () => {
    const contract = contractOf([{ number: '1.', heading: 'Terms', text: ['on [DATE] or [DATE]', 'pay the the price in thirty (60) days'] }]);
    expect(runChecks(contract).map(({ check }) => check)).toEqual(['blank', 'amount', 'signature-block', 'doubled-word']);
    expect(blockingCount(runChecks(contract))).toBe(2);
  });
});
