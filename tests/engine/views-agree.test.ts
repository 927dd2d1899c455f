import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { resolveDocument, withoutMarksOf } from '../../shared/docx/resolve/resolve-document.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import type { View } from '../../shared/docx/read/revisions.ts';
import { readDocument, viewStories } from '../../shared/docx/read/document.ts';
import { storyLines } from '../../shared/docx/read/story-lines.ts';
import { del, ins, LEGAL_LIST, makeDocx, numbered, p, para, paragraphMark, r, row, table } from '../support/make-docx.ts';

const lines = (bytes: Uint8Array, view: View = 'accepted'): string[] =>
  viewStories(readDocument(bytes, nodeZlib), view).flatMap((story) => storyLines(story).map((line) => `${line.label === '' ? '' : `${line.label} `}${line.text}`));
/** What a file says with all accepted and all rejected, by its views and by the resolved files, which must not differ. */
function both(bytes: Uint8Array): { readonly accepted: string[]; readonly rejected: string[] } {
  const read = { accepted: lines(bytes, 'accepted'), rejected: lines(bytes, 'rejected') };
  expect({ accepted: lines(resolveDocument(bytes, 'accept', nodeZlib)), rejected: lines(resolveDocument(bytes, 'reject', nodeZlib)) }).toEqual(read);
  return read;
}
/** The content of `w:body` but for its last section. */
const bodyOf = (bytes: Uint8Array): string => {
  const docx = openPackage(bytes, nodeZlib);
  return /<w:body>(.*)<w:sectPr\/><\/w:body>/.exec(docx.xml(docx.mainPart)?.source ?? '')?.[1] ?? '';
};
const resolved = (body: string, decision: 'accept' | 'reject'): string => bodyOf(resolveDocument(makeDocx(body), decision, nodeZlib));
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

/** CT_ParaRPr: the marks of a paragraph's mark stand before its look, and the record of an earlier look does not hold them. */
describe('R5: what a property change does not record', () => {
  const mark = (kind: string, author: string, inner = ''): string => `<w:${kind} w:id="3" w:author="${author}" w:date="2026-03-01T10:00:00Z"${inner === '' ? '/>' : `>${inner}</w:${kind}>`}`;
  it.each(['ins', 'del', 'moveFrom', 'moveTo'])('a tracked look of one party that is rejected leaves the paragraph mark of another (w:%s)', (kind) => {
    const look = `<w:rPr>${mark(kind, 'Bob')}<w:b/>${mark('rPrChange', 'Alice', '<w:rPr><w:i/></w:rPr>')}</w:rPr>`;
    const left = withoutMarksOf(makeDocx(para(r('One.'), look) + p('Two.')), ['Alice'], nodeZlib);
    expect(bodyOf(left)).toBe(para(r('One.'), `<w:rPr>${mark(kind, 'Bob')}<w:i/></w:rPr>`) + p('Two.'));
    expect(lines(left, kind.startsWith('i') || kind.endsWith('To') ? 'rejected' : 'accepted')).toEqual(['One.Two.']);
  });
});

/** 17.13.5.19: `w:ins` in `w:numPr` says that the paragraph was given its number with tracking. */
describe('R4: a number given with tracking', () => {
  const given = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="8" w:author="Other Side"/></w:numPr>';
  const body = (second: string): string => p('One', numbered(0)) + p('Two', second) + p('Three', numbered(0));
  it('is there when accepted and not when rejected', () => {
    expect(both(makeDocx(body(given), { numbering: LEGAL_LIST }))).toEqual({ accepted: ['1. One', '2. Two', '3. Three'], rejected: ['1. One', 'Two', '2. Three'] });
  });
  it('gives way to the number of its style', () => {
    const styles = `<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/><w:pPr>${numbered(1)}</w:pPr></w:style>`;
    expect(both(makeDocx(body(`<w:pStyle w:val="L"/>${given}`), { numbering: LEGAL_LIST, styles })).rejected).toEqual(['1. One', '1.1 Two', '2. Three']);
  });
  it('A1: is in the pile of tracked changes alone', () => {
    const audit = auditReturn(makeDocx(body(''), { numbering: LEGAL_LIST }), makeDocx(body(given), { numbering: LEGAL_LIST }), nodeZlib);
    expect([audit.untracked, audit.tracked.map((item) => item.detail)]).toEqual([[], [['numbering']]]);
  });
});

