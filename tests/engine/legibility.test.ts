import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { makeDocx, p, para, r } from '../support/make-docx.ts';

const words = 'Fees double every year.';
const style = (run: string, more = ''): string => `<w:style w:type="paragraph" w:styleId="Odd"><w:name w:val="Odd"/>${more}<w:rPr>${run}</w:rPr></w:style>`;
const checks = (body: string, styles = ''): string[] => readContract(makeDocx(p('Agreement') + body, { styles }), nodeZlib).findings.map(({ check }) => check).filter((check) => check.endsWith('-text'));
const odd = p(words, '<w:pStyle w:val="Odd"/>');
const cell = (shading: string, run: string, table = ''): string => `<w:tbl><w:tblPr>${table}</w:tblPr><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr>${shading}</w:tcPr>${para(r(words, run))}</w:tc></w:tr></w:tbl>${p('End.')}`;
const WHITE = '<w:color w:val="FFFFFF"/>';

describe('A4: words that nobody can make out are found, however they came to look so', () => {
  it.each<[string, string, string, string]>([
    ['white', para(r(words, WHITE)), '', 'white-text'],
    ['almost white', para(r(words, '<w:color w:val="FEFEFE"/>')), '', 'white-text'],
    ['in the colour of the page, by theme', para(r(words, '<w:color w:val="000000" w:themeColor="background1"/>')), '', 'white-text'],
    ['in the colour of the text, made as light as can be', para(r(words, '<w:color w:val="000000" w:themeColor="text1" w:themeTint="00"/>')), '', 'white-text'],
    ['in the colour of the page, made no darker', para(r(words, '<w:color w:val="000000" w:themeColor="background1" w:themeShade="FF"/>')), '', 'white-text'],
    ['in the colour of the text in a cell of that colour', cell('<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="text1"/>', '<w:color w:val="FFFFFF" w:themeColor="text1"/>'), '', 'white-text'],
    ['white by their style', odd, style(WHITE), 'white-text'],
    ['white by a style another one is based on', odd, `${style('', '<w:basedOn w:val="Base"/>')}<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:rPr>${WHITE}</w:rPr></w:style>`, 'white-text'],
    ['white by default', p(words), `<w:docDefaults><w:rPrDefault><w:rPr>${WHITE}</w:rPr></w:rPrDefault></w:docDefaults>`, 'white-text'],
    ['black on a black highlight', para(r(words, '<w:color w:val="000000"/><w:highlight w:val="black"/>')), '', 'white-text'],
    ['grey on the same grey', para(r(words, '<w:color w:val="C0C0C0"/><w:shd w:val="clear" w:fill="C0C0C0"/>')), '', 'white-text'],
    ['white in a white cell', cell('<w:shd w:val="clear" w:fill="FFFFFF"/>', WHITE), '', 'white-text'],
    ['one point high by their style', odd, style('<w:sz w:val="2"/>'), 'tiny-text'],
    ['a hundredth as wide', para(r(words, '<w:w w:val="1"/>')), '', 'tiny-text'],
    ['far below their line', para(r(words, '<w:position w:val="-3168"/>')), '', 'displaced-text'],
    ['letter upon letter by their style', odd, style('<w:spacing w:val="-240"/>'), 'displaced-text'],
    ['to the left of the page', p(words, '<w:ind w:left="-12000"/>'), '', 'off-page-text'],
    ['to the left of the page by their style', odd, style('').replace('<w:rPr>', '<w:pPr><w:ind w:start="-9in"/></w:pPr><w:rPr>'), 'off-page-text'],
    ['in a frame below every page', p(words, '<w:framePr w:y="40000" w:hAnchor="page"/>'), '', 'off-page-text'],
    ['turned round by a character', p(`Pay within \u202E03\u202C days.`), '', 'turned-text'],
    ['turned round by an element', `<w:p>${r('Pay within ')}<w:bdo w:val="rtl">${r('03')}</w:bdo>${r(' days.')}</w:p>`, '', 'turned-text'],
  ])('%s', (_, body, styles, check) => {
    expect(new Set(checks(body, styles))).toEqual(new Set([check]));
  });
  it.each<[string, string, string]>([
    ['white in a dark cell', cell('<w:shd w:val="clear" w:fill="1F3864"/>', WHITE), ''],
    ['white in a table whose style paints', cell('', WHITE, '<w:tblStyle w:val="Dark"/>'), '<w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr></w:tblStylePr></w:style>'],
    ['white on a dark paragraph', para(r(words, WHITE), '<w:shd w:val="clear" w:fill="000000"/>'), ''],
    ['white in a cell dark by theme', cell('<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="text1"/>', WHITE), ''],
    ['in the colour of the page, made darker', para(r(words, '<w:color w:val="000000" w:themeColor="background1" w:themeShade="80"/>')), ''],
    ['hanging', p(words, '<w:ind w:left="720" w:hanging="720"/>'), ''],
    ['in a frame', p(words, '<w:framePr w:w="4000" w:x="-900" w:y="1200"/>'), ''],
    ['raised like an exponent', para(r(words, '<w:position w:val="12"/>')), ''],
    ['set tight', para(r(words, '<w:spacing w:val="-10"/>')), ''],
    ['of the automatic colour', para(r(words, '<w:color w:val="auto"/>')), ''],
    ['black on a yellow highlight', para(r(words, '<w:color w:val="000000"/><w:highlight w:val="yellow"/>')), ''],
  ])('not %s', (_, body, styles) => {
    expect(checks(body, styles)).toEqual([]);
  });
  it('names of colours mean what the settings and the theme make of them (17.15.1.20)', () => {
    const text = p('Agreement') + para(r(words, '<w:color w:val="000000" w:themeColor="text1"/>'));
    const found = (file: Uint8Array): boolean => readContract(file, nodeZlib).findings.some(({ check }) => check === 'white-text');
    expect(found(makeDocx(text, { settings: '' }))).toBe(false);
    expect(found(makeDocx(text, { settings: '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1"/>' }))).toBe(false);
    expect(found(makeDocx(text, { settings: '<w:clrSchemeMapping w:bg1="dark1" w:t1="light1"/>' }))).toBe(true);
  });
  it('a style that hides a hundred paragraphs is told twenty times and counted', () => {
    const { findings } = readContract(makeDocx(odd.repeat(100), { styles: style(WHITE) }), nodeZlib);
    const white = findings.filter(({ check }) => check === 'white-text');
    expect(white).toHaveLength(21);
    expect(white.at(-1)?.message).toMatch(/^The same in 80 more paragraphs/);
  });
});
