import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { writeArchive } from '../../shared/docx/package/zip-write.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SPACES = `xmlns:w="${W}" xmlns:r="${R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"`;

export type DocxParts = {
  readonly numbering?: string;
  readonly styles?: string;
  readonly header?: string;
  readonly footnotes?: string;
  readonly comments?: string;
  readonly settings?: string;
  /** Further parts by path, as they are. */
  readonly more?: Readonly<Record<string, string>>;
};

const encoder = new TextEncoder();

/** A small .docx with this body (content of `w:body` without its last section), as Word would lay it out. */
export function makeDocx(body: string, parts: DocxParts = {}): Uint8Array {
  const related: readonly (readonly [keyof DocxParts, string, string])[] = [
    ['numbering', 'numbering', 'numbering'], ['styles', 'styles', 'styles'], ['header', 'header', 'hdr'], ['footnotes', 'footnotes', 'footnotes'], ['comments', 'comments', 'comments'], ['settings', 'settings', 'settings'],
  ];
  const present = related.filter(([key]) => parts[key] !== undefined);
  const section = parts.header === undefined ? '<w:sectPr/>' : '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/></w:sectPr>';
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/>${present.map(([, name]) => `<Override PartName="/word/${name}.xml" ContentType="${TYPES}.${name}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${present.map(([, name]) => `<Relationship Id="rId${name}" Type="${R}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    'word/document.xml': `${HEAD}<w:document ${SPACES}><w:body>${body}${section}</w:body></w:document>`,
  };
  for (const [key, name, root] of present) files[`word/${name}.xml`] = `${HEAD}<w:${root} ${SPACES}>${String(parts[key])}</w:${root}>`;
  Object.assign(files, parts.more);
  return zipOf(files);
}

/** A ZIP archive of these files, written by the product's own deterministic writer. */
export const zipOf = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  writeArchive({ bytes: new Uint8Array(), entries: [] }, new Map(Object.entries(files).map(([name, text]) => [name, typeof text === 'string' ? encoder.encode(text) : text])), nodeZlib);

/** A plain paragraph; `properties` is the content of `w:pPr`. */
export const p = (text: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : r(text)}</w:p>`;
/** A paragraph of given runs. */
export const para = (runs: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
export const r = (text: string, properties = ''): string => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const who = (author: string): string => `w:author="${author}" w:date="2026-03-01T10:00:00Z"`;
let id = 900;
export const ins = (runs: string, author = 'Other Side'): string => `<w:ins w:id="${(id += 1)}" ${who(author)}>${runs}</w:ins>`;
export const del = (text: string, author = 'Other Side'): string => `<w:del w:id="${(id += 1)}" ${who(author)}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
/** The mark of an inserted or deleted paragraph mark, for `w:pPr`. */
export const paragraphMark = (kind: 'ins' | 'del', author = 'Other Side'): string => `<w:rPr><w:${kind} w:id="${(id += 1)}" ${who(author)}/></w:rPr>`;
export const row = (cells: readonly string[], properties = ''): string => `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.map((cell) => `<w:tc><w:tcPr/>${p(cell)}</w:tc>`).join('')}</w:tr>`;
export const table = (...rows: readonly string[]): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${rows.join('')}</w:tbl>`;

/** A legal list: `1.`, `1.1`, `(a)`, in list 1. */
export const LEGAL_LIST = `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${[['decimal', '%1.'], ['decimal', '%1.%2'], ['lowerLetter', '(%3)'], ['lowerRoman', '(%4)']]
  .map(([format, text], level) => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`)
  .join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
export const numbered = (level: number, list = 1): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
