import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { AppFailure } from '../../shared/base/app-error.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import type { Block } from '../../shared/contract/content.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { readDocument, type DocumentModel } from '../../shared/docx/read/document.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveDocument, verifyResolved } from '../../shared/docx/resolve/resolve-document.ts';
import { verifyRedline } from '../../shared/docx/verify/verify-redline.ts';
import { scrubDocument } from '../../shared/docx/sanitise/scrub-document.ts';
import { readingText } from '../corpus/reading-text.ts';
import { del, ins, LEGAL_LIST, makeDocx, numbered, p, para, paragraphMark, r, row, table, zipOf } from '../support/make-docx.ts';

const by = { author: 'Northwind', date: '2026-04-01T09:00:00Z' };
const body = (bytes: Uint8Array): string => (readingText(bytes)['body'] ?? '').split('\n').map((line) => line.split('|').at(-1)).join('/').replace(/\/$/, '');
const source = (bytes: Uint8Array): string => openPackage(bytes, nodeZlib).xml('word/document.xml')?.source ?? '';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A package whose main part has this name, content type and bytes. */
function packageOf(main: { readonly name?: string; readonly type?: string; readonly xml: string | Uint8Array; readonly others?: Readonly<Record<string, string | Uint8Array>> }): Uint8Array {
  const { name = 'word/document.xml', type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml' } = main;
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${name}" ContentType="${type}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="${name}"/></Relationships>`,
    [name]: main.xml,
    ...main.others,
  });
}
const marked = `<w:document xmlns:w="${W}"><w:body>${para(r('pay ') + del('30') + ins(r('45')))}</w:body></w:document>`;

describe('R1, W5: what a part is called or typed changes nothing', () => {
  it.each<[string, Parameters<typeof packageOf>[0]]>([
    ['a file with macros', { type: 'application/vnd.ms-word.document.macroEnabled.main+xml', xml: marked }],
    ['a main part without an ending', { name: 'word/document', xml: marked }],
  ])('%s is resolved and scrubbed like any other', (_, main) => {
    const file = packageOf(main);
    expect(body(resolveDocument(file, 'accept', nodeZlib))).toBe('pay 45');
    expect(readContract(resolveDocument(file, 'reject', nodeZlib), nodeZlib).hasMarks).toBe(false);
    const { bytes } = scrubDocument(file, nodeZlib, { keepRedlines: true });
    expect(readContract(bytes, nodeZlib).authors.map((author) => author.name)).toEqual(['Author 1']);
  });
});

it.each<[string, (text: string) => Uint8Array]>([
  ['ISO-8859-1', (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))],
  ['UTF-16', (text) => Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])])],
])('W1: a part read as %s is written as what it says it is', (encoding, encode) => {
  const file = packageOf({ xml: encode(`<?xml version="1.0" encoding="${encoding}"?>${marked.replace('pay ', 'caf\u00E9 ')}`) });
  const accepted = resolveDocument(file, 'accept', nodeZlib);
  expect(body(accepted)).toBe('caf\u00E9 45');
  expect(source(accepted)).toContain('encoding="UTF-8"');
});

it('W4: a tracked merge of cells takes the place of the one that stands there', () => {
  const cell = (properties: string): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p('x')}</w:tc>`;
  const merge = (value: string): string => `<w:cellMerge w:id="1" w:author="A" w:vMerge="${value}"/>`;
  const file = makeDocx(`<w:tbl><w:tr>${cell(`<w:vMerge w:val="restart"/>${merge('rest')}`)}</w:tr><w:tr>${cell(`<w:tcW w:w="10" w:type="dxa"/>${merge('cont')}`)}</w:tr></w:tbl>${p('')}`);
  expect(source(resolveDocument(file, 'accept', nodeZlib)).match(/<w:vMerge [^>]*>/g)).toEqual(['<w:vMerge w:val="restart"/>', '<w:vMerge w:val="continue"/>']);
});

