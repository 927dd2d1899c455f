import { elements, escapeXml, sliceRun, textElement, visibleRuns, visibleText } from './word-xml.ts';
import type { Run, Span } from './word-xml.ts';
import { readZip, writeZip } from './zip.ts';

/** Whose tracked change it is. Without an `id` the next free one is taken. */
export type Mark = { readonly author: string; readonly date: string; readonly id?: number };

/** The revision-save id that stands for the counterpart's editing session. */
const SESSION = '00C41D07';

const splice = (text: string, span: { readonly start: number; readonly end: number }, by: string): string =>
  text.slice(0, span.start) + by + text.slice(span.end);

function nextId(xml: string, mark: Mark): number {
  return mark.id ?? Math.max(99, ...[...xml.matchAll(/ w:id="(\d+)"/g)].map((match) => Number(match[1]))) + 1;
}

const markAttributes = (mark: Mark, id: number): string =>
  ` w:id="${id}" w:author="${escapeXml(mark.author)}" w:date="${escapeXml(mark.date)}"`;

/** The one element whose visible text holds some words; an error when none or several do. */
function theOnly(candidates: readonly Span[], text: string, kind: string): Span {
  const found = candidates.filter((candidate) => visibleText(candidate.xml).includes(text));
  const [first] = found;
  if (first === undefined) throw new Error(`No ${kind} says “${text}”.`);
  if (found.length > 1) throw new Error(`${found.length} ${kind}s say “${text}”.`);
  return first;
}

const paragraphs = (xml: string): readonly Span[] => elements(xml, 'w:p');

type Place = { readonly paragraph: Span; readonly runs: readonly Run[]; readonly at: number };

function findOnce(xml: string, find: string): Place {
  const paragraph = theOnly(paragraphs(xml), find, 'paragraph');
  const runs = visibleRuns(paragraph.xml);
  const text = runs.map((run) => run.text).join('');
  const at = text.indexOf(find);
  if (text.indexOf(find, at + 1) !== -1) throw new Error(`The paragraph says “${find}” more than once.`);
  return { paragraph, runs, at };
}

/** Narrows a replacement to the words that differ. */
function narrow(find: string, replace: string): { readonly skip: number; readonly removed: string; readonly added: string } {
  const words = (text: string): readonly string[] => text.match(/\s+|[^\s]+/g) ?? [];
  const before = words(find);
  const after = words(replace);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return {
    skip: before.slice(0, head).join('').length,
    removed: before.slice(head, before.length - tail).join(''),
    added: after.slice(head, after.length - tail).join(''),
  };
}

type RunRewrite = (run: Run, from: number, to: number, isLast: boolean) => string;

/** Rewrites the runs that hold a range of a paragraph's text; an empty range is in the run that ends there. */
function rewriteRuns(place: Place, from: number, to: number, rewrite: RunRewrite): string {
  const touched = place.runs.filter((run) =>
    from === to
      ? run.textStart < from && run.textStart + run.text.length >= from
      : run.textStart < to && run.textStart + run.text.length > from && run.text !== '',
  );
  const [first] = touched.length > 0 ? touched : place.runs.filter((run) => run.text !== '');
  const runs = touched.length > 0 || first === undefined ? touched : [first];
  if (runs.some((run) => run.inControl)) throw new Error('A tick box is ticked, not typed over.');
  let xml = place.paragraph.xml;
  for (const [index, run] of [...runs.entries()].reverse()) {
    const start = Math.max(0, from - run.textStart);
    const end = Math.min(run.text.length, to - run.textStart);
    const changed = rewrite(run, start, end, index === runs.length - 1);
    xml = splice(xml, run, sliceRun(run, 0, start, false) + changed + sliceRun(run, end, run.text.length, false));
  }
  return xml;
}

/**
 * Applies plain string edits to the XML parts of a package and packs it again. A part the edit returns unchanged
 * keeps its content byte for byte.
 */
export function editParts(bytes: Uint8Array, edit: (name: string, xml: string) => string): Uint8Array {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return writeZip(
    readZip(bytes).map((entry) => {
      if (!/\.(?:xml|rels)$/.test(entry.name)) return entry;
      const before = decoder.decode(entry.bytes);
      const after = edit(entry.name, before);
      return after === before ? entry : { name: entry.name, bytes: new TextEncoder().encode(after) };
    }),
  );
}

