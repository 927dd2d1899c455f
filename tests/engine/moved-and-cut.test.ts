import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { presentComparison } from '../../shared/docx/compare/present.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { readingText } from '../corpus/reading-text.ts';
import { del, ins, makeDocx, p, para, r } from '../support/make-docx.ts';

/* A paragraph that moved and was cut in two on the way, or two that moved together and became one. */

const BERTH = 'The owner keeps the berth clear of nets and ropes at all hours of the day.';
const DECK = 'The crew cleans the deck each morning before the guests come on board.';
const GATE = 'Guests who stay longer pay a fee at the gate.';
const others = p('First come the words nobody touches here at all.') + p('Then follow other words that nobody touches either.') + p('And a third line of words.');
const changes = (before: string, after: string): string[] => compareDocuments(makeDocx(before), makeDocx(after), nodeZlib).changes.map(({ kind, class: is, detail }) => `${kind} ${is}: ${detail.filter((one) => one !== 'moved from elsewhere').join('; ')}`);
const untracked = (sent: string, returned: string): string[] => auditReturn(makeDocx(sent), makeDocx(returned), nodeZlib).untracked.map(({ kind, class: is, detail }) => `${kind} ${is}: ${detail.join('; ')}`);

describe('C3, C4: what moved and was cut, or joined, on the way is one event', () => {
  it.each<[string, string, string, string]>([
    ['cut in two, down', p(`${BERTH} ${DECK}`) + others, others + p(BERTH) + p(DECK), 'moved-edited wording: one paragraph became 2'],
    ['cut in two, up', others + p(`${BERTH} ${DECK}`), p(BERTH) + p(DECK) + others, 'moved-edited wording: one paragraph became 2'],
    ['cut in three', p(`${BERTH} ${DECK} ${GATE}`) + others, others + p(BERTH) + p(DECK) + p(GATE), 'moved-edited wording: one paragraph became 3'],
    ['a short end cut off', p(`${BERTH} ${DECK} Guests pay.`) + others, others + p(`${BERTH} ${DECK}`) + p('Guests pay.'), 'moved-edited wording: one paragraph became 2'],
    ['joined', p(BERTH) + p(DECK) + others, others + p(`${BERTH} ${DECK}`), 'moved-edited wording: 2 paragraphs became one'],
    ['cut and worded anew', p(`${BERTH} ${DECK}`) + others, others + p(BERTH) + p(DECK.replace('morning', 'evening')), 'moved-edited substantive: one paragraph became 2'],
  ])('%s', (_, before, after, told) => {
    expect(changes(before, after)).toEqual([told]);
    expect(untracked(before, after)).toEqual([told]);
  });
  it('with all its words, and where it came from', () => {
    const [change] = compareDocuments(makeDocx(p(`${BERTH} ${DECK}`) + others), makeDocx(others + p(BERTH) + p(DECK)), nodeZlib).changes;
    expect([change?.before, change?.after, change?.detail[0]]).toEqual([`${BERTH} ${DECK}`, `${BERTH}\n${DECK}`, 'moved from elsewhere']);
  });
  it('numbers typed in front of the parts are part of it', () => {
    const [two, three] = ['First come the words nobody touches here at all.', 'Then follow other words that nobody touches either.'];
    expect(changes(p(`1. ${BERTH} ${DECK}`) + p(`2. ${two}`) + p(`3. ${three}`), p(`1. ${two}`) + p(`2. ${three}`) + p(`3. ${BERTH}`) + p(`4. ${DECK}`)).map((one) => one.split(' ')[0])).toEqual(['moved-edited', 'renumbered']);
  });
  it('what was cut where it stands is a split, and lines that moved as they were are moves', () => {
    expect(changes(others + p(`${BERTH} ${DECK}`), others + p(BERTH) + p(DECK))).toEqual(['split wording: one paragraph became 2']);
    expect(changes(p(BERTH) + p(DECK) + others, others + p(BERTH) + p(DECK))).toEqual(['moved wording: ', 'moved wording: ']);
  });
  it('a line that was put in beside what moved is no part of it', () => {
    expect(changes(p(`${BERTH} ${DECK}`) + others, others + p(BERTH) + p('The harbour is closed for all of the winter by its master.')).map((one) => one.split(' ')[0])).toEqual(['moved-edited', 'inserted']);
  });
  it('W3: its redline takes the words out here and puts them in there, and says the same when it is accepted or rejected', () => {
    const [before, after] = [makeDocx(p(`${BERTH} ${DECK}`) + others), makeDocx(others + p(BERTH) + p(DECK))];
    const { bytes } = redlineDocuments(before, after, nodeZlib, { author: 'Us', date: '2026-03-01T10:00:00Z' });
    expect(readingText(resolveRevisions(bytes, 'accept', nodeZlib))).toEqual(readingText(after));
    expect(readingText(resolveRevisions(bytes, 'reject', nodeZlib))).toEqual(readingText(before));
  });
  it('C12: side by side it stands in both places', () => {
    const { rows } = presentComparison(makeDocx(p(`${BERTH} ${DECK}`) + others), makeDocx(others + p(BERTH) + p(DECK)), nodeZlib);
    expect(rows.map(({ kind }) => kind)).toEqual(['moved-away', 'same', 'same', 'same', 'moved', 'moved']);
  });
  it('A1: where marks of ours stand in it, what became of them is told as ever', () => {
    const sent = para(r('The owner keeps the berth clear of ') + del('nets', 'Us') + ins(r('lines'), 'Us') + r(` and ropes at all hours of the day. ${DECK}`));
    const result = auditReturn(makeDocx(sent + others), makeDocx(others + p(BERTH) + p(DECK)), nodeZlib);
    expect(result.untracked.map(({ kind }) => kind)).toEqual(['deleted', 'inserted', 'inserted']);
  });
  it('C8: a thousand lines that are alike stay within bounds', () => {
    const lines = (from: number): string => Array.from({ length: 1000 }, (_, index) => p(`${BERTH} w${String(from + index)} ${DECK}`)).join('');
    expect(compareDocuments(makeDocx(lines(0) + others), makeDocx(others + lines(5000)), nodeZlib).changes.length).toBeGreaterThan(0);
  });
});

