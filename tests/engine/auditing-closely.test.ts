import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { Audit } from '../../shared/contract/audit.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { del, ins, makeDocx, para, paragraphMark, r, row, table, type DocxParts } from '../support/make-docx.ts';

const audit = (sent: string, returned: string, parts: DocxParts = {}, returnedParts = parts): Audit => auditReturn(makeDocx(sent, parts), makeDocx(returned, returnedParts), nodeZlib);
const piles = (result: Audit): Record<string, string[]> =>
  Object.fromEntries((['tracked', 'untracked', 'removed', 'accepted'] as const).map((name) => [name, result[name].map((item) => `${item.kind}: [${item.removed || item.before}] → [${item.added || item.after}]`)]));
const none = { tracked: [], untracked: [], removed: [], accepted: [] };

describe('A1: a file another program wrote anew', () => {
  const line = (index: number, setting: string, look = ''): string => para(r(`Clause ${String(index)} binds the `) + r('tenant', look) + r(' of the house.'), setting);
  const lines = (setting: string, looks: Readonly<Record<number, string>> = {}): string => Array.from({ length: 12 }, (_, index) => line(index, setting, looks[index])).join('');
  const anew = '<w:spacing w:line="340" w:lineRule="exact"/>';
  const checks = ({ findings }: Audit): string[] => findings.map(({ check, message }) => `${check}: ${message}`);
  it('has one finding for what was written anew throughout', () => {
    const result = audit(lines(''), lines(anew));
    expect(piles(result)).toEqual(none);
    expect(checks(result)).toEqual(['rewritten-formatting: The formatting of 12 paragraphs was written anew.']);
  });
  it('but a word that somebody underlined in it, and a paragraph that was centred, are told', () => {
    const centred = lines(anew, { 3: '<w:u w:val="single"/>' }).replace(anew, `${anew}<w:jc w:val="center"/>`);
    const result = audit(lines(''), centred);
    expect(piles(result)).toEqual({ ...none, untracked: ['formatting: [Clause 0 binds the tenant of the house.] → [Clause 0 binds the tenant of the house.]', 'formatting: [tenant] → [tenant]'] });
    expect(checks(result)).toEqual(['rewritten-formatting: The formatting of 11 paragraphs was written anew.']);
  });
  it('and so is formatting of ours that was dropped', () => {
    const ours = '<w:b/><w:rPrChange w:id="5" w:author="Our Party" w:date="2026-03-01T10:00:00Z"><w:rPr/></w:rPrChange>';
    expect(piles(audit(lines('', { 4: ours }), lines(anew)))).toEqual({ ...none, removed: ['formatting: [tenant] → [tenant]'] });
  });
});