/** The same for the document body alone. */
export const editBody = (bytes: Uint8Array, edit: (xml: string) => string): Uint8Array =>
  editParts(bytes, (name, xml) => (name === 'word/document.xml' ? edit(xml) : xml));

/**
 * Replaces words of one paragraph with change tracking on: the differing words are marked as deleted and inserted.
 * The words must stand in exactly one place; they may be spread over several runs.
 */
export function replaceTracked(xml: string, find: string, replace: string, mark: Mark): string {
  const place = findOnce(xml, find);
  const { skip, removed, added } = narrow(find, replace);
  const from = place.at + skip;
  let id = nextId(xml, mark);
  const wrap = (name: 'w:ins' | 'w:del', run: string): string => {
    const wrapped = `<${name}${markAttributes(mark, id)}>${run}</${name}>`;
    id += 1;
    return wrapped;
  };
  const paragraph = rewriteRuns(place, from, from + removed.length, (run, start, end, isLast) => {
    const gone = removed === '' ? '' : wrap('w:del', deletedBySession(sliceRun(run, start, end, true)));
    if (!isLast || added === '') return gone;
    const insertion = wrap('w:ins', `<w:r w:rsidR="${SESSION}">${run.properties}${textElement(added, false)}</w:r>`);
    // An insertion does not nest in another: the one around it is closed before and opened again after.
    if (run.inside === '') return gone + insertion;
    const name = run.inside.startsWith('<w:moveTo') ? 'w:moveTo' : 'w:ins';
    const reopened = run.inside.replace(/ w:id="\d+"/, ` w:id="${id}"`);
    id += 1;
    return `${gone}</${name}>${insertion}${reopened}`;
  });
  return splice(xml, place.paragraph, paragraph);
}

const deletedBySession = (run: string): string =>
  run.includes(' w:rsidDel=') ? run : run.replace('<w:r', `<w:r w:rsidDel="${SESSION}"`);

/** Replaces words of one paragraph as if typed with change tracking off. */
export function replaceUntracked(xml: string, find: string, replace: string): string {
  const place = findOnce(xml, find);
  const { skip, removed, added } = narrow(find, replace);
  const from = place.at + skip;
  const paragraph = rewriteRuns(place, from, from + removed.length, (run, _start, _end, isLast) =>
    isLast && added !== '' ? `<w:r${run.attributes}>${run.properties}${textElement(added, false)}</w:r>` : '',
  );
  return splice(xml, place.paragraph, paragraph);
}

const propertiesOf = (element: string, name: 'w:pPr' | 'w:trPr' | 'w:tcPr'): string =>
  new RegExp(`<${name}(?:\\s[^>]*)?>[\\s\\S]*?</${name}>|<${name}/>`).exec(element)?.[0] ?? '';

/** Paragraph properties whose paragraph mark carries a change. */
function markParagraph(properties: string, change: string): string {
  if (properties === '' || properties === '<w:pPr/>') return `<w:pPr><w:rPr>${change}</w:rPr></w:pPr>`;
  if (properties.includes('<w:rPr>')) return properties.replace('<w:rPr>', `<w:rPr>${change}`);
  const before = /<w:sectPr[\s>]|<w:pPrChange[\s>]|<\/w:pPr>$/.exec(properties)?.index ?? properties.length;
  return `${properties.slice(0, before)}<w:rPr>${change}</w:rPr>${properties.slice(before)}`;
}

/**
 * Inserts a table row behind the one that holds some words, with change tracking on. The new row takes its
 * formatting from that row; cells left out stay empty.
 */
export function insertTableRowTracked(xml: string, rowContaining: string, cells: readonly string[], mark: Mark): string {
  const row = theOnly(elements(xml, 'w:tr'), rowContaining, 'table row');
  let id = nextId(xml, mark);
  const change = (): string => {
    const attributes = markAttributes(mark, id);
    id += 1;
    return attributes;
  };
  const rowProperties = propertiesOf(row.xml, 'w:trPr').replace(/<w:(?:ins|del)\s[^>]*\/>/g, '');
  const inserted = `<w:ins${change()}/>`;
  const marked = rowProperties === '' || rowProperties === '<w:trPr/>' ? `<w:trPr>${inserted}</w:trPr>` : rowProperties.replace('</w:trPr>', `${inserted}</w:trPr>`);
  const body = elements(row.xml, 'w:tc').map((cell, index) => {
    const text = cells[index] ?? '';
    const look = visibleRuns(cell.xml).find((run) => !run.inControl)?.properties ?? '';
    const properties = markParagraph(propertiesOf(cell.xml, 'w:pPr'), `<w:ins${change()}/>`);
    const run = text === '' ? '' : `<w:ins${change()}><w:r w:rsidR="${SESSION}">${look}${textElement(text, false)}</w:r></w:ins>`;
    return `<w:tc>${propertiesOf(cell.xml, 'w:tcPr')}<w:p w:rsidR="${SESSION}">${properties}${run}</w:p></w:tc>`;
  });
  const added = `<w:tr w:rsidR="${SESSION}">${marked}${body.join('')}</w:tr>`;
  return splice(xml, { start: row.end, end: row.end }, added);
}

