import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { MetadataItem } from '../../shared/contract/metadata.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { readPicture } from '../../shared/docx/sanitise/pictures/picture.ts';
import { scrubDocument } from '../../shared/docx/sanitise/scrub-document.ts';
import { makeDocx, p, para, r } from '../support/make-docx.ts';
import { segment } from '../support/telling-docx.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DRAWING = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';

type Scrub = { readonly source: (part: string) => string; readonly removed: readonly MetadataItem[]; readonly kept: readonly MetadataItem[]; readonly parts: readonly string[] };
const scrub = (file: Uint8Array, keepRedlines = false): Scrub => {
  const { bytes, removed, kept } = scrubDocument(file, nodeZlib, { keepRedlines });
  const docx = openPackage(bytes, nodeZlib);
  return { source: (part) => docx.xml(part)?.source ?? '', removed, kept, parts: docx.partNames };
};
const main = 'word/document.xml';
const relations = (...list: readonly (readonly [string, string, string])[]): string =>
  `<Relationships xmlns="${RELATIONS}"><!-- by Jane -->${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${OFFICE}/${type}`}" Target="${target}"/>`).join('')}</Relationships>`;
const field = (instruction: string): string => para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('shown')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`);
const picture = (name: string, inner: string, words = ''): string =>
  `<w:p><w:r><w:drawing ${DRAWING}><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="4" name="${name}" descr="${words}"/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="${inner}" descr=""/></pic:nvPicPr><pic:blipFill><a:srcRect l="20000"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

describe('W5: names of pictures', () => {
  it.each([['draft for M. Smith.png', ''], ['C:\\Users\\jsmith\\logo.png', ''], ['Smith logo', ''], ['IMG_2034', '']])('the file a picture was, %s, goes from its name', (name) => {
    const { source, removed } = scrub(makeDocx(picture(name, name)));
    expect(source(main)).toContain('<wp:docPr id="4" name="Picture 4" descr=""/>');
    expect(source(main)).toContain('<pic:cNvPr id="0" name="Picture 0" descr=""/>');
    expect(removed).toContainEqual(expect.objectContaining({ kind: 'picture-name', samples: [name] }));
  });
  it.each(['Picture 3', 'Grafik 12', '图片 1', 'Image1', ''])('a picture nobody named keeps its name: “%s”', (name) => {
    expect(scrub(makeDocx(picture(name, name))).source(main)).toContain(`<pic:cNvPr id="0" name="${name}" descr=""/>`);
  });
  it('a description in words stays for those who do not see the picture, and is told; a file name or an address goes', () => {
    const words = scrub(makeDocx(picture('Picture 1', 'Picture 1', 'The seal of the company')));
    expect(words.source(main)).toContain('descr="The seal of the company"');
    expect(words.kept).toContainEqual(expect.objectContaining({ kind: 'picture-description', samples: ['The seal of the company'] }));
    for (const place of ['D:\\deals\\seal.png', 'seal of Smith.jpg', 'https://intranet.acme.example/seal']) expect(scrub(makeDocx(picture('Picture 1', 'Picture 1', place))).source(main)).toContain('name="Picture 1" descr=""');
  });
  it('the older form of pictures forgets its file too', () => {
    const { source } = scrub(makeDocx(para(`<w:r><w:pict ${DRAWING}><v:shape alt="A seal"><v:imagedata o:title="seal by Smith" o:href="file:///C:/seal.png"/></v:shape></w:pict></w:r>`)));
    expect(source(main)).toContain('<v:shape alt="A seal"><v:imagedata o:title="" o:href=""/>');
  });
  it('that a picture was cut, and the rest is still there, is told', () => {
    expect(scrub(makeDocx(picture('Picture 1', 'Picture 1'))).kept).toContainEqual(expect.objectContaining({ kind: 'picture-crop', part: main }));
  });
});

