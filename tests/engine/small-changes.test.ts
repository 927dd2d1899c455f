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

describe('C3, C6: what a moved clause was changed in is named', () => {
  const [moved, other] = ['Notice of a defect is given within 30 days of delivery, in writing and to the seat of the seller.', 'The seller keeps the goods insured until they are handed over to the buyer or its carrier.'];
  const edited = moved.replace('30 days', '300 days');
  const third = 'Interest is due on late payments at the rate that the law provides for between traders.';
  it('by the comparison and by the audit', () => {
    expect(compareDocuments(makeDocx(p(moved) + p(other) + p(third)), makeDocx(p(other) + p(third) + p(edited)), nodeZlib).changes.map(({ kind, detail }) => [kind, detail.slice(1)])).toEqual([['moved-edited', ['duration']]]);
    expect(auditReturn(makeDocx(p(moved) + p(other) + p(third)), makeDocx(p(other) + p(third) + p(edited)), nodeZlib).untracked.map(({ kind, detail }) => [kind, detail])).toEqual([['moved-edited', ['duration']]]);
  });
  it('and when they tracked it as a move of the same words', () => {
    const end = (kind: 'moveFrom' | 'moveTo', text: string): string => {
      const by = 'w:author="Other Side" w:date="2026-03-01T10:00:00Z"';
      return `<w:p><w:pPr><w:rPr><w:${kind} w:id="1" ${by}/></w:rPr></w:pPr><w:${kind}RangeStart w:id="2" ${by} w:name="m"/><w:${kind} w:id="3" ${by}>${r(text)}</w:${kind}><w:${kind}RangeEnd w:id="2"/></w:p>`;
    };
    const returned = makeDocx(end('moveFrom', moved) + p(other) + p(third) + end('moveTo', edited));
    expect(auditReturn(makeDocx(p(moved) + p(other) + p(third)), returned, nodeZlib).tracked.map(({ kind, class: class_, detail }) => [kind, class_, detail])).toEqual([['moved-edited', 'substantive', ['moved from elsewhere', 'duration', 'changed inside the move without a mark of its own']]]);
  });
});

describe('A1, A2: our change is taken or dropped as a whole also where they edited the same sentence', () => {
  const sent = makeDocx(para(r('The buyer pays ') + del('within thirty days', 'Us') + ins(r('within sixty days'), 'Us') + r(' of each invoice, without set-off.')));
  const fates = (returned: string): string[] => {
    const { accepted, removed, untracked } = auditReturn(sent, makeDocx(p(returned)), nodeZlib);
    return [['accepted', accepted] as const, ['removed', removed] as const, ['untracked', untracked] as const].flatMap(([name, pile]) => pile.map((item) => `${name}: ${item.removed} → ${item.added}`));
  };
  it('taken, and dropped, though both wordings begin alike', () => {
    expect(fates('The buyer pays within sixty days of each invoice, with set-off.')).toEqual(['accepted: within thirty days → within sixty days', 'untracked: without → with']);
    expect(fates('The buyer pays within thirty days of each invoice, with set-off.')).toEqual(['removed: within thirty days → within sixty days', 'untracked: without → with']);
  });
});

describe('C11: a sentence added behind a space is one change', () => {
  it('however many spaces were typed', () => {
    expect(told('The seller pays. ', 'The seller pays.  Either party may leave at any time.')).toEqual(['  →   Either party may leave at any time.: substantive, modal']);
  });
});

describe('C7: part of a figure that is raised is no matter of looks', () => {
  it('an exponent or the number of a note that became digits of the amount', () => {
    const raised = para(r('Liability ends at 100') + r('1', '<w:vertAlign w:val="superscript"/>') + r(' euros.'));
    const flat = p('Liability ends at 1001 euros.');
    for (const [one, two] of [[raised, flat], [flat, raised]] as const) {
      expect(compared(one, two)).toEqual([' → : substantive, number, part of a figure is raised or lowered, or no longer']);
      expect(accused(one, two)).toEqual(compared(one, two));
    }
    expect(compared(p('See note 1 there.'), para(r('See note ') + r('1', '<w:vertAlign w:val="superscript"/>') + r(' there.')))).toEqual([' → : formatting, formatting of words']);
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