it('R5: a fraction whose control character is deleted or inserted goes with it, and no empty boxes stay', () => {
  const mark = (kind: 'ins' | 'del', inner: string): string => `<w:${kind} w:id="1" w:author="A">${inner}</w:${kind}>`;
  const run = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
  const fraction = (kind: 'ins' | 'del', over: string, under: string): string => `<m:f><m:fPr><m:ctrlPr>${mark(kind, '<w:rPr/>')}</m:ctrlPr></m:fPr><m:num>${over}</m:num><m:den>${under}</m:den></m:f>`;
  const file = makeDocx(para(`<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${run('x')}${fraction('del', mark('del', run('1')), mark('del', run('2')))}${fraction('ins', mark('ins', run('3')), mark('ins', run('4')))}</m:oMath>`));
  const shape = (decision: 'accept' | 'reject'): string => source(resolveDocument(file, decision, nodeZlib)).match(/<m:oMath.*<\/m:oMath>/s)?.[0].replace(/<\/?m:(?:r|t)>|<m:oMath[^>]*>|<\/m:oMath>|<\/?m:(?:ctrlPr|fPr)\/?>|<w:rPr\/>/g, '') ?? '';
  expect(shape('accept')).toBe('x<m:f><m:num>3</m:num><m:den>4</m:den></m:f>');
  expect(shape('reject')).toBe('x<m:f><m:num>1</m:num><m:den>2</m:den></m:f>');
});

it('R5: an equation that loses all it holds goes; one that was empty before stays', () => {
  const mark = (kind: 'ins' | 'del', inner: string): string => `<w:${kind} w:id="1" w:author="A">${inner}</w:${kind}>`;
  const run = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
  const maths = (inner: string): string => `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${inner}</m:oMath>`;
  const file = makeDocx(para(r('The share is ') + maths(mark('del', run('1') + run('2'))) + maths(mark('ins', run('3'))) + maths('') + r('.')) + para(`<m:oMathPara xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${maths(mark('del', run('4')))}</m:oMathPara>`));
  for (const [decision, left] of [['accept', '3'], ['reject', '12']] as const) {
    const result = resolveDocument(file, decision, nodeZlib);
    expect(source(result).match(/<m:oMath[ >]/g)).toHaveLength(decision === 'accept' ? 2 : 3);
    expect(body(result).split('/')[0]).toBe(`The share is ${left}.`);
  }
});