describe('A4: what the return brought is told, whatever of its kind was sent', () => {
  it('an invisible character in one paragraph, where another one had one before', () => {
    const clauses = (...words: readonly string[]): string => words.map((word) => para(r(`The tenant shall ${word} the house.`))).join('');
    const checks = ({ findings }: Audit): string[] => findings.map(({ check, message }) => `${check}: ${message}`);
    expect(checks(audit(clauses('cl\u200Bean', 'keep'), clauses('cl\u200Bean', 'ke\u200Bep')))).toEqual(['invisible-character: 1 invisible character in \u201Cke\u200Bep\u201D']);
    const hidden = (count: number): string => Array.from({ length: count }, () => para(r('The tenant pays.') + r('Not so.', '<w:vanish/>'))).join('');
    expect(checks(audit(hidden(2), hidden(3)))).toEqual(['hidden-text: Hidden text: \u201CNot so.\u201D']);
    expect(checks(audit(hidden(25), hidden(25)))).toEqual([]);
    expect(checks(audit(hidden(25), hidden(26)))).toEqual(['hidden-text: Hidden text: \u201CNot so.\u201D']);
  });
  it('a word that only looks the same is a change of substance, by its kind', () => {
    const told = (word: string): string[] => audit(para(r('The tenant shall incur costs.')), para(r(`The tenant shall ${word} costs.`))).untracked.map((item) => [item.class, ...item.detail].join(' '));
    expect(told('in\u200Dcur')).toEqual(['substantive hidden-text']);
    expect(told('\u0131ncur')).toEqual(['substantive look-alike']);
  });
});

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const related = (...list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
const told = ({ findings }: Audit): string[] => findings.map(({ check, message }) => `${check}: ${message}`);

describe('A4: data behind a field that says something else than the page', () => {
  const field = (instruction: string, shown: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  it('a property of the file, and a variable', () => {
    const property = (fee: string): DocxParts => ({ more: {
      '_rels/.rels': related(['rId1', 'officeDocument', 'word/document.xml'], ['rId4', 'custom-properties', 'docProps/custom.xml']),
      'docProps/custom.xml': `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{1}" pid="2" name="Fee"><vt:lpwstr>${fee}</vt:lpwstr></property></Properties>`,
    } });
    const variable = (fee: string): DocxParts => ({ settings: `<w:docVars><w:docVar w:name="fee" w:val="${fee}"/></w:docVars>` });
    for (const [instruction, parts] of [['DOCPROPERTY Fee', property], ['DOCVARIABLE "fee"', variable]] as const) {
      const body = (shown: string): string => para(r('The fee is ') + field(instruction, shown) + r(' euros.'));
      expect(told(audit(body('10'), body('10'), parts('10'), parts('99'))).at(0)).toBe(`bound-data: The data behind a field (${instruction.replaceAll('"', '').replace('Fee', 'fee')}) was changed from \u201C10\u201D to \u201C99\u201D while the page says \u201C10\u201D; Word shows the data once it renews the field.`);
      expect(told(audit(body('10'), body('99'), parts('10'), parts('99'))).filter((one) => one.startsWith('bound'))).toEqual([]);
    }
  });
});

describe('A1, C7: what is not looked into is named', () => {
  it('the workbook behind a chart, whose picture stayed', () => {
    const parts = (workbook: string): DocxParts => ({ more: { 'word/_rels/document.xml.rels': related(['rC', 'chart', 'charts/chart1.xml']), 'word/charts/chart1.xml': '<c/>', 'word/embeddings/book.xlsx': workbook } });
    const body = para(r('The prices stand in the chart.'));
    expect(told(audit(body, body, parts('10'), parts('99')))).toEqual(['not-compared: Parts differ from what was sent and were not compared: word/embeddings/book.xlsx: the content of an embedded file.']);
    expect(told(audit(body, body, parts('10'), parts('10')))).toEqual([]);
  });
});

describe('A4: a comment that is shown no more', () => {
  it('because its reference went, though it is still in the file', () => {
    const parts: DocxParts = { comments: '<w:comment w:id="0" w:author="Us"><w:p><w:r><w:t>Too long.</w:t></w:r></w:p></w:comment>' };
    const range = (reference: string): string => para(`<w:commentRangeStart w:id="0"/>${r('Thirty days.')}<w:commentRangeEnd w:id="0"/>${reference}`);
    const reference = '<w:r><w:commentReference w:id="0"/></w:r>';
    expect(told(audit(range(reference), range(''), parts))).toEqual(['comment-removed: A comment by Us was taken off its words and is shown no more: \u201CToo long.\u201D']);
    expect(told(audit(range(reference), para(r('Thirty days.')), parts))).toHaveLength(1);
    expect(told(audit(range(reference), range(reference), parts))).toEqual([]);
  });
});

describe('A4, C7: styles that words and tables bear', () => {
  const styled = para(r('The fee is 10 euros.'), '<w:pStyle w:val="A"/>');
  const sheet = (name: string, look: string): DocxParts => ({ styles: `<w:style w:type="paragraph" w:styleId="A"><w:name w:val="${name}"/><w:rPr>${look}</w:rPr></w:style>` });
  it('one that is defined no more, or is known by another name and looks otherwise', () => {
    expect(told(audit(styled, styled, sheet('A', '<w:b/>'), { styles: '' }))).toEqual(['style-changed: Style "A" is defined no more.']);
    expect(told(audit(styled, styled, { styles: '' }, sheet('A', '<w:b/>')))).toEqual(['style-changed: Style "A" is defined now.']);
    expect(told(audit(styled, styled, sheet('A', '<w:b/>'), sheet('B', '<w:strike/>')))).toEqual(['style-changed: Style "A" is defined differently.']);
    expect(told(audit(styled, styled, sheet('A', '<w:b/>'), sheet('B', '<w:b/>')))).toEqual([]);
    const plain = para(r('The fee is 10 euros.'));
    expect(told(audit(plain, plain, sheet('A', '<w:b/>'), { styles: '' }))).toEqual([]);
  });
  it('how a table style draws the first row', () => {
    const tables = (first: string): DocxParts => ({ styles: `<w:style w:type="table" w:styleId="T"><w:name w:val="T"/>${first}</w:style>` });
    const body = '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr><w:tc>' + para(r('Price')) + '</w:tc></w:tr></w:tbl>';
    expect(told(audit(body, body, tables(''), tables('<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:tblStylePr>')))).toEqual(['style-changed: Style "T" is defined differently.']);
  });
});

describe('A1, A2: of our marks only part was settled', () => {
  const US = 'Our Party';
  it('a piece of a deletion of several pieces, though what is left of it forms other words', () => {
    const pieces = (...words: readonly string[]): string => para(r('The ') + words.map((word) => del(word, US)).join('') + r(' pays.'));
    expect(piles(audit(pieces('Period', ', ', 'Provider'), pieces('Period', 'Provider')))).toEqual({ ...none, accepted: ['deleted: [, ] → [The  pays.]'] });
    const given = (...words: readonly string[]): string => para(r('The ') + words.map((word) => ins(r(word), US)).join('') + r(' pays.'));
    expect(piles(audit(given('Period', ', ', 'Provider'), given('Period', 'Provider')))).toEqual({ ...none, removed: ['inserted: [The  pays.] → [, ]'] });
  });
  it('the end of a new paragraph alone, whose words are pending', () => {
    const line = (end: string): string => para(r('The client pays.')) + para(ins(r('Taxes are due.'), US), end) + para(r('A closing line.'));
    expect(audit(line(paragraphMark('ins', US)), line('')).accepted.map(({ kind, detail }) => [kind, ...detail])).toEqual([['split', 'one paragraph became 2']]);
    expect(piles(audit(line(paragraphMark('ins', US)), line(paragraphMark('ins', US))))).toEqual(none);
  });
});

describe('A2: of two equal lines or rows the right one is told, where one of them is ours', () => {
  const US = 'Our Party';
  const words = 'The client pays a fee of ten euros.';
  const [plain, ours] = [para(r(words)), para(ins(r(words), US), paragraphMark('ins', US))];
  const end = para(r('A closing line.'));
  it('a line', () => {
    expect(piles(audit(plain + ours + end, plain + plain + ours + end))).toEqual({ ...none, untracked: [`inserted: [] → [${words}]`] });
    expect(piles(audit(plain + ours + end, ours + end))).toEqual({ ...none, untracked: [`deleted: [${words}] → []`] });
    expect(piles(audit(plain + ours + end, plain + end))).toEqual({ ...none, removed: [`inserted: [] → [${words}]`] });
    expect(piles(audit(plain + ours + end, plain + plain + end))).toEqual({ ...none, accepted: [`inserted: [] → [${words}]`] });
  });
  it('a row', () => {
    const crane = row(['Crane', '10']);
    const ourCrane = row(['Crane', '10'], `<w:ins w:id="77" w:author="${US}" w:date="2026-03-01T10:00:00Z"/>`);
    const prices = (...rows: readonly string[]): string => table(row(['Item', 'Price']), ...rows) + end;
    const said = 'Crane\t10';
    expect(piles(audit(prices(crane, ourCrane), prices(crane, crane, ourCrane)))).toEqual({ ...none, untracked: [`row-inserted: [] → [${said}]`] });
    expect(piles(audit(prices(crane, ourCrane), prices(ourCrane)))).toEqual({ ...none, untracked: [`row-deleted: [${said}] → []`] });
    expect(piles(audit(prices(crane, ourCrane), prices(crane)))).toEqual({ ...none, removed: [`row-inserted: [] → [${said}]`] });
  });
});

describe('A1: a mark of ours that only got another date', () => {
  it('is still pending, which is a finding, while what they put in under our name is told', () => {
    const US = 'Our Party';
    const terms = (second: string, more = ''): string => para(r('pay within ') + del('30', US) + second + r(' days of ') + ins(r('the order'), US) + more + r('.'));
    const again = ins(r('45'), US).replace('2026-03-01', '2026-04-01');
    const result = audit(terms(ins(r('45'), US)), terms(again));
    expect(piles(result)).toEqual(none);
    expect(told(result)).toEqual(['marks-redated: Some tracked changes of Our Party now bear another date; they are still pending.']);
    const bribe = ins(r(' and a gift'), US).replace('2026-03-01', '2026-04-01');
    expect(piles(audit(terms(ins(r('45'), US)), terms(ins(r('45'), US), bribe)))['tracked']).toEqual(['inserted: [pay within 45 days of the order.] → [ and a gift]']);
  });
});

describe('A4: words and pictures that are there and not to be seen', () => {
  const checks = (look: string): string[] => audit(para(r('The seller shall ') + r('deliver the goods') + r(' now.')), para(r('The seller shall ') + r('deliver the goods', look) + r(' now.'))).findings.map(({ check }) => check);
  it('letters filled with white, with nothing, or pressed into a line', () => {
    expect(checks('<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>')).toEqual(['white-text']);
    expect(checks('<w:color w:val="000000"/><w14:textFill><w14:noFill/></w14:textFill>')).toEqual(['white-text']);
    expect(checks('<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>')).toEqual(['white-text']);
    expect(checks('<w:color w:val="FFFFFF"/><w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill></w14:textFill>')).toEqual([]);
    expect(checks('<w:fitText w:val="40" w:id="1"/>')).toEqual(['tiny-text']);
    expect(checks('<w:fitText w:val="3000" w:id="1"/>')).toEqual([]);
  });
  it('a table beside the page', () => {
    const prices = (properties: string): string => table(row(['Item', 'Price'])).replace('<w:tblPr/>', `<w:tblPr>${properties}</w:tblPr>`);
    expect(told(audit(prices(''), prices('<w:tblInd w:w="-20000" w:type="dxa"/>')))).toEqual(['off-page-text: A table set beside the page: \u201CItem Price\u201D']);
    expect(told(audit(prices(''), prices('<w:tblpPr w:tblpX="40000" w:tblpY="1"/>')))).toHaveLength(1);
    expect(told(audit(prices(''), prices('<w:tblInd w:w="-108" w:type="dxa"/>')))).toEqual([]);
  });
  it('a picture that was cropped to a strip, or hidden', () => {
    const spaces = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
    const picture = (hidden: string, crop: string): string => para(`<w:r><w:drawing ${spaces}><wp:inline><wp:extent cx="1000000" cy="1000000"/><wp:docPr id="1" name="x"${hidden}/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rP"/>${crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`);
    const parts: DocxParts = { more: { 'word/_rels/document.xml.rels': related(['rP', 'image', 'media/a.png']), 'word/media/a.png': 'PNG' } };
    const changed = (hidden: string, crop: string): string[] => audit(picture('', ''), picture(hidden, crop), parts).untracked.map((item) => [item.class, ...item.detail].join(' | '));
    expect(changed('', '<a:srcRect b="90000"/>')).toEqual(['substantive | hidden-text | part of a picture that is shown: 100 % \u2192 10 %']);
    expect(changed('', '<a:srcRect b="9000"/>')).toEqual(['formatting | part of a picture that is shown: 100 % \u2192 91 %']);
    expect(changed(' hidden="1"', '')).toEqual(['substantive | hidden-text | a picture was hidden']);
    expect(changed('', '<a:srcRect b="10"/>')).toEqual([]);
  });
});

describe('A1, C7: fields that renew themselves', () => {
  const field = (instruction: string, shown: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const changed = (was: string, is: string): string[] => audit(para(r('Dated ') + was + r('.')), para(r('Dated ') + is + r('.'))).untracked.map((item) => [item.kind, item.class, ...item.detail].join(' | '));
  it('may show another page or day, but no words that somebody wrote there', () => {
    expect(changed(field('PAGE', '3'), field('PAGE', 'iv'))).toEqual([]);
    expect(changed(field('DATE', '1 May 2026'), field('DATE', '2 May 2026'))).toEqual([]);
    expect(changed(field('PAGE', '3'), field('PAGE', 'the fee is doubled'))).toEqual(['field | substantive | field PAGE shows something else | number']);
    expect(changed(field('DATE', '1 May 2026'), field('DATE', 'the day of payment'))).toHaveLength(1);
  });
  it('a typed date that now renews itself', () => {
    expect(changed(r('1 May 2026'), field('DATE', '1 May 2026'))).toEqual(['field | substantive | typed words became a date that renews itself']);
    expect(changed(field('DATE', '1 May 2026'), r('1 May 2026'))).toEqual(['field | substantive | a date that renewed itself became typed words']);
  });
});

describe('A4: what a table style does to words', () => {
  const styled = (look: string, ...lines: readonly (readonly string[])[]): string =>
    table(...lines.map((cells) => row(cells))).replace('<w:tblPr/>', `<w:tblPr><w:tblStyle w:val="T"/>${look}</w:tblPr>`) + para(r('A closing line.'));
  const sheet = (inner: string): DocxParts => ({ styles: `<w:style w:type="table" w:styleId="T"><w:name w:val="T"/>${inner}</w:style>` });
  const part = (type: string, look: string): string => `<w:tblStylePr w:type="${type}"><w:rPr>${look}</w:rPr></w:tblStylePr>`;
  const prices = (look: string): string => styled(look, ['Item', 'Price'], ['Crane', '10'], ['Total', '12']);
  const found = (look: string, style: string): string[] => told(audit(prices(look), prices(look), sheet(''), sheet(style))).filter((one) => !one.startsWith('style-changed'));
  const FIRST = '<w:tblLook w:val="0620"/>';
  it('is found at the words it hides, whites out or makes tiny, wherever in the table they stand', () => {
    expect(found('', '<w:rPr><w:vanish/></w:rPr>')).toEqual(['Item', 'Price', 'Crane', '10', 'Total', '12'].map((word) => `hidden-text: Hidden text: \u201C${word}\u201D`));
    expect(found(FIRST, part('firstRow', '<w:vanish/>'))).toEqual(['hidden-text: Hidden text: \u201CItem\u201D', 'hidden-text: Hidden text: \u201CPrice\u201D']);
    expect(found('<w:tblLook w:lastRow="1" w:lastColumn="1" w:noHBand="1" w:noVBand="1"/>', part('seCell', '<w:color w:val="FFFFFF"/>'))).toEqual(['white-text: Text in the colour of its background, as white on white: \u201C12\u201D']);
    expect(found('<w:tblLook w:val="04A0"/>', part('band2Horz', '<w:sz w:val="2"/>'))).toEqual(['tiny-text: Text too small to read: \u201CTotal\u201D', 'tiny-text: Text too small to read: \u201C12\u201D']);
  });
  it('and not where the table does not ask for it, where it is painted, or where the words say otherwise', () => {
    expect(found('<w:tblLook w:val="0600"/>', part('firstRow', '<w:vanish/>'))).toEqual([]);
    expect(found(FIRST, '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr>')).toEqual([]);
    const shown = styled('', ['x']).replace('<w:r>', '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr>');
    expect(told(audit(shown, shown, sheet(''), sheet('<w:rPr><w:vanish/></w:rPr>')))).toEqual(['style-changed: Style "T" is defined differently.']);
  });
  it('and the comparison says that the style hides words', () => {
    const details = (style: string): string[] => compareDocuments(makeDocx(prices(FIRST), sheet('')), makeDocx(prices(FIRST), sheet(style)), nodeZlib).changes.map((change) => [change.class, ...change.detail].join(' | '));
    expect(details(part('firstRow', '<w:vanish/>'))).toEqual(['substantive | hidden-text | style "T" is defined differently']);
    expect(details('<w:rPr><w:vanish/></w:rPr>')).toEqual(['substantive | hidden-text | style "T" is defined differently']);
    expect(details(part('firstRow', '<w:color w:val="FFFFFF"/>'))).toEqual(['formatting | style "T" is defined differently']);
  });
});
