import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { writeArchive } from '../../shared/docx/package/zip-write.ts';
import { decode } from '../judges/marked-words.ts';

/**
 * A .docx as a person with a text editor sees it: its XML parts as strings, cut at tags. Only the ZIP code is the product's;
 * reading and editing here share nothing with the engine that is judged.
 */
export type Paper = {
  readonly name: string;
  readonly xml: (part: string) => string;
  readonly parts: readonly string[];
  /** The lines of the body that a person can edit as mere text, in order. */
  readonly lines: readonly Line[];
  readonly rows: readonly Row[];
  /** The file with these stretches replaced. */
  readonly written: (rewrites: readonly Splice[]) => Uint8Array;
};

export type Splice = { readonly part: string; readonly start: number; readonly end: number; readonly text: string };

/** One paragraph: where it is stored, and what it says. */
export type Line = {
  readonly part: string;
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly xml: string;
  readonly text: string;
  readonly inCell: boolean;
  /** Only runs with text: no field, note, link, picture, mark or tab. */
  readonly isPlain: boolean;
  /** Plain, and every run looks the same, so that it can be typed anew. */
  readonly isUniform: boolean;
};

export type Row = { readonly start: number; readonly end: number; readonly xml: string; readonly text: string; readonly table: number; readonly isSimple: boolean };

export const BODY = 'word/document.xml';

export function openPaper(name: string, bytes: Uint8Array): Paper {
  const docx = openPackage(bytes, nodeZlib);
  const texts = new Map<string, string>();
  const xml = (part: string): string => {
    let text = texts.get(part);
    if (text === undefined) texts.set(part, (text = new TextDecoder().decode(docx.bytes(part) ?? new Uint8Array())));
    return text;
  };
  return {
    name,
    xml,
    parts: docx.partNames,
    lines: linesOf(BODY, xml(BODY)),
    rows: rowsOf(xml(BODY)),
    written: (splices) => {
      const byPart = new Map<string, Splice[]>();
      for (const splice of splices) byPart.set(splice.part, [...(byPart.get(splice.part) ?? []), splice]);
      const changed = new Map([...byPart].map(([part, list]) => [part, new TextEncoder().encode(spliced(xml(part), list))]));
      return writeArchive(docx.archive, changed, nodeZlib);
    },
  };
}

function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: put } of [...splices].sort((one, two) => one.start - two.start || one.end - two.end)) {
    if (start < at) throw new Error('Two edits of one place');
    result += text.slice(at, start) + put;
    at = end;
  }
  return result + text.slice(at);
}

export const encode = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The paragraphs of a part that hold no other paragraph. */
export function linesOf(part: string, xml: string): Line[] {
  const lines: Line[] = [];
  let open = -1;
  let cells = 0;
  for (const { 0: tag, index } of xml.matchAll(/<w:p(?: [^>]*)?>|<\/w:p>|<w:tc(?: [^>]*)?>|<\/w:tc>/g)) {
    if (tag === '</w:tc>') cells -= 1;
    else if (tag.startsWith('<w:tc')) cells += 1;
    else if (tag === '</w:p>') {
      if (open >= 0) lines.push(lineOf(part, lines.length, open, xml.slice(open, index + tag.length), cells > 0));
      open = -1;
    } else if (!tag.endsWith('/>')) open = index;
  }
  return lines;
}

const NOT_PLAIN = /<w:(?:tab\/|br|fldChar|fldSimple|instrText|ins |del |moveFrom|moveTo|footnoteReference|endnoteReference|drawing|pict|object|hyperlink|sdt|sym|noBreakHyphen|softHyphen|commentR|ptab|sectPr)|<mc:/;

function lineOf(part: string, index: number, start: number, xml: string, inCell: boolean): Line {
  const text = piecesOf(xml).map((piece) => piece.text).join('');
  const content = xml.replace(/<w:pPr>[\s\S]*?<\/w:pPr>/, '');
  const isPlain = !NOT_PLAIN.test(content) && !/<w:sectPr/.test(xml);
  const looks = new Set([...content.matchAll(/<w:r(?: [^>]*)?>(<w:rPr>[\s\S]*?<\/w:rPr>)?/g)].map((match) => match[1] ?? ''));
  return { part, index, start, end: start + xml.length, xml, text, inCell, isPlain, isUniform: isPlain && looks.size === 1 };
}

