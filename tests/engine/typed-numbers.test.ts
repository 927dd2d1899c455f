import { expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { presentComparison } from '../../shared/docx/compare/present.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { readingText } from '../corpus/reading-text.ts';
import { LEGAL_LIST, makeDocx, numbered, p } from '../support/make-docx.ts';

/* Numbers that were typed as text shift like those Word counts: each shift follows from what came, went or moved, and is no change of words. */

const FEES = ['Fees', 'The customer pays the fees within thirty days of each invoice.'] as const;
const TERM = ['Term', 'This agreement runs for two years and ends without notice.'] as const;
const LAW = ['Law', 'The laws of the harbour town govern this agreement.'] as const;
const AUDIT = ['Audit', 'The customer may audit the records of the supplier once a year.'] as const;

/** Clauses numbered by hand: "1. Fees", "1.1 The customer pays …". */
const typed = (clauses: readonly (readonly [string, string])[], more = ''): Uint8Array =>
  makeDocx(clauses.map(([heading, text], index) => p(`${index + 1}. ${heading}`) + p(`${index + 1}.1 ${text}`)).join('') + more);

const told = (before: Uint8Array, after: Uint8Array): string[] =>
  compareDocuments(before, after, nodeZlib).changes.map(({ clause, kind, class: is, detail, removed, added }) => `${clause} | ${kind}, ${is} (${detail.join()}) ${removed} \u2192 ${added}`.trimEnd());
const audited = (sent: Uint8Array, returned: Uint8Array): string[] =>
  auditReturn(sent, returned, nodeZlib).untracked.map(({ clause, kind, class: is, detail, removed, added }) => `${clause} | ${kind}, ${is} (${detail.join()}) ${removed} \u2192 ${added}`.trimEnd());
const by = { author: 'Harbour', date: '2026-11-21T09:00:00Z' };

it('C3, C4: a clause that went takes its words along, and the typed numbers behind it are one shift', () => {
  const [before, after] = [typed([FEES, TERM, LAW]), typed([TERM, LAW])];
  const expected = [
    '1 Fees | deleted, substantive () 1. Fees \u2192',
    `1.1 | deleted, substantive (duration) 1.1 ${FEES[1]} \u2192`,
    '1 Term | renumbered, numbering (4 paragraphs: 2. \u2192 1. to 3.1 \u2192 2.1)  \u2192',
  ];
  expect(told(before, after)).toEqual(expected);
  expect(audited(before, after)).toEqual(expected);
});

it('C3, C4: a clause that came is told with its own words, however short the headings around it', () => {
  const expected = [
    '2 Audit | inserted, substantive ()  \u2192 2. Audit',
    `2.1 | inserted, substantive (duration,modal)  \u2192 2.1 ${AUDIT[1]}`,
    '3 Term | renumbered, numbering (4 paragraphs: 2. \u2192 3. to 3.1 \u2192 4.1)  \u2192',
  ];
  const [before, after] = [typed([FEES, TERM, LAW]), typed([FEES, AUDIT, TERM, LAW])];
  expect(told(before, after)).toEqual(expected);
  expect(audited(before, after)).toEqual(expected);
});

it('C4: numbers that count on for two reasons are two events, each where it begins', () => {
  const lines = (...all: readonly string[]): Uint8Array => makeDocx(all.map((line) => p(line)).join(''));
  const renumbered = (before: Uint8Array, after: Uint8Array): string[] => compareDocuments(before, after, nodeZlib).changes.filter(({ kind }) => kind === 'renumbered').map(({ clause, detail }) => `${clause}: ${detail.join()}`);
  const audit = 'An auditor may look at the books once in every year.';
  expect(renumbered(
    lines('1. Fees', '1.1 The fee is due.', '1.2 It bears interest.', '2. Term', '2.1 It ends one day.', '2.2 It may be prolonged.'),
    lines('1. Fees', `1.1 ${audit}`, '1.2 The fee is due.', '1.3 It bears interest.', '2. Term', `2.1 ${audit}`, '2.2 It ends one day.', '2.3 It may be prolonged.'),
  )).toEqual(['1.2: 2 paragraphs: 1.1 \u2192 1.2 to 1.2 \u2192 1.3', '2.2: 2 paragraphs: 2.1 \u2192 2.2 to 2.2 \u2192 2.3']);
  expect(audited(
    lines('1. Fees', '1.1 The fee is due.', '2. Term', '2.1 It ends one day.'),
    lines('1. Fees', `1.1 ${audit}`, '1.2 The fee is due.', '2. Term', `2.1 ${audit}`, '2.2 It ends one day.'),
  ).filter((one) => one.includes('renumbered'))).toEqual(['1.2 | renumbered, numbering (1.1 \u2192 1.2)  \u2192', '2.2 | renumbered, numbering (2.1 \u2192 2.2)  \u2192']);
  // Clauses counted through articles that keep theirs shift for one reason.
  expect(renumbered(
    lines('Article I Fees', '1. The fee is due.', '2. It bears interest.', 'Article II Term', '3. It ends one day.', '4. It may be prolonged.'),
    lines('Article I Fees', `1. ${audit}`, '2. The fee is due.', '3. It bears interest.', 'Article II Term', '4. It ends one day.', '5. It may be prolonged.'),
  )).toEqual(['2: 4 paragraphs: 1. \u2192 2. to 4. \u2192 5.']);
  // So do clauses and the items below them that keep their letters.
  expect(renumbered(
    lines('1. The fee is due:', '(a) in January,', '(b) in May.', '2. It bears interest:', '(a) from June,', '(b) at the usual rate.', '3. It ends one day.'),
    lines(`1. ${audit}`, '2. The fee is due:', '(a) in January,', '(b) in May.', '3. It bears interest:', '(a) from June,', '(b) at the usual rate.', '4. It ends one day.'),
  )).toEqual(['2: 3 paragraphs: 1. \u2192 2. to 3. \u2192 4.']);
});

it('C3: a clause that moved is a move under its new number, and edited only when its words are', () => {
  const [before, after] = [typed([FEES, TERM, LAW]), typed([TERM, LAW, FEES])];
  const kinds = (changes: readonly { readonly kind: string; readonly after: string }[]): string[] => changes.map(({ kind, after: is }) => `${kind}: ${is.slice(0, 12)}`);
  const expected = ['moved: 3. Fees', 'moved: 3.1 The cust', 'renumbered: 3., 3.1, 1.,'];
  expect(kinds(compareDocuments(before, after, nodeZlib).changes)).toEqual(expected);
  expect(kinds(auditReturn(before, after, nodeZlib).untracked)).toEqual(expected);
  const edited = typed([TERM, LAW, ['Fees', FEES[1].replace('thirty', 'sixty')]]);
  expect(compareDocuments(before, edited, nodeZlib).changes.map(({ kind }) => kind)).toEqual(['moved', 'moved-edited', 'renumbered']);
});

it('C4: a number that no counting explains is a change of its own, and so is a price or a share in front of words', () => {
  expect(told(typed([FEES, TERM]), makeDocx(p('1. Fees') + p(`1.1 ${FEES[1]}`) + p('5. Term') + p(`5.1 ${TERM[1]}`)))).toEqual([
    '1.1 | replaced, substantive (number) 2 \u2192 5', '5.1 | renumbered, numbering (2.1 \u2192 5.1)  \u2192',
  ]);
  const share = (figure: string): Uint8Array => makeDocx(p('The fee is the sum of') + p('10.0 per cent of sales and') + p(`${figure} per cent of rents.`));
  expect(told(share('12.5'), share('13.5')).map((line) => line.replace(/^.*\| /, ''))).toEqual(['replaced, substantive (percentage) 12.5 \u2192 13.5']);
});

it('C4, C11: typed letters that come with a split, or go with a merge, are part of it', () => {
  const whole = p('The owner keeps the berth clean; lights the lamp at dusk; and pays the dues of the quarter.');
  const parts = p('(a) The owner keeps the berth clean;') + p('(b) lights the lamp at dusk; and') + p('(c) pays the dues of the quarter.');
  expect(told(makeDocx(whole), makeDocx(parts)).map((line) => line.replace(/^.*\| /, ''))).toEqual(['split, wording (one paragraph became 3)  \u2192']);
  expect(told(makeDocx(parts), makeDocx(whole)).map((line) => line.replace(/^.*\| /, ''))).toEqual(['merged, wording (3 paragraphs became one)  \u2192']);
  expect(auditReturn(makeDocx(whole), makeDocx(parts), nodeZlib).untracked.map(({ kind }) => kind)).toEqual(['split']);
});

it('C1, C11: the redline marks exactly the figures, and each side reads as its version', () => {
  const [before, after] = [typed([FEES, TERM, LAW]), typed([TERM, LAW])];
  const { bytes } = redlineDocuments(before, after, nodeZlib, by);
  expect(readingText(resolveRevisions(bytes, 'accept', nodeZlib))).toEqual(readingText(after));
  expect(readingText(resolveRevisions(bytes, 'reject', nodeZlib))).toEqual(readingText(before));
  const rows = presentComparison(before, after, nodeZlib).rows;
  expect(rows.map(({ kind }) => kind)).toEqual(['removed', 'removed', 'renumbered', 'renumbered', 'renumbered', 'renumbered']);
  expect(rows[2]?.before?.[0]?.stretches).toEqual([{ text: '2', mark: 'removed' }, { text: '. Term', mark: 'same' }]);
});

it('C6: a reference that follows a typed or a counted number says so, and stays a change of words', () => {
  const law = (number: string): readonly [string, string] => ['Law', `Section ${number} and the laws of the harbour town apply.`];
  const references = (before: Uint8Array, after: Uint8Array): string[] => compareDocuments(before, after, nodeZlib).changes.filter(({ removed }) => removed !== '').map(({ detail }) => detail.join());
  expect(references(typed([FEES, TERM, law('2.1')]), typed([AUDIT, FEES, TERM, law('3.1')]))).toEqual(['reference,follows the renumbering']);
  expect(references(typed([FEES, TERM, law('2.1')]), typed([AUDIT, FEES, TERM, law('2.2')]))).toEqual(['reference']);
  const counted = (number: string, clauses: readonly string[]): Uint8Array => makeDocx(clauses.map((text) => p(text, numbered(0))).join('') + p(`Clause ${number} goes before all others.`), { numbering: LEGAL_LIST });
  expect(references(counted('2', [FEES[1], TERM[1]]), counted('3', [AUDIT[1], FEES[1], TERM[1]]))).toEqual(['reference,follows the renumbering']);
  const { untracked } = auditReturn(typed([FEES, TERM, law('2.1')]), typed([AUDIT, FEES, TERM, law('3.1')]), nodeZlib);
  expect(untracked.filter(({ kind }) => kind === 'replaced').map(({ detail }) => detail.join())).toEqual(['reference,follows the renumbering']);
});

it('A1: typed numbers that count on under marks are told as that: theirs tracked, ours taken or dropped', () => {
  const [before, after] = [typed([FEES, TERM, LAW]), typed([TERM, LAW])];
  const { bytes } = redlineDocuments(before, after, nodeZlib, by);
  const kinds = (items: readonly { readonly kind: string; readonly class: string; readonly detail: readonly string[] }[]): string[] => items.map(({ kind, class: is, detail }) => `${kind}, ${is}${kind === 'renumbered' ? ` (${detail.join()})` : ''}`);
  const expected = ['deleted, substantive', 'deleted, substantive', 'renumbered, numbering (2. \u2192 1.)', 'renumbered, numbering (2.1 \u2192 1.1)', 'renumbered, numbering (3. \u2192 2.)', 'renumbered, numbering (3.1 \u2192 2.1)'];
  expect(kinds(auditReturn(before, bytes, nodeZlib).tracked)).toEqual(expected);
  expect(kinds(auditReturn(bytes, after, nodeZlib).accepted)).toEqual(expected);
  expect(kinds(auditReturn(bytes, before, nodeZlib).removed)).toEqual(expected);
});

it('A1: a word they track in capitals is a defined term only where the files define it', () => {
  const line = (town: string): Uint8Array => makeDocx(p(`It is governed by the laws of ${town} and no other.`));
  const { bytes } = redlineDocuments(line('England'), line('Germany'), nodeZlib, by);
  expect(auditReturn(line('England'), bytes, nodeZlib).tracked.map(({ detail }) => detail.join())).toEqual(['name']);
});
