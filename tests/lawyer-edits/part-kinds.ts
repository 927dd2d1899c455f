import { put, type EditKind } from './edit.ts';
import { BODY, linesOf, retyped, retypedRow, type Line, type Paper, type Row, type Splice } from './paper.ts';
import { wordCount } from './words.ts';

/** Tables of at least `least` simple rows, each said once. */
function tables(paper: Paper, isFree: (line: Line) => boolean, least: number): Row[][] {
  const byTable = new Map<number, Row[]>();
  for (const row of paper.rows) byTable.set(row.table, [...(byTable.get(row.table) ?? []), row]);
  const inRow = (row: Row): Line[] => paper.lines.filter((line) => line.start >= row.start && line.end <= row.end);
  return [...byTable.values()].filter((rows) => rows.length >= least && rows.every((row) => row.isSimple && wordCount(row.text) >= 2 && inRow(row).every(isFree)) && new Set(rows.map((row) => row.text)).size === rows.length);
}

const linesOfRows = (paper: Paper, rows: readonly Row[]): number[] => paper.lines.filter((line) => rows.some((row) => line.start >= row.start && line.end <= row.end)).map((line) => line.index);
const cells = (row: Row): number => row.xml.split('</w:tc>').length - 1;
const instead = (row: Row, text: string): Splice => ({ part: BODY, start: row.start, end: row.end, text });
const behind = (row: Row, text: string): Splice => ({ part: BODY, start: row.end, end: row.end, text });
const ROW_TEXTS = ['Harbour pilot', 'On call each night', 'Billed by the hour', 'Green', 'Two', 'Quay', 'Crane'];

const rowAdded: EditKind = {
  name: 'table row added',
  draw: ({ paper, random, isFree }) => {
    const rows = random.pick(tables(paper, isFree, 2));
    const row = random.pick(rows ?? []);
    if (rows === undefined || row === undefined) return undefined;
    const texts = ROW_TEXTS.slice(0, cells(row));
    const text = texts.join(' ');
    return { before: [], after: [behind(row, retypedRow(row, texts))], expected: [{ kinds: ['row-inserted'], place: text, removed: '', added: text }], consequences: ['renumbered'], lines: linesOfRows(paper, rows), words: wordCount(text) };
  },
};

const rowRemoved: EditKind = {
  name: 'table row removed',
  draw: ({ paper, random, isFree }) => {
    const rows = random.pick(tables(paper, isFree, 3));
    const row = random.pick(rows ?? []);
    if (rows === undefined || row === undefined) return undefined;
    return { before: [], after: [instead(row, '')], expected: [{ kinds: ['row-deleted'], place: row.text, removed: row.text, added: '' }], consequences: ['renumbered'], lines: linesOfRows(paper, rows), words: wordCount(row.text) };
  },
};

const rowMoved: EditKind = {
  name: 'table row moved',
  draw: ({ paper, random, isFree }) => {
    const rows = random.pick(tables(paper, isFree, 4).filter(([one, two, three]) => wordCount(one?.text ?? '') >= 4 && wordCount(one?.text ?? '') < wordCount(`${two?.text ?? ''} ${three?.text ?? ''}`)));
    const [one, , three] = rows ?? [];
    if (rows === undefined || one === undefined || three === undefined) return undefined;
    return { before: [], after: [instead(one, ''), behind(three, one.xml)], expected: [{ kinds: ['row-moved'], place: one.text, removed: one.text, added: one.text }], consequences: ['renumbered'], lines: linesOfRows(paper, rows), words: 2 * wordCount(one.text) };
  },
};

const cellEdited: EditKind = {
  name: 'table cell edited',
  draw: ({ paper, random, isFree }) => {
    const found = paper.lines.filter((line) => line.inCell && line.isPlain && isFree(line)).flatMap((line) => [...line.text.matchAll(/\b[a-z]{5,}\b/g)].map((match) => ({ line, from: match.index, old: match[0] })));
    const place = random.pick(found);
    if (place === undefined) return undefined;
    const { line, from, old } = place;
    return { before: [], after: [put(line, retyped(line, from, from + old.length, 'weathered'))], expected: [{ kinds: ['replaced', 'cell'], place: line.text, removed: old, added: 'weathered' }], lines: [line.index], words: 2 };
  },
};

