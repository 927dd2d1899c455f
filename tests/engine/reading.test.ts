import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { AppFailure } from '../../shared/base/app-error.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import { LIMITS } from '../../shared/docx/limits.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { readDocument, viewStories } from '../../shared/docx/read/document.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import type { View } from '../../shared/docx/read/revisions.ts';
import { storyLines } from '../../shared/docx/read/story-lines.ts';
import { scanXml } from '../../shared/docx/xml/scan.ts';
import { del, ins, LEGAL_LIST, makeDocx, numbered, p, para, paragraphMark, r, row, table, zipOf, type DocxParts } from '../support/make-docx.ts';

const by = { author: 'Northwind', date: '2026-04-01T09:00:00Z' };
const lines = (bytes: Uint8Array, view: View = 'accepted'): string[] =>
  viewStories(readDocument(bytes, nodeZlib), view).flatMap((story) => storyLines(story).map((line) => `${line.label === '' ? '' : `${line.label} `}${line.text}`));
const codeOf = (bytes: Uint8Array): string => {
  try {
    readContract(bytes, nodeZlib);
    return 'read';
  } catch (error) {
    return error instanceof AppFailure ? error.appError.code : `bug: ${String(error)}`;
  }
};
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

describe('R1: what opens and what is refused', () => {
  const good = makeDocx(p('Hello'));
  it('opens strict documents and any prefix', () => {
    const strict = zipOf({
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/w/doc.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/w/doc.xml"/></Relationships>',
      'w/doc.xml': '\uFEFF<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Strict &amp; odd</x:t></x:r></x:p></x:body></x:document>',
    });
    expect(lines(strict)).toEqual(['Strict & odd']);
  });
  it('reads the branch of an alternative once', () => {
    const body = para('<mc:AlternateContent><mc:Choice Requires="w14"><w:r><w:t>new</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>old</w:t></w:r></mc:Fallback></mc:AlternateContent>');
    expect(lines(makeDocx(body))).toEqual(['new']);
  });
  it.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'docx.empty'],
    ['a PDF called .docx', text('%PDF-1.7 …'), 'docx.pdf'],
    ['an RTF file', text('{\\rtf1 x}'), 'docx.rtf'],
    ['an old .doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'docx.legacy'],
    ['some other text', text('just words'), 'docx.not-word'],
    ['a truncated file', good.subarray(0, good.length - 40), 'docx.damaged'],
    ['an archive of something else', zipOf({ 'a.txt': 'x' }), 'docx.not-word'],
    ['a DOCTYPE', makeDocx('', { more: { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///c">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>' } }), 'docx.doctype'],
    ['unbalanced tags', makeDocx('<w:p><w:r></w:p></w:r>'), 'docx.xml'],
    ['an attribute twice', makeDocx('<w:p w:x="1" w:x="2"/>'), 'docx.xml'],
    ['a zip bomb', makeDocx(p('x'), { more: { 'word/media/bomb.xml': ' '.repeat(LIMITS.ratioFromBytes * 2) } }), 'docx.limits'],
    ['nesting without end', makeDocx('<w:sdt>'.repeat(LIMITS.depth + 1) + '</w:sdt>'.repeat(LIMITS.depth + 1)), 'docx.limits'],
  ])('%s is refused with a reason', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });
  it('a flipped byte is noticed by its check sum', () => {
    const broken = good.slice();
    const at = 60;
    broken[at] = (broken[at] ?? 0) ^ 0xff;
    expect(codeOf(broken)).toMatch(/^docx\./);
  });
  it('two million runs end in a plain refusal, not in a hang', () => {
    expect(() => scanXml(`<a>${'<b/>'.repeat(LIMITS.elements + 1)}</a>`)).toThrow(AppFailure);
  });
});

it('R1: a tag beyond the limit is refused by the name of the limit', () => {
  const refusal = (inner: string): unknown => {
    try {
      return readContract(makeDocx(inner), nodeZlib);
    } catch (error) {
      return error instanceof AppFailure ? [error.appError.code, error.appError.message] : error;
    }
  };
  expect(refusal(`<w:p w:rsidR="${'0'.repeat(LIMITS.tagBytes)}"/>`)).toEqual(['docx.limits', expect.stringContaining('longer than 1 MB')]);
});

it('R2: a part the document names and does not hold is told, with what is lost', () => {
  const relationships = (type: string): DocxParts => ({ more: { 'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="gone.xml"/></Relationships>` } });
  const messages = (type: string): readonly string[] => readContract(makeDocx(p('One', numbered(0)), relationships(type)), nodeZlib).messages;
  expect(messages('numbering')).toEqual([expect.stringMatching(/^word\/gone\.xml: missing from the file; the numbers of its lists/)]);
  expect(messages('footnotes')).toHaveLength(1);
  expect(messages('theme')).toEqual([]);
});

it('R2: every part is read, kept or not understood', () => {
  const bytes = makeDocx(p('Body'), { header: p('Header'), footnotes: '<w:footnote w:id="2"><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote>', comments: '<w:comment w:id="0" w:author="X">' + p('Remark') + '</w:comment>', more: { 'word/strange.bin': 'x' } });
  const { report, sideStories } = readContract(bytes, nodeZlib);
  expect(report.notUnderstood).toEqual(['word/strange.bin']);
  expect([...report.read, ...report.kept, ...report.notUnderstood].sort()).toEqual([...openPackage(bytes, nodeZlib).partNames].sort());
  expect(sideStories.map((story) => [story.story, story.text])).toEqual([['header', 'Header'], ['footnote', 'Note'], ['comment', 'Remark']]);
});

it('R2: what was read is told by what leads to a part, not by its name', () => {
  const stray = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p('Draft')}</w:hdr>`;
  // The header the document leads to has no content type of its own here; the other one has, and nothing leads to it.
  const typed = (bytes: Uint8Array): string => openPackage(bytes, nodeZlib).xml('[Content_Types].xml')?.source ?? '';
  const base = makeDocx(p('Text'), { header: p('Head'), more: { 'word/header9.xml': stray } });
  const types = typed(base).replace(/<Override PartName="\/word\/header\.xml"[^>]*>/, '<Override PartName="/word/header9.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>');
  const { report } = readContract(makeDocx(p('Text'), { header: p('Head'), more: { 'word/header9.xml': stray, '[Content_Types].xml': types } }), nodeZlib);
  expect(report.parts.find(({ part }) => part === 'word/header.xml')).toEqual({ part: 'word/header.xml', fate: 'read', note: 'a header' });
  expect(report.parts.find(({ part }) => part === 'word/header9.xml')).toEqual({ part: 'word/header9.xml', fate: 'kept', note: 'a header nothing in the document leads to' });
});

it('R3: text is what a reader sees', () => {
  const runs = '<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5.2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    + '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>'
    + '<w:hyperlink w:anchor="x"><w:r><w:t xml:space="preserve"> link</w:t></w:r></w:hyperlink>';
  expect(lines(makeDocx(para(runs)))).toEqual(['A\tB\n\u2011\u00AD\u26115.2\u2612 link']);
});

it('R3: white space that Word trims is no text, and a line break of the XML is a space', () => {
  const t = (text: string, kept = ''): string => `<w:r><w:t${kept}>${text}</w:t></w:r>`;
  const preserve = ' xml:space="preserve"';
  expect(lines(makeDocx(para(t('\n  Fees\n  due ') + t(' in', preserve) + t('\n') + t(' May ', ' xml:space="default"') + t('\u00A01'))))).toEqual(['Fees   due inMay\u00A01']);
  expect(lines(makeDocx(`<w:p${preserve}>${t(' all ')}${t('kept ')}</w:p>`))).toEqual([' all kept ']);
  const trimmed = makeDocx(para(t(' Fees due in May ')));
  expect(lines(redlineDocuments(trimmed, makeDocx(p('Fees due in June')), nodeZlib, by).bytes)).toEqual(['Fees due in June']);
});

describe('R4: numbers as Word prints them', () => {
  const list = [p('One', numbered(0)), p('Sub', numbered(1)), p('Item', numbered(2)), p('Item', numbered(2)), p('Two', numbered(0)), p('Sub', numbered(1))];
  it('counts levels and restarts deeper ones', () => {
    expect(lines(makeDocx(list.join(''), { numbering: LEGAL_LIST }))).toEqual(['1. One', '1.1 Sub', '(a) Item', '(b) Item', '2. Two', '2.1 Sub']);
  });
  it('does not count a deleted paragraph in the accepted view', () => {
    const body = p('One', numbered(0)) + para(del('Gone'), numbered(0) + paragraphMark('del')) + p('Next', numbered(0));
    expect(lines(makeDocx(body, { numbering: LEGAL_LIST }))).toEqual(['1. One', '2. Next']);
    expect(lines(makeDocx(body, { numbering: LEGAL_LIST }), 'rejected')).toEqual(['1. One', '2. Gone', '3. Next']);
  });
  it.each<[string, readonly (readonly [number, string])[]]>([
    ['hebrew1', [[1, 'א'], [11, 'יא'], [15, 'טו'], [16, 'טז'], [115, 'קטו'], [500, 'תק']]],
    ['hebrew2', [[11, 'כ'], [22, 'ת']]],
    ['arabicAlpha', [[1, 'أ'], [11, 'ز'], [28, 'ي']]],
    ['arabicAbjad', [[3, 'ج'], [11, 'ك'], [28, 'غ']]],
    ['thaiLetters', [[1, 'ก'], [11, 'ฎ'], [41, 'ฮ']]],
    ['thaiNumbers', [[10, '๑๐']]],
    ['hindiNumbers', [[12, '१२']]],
    ['ganada', [[11, '카']]],
    ['chosung', [[12, 'ㅌ']]],
    ['aiueo', [[11, 'ｻ'], [46, 'ﾝ']]],
    ['aiueoFullWidth', [[3, 'ウ'], [46, 'ン']]],
    ['iroha', [[11, 'ﾙ'], [48, 'ﾝ']]],
    ['irohaFullWidth', [[11, 'ル'], [48, 'ン']]],
    ['ideographLegalTraditional', [[11, '壹拾壹'], [12, '壹拾貳'], [101, '壹佰零壹']]],
    ['chineseLegalSimplified', [[10, '壹拾'], [12, '壹拾贰'], [110, '壹佰壹拾']]],
    ['koreanDigital', [[11, '일일'], [20, '이영']]],
    ['koreanCounting', [[11, '십일'], [120, '백이십']]],
    ['koreanLegal', [[11, '열하나'], [20, '스물']]],
    ['taiwaneseCounting', [[11, '十一'], [101, '一○一']]],
    ['chineseCounting', [[10, '十'], [99, '九十九'], [100, '一○○']]],
    ['chineseCountingThousand', [[11, '十一'], [101, '一百零一'], [110, '一百一十'], [1001, '一千零一'], [1010, '一千零一十'], [2000, '二千']]],
    ['japaneseCounting', [[11, '十一'], [101, '百一'], [2110, '二千百十']]],
    ['ideographDigital', [[10, '一〇']]],
    ['ideographTraditional', [[10, '癸'], [11, '11']]],
    ['ideographZodiac', [[12, '亥']]],
    ['ideographZodiacTraditional', [[1, '甲子'], [11, '甲戌'], [60, '癸亥']]],
    ['decimalFullWidth', [[12, '１２']]],
    ['decimalEnclosedCircleChinese', [[11, '⑪']]],
    ['hex', [[10, 'A'], [255, 'FF']]],
    ['hindiVowels', [[2, '2']]],
  ])('prints the format %s as it is laid down (17.18.59)', (format, values) => {
    for (const [value, printed] of values) {
      const numbering = LEGAL_LIST.replace('<w:start w:val="1"/><w:numFmt w:val="decimal"/>', `<w:start w:val="${value}"/><w:numFmt w:val="${format}"/>`);
      expect(lines(makeDocx(p('x', numbered(0)), { numbering }))).toEqual([`${printed}. x`]);
    }
  });
  it('R2: says which format it cannot print, where it is used', () => {
    const messages = (format: string): readonly string[] => readContract(makeDocx(p('x', numbered(0)), { numbering: LEGAL_LIST.replace('"decimal"', `"${format}"`) }), nodeZlib).messages;
    expect(messages('hindiVowels')).toEqual([expect.stringContaining('hindiVowels')]);
    for (const format of ['decimal', 'bullet', 'none', 'thaiLetters', 'lowerRoman']) expect(messages(format)).toEqual([]);
  });
  it('a level in an override restarts, whatever it says (MS-OI29500, 17.9.10 b)', () => {
    const override = '<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:lvlText w:val="%1.%2"/></w:lvl></w:lvlOverride>';
    const body = p('A', numbered(0)) + p('A1', numbered(1)) + p('B', numbered(0)) + p('B1', numbered(1));
    expect(lines(makeDocx(body, { numbering: LEGAL_LIST.replace('</w:num>', `${override}</w:num>`) }))).toEqual(['1. A', '1.1 A1', '2. B', '2.1 B1']);
    const own = LEGAL_LIST.replace('<w:lvlText w:val="%1.%2"/>', '<w:lvlRestart w:val="0"/><w:lvlText w:val="%1.%2"/>');
    expect(lines(makeDocx(body, { numbering: own })).at(-1)).toBe('2.2 B1');
  });
  it('pads a format of Word’s own with zeros', () => {
    const numbering = LEGAL_LIST.replace('<w:numFmt w:val="decimal"/>', '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>');
    expect(lines(makeDocx(p('One', numbered(0)) + p('Two', numbered(0)), { numbering }))).toEqual(['001. One', '002. Two']);
  });
  it('counts in words beyond a thousand', () => {
    const numbering = LEGAL_LIST.replace('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="cardinalText"/>').replace('</w:num>', '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="21105"/></w:lvlOverride></w:num>');
    expect(lines(makeDocx(p('On', numbered(0)), { numbering }))).toEqual(['Twenty-one thousand one hundred five. On']);
  });
  it('neither prints nor counts a number on the line that only ends a section', () => {
    const body = para('', `${numbered(0)}<w:sectPr/>`) + p('One', numbered(0));
    expect(lines(makeDocx(body, { numbering: LEGAL_LIST }))).toEqual(['', '1. One']);
    // A tracked change of its properties does not record the section, and yet the line ends it in both views.
    const changed = para('', `${numbered(0)}<w:sectPr/><w:pPrChange w:id="1" w:author="x"><w:pPr>${numbered(0)}</w:pPr></w:pPrChange>`) + p('One', numbered(0));
    expect(lines(makeDocx(changed, { numbering: LEGAL_LIST }), 'rejected')).toEqual(['', '1. One']);
  });
  it('takes both halves of the number independently from the style', () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H"><w:name w:val="H"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const body = p('A', '<w:pStyle w:val="H"/>') + p('B', '<w:pStyle w:val="H"/><w:numPr><w:ilvl w:val="1"/></w:numPr>');
    expect(lines(makeDocx(body, { numbering: LEGAL_LIST, styles }))).toEqual(['1. A', '1.1 B']);
  });
  it('restarts an instance with a start override once', () => {
    const numbering = `${LEGAL_LIST}<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;
    expect(lines(makeDocx(p('A', numbered(0)) + p('B', numbered(0, 2)) + p('C', numbered(0, 2)), { numbering }))).toEqual(['1. A', '5. B', '6. C']);
  });
});

describe('R5: both views of a marked document', () => {
  it.each<[string, string, string[], string[]]>([
    ['words', para(r('pay ') + del('30') + ins(r('45')) + r(' days')), ['pay 45 days'], ['pay 30 days']],
    ['their deletion inside our insertion', para(r('a ') + ins(`<w:del w:id="1" w:author="B"><w:r><w:delText>b </w:delText></w:r></w:del>${r('c')}`)), ['a c'], ['a ']],
    ['an inserted paragraph mark', para(r('one'), paragraphMark('ins')) + p('two'), ['one', 'two'], ['onetwo']],
    ['a deleted paragraph mark', para(r('one'), paragraphMark('del')) + p('two'), ['onetwo'], ['one', 'two']],
    ['an inserted row', table(row(['a', 'b']), row(['c', 'd'], '<w:ins w:id="1" w:author="B"/>')), ['a', 'b', 'c', 'd'], ['a', 'b']],
    ['a move', `<w:moveFromRangeStart w:id="1" w:name="m"/>${para(`<w:moveFrom w:id="2" w:author="B">${r('moved')}</w:moveFrom>`, '<w:rPr><w:moveFrom w:id="3" w:author="B"/></w:rPr>')}<w:moveFromRangeEnd w:id="1"/>${p('mid')}${para(`<w:moveTo w:id="4" w:author="B">${r('moved')}</w:moveTo>`, '<w:rPr><w:moveTo w:id="5" w:author="B"/></w:rPr>')}${p('end')}`, ['mid', 'moved', 'end'], ['moved', 'mid', 'end']],
  ])('%s', (_, body, accepted, rejected) => {
    expect(lines(makeDocx(body))).toEqual(accepted);
    expect(lines(makeDocx(body), 'rejected')).toEqual(rejected);
  });
});

describe('R6: clauses', () => {
  const tree = (nodes: readonly ClauseNode[], depth = 0): string[] => nodes.flatMap((node) => [`${'  '.repeat(depth)}${node.kind} ${node.number} ${node.heading}`.trimEnd(), ...tree(node.children, depth + 1)]);
  const clauses = (body: string): string[] => tree(readContract(makeDocx(body, { numbering: LEGAL_LIST }), nodeZlib).clauses);
  it('settles (i) by its siblings: a letter after (h), a roman number before (ii)', () => {
    const typed = ['1. Services', ...'abcdefghij'.split('').map((letter) => `(${letter}) the service number of that letter`), '2. Fees', '(i) the first fee', '(ii) the second fee'];
    const found = clauses(typed.map((line) => p(line)).join(''));
    expect(found.filter((line) => line.includes('(i)'))).toEqual(['  item (i)', '  item (i)']);
    expect(found.indexOf('  item (j)')).toBe(found.indexOf('  item (i)') + 1);
    expect(found.at(-1)).toBe('  item (ii)');
  });
  it('nests a legal list and keeps enumerated items with their clause', () => {
    const body = p('Confidentiality', numbered(0)) + p('Duty. Each party keeps secrets.', numbered(1)) + p('of the other party;', numbered(2)) + p('of its customers.', numbered(2)) + p('Term. It lasts five years.', numbered(1));
    expect(clauses(body)).toEqual(['article 1. Confidentiality', '  clause 1.1 Duty', '    item (a)', '    item (b)', '  clause 1.2 Term']);
  });
  it('knows the title, recitals, schedules and the signature block', () => {
    const bold = (words: string): string => para(r(words, '<w:b/>'));
    const body = para(r('SUPPLY AGREEMENT', '<w:b/>'), '<w:jc w:val="center"/>') + bold('RECITALS') + p('WHEREAS the parties wish to trade;') + p('1. Supply. The supplier supplies.') + p('2. Price. The buyer pays.') + p('IN WITNESS WHEREOF the parties have signed.') + p('By: ____________') + bold('SCHEDULE A: PRICES') + p('Prices are listed here.');
    expect(clauses(body)).toEqual(['title  SUPPLY AGREEMENT', 'recitals  RECITALS', 'clause 1. Supply', 'clause 2. Price', 'signature', 'schedule SCHEDULE A PRICES']);
  });
  it('puts every block into exactly one clause, in order', () => {
    const bytes = makeDocx(['Intro', '1. One', 'text', '1.1 Two', '(a) three', 'four'].map((line) => p(line)).join('') + table(row(['x', 'y'])) + p('end'));
    const blocks = (nodes: readonly ClauseNode[]): unknown[] => nodes.flatMap((node) => [...node.blocks, ...blocks(node.children)]);
    expect(blocks(readContract(bytes, nodeZlib).clauses)).toHaveLength(8);
  });
});