describe('W5: what is in the package but not in the document', () => {
  const resolvesAndScrubs = (file: Uint8Array): void => {
    expect(body(resolveDocument(file, 'accept', nodeZlib))).toBe('pay 45');
    expect(body(resolveDocument(file, 'reject', nodeZlib))).toBe('pay 30');
    expect(() => redlineDocuments(file, file, nodeZlib, by)).not.toThrow();
    expect(() => scrubDocument(file, nodeZlib, { keepRedlines: true })).not.toThrow();
  };
  it('a part that is no XML and that nothing leads to stays as it is', () => {
    const file = packageOf({ xml: marked, others: { '21401.xml': 'remains of a damaged save', 'modifs.xml': '<!-- nothing -->' } });
    resolvesAndScrubs(file);
    expect(openPackage(resolveDocument(file, 'accept', nodeZlib), nodeZlib).bytes('21401.xml')).toEqual(openPackage(file, nodeZlib).bytes('21401.xml'));
  });
  it('a document brought in as a chunk is a file of its own, told as such', () => {
    const chunk = packageOf({ xml: `<w:document xmlns:w="${W}"><w:body>${p('Annex')}</w:body></w:document>` });
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="${OFFICE}/aFChunk" Target="annex.docx"/></Relationships>`;
    const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
      + '<Default Extension="docx" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
      + '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
    const xml = marked.replace('</w:body>', `<w:altChunk xmlns:r="${OFFICE}" r:id="rId9"/></w:body>`);
    const file = packageOf({ xml, others: { 'word/annex.docx': chunk, 'word/_rels/document.xml.rels': rels, '[Content_Types].xml': types } });
    resolvesAndScrubs(file);
    const { report, findings } = readContract(file, nodeZlib);
    expect(report.kept).toContain('word/annex.docx');
    expect(findings.map(({ check }) => check)).toContain('imported-chunk');
  });
  it('the words beside such a chunk can be edited, and the chunk stays', () => {
    const file = packageOf({ xml: `<w:document xmlns:w="${W}"><w:body>${p('The price is 30.')}<w:altChunk xmlns:r="${OFFICE}" r:id="rId9"/></w:body></w:document>` });
    const [clause] = readContract(file, nodeZlib).clauses;
    const blocks = clause?.blocks.map((block): Block => (block.type === 'paragraph' ? { ...block, inlines: block.inlines.map((inline) => (inline.type === 'text' ? { ...inline, text: 'The price is 45.' } : inline)) } : block)) ?? [];
    const clean = writeClauses(file, [{ type: 'replace', clauseId: clause?.id ?? '', blocks }], { ...by, mode: 'clean' }, nodeZlib);
    expect(source(clean)).toMatch(/45[^]*<w:altChunk/);
  });
});

it('R1: an unprefixed document whose attributes need a prefix gets a redline that can be read', () => {
  const version = (text: string): Uint8Array => packageOf({ xml: `<document xmlns="${W}" xmlns:q="${W}"><body><p><r><t>${text}</t></r></p><p><r><t>Last words stay here.</t></r></p></body></document>` });
  const { bytes } = redlineDocuments(version('The fee is ten euros a month.'), version('The fee is nine euros a month. It is paid.'), nodeZlib, by);
  expect(body(resolveDocument(bytes, 'accept', nodeZlib))).toBe('The fee is nine euros a month. It is paid./Last words stay here.');
});

describe('R3: form fields of old', () => {
  const field = (data: string, code: string): string => `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const box = (value: number): Uint8Array => makeDocx(para(field(`<w:checkBox><w:default w:val="${String(value)}"/></w:checkBox>`, 'FORMCHECKBOX') + r(' option')));
  const law = (value: number): Uint8Array => makeDocx(para(r('Law of ') + field(`<w:ddList><w:result w:val="${String(value)}"/><w:listEntry w:val="England"/><w:listEntry w:val="Delaware"/></w:ddList>`, 'FORMDROPDOWN') + r('.')));
  it('a ticked box changes as the whole field it is', () => {
    const { bytes } = redlineDocuments(box(1), box(0), nodeZlib, by);
    expect([body(resolveDocument(bytes, 'accept', nodeZlib)), body(resolveDocument(bytes, 'reject', nodeZlib))]).toEqual(['\u2610 option', '\u2612 option']);
  });
  it('the chosen entry of a list is text, and another choice a change', () => {
    expect(body(law(0))).toBe('Law of England.');
    expect(compareDocuments(law(1), law(0), nodeZlib).changes.map((change) => [change.removed, change.added])).toEqual([['Delaware', 'England']]);
    expect(auditReturn(law(1), law(0), nodeZlib).untracked).toHaveLength(1);
  });
});

describe('W4: ranges survive what vanishes around them', () => {
  it.each<[string, string]>([
    ['written with an end tag', '<w:bookmarkStart w:id="1" w:name="x"></w:bookmarkStart>'],
    ['with a > in its name', '<w:bookmarkStart w:id="1" w:name="a>b"/>'],
  ])('a bookmark %s', (_, start) => {
    const file = makeDocx(para(start + del('Gone.'), paragraphMark('del')) + para(`${r('Stays.')}<w:bookmarkEnd w:id="1"/>`));
    expect(source(resolveDocument(file, 'accept', nodeZlib))).toMatch(/bookmarkStart[^]*bookmarkEnd/);
  });
  it('one that begins in a deleted row', () => {
    const rowOf = (inner: string): string => `<w:tr><w:trPr><w:del w:id="9" w:author="x"/></w:trPr><w:tc><w:tcPr/>${inner}</w:tc></w:tr>`;
    const file = makeDocx(`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>${rowOf(para('<w:bookmarkStart w:id="1" w:name="x"/>'))}</w:tbl>${para('<w:bookmarkEnd w:id="1"/>' + r('Stays.'))}`);
    expect(source(resolveDocument(file, 'accept', nodeZlib))).toMatch(/bookmarkStart[^]*bookmarkEnd/);
  });
  it('a comment whose reference was deleted goes with it', () => {
    const file = makeDocx(para(`<w:commentRangeStart w:id="3"/>${r('Price')}<w:commentRangeEnd w:id="3"/><w:del w:id="4" w:author="x"><w:r><w:commentReference w:id="3"/></w:r></w:del>`), { comments: `<w:comment w:id="3" w:author="x">${p('Secret.')}</w:comment>` });
    const accepted = resolveDocument(file, 'accept', nodeZlib);
    expect(readContract(accepted, nodeZlib).comments).toEqual([]);
    expect(source(accepted)).not.toContain('commentRange');
  });
});

it('R1: windows-1252 is read with its own upper characters', () => {
  const xml = Uint8Array.from(`<?xml version="1.0" encoding="windows-1252"?><w:document xmlns:w="${W}"><w:body><w:p><w:r><w:t>Northwind\u0092s \u0080</w:t></w:r></w:p></w:body></w:document>`, (character) => character.charCodeAt(0));
  expect(body(packageOf({ xml }))).toBe('Northwind\u2019s \u20AC');
});

describe('R2: words that are not shown are said to be there', () => {
  const field = (code: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const checks = (inner: string): string[] => readContract(makeDocx(inner), nodeZlib).findings.map((finding) => finding.check);
  it.each<[string, string]>([
    ['open-field', para('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + p('Behind it.')],
    ['alternative-text', para(`<mc:AlternateContent><mc:Choice Requires="w14">${r('ten')}</mc:Choice><mc:Fallback>${r('twenty')}</mc:Fallback></mc:AlternateContent>`)],
    ['foreign-wrapper', para(`<z:wrap xmlns:z="urn:z">${r('Or ninety.')}</z:wrap>`)],
    ['imported-chunk', `${p('Text.')}<w:altChunk r:id="rId9"/>`],
    ['computed-field', para(`${r('The tenant is ')}${field(' MACROBUTTON NoMacro [insert name of tenant]')}`)],
    ['computed-field', para(`${field(' LISTNUM \\l 1 ')}${r(' deliver the goods')}`)],
    ['unread-words', para(`<w:tbl><w:tr><w:tc>${p('Or ninety.')}</w:tc></w:tr></w:tbl>`)],
    ['unread-words', `${p('Text.')}</w:body><w:body>${p('A second body.')}`],
  ])('%s', (check, inner) => {
    expect(checks(inner)).toContain(check);
    expect(checks(p('Plain.'))).not.toContain(check);
  });
  it('a field that stores what it shows is read, and one that shows nothing is not missed', () => {
    const stored = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MACROBUTTON Run here </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>here</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    expect(checks(para(stored) + para(`${r('Services')}${field(' XE "Services" ')}`))).not.toContain('computed-field');
  });
  it('a vocabulary the file says must be understood', () => {
    const document = (must: string): string => `<w:document xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:z="urn:z" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:MustUnderstand="${must}"><w:body>${p('Text.')}</w:body></w:document>`;
    const told = (must: string): (readonly string[])[] => readContract(packageOf({ xml: document(must) }), nodeZlib).findings.map(({ check, message }) => [check, message]);
    expect(told('w14 z')).toEqual([['must-understand', expect.stringContaining('urn:z')]]);
    expect(told('w14')).toEqual([]);
  });
  it('a main part of another vocabulary is refused', () => {
    expect(() => readContract(packageOf({ xml: '<html/>' }), nodeZlib)).toThrow(AppFailure);
  });
});

it('C6: an inserted picture is no typography', () => {
  const picture = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r>';
  expect(auditReturn(makeDocx(p('The price is ten.')), makeDocx(para(r('The price is ten.') + picture)), nodeZlib).untracked.map((item) => item.class)).toEqual(['substantive']);
});

describe('W6: the checks of resolved files and of redlines can fail', () => {
  const model = (inner: string): DocumentModel => readDocument(makeDocx(inner), nodeZlib);
  const base = model(para(r('pay ') + del('30') + ins(r('45'))));
  const listed = (inner: string, numbering?: string): DocumentModel => readDocument(makeDocx(inner, numbering === undefined ? {} : { numbering }), nodeZlib);
  it.each<[string, DocumentModel, RegExp]>([
    ['a mark is left', base, /tracked change is left/],
    ['a word is missing', model(p('pay')), /does not read like/],
    ['half a field is left', model(para(r('pay 45') + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>')), /left open/],
  ])('resolved: %s', (_, resolved, said) => {
    expect(() => verifyResolved(base, resolved, 'accept')).toThrow(said);
    expect(() => verifyResolved(base, model(p('pay 45')), 'accept')).not.toThrow();
  });
  it.each<[string, string, RegExp]>([
    ['rejecting gives something else', para(r('pay ') + ins(r('45'))), /earlier text/],
    ['accepting gives something else', para(r('pay ') + del('30') + ins(r('46'))), /later text/],
    ['half a field is left', para(r('pay ') + del('30') + ins(r('45')) + '<w:bookmarkStart w:id="7" w:name="x"/>'), /left open/],
  ])('redline: %s', (_, redline, said) => {
    expect(() => verifyRedline(model(p('pay 30')), model(redline), model(p('pay 45')))).toThrow(said);
    expect(() => verifyRedline(model(p('pay 30')), base, model(p('pay 45')))).not.toThrow();
  });  it('resolved: a paragraph end or a number is another one', () => {
    const marked = listed(p('One', numbered(0)) + para(r('Two ') + ins(r('and a half')), numbered(0)) + p('Three'), LEGAL_LIST);
    const said = (inner: string) => (): void => { verifyResolved(marked, listed(inner, LEGAL_LIST), 'reject'); };
    expect(said(p('One', numbered(0)) + p('Two ', numbered(0)) + p('Three'))).not.toThrow();
    expect(said(p('One', numbered(0)) + p('Two Three', numbered(0)))).toThrow(/does not read like/);
    expect(said(p('One', numbered(0)) + p('Two ', numbered(1)) + p('Three'))).toThrow(/does not read like/);
  });
  it('redline: a paragraph end, a number, a cell or a header is another one', () => {
    const list = p('One', numbered(0)) + p('Two', numbered(0));
    expect(() => { verifyRedline(listed(list, LEGAL_LIST), listed(p('One', numbered(0)) + p('Two', numbered(1)), LEGAL_LIST), listed(list, LEGAL_LIST)); }).toThrow(/earlier text/);
    expect(() => { verifyRedline(listed(list, LEGAL_LIST), listed(list, LEGAL_LIST), listed(p('One', numbered(0)) + p('Two', numbered(1)), LEGAL_LIST)); }).toThrow(/later text/);
    expect(() => { verifyRedline(model(p('One') + p('Two')), model(p('One') + p('Two')), model(p('OneTwo'))); }).toThrow(/later text/);
    expect(() => { verifyRedline(model(table(row(['a', 'b']))), model(table(row(['a', 'b']))), model(table(row(['ab', ''])))); }).toThrow(/later text/);
    const headed = (header: string): DocumentModel => readDocument(makeDocx(p('One'), { header: p(header) }), nodeZlib);
    expect(() => { verifyRedline(headed('Draft'), headed('Final'), headed('Final')); }).toThrow(/earlier text/);
  });
  it('C10: a redline may differ in what no mark can say', () => {
    const end = para('', '<w:sectPr/>');
    // A note that stays in the later file when its reference has gone (17.11.14).
    const noted = (reference: string): DocumentModel => readDocument(makeDocx(para(r('One') + reference), { footnotes: `<w:footnote w:id="2">${p('As agreed.')}</w:footnote>` }), nodeZlib);
    const [mark, gone] = ['<w:r><w:footnoteReference w:id="2"/></w:r>', `<w:del w:id="9" w:author="A"><w:r><w:footnoteReference w:id="2"/></w:r></w:del>`];
    expect(() => { verifyRedline(noted(mark), noted(gone), noted('')); }).not.toThrow();
    expect(() => { verifyRedline(noted(mark), noted(mark), noted('')); }).toThrow(/later text/);
    // The empty line that ends a section, on either side, and the number of a list that one file defines nowhere (17.9.15).
    expect(() => { verifyRedline(model(p('One') + end + p('Two')), model(p('One') + end + p('Two')), model(p('One') + p('Two'))); }).not.toThrow();
    expect(() => { verifyRedline(model(p('One') + p('Two')), model(p('One') + p('Two')), model(p('One') + end + p('Two'))); }).not.toThrow();
    expect(() => { verifyRedline(model(p('One') + p('Two')), model(p('One') + p('Two')), model(p('One') + p('') + p('Two'))); }).toThrow(/later text/);
    // Two ends that stay before lines that were empty anyway: each may stand for one of those, or for none.
    const ends = model(end + end + p('') + p('One') + p(''));
    expect(() => { verifyRedline(ends, ends, model(p('') + p('One') + p(''))); }).not.toThrow();
    expect(() => { verifyRedline(ends, ends, model(p('') + p('') + p('') + p('') + p('One') + p(''))); }).toThrow(/later text/);
    expect(() => { verifyRedline(listed(p('One', numbered(0)), LEGAL_LIST), listed(p('One', numbered(0)), LEGAL_LIST), listed(p('One', numbered(0)))); }).not.toThrow();
  });
});

it('W3: a cell that ends with a table, without the line behind it, is redlined both ways', () => {
  const cell = (inner: string): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${inner}</w:tc></w:tr></w:tbl>`;
  const odd = makeDocx(p('Fees') + cell(cell(p('Ten euros.'))) + p('End'));
  const plain = makeDocx(p('Fees') + p('End'));
  const words = (file: Uint8Array): readonly string[] => (readingText(file)['body'] ?? '').split('\n').filter((line) => !line.endsWith('|'));
  for (const [before, after] of [[plain, odd], [odd, plain]] as const) {
    const { bytes } = redlineDocuments(before, after, nodeZlib, { author: 'Northwind', date: '2026-04-01T09:00:00Z' });
    expect(words(bytes)).toEqual(words(after));
  }
});
