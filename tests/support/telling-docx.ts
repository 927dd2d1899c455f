import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { readArchive } from '../../shared/docx/package/zip-read.ts';
import { writeArchive } from '../../shared/docx/package/zip-write.ts';
import { makeDocx, p, para, r } from './make-docx.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';
const DU = 'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du"';
const bytesOf = (...pieces: readonly (string | readonly number[])[]): Uint8Array => Uint8Array.from(pieces.flatMap((piece) => (typeof piece === 'string' ? [...piece].map((character) => character.charCodeAt(0)) : [...piece])));

/** One JPEG segment: marker and content. */
export const segment = (marker: number, content: string | readonly number[]): readonly number[] => {
  const data = bytesOf(content);
  return [0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff, ...data];
};

const tiffEntry = (tag: number, type: number, count: number, value: readonly number[]): readonly number[] => [tag >> 8, tag & 0xff, 0, type, 0, 0, 0, count, ...value];

/** EXIF of a picture on its side, by “Jan”, with a place. */
export const EXIF = [...bytesOf('Exif\0\0MM\0*\0\0\0\x08'), 0, 3, ...tiffEntry(0x0112, 3, 1, [0, 6, 0, 0]), ...tiffEntry(0x013b, 2, 4, [0x4a, 0x61, 0x6e, 0]), ...tiffEntry(0x8825, 4, 1, [0, 0, 0, 60]), 0, 0, 0, 0];

/** A JPEG (no picture anybody could see) with everything a camera and an editor leave behind. */
export const JPEG = bytesOf(
  [0xff, 0xd8], segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'), segment(0xe1, EXIF), segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<dc:creator><rdf:Seq><rdf:li>Jane Roe</rdf:li>'), segment(0xe2, 'ICC_PROFILE\0\x01\x01profile'),
  segment(0xed, 'Photoshop 3.0\x008BIM'), segment(0xee, 'Adobe\0\x64\0\0\0\0\x01'), segment(0xfe, 'by Jane Roe'), segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]), segment(0xda, [1, 1, 0, 0, 63, 0]), [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56], [0xff, 0xd9], 'and a film behind it',
);