describe('R3: a tick box with glyphs of its own', () => {
  const box = (quote: string, checked: string, names: string, content: string): string =>
    para(`<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${checked}"/>${names}</w14:checkbox></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`.replaceAll('"', quote));
  const states = (ticked: string, empty: string): string => `<w14:checkedState w14:val="${ticked}" w14:font="MS Gothic"/><w14:uncheckedState w14:val="${empty}" w14:font="MS Gothic"/>`;
  const symbol = (code: string): string => `<w:r><w:sym w:font="Wingdings" w:char="${code}"/></w:r>`;
  it.each([
    ['a square', states('25A0', '25A1'), del('\u25A1') + ins(r('\u25A0'))],
    ['a disc', states('25CF', '25CB'), del('\u25CB') + ins(r('\u25CF'))],
    ['a crossed box that means no', states('2611', '2612'), del('\u2612') + ins(r('\u2611'))],
    ['a symbol that the box names by its place in the font alone', '<w14:checkedState w14:val="00D6" w14:font="Symbol"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>', del('\u2610') + ins('<w:r><w:sym w:font="Symbol" w:char="F0D6"/></w:r>')],
    ['a symbol', states('2612', '2610'), `<w:del w:id="1" ${THEM}>${symbol('F0A8')}</w:del>${ins(symbol('F0FE'))}`],
  ])('%s: its state follows the glyph that is left, whichever quotes the file uses', (_, names, content) => {
    for (const quote of ['"', "'"]) {
      const state = (decision: 'accept' | 'reject'): string | undefined => /checked w14:val=["'](\d)/.exec(resolved(box(quote, '0', names, content), decision))?.[1];
      expect([state('accept'), state('reject')]).toEqual(['1', '0']);
      expect(both(makeDocx(box(quote, '0', names, content)))).toEqual({ accepted: ['\u2612'], rejected: ['\u2610'] });
    }
  });
});

/** 17.3.3.25: the base of a ruby holds runs, and marks around them. */
it('R5: marks inside the words of a ruby', () => {
  const ruby = (base: string): string => `<w:r><w:ruby><w:rubyPr/><w:rt>${r('x')}</w:rt><w:rubyBase>${base}</w:rubyBase></w:ruby></w:r>`;
  expect(both(makeDocx(para(r('A ') + ruby(del('old') + ins(r('new'))) + r(' Z'))))).toEqual({ accepted: ['A new Z'], rejected: ['A old Z'] });
  expect(both(makeDocx(para(ruby(r('plain')))))).toEqual({ accepted: ['plain'], rejected: ['plain'] });
});

/** 17.13.5.1, 17.13.5.2: cells have marks of their own; a row without cells is none (17.4.79). */
describe('R5: a row whose cells all go', () => {
  const cells = (kind: 'cellIns' | 'cellDel', ...texts: readonly string[]): string => `<w:tr>${texts.map((text) => `<w:tc><w:tcPr><w:${kind} w:id="4" ${THEM}/></w:tcPr>${p(text)}</w:tc>`).join('')}</w:tr>`;
  it.each([['cellDel', 'accept'], ['cellIns', 'reject']] as const)('goes with them, and the table with its last row (%s)', (kind, decision) => {
    expect(resolved(table(cells(kind, 'x', 'y'), row(['k', 'l'])), decision)).toBe(table(row(['k', 'l'])));
    expect(resolved(p('A') + table(cells(kind, 'x', 'y')) + p('B'), decision)).toBe(p('A') + p('B'));
    both(makeDocx(p('A') + table(cells(kind, 'x', 'y'), row(['k', 'l'])) + p('B')));
  });
});

describe('W1: nothing is left of a resolved mark', () => {
  it.each([
    ['a paragraph mark', para(r('One.'), paragraphMark('ins')) + p('Two.'), p('One.') + p('Two.')],
    ['a paragraph mark beside other properties', para(r('One.'), `<w:jc w:val="center"/>${paragraphMark('ins')}`) + p('Two.'), p('One.', '<w:jc w:val="center"/>') + p('Two.')],
    ['a row', table(row(['a'], `<w:ins w:id="1" ${THEM}/>`)), table(row(['a']))],
    ['a look', para(r('x', `<w:rPrChange w:id="1" ${THEM}><w:rPr><w:b/></w:rPr></w:rPrChange>`)), p('x')],
    ['an empty property of somebody before', para(r('x'), '<w:rPr></w:rPr>') + para(r('y'), paragraphMark('ins')) + p('z'), para(r('x'), '<w:rPr></w:rPr>') + p('y') + p('z')],
  ])('%s', (_, marked, accepted) => {
    expect(resolved(marked, 'accept')).toBe(accepted);
  });
});