type Piece = { readonly start: number; readonly end: number; readonly text: string };

const piecesOf = (xml: string): Piece[] =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: decode(match[1] ?? '') }));

/** The paragraph with the characters `[from, to)` of its text replaced; the new ones look like those before them. */
export function retyped(line: Line, from: number, to: number, put: string): string {
  let xml = '';
  let at = 0;
  let offset = 0;
  let isPut = false;
  for (const piece of piecesOf(line.xml)) {
    const low = Math.max(from - offset, 0);
    const high = Math.min(to - offset, piece.text.length);
    const touches = low < high || (!isPut && from >= offset && from <= offset + piece.text.length);
    if (touches) {
      const text = piece.text.slice(0, low) + (isPut ? '' : put) + piece.text.slice(Math.max(high, low));
      isPut = true;
      xml += `${line.xml.slice(at, piece.start)}<w:t xml:space="preserve">${encode(text)}</w:t>`;
      at = piece.end;
    }
    offset += piece.text.length;
  }
  return xml + line.xml.slice(at);
}

/** A new paragraph that looks like this one: its properties, the look of its first run, and these runs of text. */
export function typed(line: Line, ...texts: readonly (string | { readonly bold: string })[]): string {
  const properties = /<w:pPr>[\s\S]*?<\/w:pPr>/.exec(line.xml)?.[0] ?? '';
  const look = /<w:rPr>([\s\S]*?)<\/w:rPr>/.exec(/<w:r(?: [^>]*)?>(?:(?!<w:t)[\s\S])*/.exec(line.xml.replace(properties, ''))?.[0] ?? '')?.[1] ?? '';
  const runs = texts.map((text) => {
    const isBold = typeof text !== 'string';
    const own = isBold ? `${/^(?:<w:rStyle [^>]*\/>)?(?:<w:rFonts [^>]*\/>)?/.exec(look)?.[0] ?? ''}<w:b/><w:bCs/>${look.replace(/^(?:<w:rStyle [^>]*\/>)?(?:<w:rFonts [^>]*\/>)?/, '')}` : look;
    return `<w:r>${own === '' ? '' : `<w:rPr>${own}</w:rPr>`}<w:t xml:space="preserve">${encode(isBold ? text.bold : text)}</w:t></w:r>`;
  });
  return `<w:p>${properties}${runs.join('')}</w:p>`;
}

function rowsOf(xml: string): Row[] {
  const rows: Row[] = [];
  let table = 0;
  for (const { 0: tag, index } of xml.matchAll(/<w:tbl>|<w:tr(?: [^>]*)?>/g)) {
    if (tag === '<w:tbl>') {
      table += 1;
      continue;
    }
    const end = xml.indexOf('</w:tr>', index) + '</w:tr>'.length;
    const own = xml.slice(index, end);
    const text = linesOf(BODY, own).map((line) => line.text).join(' ');
    const hasWords = (own.match(/<w:tc(?: [^>]*)?>[\s\S]*?<\/w:tc>/g) ?? []).every((cell) => /<w:t[ >]/.test(cell));
    rows.push({ start: index, end, xml: own, text, table, isSimple: hasWords && !/<w:tbl>|<w:vMerge|<w:ins |<w:del |<w:sdt|<w:drawing|fldChar/.test(own) });
  }
  return rows;
}

/** The row with the first text of each cell replaced and every other text emptied. */
export function retypedRow(row: Row, texts: readonly string[]): string {
  let cell = 0;
  return row.xml.replace(/ w14:(?:paraId|textId)="[^"]*"/g, '').replace(/<w:tc(?: [^>]*)?>[\s\S]*?<\/w:tc>/g, (tc) => {
    let isPut = false;
    const put = texts[cell] ?? '';
    cell += 1;
    return tc.replace(/<w:t(?: [^>]*)?>[^<]*<\/w:t>/g, () => {
      const text = isPut ? '' : put;
      isPut = true;
      return `<w:t xml:space="preserve">${encode(text)}</w:t>`;
    });
  });
}
