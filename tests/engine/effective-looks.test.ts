import { expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { readingText } from '../corpus/reading-text.ts';
import { makeDocx, p, para, r, type DocxParts } from '../support/make-docx.ts';

/* What a reader sees is compared, not who says it: another program writes defaults out, and moves what a style says into the paragraph. */

const WORDS = 'The owner keeps the berth clean.';
const STYLES = `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Lead"><w:name w:val="Lead"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="both"/><w:ind w:left="720"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>`;

const told = (before: string, after: string, parts: DocxParts = { styles: STYLES }, others = parts): string[] =>
  compareDocuments(makeDocx(before, parts), makeDocx(after, others), nodeZlib).changes.map(({ kind, class: is, detail }) => `${kind}, ${is}: ${detail.join()}`);
const LEAD = '<w:pStyle w:val="Lead"/>';
const words = (properties: string): string => r(WORDS, properties);

it.each<[string, string, string]>([
  ['a space of nothing is no space', '', '<w:spacing w:before="0"/>'],
  ['a line of one line is what a line is', '<w:spacing w:lineRule="auto"/>', '<w:spacing w:line="240" w:lineRule="auto"/>'],
  ['per cent of a line are rounded', '<w:spacing w:line="340" w:lineRule="auto"/>', '<w:spacing w:line="338" w:lineRule="auto"/>'],
  ['the space the defaults give', '', '<w:spacing w:after="120"/>'],
  ['what the style says said again', LEAD, `${LEAD}<w:ind w:start="720" w:hanging="0"/><w:jc w:val="both"/>`],
  ['on is on', '<w:keepNext/>', '<w:keepNext w:val="true"/>'],
  ['a tab that is cleared and was never there', '<w:tabs><w:tab w:val="num" w:pos="360"/></w:tabs>', '<w:tabs><w:tab w:val="clear" w:pos="720"/><w:tab w:val="left" w:pos="360" w:leader="none"/></w:tabs>'],
  ['no border', '<w:pBdr><w:top w:val="nil"/></w:pBdr>', ''],
  ['widows', '<w:widowControl w:val="0"/>', ''],
])('C7: %s, and no change', (_, before, after) => {
  expect(told(p(WORDS, before), p(WORDS, after))).toEqual([]);
});

it.each<[string, string, string]>([
  ['the space of the defaults taken away', '', '<w:spacing w:after="0"/>'],
  ['lines set wider', '<w:spacing w:line="340" w:lineRule="auto"/>', '<w:spacing w:line="360" w:lineRule="auto"/>'],
  ['the indent of the style taken away', LEAD, `${LEAD}<w:ind w:left="0"/>`],
  ['another side', LEAD, `${LEAD}<w:jc w:val="left"/>`],
  ['a tab of the paragraph gone', '<w:tabs><w:tab w:val="left" w:pos="360"/></w:tabs>', ''],
  ['a border', '', '<w:pBdr><w:top w:val="single" w:sz="4"/></w:pBdr>'],
  ['kept with what follows no more', '<w:keepNext/>', '<w:keepNext w:val="0"/>'],
])('C7: %s is a change of the paragraph', (_, before, after) => {
  expect(told(p(WORDS, before), p(WORDS, after))).toEqual(['formatting, formatting: paragraph formatting']);
});

it('C7: words look the same whether they, their style or their paragraph says so; two styles that say bold undo each other (17.7.3)', () => {
  expect(told(para(words('')), para(words('<w:b w:val="0"/><w:sz w:val="22"/><w:color w:val="auto"/><w:rtl w:val="0"/>')))).toEqual([]);
  expect(told(para(words(''), LEAD), para(words('<w:b w:val="1"/>'), LEAD))).toEqual([]);
  expect(told(para(words('<w:rStyle w:val="Strong"/>')), para(words('<w:b/>')))).toEqual([]);
  expect(told(para(words('<w:color w:val="8c8d8e"/>')), para(words('<w:color w:val="8C8D8E"/>')))).toEqual([]);
  expect(told(para(words('<w:rStyle w:val="Strong"/>'), LEAD), para(words(''), LEAD))).toEqual(['formatting, formatting: formatting of words']);
  expect(told(para(words('')), para(words('<w:sz w:val="20"/>')))).toEqual(['formatting, formatting: formatting of words']);
  expect(told(para(words('')), para(words('<w:vanish/>')))).toEqual(['formatting, substantive: hidden-text']);
});

it('C7: fonts and sizes of letters a text does not have show nowhere, and show where it has them', () => {
  const complex = '<w:rFonts w:cs="Amiri"/><w:szCs w:val="40"/>';
  expect(told(para(words('')), para(words(complex)))).toEqual([]);
  const arabic = (properties: string): string => para(r('\u0627\u0644\u0645\u0627\u0644\u0643 \u064A\u062F\u0641\u0639', properties));
  expect(told(arabic(''), arabic(complex))).toEqual(['formatting, formatting: formatting of words']);
});

it('C7: a style that says what the defaults said before is the same style; one that shows otherwise is told once, and not of each paragraph', () => {
  const moved = STYLES.replace('<w:pPr><w:spacing w:after="120"/></w:pPr>', '').replace('<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="120"/></w:pPr>');
  const body = p(WORDS) + p('The lamp is lit at dusk.', LEAD);
  expect(told(body, body, { styles: STYLES }, { styles: moved })).toEqual([]);
  expect(told(body, body, { styles: STYLES }, { styles: STYLES.replace('<w:ind w:left="720"/>', '<w:ind w:left="360"/>') })).toEqual(['style, formatting: style "Lead" is defined differently']);
  expect(told(body, body, { styles: STYLES }, { styles: STYLES.replace('w:after="120"', 'w:after="480"') })).toEqual(['style, formatting: the look of words that no style sets is defined differently']);
});

it('C7: pages are the same when only their defaults are written out, and changed when their margins are', () => {
  const section = (inner: string): string => p(WORDS) + `<w:sectPr><w:pgSz w:w="12240" w:h="15840"/>${inner}</w:sectPr>`;
  const rewritten = '<w:type w:val="nextPage"/><w:pgNumType w:fmt="decimal"/><w:formProt w:val="false"/><w:textDirection w:val="lrTb"/><w:docGrid w:type="default" w:linePitch="100"/><w:cols w:space="720"/>';
  expect(told(section(''), section(rewritten))).toEqual([]);
  expect(told(section(''), section('<w:pgMar w:top="720"/>'))).toEqual(['section, formatting: page set-up of section 1 differs']);
  expect(told(section(''), section('<w:cols w:num="2" w:space="720"/>'))).toEqual(['section, formatting: page set-up of section 1 differs']);
});

it('C5, C7: the lines of a table are what is drawn, whether the table or its cells say so', () => {
  const line = (edge: string): string => `<w:${edge} w:val="single" w:sz="4" w:color="000000"/>`;
  const all = (edges: readonly string[]): string => edges.map(line).join('');
  const table = (ofTable: string, ofCells: readonly [string, string]): string =>
    `<w:tbl><w:tblPr><w:tblBorders>${ofTable}</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>${ofCells.map((own, index) => `<w:tc><w:tcPr><w:tcBorders>${own}</w:tcBorders></w:tcPr>${p(index === 0 ? 'Dues' : '$500')}</w:tc>`).join('')}</w:tr></w:tbl>${p('')}`;
  const said = table(all(['top', 'left', 'bottom', 'right', 'insideH', 'insideV']), ['', '']);
  const written = table('', [all(['top', 'left', 'bottom', 'right']), all(['top', 'bottom', 'right'])]);
  expect(told(said, written)).toEqual([]);
  expect(told(said, table('', [all(['top', 'left', 'bottom']), all(['top', 'bottom', 'right'])]))).toEqual(['formatting, formatting: borders of the table,borders of cells']);
});

it('C7: the tab in front of a page number of the contents is the same tab inside its field', () => {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const entry = (outside: string, inside: string): string =>
    para(r('1. Dues') + outside + mark('begin') + '<w:r><w:instrText> PAGEREF _Toc1 \\h </w:instrText></w:r>' + mark('separate') + `<w:r>${inside}<w:t>3</w:t></w:r>` + mark('end'));
  expect(told(entry('<w:r><w:tab/></w:r>', ''), entry('', '<w:tab/>'))).toEqual([]);
});

it('W3, W6: a redline between two files that have that tab at different places is written, both ways round', () => {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const entry = (outside: string, inside: string): string =>
    para(r('1. Dues') + outside + mark('begin') + '<w:r><w:instrText> PAGEREF _Toc1 \\h </w:instrText></w:r>' + mark('separate') + `<w:r>${inside}<w:t>3</w:t></w:r>` + mark('end'));
  const outside = makeDocx(entry('<w:r><w:tab/></w:r>', '') + p('Dues are owed monthly.'));
  const inside = makeDocx(entry('', '<w:tab/>') + p('Dues are owed yearly.'));
  for (const [before, after] of [[outside, inside], [inside, outside]] as const) {
    const { bytes } = redlineDocuments(before, after, nodeZlib, { author: 'Harbour', date: '2026-11-21T09:00:00Z' });
    expect(compareDocuments(bytes, after, nodeZlib).changes).toEqual([]);
  }
});

it('C7, W3: a line of the contents that a program put into the field of its page number is the line it was', () => {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const open = mark('begin') + '<w:r><w:instrText> PAGEREF _Toc1 \\h </w:instrText></w:r>' + mark('separate');
  const words = (title: string): string => `<w:r><w:t>1.</w:t><w:tab/><w:t>${title}</w:t><w:tab/></w:r>`;
  const outside = (title: string, page = '3'): string => para(words(title) + open + r(page) + mark('end'));
  const inside = (title: string, page = '3'): string => para(open + words(title) + r(page) + mark('end'));
  expect(told(outside('Dues'), inside('Dues', '4'))).toEqual([]);
  expect(told(inside('Dues'), outside('Dues'))).toEqual([]);
  expect(told(inside('Dues'), inside('Fees'))).toHaveLength(1);
  for (const [before, after] of [[outside('Dues'), inside('Fees')], [inside('Dues'), outside('Fees')], [inside('Dues'), inside('Fees')]] as const) {
    const { bytes, comparison } = redlineDocuments(makeDocx(before), makeDocx(after), nodeZlib, { author: 'Harbour', date: '2026-11-21T09:00:00Z' });
    expect(comparison.changes.map(({ removed, added }) => `${removed} → ${added}`)).toEqual(['Dues → Fees']);
    expect(readingText(resolveRevisions(bytes, 'accept', nodeZlib))['body']).toContain('1.\tFees\t3');
    expect(readingText(resolveRevisions(bytes, 'reject', nodeZlib))['body']).toContain('1.\tDues\t3');
  }
});

it('W3: words that would look otherwise under the new style of their paragraph say so in the redline', () => {
  const after = makeDocx(para(words('<w:b w:val="0"/>'), LEAD), { styles: STYLES });
  const { bytes } = redlineDocuments(makeDocx(p(WORDS), { styles: STYLES }), after, nodeZlib, { author: 'Harbour', date: '2026-11-21T09:00:00Z' });
  expect(compareDocuments(bytes, after, nodeZlib).changes).toEqual([]);
});

it('C11: a paragraph set anew with its words is one event, and so are several of one clause that were set anew alike', () => {
  const set = (text: string, setting: string, look: string): string => para(r(text, look), setting);
  const [plain, small] = ['', '<w:sz w:val="18"/>'];
  expect(told(set(WORDS, plain, plain), set(WORDS, '<w:jc w:val="center"/>', small))).toEqual(['formatting, formatting: paragraph formatting,formatting of words']);
  expect(told(set(WORDS, LEAD, plain), set(WORDS, plain, small))).toEqual(['formatting, formatting: style Lead \u2192 default,formatting of words']);
  // One word in italics has nothing to do with where the paragraph stands, and a hidden one is no matter of looks.
  const oneWord = (look: string): string => para(r('The owner keeps the ') + r('berth', look) + r(' clean.'), '<w:jc w:val="center"/>');
  expect(told(p(WORDS), oneWord('<w:i/>'))).toEqual(['formatting, formatting: formatting of words', 'formatting, formatting: paragraph formatting']);
  expect(told(p(WORDS), set(WORDS, '<w:jc w:val="center"/>', '<w:vanish/>'))).toEqual(['formatting, substantive: hidden-text', 'formatting, formatting: paragraph formatting']);
  const three = (setting: string, look: string): string => ['One rule.', 'Another rule.', 'A last rule.'].map((text) => set(text, setting, look)).join('');
  const [whole, ...rest] = compareDocuments(makeDocx(three(plain, plain)), makeDocx(three('<w:jc w:val="center"/>', small)), nodeZlib).changes;
  expect([whole?.detail, whole?.before, rest]).toEqual([['paragraph formatting', 'formatting of words', 'in 3 paragraphs'], 'One rule.\nAnother rule.\nA last rule.', []]);
  expect(told(three(plain, plain), set('One rule.', plain, small) + p('Another rule.') + set('A last rule.', plain, small))).toEqual(['formatting, formatting: formatting of words,in 2 paragraphs']);
});