/** Which paragraphs move, and where to. */
export type Move = {
  /** Words of the first paragraph that moves. */
  readonly containing: string;
  /** How many paragraphs after it move along; none if left out. */
  readonly following?: number;
  /** Words of the paragraph they end up behind. */
  readonly after: string;
};

/** Moves paragraphs with change tracking on, as Word does for a cut and paste: marked at both ends and paired by name. */
export function moveParagraphTracked(xml: string, move: Move, mark: Mark): string {
  const all = paragraphs(xml);
  const first = theOnly(all, move.containing, 'paragraph');
  const index = all.findIndex((paragraph) => paragraph.start === first.start);
  const moved = all.slice(index, index + 1 + (move.following ?? 0));
  const last = moved.at(-1) ?? first;
  const target = theOnly(all, move.after, 'paragraph');
  if (target.start >= first.start && target.end <= last.end) throw new Error('A paragraph cannot move behind itself.');
  if (/<w:(?:ins|del|moveFrom|moveTo)\s/.test(xml.slice(first.start, last.end))) {
    throw new Error(`The paragraphs from “${move.containing}” carry tracked changes already.`);
  }
  const name = `move${SESSION}${nextId(xml, mark)}`;
  let id = nextId(xml, mark);
  const rangeFor = (kind: 'w:moveFrom' | 'w:moveTo'): string => {
    const range = id;
    id += 1;
    const body = moved.map((paragraph, at) => {
      const opening = /^<w:p(?:\s[^>]*)?>/.exec(paragraph.xml)?.[0] ?? '<w:p>';
      const properties = propertiesOf(paragraph.xml, 'w:pPr');
      const inner = paragraph.xml.slice(opening.length + properties.length, -'</w:p>'.length);
      // The copy is a new paragraph with new controls: ids are not repeated.
      const content = kind === 'w:moveTo' ? inner.replace(/<w:id w:val="-?\d+"\/>/g, '') : inner;
      const tag = kind === 'w:moveTo' ? `<w:p w:rsidR="${SESSION}">` : opening;
      const start = at === 0 ? `<${kind}RangeStart${markAttributes(mark, range)} w:name="${name}"/>` : '';
      const paragraphMark = markParagraph(properties, `<${kind}${markAttributes(mark, id)}/>`);
      const text = content === '' ? '' : `<${kind}${markAttributes(mark, id + 1)}>${content}</${kind}>`;
      id += 2;
      return `${tag}${paragraphMark}${start}${text}</w:p>`;
    });
    return `${body.join('')}<${kind}RangeEnd w:id="${range}"/>`;
  };
  const from = rangeFor('w:moveFrom');
  const to = rangeFor('w:moveTo');
  const source = { start: first.start, end: last.end };
  const destination = { start: target.end, end: target.end };
  return target.end <= source.start
    ? splice(splice(xml, source, from), destination, to)
    : splice(splice(xml, destination, to), source, from);
}

/** Ticks, without tracking, the box in front of an option. */
export function tickOption(xml: string, optionContaining: string): string {
  const paragraph = theOnly(paragraphs(xml), optionContaining, 'option');
  if (!paragraph.xml.includes('<w14:checkbox>')) throw new Error(`There is no tick box before “${optionContaining}”.`);
  const ticked = paragraph.xml
    .replace(/<w14:checked w14:val="(?:0|false)"\/>/, '<w14:checked w14:val="1"/>')
    .replace('\u2610', '\u2612')
    .replace('w:char="2610"', 'w:char="2612"');
  if (ticked === paragraph.xml) throw new Error(`The option “${optionContaining}” is ticked already.`);
  return splice(xml, paragraph, ticked);
}
