import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { ins, makeDocx, p, para, paragraphMark, r, row, table, type DocxParts } from '../support/make-docx.ts';

/* Words that are put in struck through, or hidden: they are in the text, and do not hold, or are not to be seen. */

type Told = { readonly kind: string; readonly class: string; readonly detail: readonly string[]; readonly added: string };
const told = ({ kind, class: is, detail, added }: Told): string => `${kind} ${is} [${added}] ${detail.join('; ')}`;
const changes = (before: string, after: string, parts: DocxParts = {}): string[] => compareDocuments(makeDocx(before, parts), makeDocx(after, parts), nodeZlib).changes.map(told);
const piles = (sent: string, returned: string): Record<string, string[]> => {
  const result = auditReturn(makeDocx(sent), makeDocx(returned), nodeZlib);
  return Object.fromEntries((['tracked', 'untracked', 'removed', 'accepted'] as const).flatMap((name) => (result[name].length === 0 ? [] : [[name, result[name].map(told)]])));
};

const rest = p('A closing paragraph that nobody touches.');
const plain = p('We pay the fees.') + rest;
const withRun = (run: string): string => para(r('We pay the ') + run + r('fees.')) + rest;
const STRUCK = 'what was put in is struck through without a mark';

describe('C7: a comparison says of words put in that they are struck through or hidden', () => {
  it.each([['<w:strike/>', STRUCK], ['<w:dstrike/>', STRUCK], ['<w:vanish/>', 'hidden-text; what was put in is hidden']])('%s', (look, said) => {
    expect(changes(plain, withRun(r('monthly ', look)))).toEqual([`inserted substantive [monthly ] ${said}`]);
  });
  it.each(['<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>', '<w:position w:val="-200"/>', '<w:color w:val="000000"/><w:highlight w:val="black"/>'])('nobody can read them: %s', (look) => {
    expect(changes(plain, withRun(r('monthly ', look)))).toEqual(['inserted substantive [monthly ] hidden-text; what was put in is set so that nobody can read it']);
  });
  it('nor words that stay, once they are set like that; white words on a dark cell can be read', () => {
    expect(changes(withRun(r('monthly ')), withRun(r('monthly ', '<w:color w:val="FFFFFF"/>')))).toEqual(['formatting substantive [] hidden-text; words are set so that nobody can read them, or no longer']);
    const dark = (words: string, look = ''): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr>${para(r('We pay ', '<w:color w:val="FFFFFF"/>') + r(words, look))}</w:tc></w:tr></w:tbl>`;
    expect(changes(dark('.', '<w:color w:val="FFFFFF"/>'), dark('monthly.', '<w:color w:val="FFFFFF"/>'))).toEqual(['inserted wording [monthly] ']);
    expect(changes(dark('.', '<w:color w:val="FFFFFF"/>'), dark('monthly.', '<w:color w:val="000000"/>')).join()).toContain('set so that nobody can read it');
  });
  it('also where a style strikes or hides them, and not where the run says otherwise', () => {
    const parts: DocxParts = { styles: '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>' };
    expect(changes(plain, withRun(r('monthly ', '<w:rStyle w:val="Gone"/>')), parts)).toEqual([`inserted substantive [monthly ] ${STRUCK}`]);
    expect(changes(plain, withRun(r('monthly ', '<w:rStyle w:val="Gone"/><w:strike w:val="0"/>')), parts)).toEqual(['inserted wording [monthly ] ']);
  });
  it('names the words where others beside them hold', () => {
    expect(changes(plain, withRun(r('monthly ') + r('but never ', '<w:strike/>') + r('late '))).map((one) => one.split('] ')[1])).toEqual(['negation; put in struck through without a mark: \u201Cbut never\u201D']);
    expect(changes(plain, withRun(r('monthly ', '<w:vanish/>') + r('and ') + r('yearly ', '<w:vanish/>'))).map((one) => one.split('] ')[1])).toEqual(['hidden-text; put in hidden: \u201Cmonthly \u2026 yearly\u201D']);
  });
  it('also of a whole paragraph, a row, a column and a table', () => {
    const late = r('Late payments bear no interest.', '<w:strike/>');
    expect(changes(plain, plain + para(late))).toEqual([`inserted substantive [Late payments bear no interest.] negation; ${STRUCK}`]);
    const struckRow = `<w:tr><w:tc><w:tcPr/>${para(late)}</w:tc><w:tc><w:tcPr/>${para(r('never', '<w:strike/>'))}</w:tc></w:tr>`;
    expect(changes(table(row(['Item', 'Price'])), table(row(['Item', 'Price']), struckRow))).toEqual([`row-inserted substantive [Late payments bear no interest.\tnever] row of a table with 1 rows; ${STRUCK}`]);
    expect(changes(rest, rest + table(row(['Item', 'Price']), struckRow))).toEqual(['row-inserted substantive [Item\tPrice] a whole table was inserted', `row-inserted substantive [Late payments bear no interest.\tnever] a whole table was inserted; ${STRUCK}`]);
  });
  it('also inside a clause that moved and was edited', () => {
    const words = 'The parties keep each of the secrets of the other for ever.';
    const others = p('First come the words nobody touches here.') + p('Then follow others that nobody touches.');
    const edited = para(r('The parties keep each of the ') + r('small ', '<w:strike/>') + r('secrets of the other for ever.'));
    expect(changes(p(words) + others, others + edited).map((one) => one.split('; ').at(-1))).toEqual([STRUCK]);
  });
  it('says nothing of hidden page numbers in a table of contents, nor of words that were struck before', () => {
    const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const entry = para(`${r('Fees')}${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGEREF _Toc1 </w:instrText></w:r>${field('separate')}${r('7', '<w:vanish/>')}${field('end')}`);
    expect(changes(rest, rest + entry).join()).not.toContain('hidden');
    expect(changes(withRun(r('monthly ', '<w:strike/>')), withRun(r('weekly ') + r('monthly ', '<w:strike/>')))).toEqual(['inserted wording [weekly ] ']);
  });
});

describe('A1, C7: the return audit says it likewise, tracked or not', () => {
  it.each([['<w:strike/>', STRUCK], ['<w:dstrike/>', STRUCK], ['<w:vanish/>', 'hidden-text; what was put in is hidden']])('%s', (look, said) => {
    expect(piles(plain, withRun(r('monthly ', look)))).toEqual({ untracked: [`inserted substantive [monthly ] ${said}`] });
    expect(piles(plain, withRun(ins(r('monthly ', look))))).toEqual({ tracked: [`inserted substantive [monthly ] ${said}`] });
  });
  it('of paragraphs, rows and columns too', () => {
    const late = r('Late payments bear no interest.', '<w:strike/>');
    expect(piles(plain, plain + para(late))).toEqual({ untracked: [`inserted substantive [Late payments bear no interest.] negation; ${STRUCK}`] });
    expect(piles(plain, plain + para(ins(late), paragraphMark('ins')))).toEqual({ tracked: [`inserted substantive [Late payments bear no interest.] negation; ${STRUCK}`] });
    const [head, struck] = [row(['Item', 'Price']), (mark: string): string => `<w:tr>${mark}<w:tc><w:tcPr/>${para(late)}</w:tc><w:tc><w:tcPr/>${para(r('never', '<w:strike/>'))}</w:tc></w:tr>`];
    const mark = '<w:trPr><w:ins w:id="5" w:author="Other Side" w:date="2026-03-01T10:00:00Z"/></w:trPr>';
    expect(piles(table(head), table(head, struck('')))).toEqual({ untracked: [`row-inserted substantive [Late payments bear no interest.\tnever] ${STRUCK}`] });
    expect(piles(table(head), table(head, struck(mark)))).toEqual({ tracked: [`row-inserted substantive [Late payments bear no interest.\tnever] ${STRUCK}`] });
    const cell = (run: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${para(run)}</w:tc>`;
    const columns = (third: string): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>${cell(r('Crane'))}${cell(r('one hundred euros'))}${third}</w:tr></w:tbl>`;
    expect(piles(columns('') + rest, columns(cell(r('never', '<w:strike/>'))) + rest)).toEqual({ untracked: [`cell substantive [never] a column was inserted; ${STRUCK}`] });
    expect(piles(columns('') + rest, columns(cell(ins(r('never', '<w:strike/>')), '<w:cellIns w:id="8" w:author="Other Side" w:date="2026-03-01T10:00:00Z"/>')) + rest)).toEqual({ tracked: [`cell substantive [never] a column was inserted; ${STRUCK}`] });
  });
});