describe('W5: what fields keep beside their words is told', () => {
  it.each([
    ['ADDIN ZOTERO {"by":"Smith"}', 'add-in-data'], ['MERGEFIELD Client', 'mail-merge'], ['MACROBUTTON Send Smith', 'macros'], ['FILLIN "Ask Smith"', 'control-label'], ['INCLUDE "C:\\\\deals\\\\a.doc"', 'linked-object'],
    ['HYPERLINK \\o "Ask Smith" "file:///C:/deals/a.docx"', 'external-link'], ['HYPERLINK "..\\\\deals\\\\a.docx"', 'external-link'], ['HYPERLINK mailto:smith@acme.example', 'external-link'],
  ])('%s', (instruction, kind) => {
    expect(scrub(makeDocx(field(instruction))).kept).toContainEqual(expect.objectContaining({ kind, part: main }));
  });
  it('a link by field leads where it leads, wherever its switches stand; one inside the file is no link to outside', () => {
    const samples = (instruction: string): readonly string[] => scrub(makeDocx(field(instruction))).kept.flatMap((item) => (item.kind === 'external-link' && item.what === 'Links to a person or to a file on a computer' ? (item.samples ?? []) : []));
    expect(samples('HYPERLINK \\o "Ask Smith" "file:///C:/deals/a.docx" \\t "_blank"')).toEqual(['file:///C:/deals/a.docx']);
    expect(samples('HYPERLINK \\l "C:\\\\x"')).toEqual([]);
  });
});

describe('W5: settings and elements that tell', () => {
  it('libraries of schemas and kinds of smart tags go; a restriction of editing stays and is told', () => {
    const settings = '<w:documentProtection w:edit="readOnly" w:enforcement="1" w:hash="abc"/><w:smartTagType w:namespaceuri="urn:x" w:url="http://smith.example"/><sl:schemaLibrary xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"><sl:schema sl:uri="urn:x" sl:manifestLocation="C:\\Users\\smith\\x.xml"/></sl:schemaLibrary>';
    const { source, kept } = scrub(makeDocx(p('Text.'), { settings }));
    expect(source('word/settings.xml')).not.toMatch(/smith/);
    expect(kept).toMatchObject([{ kind: 'write-protection', part: 'word/settings.xml' }]);
  });
  it('marks of people who edited at once lose their dates with their names', () => {
    const conflict = '<w:p><w:pPr><w:rPr><w14:conflictIns w:id="7" w:author="Jane Smith" w:date="2026-03-01T10:00:00Z"/></w:rPr></w:pPr></w:p>';
    expect(scrub(makeDocx(conflict), true).source(main)).toContain('<w14:conflictIns w:id="7" w:author="Author 1"/>');
  });
  it('values of smart tags and custom elements, ActiveX controls, words over links and foreign vocabularies are told', () => {
    const body = [
      '<w:p><w:customXml w:uri="urn:x" w:element="client"><w:customXmlPr><w:attr w:name="n" w:val="Smith"/></w:customXmlPr></w:customXml></w:p>', '<w:p><w:r><w:object><w:control w:name="AskSmith"/></w:object></w:r></w:p>',
      `<w:p><w:hyperlink w:anchor="x" w:tooltip="Ask Smith">${r('here')}</w:hyperlink></w:p>`,
    ].join('');
    const kinds = scrub(makeDocx(body)).kept.map((item) => item.kind);
    expect(new Set(kinds)).toEqual(new Set(['smart-tag', 'macros', 'external-link']));
    const file = makeDocx(p('Text.'), { header: '<w:p/>', more: {} });
    expect(scrub(file).kept).toEqual([]);
  });
});