describe('A1, C3: a tracked move of one line that was cut on the way is one change', () => {
  const who = 'w:author="Other Side" w:date="2026-03-01T10:00:00Z"';
  const words = (end: 'From' | 'To', name: string, text: string): string => `<w:move${end}RangeStart w:id="1${name}" ${who} w:name="m${name}"/><w:move${end} w:id="2${name}" ${who}>${r(text)}</w:move${end}><w:move${end}RangeEnd w:id="1${name}"/>`;
  const line = (end: 'From' | 'To', runs: string): string => para(runs, `<w:rPr><w:move${end} w:id="9" ${who}/></w:rPr>`);
  const tracked = (sent: string, returned: string): string[] => auditReturn(makeDocx(sent), makeDocx(returned), nodeZlib).tracked.map(({ kind, class: is, detail, removed, added }) => `${kind} ${is}: ${detail.join('; ')} [${removed}] \u2192 [${added}]`);
  const whole = `${BERTH} ${DECK}`;
  it('cut in two, or joined', () => {
    const cut = line('From', words('From', '1', BERTH) + del(' ') + words('From', '2', DECK)) + others + line('To', words('To', '1', BERTH)) + line('To', words('To', '2', DECK));
    expect(tracked(p(whole) + others, cut)).toEqual([`moved-edited wording: moved from elsewhere; one paragraph became 2 [${whole}] \u2192 [${BERTH}\n${DECK}]`]);
    const joined = line('From', words('From', '1', BERTH)) + line('From', words('From', '2', DECK)) + others + line('To', words('To', '1', BERTH) + ins(r(' ')) + words('To', '2', DECK));
    expect(tracked(p(BERTH) + p(DECK) + others, joined)).toEqual([`moved-edited wording: moved from elsewhere; 2 paragraphs became one [${BERTH}\n${DECK}] \u2192 [${whole}]`]);
  });
  it('words put in on the way are told with it', () => {
    const cut = line('From', words('From', '1', BERTH) + del(' ') + words('From', '2', DECK)) + others + line('To', words('To', '1', BERTH)) + line('To', words('To', '2', DECK) + ins(r(' It does not.')));
    expect(tracked(p(whole) + others, cut)).toEqual([`moved-edited substantive: moved from elsewhere; one paragraph became 2; negation [${whole}] \u2192 [${BERTH}\n${DECK} It does not.]`]);
  });
  it('a part that came nowhere is still told so', () => {
    const half = line('From', words('From', '1', BERTH) + words('From', '2', DECK)) + others;
    expect(tracked(p(BERTH + DECK) + others, half).join()).toContain('came nowhere');
  });
});
