import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { Audit } from '../../shared/contract/audit.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { del, ins, makeDocx, p, para, paragraphMark, r, row, table } from '../support/make-docx.ts';

/* What is one event to a reader is one item. */

const US = 'Our Party';
const audit = (sent: string, returned: string): Audit => auditReturn(makeDocx(sent), makeDocx(returned), nodeZlib);
const piles = (result: Audit): Record<string, string[]> =>
  Object.fromEntries((['tracked', 'untracked', 'removed', 'accepted'] as const).flatMap((name) => (result[name].length === 0 ? [] : [[name, result[name].map(({ kind, removed, added, detail }) => `${kind}: [${removed}] \u2192 [${added}] ${detail.join('; ')}`)]])));

const rest = p('A closing paragraph that nobody touches.');

describe('A1: a paragraph of many marks of ours that they took out', () => {
  const runs = r('The client shall pay within ') + del('30', US) + ins(r('45'), US) + r(' days of ') + ins(r('receipt of '), US) + r('the invoice, ') + del('but not ', US) + r('in cash.');
  const now = 'The client shall pay within 45 days of receipt of the invoice, in cash.';
  const told = { untracked: [`deleted: [${now}] \u2192 [] duration; modal; the marked change of \u201C30\u201D to \u201C45\u201D went with it; the marked insertion of \u201Creceipt of\u201D went with it; the marked deletion of \u201Cbut not\u201D was carried out with it`] };
  it('is one deletion that names what became of each of our changes in it', () => {
    const result = audit(para(runs) + rest, rest);
    expect(piles(result)).toEqual(told);
    expect(result.untracked.map(({ before, after, class: is }) => [before, after, is])).toEqual([[now, '', 'substantive']]);
  });
  it('is the same where its line was left, without a word', () => {
    expect(piles(audit(para(runs) + rest, p('') + rest))).toEqual(told);
    const cell = (words: string): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${words}</w:tc></w:tr><w:tr><w:tc><w:tcPr/>${p('Signed')}</w:tc></w:tr></w:tbl>`;
    expect(piles(audit(cell(para(runs)) + rest, cell(p('')) + rest))).toEqual(told);
  });
  it('tells two changes of the same words twice', () => {
    const twice = para(r('Pay within ') + ins(r('45 '), US) + r('days, or ') + ins(r('45 '), US) + r('weeks.'));
    expect(audit(twice + rest, rest).untracked[0]?.detail.filter((detail) => detail.includes('45'))).toHaveLength(2);
  });
  it('is our own paragraph dropped where it is all ours, and our own deletion taken where we struck all of it', () => {
    expect(piles(audit(para(ins(r('Late payments bear interest.'), US), paragraphMark('ins', US)) + rest, rest))).toEqual({ removed: ['inserted: [] \u2192 [Late payments bear interest.] '] });
    expect(piles(audit(para(del('Late payments bear interest.', US), paragraphMark('del', US)) + rest, rest))).toEqual({ accepted: ['deleted: [Late payments bear interest.] \u2192 [] '] });
  });
  it('is told likewise of a row, with the words of one reading', () => {
    const marked = `<w:tr><w:tc><w:tcPr/>${p('Payment')}</w:tc><w:tc><w:tcPr/>${para(r('within ') + del('30', US) + ins(r('45'), US) + r(' days'))}</w:tc></w:tr>`;
    const others = [row(['Item', 'Terms']), row(['Delivery', 'free of charge'])] as const;
    expect(piles(audit(table(others[0], marked, others[1]) + rest, table(...others) + rest))).toEqual({ untracked: ['row-deleted: [Payment\twithin 45 days] \u2192 [] the marked change of \u201C30\u201D to \u201C45\u201D went with it'] });
  });
});

describe('A1, C5: a column they took out', () => {
  it('is told in the words of one reading, with what became of our changes in it', () => {
    const cell = (runs: string): string => `<w:tc><w:tcPr/>${para(runs)}</w:tc>`;
    const rows = (days: string): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>${cell(r('Crane hire'))}${days === '' ? '' : cell(r('Days'))}</w:tr><w:tr>${cell(r('Shed and yard'))}${days === '' ? '' : cell(days)}</w:tr></w:tbl>`;
    const marked = rows(r('within ') + del('30', US) + ins(r('45'), US) + r(' days'));
    expect(piles(audit(marked + rest, rows('') + rest))).toEqual({ untracked: ['cell: [Days\twithin 45 days] \u2192 [] a column was deleted; the marked change of \u201C30\u201D to \u201C45\u201D went with it'] });
  });
});

describe('A1, C5: a row that stands elsewhere in its table without a mark', () => {
  const crane = ['Crane hire', '100 euros'] as const;
  const others = [row(['Item', 'Price']), row(['Delivery', 'free of charge']), row(['Storage', '20 euros'])] as const;
  const mark = (kind: 'ins' | 'del'): string => `<w:${kind} w:id="77" w:author="${US}" w:date="2026-03-01T10:00:00Z"/>`;
  const at = (place: number, crate: string): string => table(...others.slice(0, place), crate, ...others.slice(place)) + rest;
  it('is one untracked move', () => {
    expect(piles(audit(at(1, row(crane)), at(3, row(crane))))).toEqual({ untracked: ['row-moved: [Crane hire\t100 euros] \u2192 [Crane hire\t100 euros] '] });
  });
  it('is one item where the row was ours: taken, or dropped, and put elsewhere', () => {
    expect(piles(audit(at(1, row(crane, mark('ins'))), at(3, row(crane))))).toEqual({ accepted: ['row-inserted: [] \u2192 [Crane hire\t100 euros] the row was moved without a mark'] });
    expect(piles(audit(at(1, row(crane, mark('del'))), at(3, row(crane))))).toEqual({ removed: ['row-deleted: [Crane hire\t100 euros] \u2192 [] the row was moved without a mark'] });
  });
  it('is a move alone while our mark on it is still pending', () => {
    expect(piles(audit(at(1, row(crane, mark('ins'))), at(3, row(crane, mark('ins')))))).toEqual({ untracked: ['row-moved: [Crane hire\t100 euros] \u2192 [Crane hire\t100 euros] '] });
  });
  it('tells our words in it that were taken or dropped besides', () => {
    const priced = (price: string): string => `<w:tr><w:tc><w:tcPr/>${p('Crane hire')}</w:tc><w:tc><w:tcPr/>${para(price)}</w:tc></w:tr>`;
    const [pending, taken] = [priced(r('100 euros') + ins(r(' a day'), US)), priced(r('100 euros a day'))];
    expect(piles(audit(at(1, pending), at(3, taken)))).toEqual({ untracked: ['row-moved: [Crane hire\t100 euros a day] \u2192 [Crane hire\t100 euros a day] '], accepted: ['inserted: [] \u2192 [ a day] '] });
  });
});