describe('W5: parts that tell', () => {
  const CORE = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Jane Smith</dc:creator><dc:publisher>Smith LLP</dc:publisher><x xmlns="urn:x">Smith</x><dc:language>en-GB</dc:language></cp:coreProperties>';
  const APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Office/7.4$Linux_X86_64</Application><Words>7</Words><Desk>Smith</Desk></Properties>';
  const bookmark = '<w:p><w:bookmarkStart w:id="1" w:name="Notes_Jane_Smith"/><w:bookmarkEnd w:id="1"/></w:p>';
  const root = relations(['a', 'officeDocument', main], ['b', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'], ['c', 'extended-properties', 'docProps/app.xml']);
  const document = relations(['s', 'styles', 'styles.xml'], ['p', 'image', 'media/Jane%20Smith.bin'], ['u', 'http://vendor.example/trace', 'trace.xml'], ['v', 'http://schemas.microsoft.com/office/2006/relationships/vbaProjectSignature', 'signature.bin'], ['x', 'control', 'activeX1.xml'], ['m', 'video', 'clip.mp4']);
  const file = makeDocx(bookmark, {
    styles: '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="jane smith body"/></w:style>',
    more: { '_rels/.rels': root, 'word/_rels/document.xml.rels': document, 'docProps/core.xml': CORE, 'docProps/app.xml': APP, 'word/media/Jane Smith.bin': 'x', 'word/trace.xml': '<x/>', 'word/signature.bin': 'x', 'word/activeX1.xml': '<x/>', 'word/clip.mp4': 'x' },
  });
  const { source, kept, removed } = scrub(file);

  it('every property but counts goes, known or not', () => {
    expect(source('docProps/core.xml')).not.toMatch(/Smith/);
    expect(source('docProps/core.xml')).toContain('en-GB');
    expect(source('docProps/app.xml')).toMatch(/><Words>7<\/Words><\/Properties>$/);
  });
  it('remarks go from the lists of links too', () => {
    expect(source('_rels/.rels') + source('word/_rels/document.xml.rels')).not.toContain('Jane -->');
    expect(removed).toContainEqual(expect.objectContaining({ kind: 'xml-comment', part: '_rels/.rels' }));
  });
  it.each([
    ['a part of a kind nobody knows', 'unknown-part', 'word/trace.xml'], ['a signature of macros', 'macros', 'word/signature.bin'], ['an ActiveX control', 'macros', 'word/activeX1.xml'], ['a film', 'media', 'word/clip.mp4'],
    ['a picture whose kind is not declared', 'picture-unread', 'word/media/Jane Smith.bin'], ['a part named after somebody the file names', 'name-elsewhere', 'word/media/Jane Smith.bin'],
    ['a style named after somebody the file names', 'name-elsewhere', 'word/styles.xml'], ['a bookmark named after somebody the file names', 'name-elsewhere', main],
  ])('%s is told', (_, kind, part) => {
    expect(kept).toContainEqual(expect.objectContaining({ kind, part }));
  });
  it('two links under one id stand in nobody’s way', () => {
    const links = relations(['s', 'styles', 'styles.xml'], ['s', 'image', 'a.png']);
    expect(scrub(makeDocx(p('Text.'), { styles: '', more: { 'word/_rels/document.xml.rels': links, 'word/a.png': 'x' } })).parts).toContain('word/styles.xml');
  });
  it('a type declared for a part that is not there goes', () => {
    const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/JaneSmith.xml" ContentType="x"/></Types>';
    expect(scrub(makeDocx(p('Text.'), { more: { '[Content_Types].xml': types } })).source('[Content_Types].xml')).not.toContain('Smith');
  });
});

describe('W5: pictures inside pictures', () => {
  it('a JPEG loses the smaller picture in its first header, which may show what was cut off', () => {
    const bytes = Uint8Array.from([0xff, 0xd8, ...segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01abc'), ...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 0xff, 0xd9]);
    const kept = bytes.slice();
    const reading = readPicture(bytes, 'image/jpeg', nodeZlib);
    expect(reading?.tells).toEqual(['a smaller picture of it']);
    expect(bytes).toEqual(kept);
    expect(String.fromCharCode(...(reading?.stripped ?? []))).not.toContain('abc');
    expect(readPicture(reading?.stripped ?? bytes, 'image/jpeg', nodeZlib)).toMatchObject({ tells: [], drawing: reading?.drawing });
  });
  it('an SVG loses titles, layers and the places of its pictures', () => {
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="urn:i"><title>Smith</title><desc>Smith</desc><g i:label="Smith" data-name="Smith"><image href="file:///C:/smith/a.png"/></g></svg>');
    expect(new TextDecoder().decode(readPicture(svg, 'image/svg+xml', nodeZlib)?.stripped)).toBe('<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="urn:i"><g><image/></g></svg>');
  });
});