/** Headers and footers every page may show, with their lines. */
function printed(paper: Paper): Line[] {
  const used = new Set([...paper.xml(BODY).matchAll(/<w:(?:header|footer)Reference [^>]*>/g)].filter(([tag]) => tag.includes('w:type="default"')).map(([tag]) => /r:id="([^"]*)"/.exec(tag)?.[1] ?? ''));
  const targets = [...paper.xml('word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g)].filter(([tag]) => used.has(/ Id="([^"]*)"/.exec(tag)?.[1] ?? '')).map(([tag]) => `word/${/Target="([^"]*)"/.exec(tag)?.[1] ?? ''}`);
  return [...new Set(targets)].flatMap((part) => linesOf(part, paper.xml(part)).filter((line) => line.isPlain && wordCount(line.text) >= 2));
}

const headerEdited: EditKind = {
  name: 'header or footer edited',
  draw: ({ paper, random }) => {
    const line = random.pick(printed(paper));
    if (line === undefined) return undefined;
    return { before: [], after: [put(line, retyped(line, line.text.length, line.text.length, ' (second draft)'))], expected: [{ kinds: ['header-footer'], place: line.text, removed: '', added: '(second draft)' }], lines: [], words: 2 };
  },
};

const NOTE = { before: 'Prices are those of the list kept at the harbour office.', after: 'Prices are those of the list kept at the customs office.' };

const noteEdited: EditKind = {
  name: 'footnote edited',
  draw: ({ paper, random, isFree }) => {
    const notes = 'word/footnotes.xml';
    const xml = paper.xml(notes);
    const line = random.pick(paper.lines.filter((one) => one.isPlain && isFree(one) && wordCount(one.text) >= 8));
    const end = xml.lastIndexOf('</w:footnotes>');
    if (line === undefined || end < 0) return undefined;
    const reference = line.xml.replace(/<\/w:p>$/, '<w:r><w:footnoteReference w:id="977"/></w:r></w:p>');
    const note = (text: string): Splice => ({ part: notes, start: end, end, text: `<w:footnote w:id="977"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> ${text}</w:t></w:r></w:p></w:footnote>` });
    return { before: [put(line, reference), note(NOTE.before)], after: [put(line, reference), note(NOTE.after)], expected: [{ kinds: ['note'], place: NOTE.before, removed: 'harbour', added: 'customs' }], lines: [line.index], words: 2 };
  },
};

const linkTurned: EditKind = {
  name: 'link leads elsewhere',
  draw: ({ paper, random }) => {
    const rels = 'word/_rels/document.xml.rels';
    const used = new Set([...paper.xml(BODY).matchAll(/<w:hyperlink [^>]*r:id="([^"]*)"/g)].map((match) => match[1] ?? ''));
    const found = random.pick([...paper.xml(rels).matchAll(/<Relationship [^>]*>/g)].filter(([tag]) => used.has(/ Id="([^"]*)"/.exec(tag)?.[1] ?? '') && tag.includes('TargetMode="External"')));
    if (found === undefined) return undefined;
    const [tag] = found;
    return { before: [], after: [{ part: rels, start: found.index, end: found.index + tag.length, text: tag.replace(/Target="[^"]*"/, 'Target="https://example.org/other"') }], expected: [{ kinds: ['link'], place: '', removed: '', added: '' }], lines: [], words: 0 };
  },
};

const fieldTurned: EditKind = {
  name: 'field refers elsewhere',
  draw: ({ paper, random, isFree }) => {
    const line = random.pick(paper.lines.filter((one) => one.isPlain && isFree(one) && wordCount(one.text) >= 8));
    if (line === undefined) return undefined;
    const field = (target: string): string =>
      line.xml.replace(/<\/w:p>$/, `<w:r><w:t xml:space="preserve"> See number </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF ${target} \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4.2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`);
    return { before: [put(line, field('_Ref9001'))], after: [put(line, field('_Ref9002'))], expected: [{ kinds: ['field'], classes: ['substantive'], place: line.text, removed: '', added: '' }], lines: [line.index], words: 2 };
  },
};

export const PART_KINDS: readonly EditKind[] = [rowAdded, rowRemoved, rowMoved, cellEdited, headerEdited, noteEdited, linkTurned, fieldTurned];
