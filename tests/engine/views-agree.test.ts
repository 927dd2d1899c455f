import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { resolveDocument } from '../../shared/docx/resolve/resolve-document.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import type { View } from '../../shared/docx/read/revisions.ts';
import { readDocument, viewStories } from '../../shared/docx/read/document.ts';
import { storyLines } from '../../shared/docx/read/story-lines.ts';
import { del, ins, makeDocx, p, para, paragraphMark, r, row, table } from '../support/make-docx.ts';

const lines = (bytes: Uint8Array, view: View = 'accepted'): string[] =>
  viewStories(readDocument(bytes, nodeZlib), view).flatMap((story) => storyLines(story).map((line) => `${line.label === '' ? '' : `${line.label} `}${line.text}`));
/** What a file says with all accepted and all rejected, by its views and by the resolved files, which must not differ. */
function both(bytes: Uint8Array): { readonly accepted: string[]; readonly rejected: string[] } {
  const read = { accepted: lines(bytes, 'accepted'), rejected: lines(bytes, 'rejected') };
  expect({ accepted: lines(resolveDocument(bytes, 'accept', nodeZlib)), rejected: lines(resolveDocument(bytes, 'reject', nodeZlib)) }).toEqual(read);
  return read;
}
const THEM = 'w:author="Other Side" w:date="2026-03-01T10:00:00Z"';
const character = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const field = (code: string, result: string): string => character('begin') + code + character('separate') + result + character('end');
const instruction = (text: string): string => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
const gone = (runs: string): string => `<w:del w:id="700" ${THEM}>${runs.replaceAll('w:instrText', 'w:delInstrText').replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`;

/** 17.16.13, 17.16.23: the code of a field under a deletion is `w:delInstrText`. */
describe('R5: a field under marks is the field it was', () => {
  const date = field(instruction(' DATE \\@ "d MMMM yyyy" '), r('1 May 2026'));
  const reference = field(instruction(' REF cap \\h '), r('clause 9'));
  const instructions = (bytes: Uint8Array, view: View): string[] =>
    readContract(bytes, nodeZlib, view).clauses.flatMap((clause) => clause.blocks.flatMap((block) => (block.type === 'paragraph' ? block.inlines.flatMap((inline) => (inline.type === 'field' ? [inline.instruction] : [])) : [])));

  it('A2: a reference deleted with tracking is no untracked change', () => {
    const audit = auditReturn(makeDocx(para(r('Capped by ') + reference)), makeDocx(para(r('Capped by ') + gone(reference) + ins(r('law')))), nodeZlib);
    expect([audit.untracked.length, audit.tracked.map((item) => `${item.removed} → ${item.added}`)]).toEqual([0, ['clause 9 → law']]);
  });
  it('W3: a redline that deletes a date which renews itself, or a line of a table of contents, is written', () => {
    const by = { author: 'Northwind', date: '2026-04-01T09:00:00Z' };
    const page = field(instruction(' PAGEREF _Toc1 \\h '), r('7'));
    for (const [before, after] of [[para(r('Dated ') + date), p('Dated today')], [para(r('Fees ') + page) + p('The fees.'), p('The fees.')]] as const) {
      const { bytes } = redlineDocuments(makeDocx(before), makeDocx(after), nodeZlib, by);
      expect(both(bytes)).toEqual({ accepted: lines(makeDocx(after)), rejected: lines(makeDocx(before)) });
    }
  });
  it('each view reads its own code where it is partly deleted and partly inserted', () => {
    const mixed = makeDocx(para(field(instruction(' REF ') + gone(instruction('cap')) + ins(instruction('limit')) + instruction(' \\h '), r('clause 9'))));
    expect([instructions(mixed, 'accepted'), instructions(mixed, 'rejected')]).toEqual([['REF limit \\h'], ['REF cap \\h']]);
  });
});

/** 17.13.5.12, 17.13.5.16: rows are deleted and inserted by a mark in their properties, and a paragraph whose mark goes flows on past them. */
describe('R5: text flows together where a table between goes', () => {
  const between = (kind: 'ins' | 'del'): string => table(row(['a', 'b'], `<w:${kind} w:id="1" ${THEM}/>`), row(['c', 'd'], `<w:${kind} w:id="2" ${THEM}/>`));
  it('a deleted table is no wall for a deleted paragraph mark', () => {
    const body = p('Intro.') + para(r('Start ') + del('old'), paragraphMark('del')) + between('del') + para(del('gone ') + r('tail.')) + p('Last.');
    expect(both(makeDocx(body))).toEqual({ accepted: ['Intro.', 'Start tail.', 'Last.'], rejected: ['Intro.', 'Start old', 'a', 'b', 'c', 'd', 'gone tail.', 'Last.'] });
  });
  it('nor an inserted one on rejecting', () => {
    const body = p('Intro.') + para(r('Start ') + ins(r('new')), paragraphMark('ins')) + between('ins') + para(ins(r('more ')) + r('tail.'));
    expect(both(makeDocx(body)).rejected).toEqual(['Intro.', 'Start tail.']);
  });
  it('a table that stays ends the paragraph before it, and a bookmark over one that goes keeps both ends', () => {
    expect(both(makeDocx(para(r('Start'), paragraphMark('del')) + table(row(['a'])) + p('tail'))).accepted).toEqual(['Start', 'a', 'tail']);
    const open = '<w:bookmarkStart w:id="5" w:name="_Ref1"/>';
    const cell = `<w:tr><w:trPr><w:del w:id="1" ${THEM}/></w:trPr><w:tc><w:tcPr/><w:p>${r('a')}<w:bookmarkEnd w:id="5"/></w:p></w:tc></w:tr>`;
    expect(both(makeDocx(para(open + r('Start '), paragraphMark('del')) + table(cell) + p('tail'))).accepted).toEqual(['Start tail']);
  });
  it('a cell keeps the line behind its last table, whichever other tables go', () => {
    const cell = `<w:tc><w:tcPr/>${table(row(['in']))}${para(del('x'), paragraphMark('del'))}${between('del')}</w:tc>`;
    expect(both(makeDocx(table(`<w:tr>${cell}</w:tr>`) + p('end'))).accepted).toEqual(['in', '', 'end']);
  });
});