const chunk = (type: string, content: string): readonly number[] => {
  const body = bytesOf(type, content);
  const number = (value: number): readonly number[] => [(value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
  return [...number(content.length), ...body, ...number(nodeZlib.crc32(body))];
};

export const PNG = bytesOf([0x89], 'PNG\r\n\x1a\n', chunk('IHDR', '\0\0\0\x01\0\0\0\x01\x08\0\0\0\0'), chunk('gAMA', '\0\0\xb1\x8f'), chunk('tEXt', 'Author\0Jane Roe'), chunk('tIME', '\x07\xea\x03\x01\x0a\0\0'), chunk('prVW', 'preview'), chunk('IDAT', 'data'), chunk('IEND', ''));
export const GIF = bytesOf('GIF89a\x01\0\x01\0\0\0\0', '!\xfe\x08Jane Roe\0', '!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0', ',\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0', ';');

const mark = (author: string): string => `w:author="${author}" w:date="2026-03-01T10:00:00Z" w16du:dateUtc="2026-03-01T09:00:00Z" ${DU}`;
const field = (instruction: string, result: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const BODY = [
  `<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:pPr><w:pPrChange w:id="11" ${mark('John Doe')}><w:pPr/></w:pPrChange></w:pPr><w:commentRangeStart w:id="0"/>${r('The fee is ')}<w:ins w:id="12" ${mark('Jane Roe')}>${r('10')}</w:ins><w:del w:id="13" ${mark('John Doe')}><w:r><w:delText>8</w:delText></w:r></w:del>${r('.', '<w:b/>')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
  para(`${r('You see this')}${r(' and not this', '<w:vanish/>')}${r(' and this', '<w:webHidden/>')}<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:instrText> XE "fee" </w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>`),
  para(`<w:fldSimple w:instr=" AUTHOR ">${r('Drafted by counsel')}</w:fldSimple>${field('DOCPROPERTY Client', 'Acme')}${field('INCLUDETEXT "C:\\\\deals\\\\annex.docx"', 'Annex')}`),
  `<w:sdt><w:sdtPr><w:alias w:val="Client"/><w:dataBinding w:xpath="/client" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent>${p('Acme GmbH')}</w:sdtContent></w:sdt>`,
  `<w:p><w:permStart w:id="5" w:ed="jane@acme.example"/>${r('Only Jane may edit.')}<w:permEnd w:id="5"/><w:hyperlink r:id="rIdlink">${r('A link')}</w:hyperlink></w:p>`,
].join('');

/** A file that tells everything a file can tell, by Jane Roe and John Doe of Acme. */
export function tellingDocx(): Uint8Array {
  const base = makeDocx(BODY, {
    header: `<w:p><w:ins w:id="21" ${mark('Mary Major')}>${r('Draft of counsel')}</w:ins></w:p>`,
    comments: `<w:comment w:id="0" w:author="Jane Roe" w:initials="JR" w:date="2026-03-01T10:00:00Z">${p('We could go down to 8.')}</w:comment>`,
    settings: `<w:writeProtection w:recommended="1"/><w:saveThroughXslt w:solutionID="C:\\deals\\out.xsl"/><w:attachedSchema w:val="urn:acme-deals"/><w:proofState w:spelling="clean"/><w:attachedTemplate r:id="rIdtemplate"/><w:trackRevisions/><w:mailMerge><w:mainDocumentType w:val="formLetters"/></w:mailMerge><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="walkaway" w:val="8"/></w:docVars><w15:docId ${W15} w15:val="{12345678-0000-0000-0000-000000000000}"/>`,
    styles: '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:rsid w:val="00AB12CD"/></w:style>',
  });
  const archive = readArchive(base);
  const relation = (id: string, type: string, target: string, external = false): string => `<Relationship Id="${id}" Type="${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
  const relations = (...list: readonly string[]): Uint8Array => encode(`${HEAD}<Relationships xmlns="${PACKAGE}">${list.join('')}</Relationships>`);
  const office = (id: string, type: string, target: string, external = false): string => relation(id, `${OFFICE}/${type}`, target, external);
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const changes = new Map<string, Uint8Array>([
    ['[Content_Types].xml', encode(`${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${['jpeg', 'png', 'gif', 'emf'].map((kind) => `<Default Extension="${kind}" ContentType="image/${kind}"/>`).join('')}<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>${override('word/document.xml', `${word}.document.main+xml`)}${['styles', 'comments', 'settings'].map((name) => override(`word/${name}.xml`, `${word}.${name}+xml`)).join('')}${override('word/header.xml', `${word}.header+xml`)}${override('word/people.xml', `${word}.people+xml`)}${override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`)],
    ['_rels/.rels', relations(office('rId1', 'officeDocument', 'word/document.xml'), relation('rId2', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'), office('rId3', 'extended-properties', 'docProps/app.xml'), office('rId4', 'custom-properties', 'docProps/custom.xml'), relation('rId5', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail', 'docProps/thumbnail.jpeg'), relation('rId6', 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin', '_xmlsignatures/origin.sigs'))],
    ['docProps/core.xml', encode(`${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Supply</dc:title><dc:creator>Jane Roe</dc:creator><cp:lastModifiedBy>John Doe</cp:lastModifiedBy><dcterms:created>2026-03-01T10:00:00Z</dcterms:created></cp:coreProperties>`)],
    ['docProps/app.xml', encode(`${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>C:\\deals\\fees.dotx</Template><Application>Microsoft Office Word</Application><Company>Acme Holding</Company><Manager>Jane Roe</Manager></Properties>`)],
    ['docProps/custom.xml', encode(`${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property fmtid="{1}" pid="2" name="Client"><x xmlns="urn:x">Jane Roe</x></property></Properties>`)],
    ['docProps/thumbnail.jpeg', JPEG],
    ['_xmlsignatures/origin.sigs', new Uint8Array()],
    ['_xmlsignatures/_rels/origin.sigs.rels', relations(relation('rId1', 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature', 'sig1.xml'))],
    ['_xmlsignatures/sig1.xml', encode('<Signature>Jane Roe</Signature>')],
    ['word/people.xml', encode(`${HEAD}<w15:people ${W15}><w15:person w15:author="Jane Roe"><w15:presenceInfo w15:providerId="AD" w15:userId="S::jane@acme.example"/></w15:person></w15:people>`)],
    ['word/fontTable.xml', encode(`${HEAD}<w:fonts ${W} xmlns:r="${OFFICE}"><w:font w:name="House Serif"><w:embedRegular r:id="rIdfont" w:fontKey="{1}"/></w:font></w:fonts>`)],
    ['word/_rels/fontTable.xml.rels', relations(office('rIdfont', 'font', 'fonts/font1.odttf'))],
    ['word/fonts/font1.odttf', Uint8Array.of(1, 2, 3)],
    ['word/vbaProject.bin', Uint8Array.of(4, 5, 6)],
    ['word/comments-old.xml', encode(`${HEAD}<w:comments ${W}><w:comment w:id="0" w:author="Jane Roe"><w:p/></w:comment></w:comments>`)],
    ['word/media/photo.jpeg', JPEG], ['word/media/logo.png', PNG], ['word/media/dot.gif', GIF], ['word/media/drawing.emf', Uint8Array.of(1, 0, 0, 0)],
    ['customXml/item1.xml', encode('<client>Jane Roe</client>')],
    ['customXml/_rels/item1.xml.rels', relations(office('rId1', 'customXmlProps', 'itemProps1.xml'))],
    ['customXml/itemProps1.xml', encode('<x/>')],
    ['word/_rels/settings.xml.rels', relations(office('rIdtemplate', 'attachedTemplate', 'file:///C:\\deals\\fees.dotx', true), office('rIdmerge', 'mailMergeSource', 'file:///C:\\deals\\people.csv', true))],
    ['word/_rels/document.xml.rels', relations(...['styles', 'header', 'comments', 'settings'].map((name) => office(`rId${name}`, name, `${name}.xml`)), relation('rIdpeople', 'http://schemas.microsoft.com/office/2011/relationships/people', 'people.xml'), relation('rIdmacros', 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin'), office('rIdfonts', 'fontTable', 'fontTable.xml'), office('rIdcustom', 'customXml', '../customXml/item1.xml'), office('rIdlink', 'hyperlink', 'file:///C:\\deals\\annex.docx', true), office('rIdlinked', 'image', 'file:///C:\\deals\\logo.png', true), ...['photo.jpeg', 'logo.png', 'dot.gif', 'drawing.emf'].map((name) => office(`rId${name}`, 'image', `media/${name}`)))],
  ]);
  return writeArchive(archive, changes, nodeZlib);
}
