import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { del, ins, makeDocx, p, para, r } from '../support/make-docx.ts';

/*
 * Changes of a letter or a sign that turn the sense of a clause.
 */

const compared = (before: string, after: string): string[] => compareDocuments(makeDocx(before), makeDocx(after), nodeZlib).changes.map((change) => `${change.removed} → ${change.added}: ${[change.class, ...change.detail].join(', ')}`);
const accused = (before: string, after: string): string[] => auditReturn(makeDocx(before), makeDocx(after), nodeZlib).untracked.map((change) => `${change.removed} → ${change.added}: ${[change.class, ...change.detail].join(', ')}`);
const told = (before: string, after: string): string[] => {
  const changes = compared(p(before), p(after));
  expect(accused(p(before), p(after))).toEqual(changes);
  return changes;
};

describe('C6: a small change that turns the sense is substantive', () => {
  it('a sign that compares or reckons', () => {
    expect(told('The balance is ≤ 30 euros at any time.', 'The balance is ≥ 30 euros at any time.')).toEqual(['≤ → ≥: substantive, number']);
    expect(told('The balance is &lt; 30 euros at any time.', 'The balance is &gt; 30 euros at any time.')).toEqual(['< → >: substantive, number']);
    expect(told('The price is the rate × 30 at any time.', 'The price is the rate + 30 at any time.')).toEqual(['× → +: substantive, number']);
    expect(told('The margin is - 5% of the rate.', 'The margin is + 5% of the rate.')).toEqual(['- → +: substantive, number']);
  });
  it('an angle bracket around what is filled in reckons nothing', () => {
    expect(told('The seat is &lt;place&gt; at first.', 'The seat is [place] at first.')).toEqual(['< → [: typographic', '> → ]: typographic']);
  });
  it('the letter of a reference', () => {
    expect(told('It ends as set out in Section 4(a)(ii) of this deed.', 'It ends as set out in Section 4(b)(ii) of this deed.')).toEqual(['a → b: substantive, reference']);
    expect(told('The works are set out in Exhibit A to this deed.', 'The works are set out in Exhibit B to this deed.')).toEqual(['A → B: substantive, reference']);
    expect(told('The works are set out in Schedule II to this deed.', 'The works are set out in Schedule III to this deed.')).toEqual(['II → III: substantive, reference']);
  });
  it('the half of a day', () => {
    expect(told('Notice is given before 5:00 pm on that day.', 'Notice is given before 5:00 am on that day.')).toEqual(['pm → am: substantive, date']);
  });
  it('a name that is written in capitals, among words that are not', () => {
    expect(told('The laws of the USA apply to this deed.', 'The laws of the UK apply to this deed.')).toEqual(['USA → UK: substantive, name']);
    expect(told('THE SERVICE IS GIVEN WITH ALL FAULTS AND WITHOUT ANY PROMISE.', 'THE SERVICE IS GIVEN WITH ALL ERRORS AND WITHOUT ANY PROMISE.')).toEqual(['FAULTS → ERRORS: wording']);
  });
});

describe('A1, C6: the audit judges a change by the words around it, as the comparison does', () => {
  const SENT = 'The fee is 30 euros. Notice is given within 30 days and works are set out in Exhibit A.';
  it('where the same words stand earlier in the paragraph', () => {
    expect(told(SENT, SENT.replace('30 days', '60 days'))).toEqual(['30 → 60: substantive, duration']);
    expect(told(SENT, SENT.replace('Exhibit A', 'Exhibit B'))).toEqual(['A → B: substantive, reference']);
  });
  it('where words were only added', () => {
    expect(told('The buyer pays within days.', 'The buyer pays within 30 days.')).toEqual([' → 30 : substantive, duration']);
  });
  it('where they tracked it', () => {
    const [sent, returned] = [p(SENT), para(r('The fee is 30 euros. Notice is given within ') + del('30') + ins(r('60')) + r(' days and works are set out in Exhibit A.'))];
    expect(auditReturn(makeDocx(sent), makeDocx(returned), nodeZlib).tracked.map(({ detail }) => detail)).toEqual([['duration']]);
    const added = para(r('The fee is 30 euros. Notice is given within ') + ins(r('5 ')) + r('30 days and works are set out in Exhibit A.'));
    expect(auditReturn(makeDocx(sent), makeDocx(added), nodeZlib).tracked.map(({ detail }) => detail)).toEqual([['duration']]);
  });
});

describe('W3, C7: half a word that is set anew', () => {
  const plain = para(r('The sum of 10,000 euros is due.'));
  const halves: readonly (readonly [string, string])[] = [
    ['hidden', para(r('The sum of 10') + r(',000', '<w:vanish/>') + r(' euros is due.'))],
    ['struck through', para(r('The sum of 10') + r(',000', '<w:strike/>') + r(' euros is due.'))],
    ['bold', para(r('The sum of 10,000 eu') + r('ros', '<w:b/>') + r(' is due.'))],
  ];
  it.each(halves)('is in the redline: accepting gives the later file and rejecting the earlier, %s', (_name, half) => {
    const [before, after] = [makeDocx(plain), makeDocx(half)];
    for (const [one, two] of [[before, after], [after, before]] as const) {
      const { bytes } = redlineDocuments(one, two, nodeZlib, { author: 'Party A', date: '2026-01-01T00:00:00Z' });
      expect(compareDocuments(resolveRevisions(bytes, 'accept', nodeZlib), two, nodeZlib).changes).toEqual([]);
      expect(compareDocuments(resolveRevisions(bytes, 'reject', nodeZlib), one, nodeZlib).changes).toEqual([]);
    }
  });
});
