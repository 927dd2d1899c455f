import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { AppFailure } from '../../shared/base/app-error.ts';
import type { ClauseEdit } from '../../shared/contract/clause-edit.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import type { Block, ParagraphBlock } from '../../shared/contract/content.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { readDocument } from '../../shared/docx/read/document.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { verifyEdits } from '../../shared/docx/verify/verify-edits.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { descendants, attribute } from '../../shared/docx/xml/access.ts';
import { readingText } from '../corpus/reading-text.ts';
import { LEGAL_LIST, makeDocx, numbered, p, para, r, row, table } from '../support/make-docx.ts';

const by = { author: 'Northwind', date: '2026-04-01T09:00:00Z' };
const redline = (bytes: Uint8Array, ...edits: readonly ClauseEdit[]): Uint8Array => writeClauses(bytes, edits, { ...by, mode: 'redline' }, nodeZlib);
const clean = (bytes: Uint8Array, ...edits: readonly ClauseEdit[]): Uint8Array => writeClauses(bytes, edits, { ...by, mode: 'clean' }, nodeZlib);
const main = (bytes: Uint8Array): string => openPackage(bytes, nodeZlib).xml('word/document.xml')?.source ?? '';
const flat = (nodes: readonly ClauseNode[]): ClauseNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
const clause = (bytes: Uint8Array, heading: string): ClauseNode => {
  const found = flat(readContract(bytes, nodeZlib).clauses).find((node) => node.heading === heading);
  if (found === undefined) throw new Error(`No clause ${heading}`);
  return found;
};
const words = (text: string, bold = false): ParagraphBlock => ({ type: 'paragraph', label: '', level: 0, inlines: [bold ? { type: 'text', text, bold: true } : { type: 'text', text }] });
/** A clause and its enumerated items are edited as one text. */
const whole = (node: ClauseNode): Block[] => [...node.blocks, ...node.children.filter((child) => child.kind === 'item').flatMap(whole)];
const replaced = (node: ClauseNode, edit: (text: string) => string): ClauseEdit => ({
  type: 'replace',
  clauseId: node.id,
  blocks: whole(node).map((block): Block => (block.type === 'paragraph' ? { ...block, inlines: block.inlines.map((inline) => (inline.type === 'text' ? { ...inline, text: edit(inline.text) } : inline)) } : block)),
});

const agreement = makeDocx(
  [
    para(r('SUPPLY AGREEMENT', '<w:b/>')),
    p('Supply', numbered(0)), p('The supplier delivers the goods within 30 days.'), p('of good quality;', numbered(2)), p('free of defects.', numbered(2)),
    p('Price', numbered(0)), para(r('The price is ') + r('EUR 1,000', '<w:b/>') + r(' a month.')), table(row(['Item', 'Price']), row(['Goods', '10'])),
    p('Law', numbered(0)), p('German law applies.'),
  ].join(''),
  { numbering: LEGAL_LIST, header: p('Draft') },
);

describe('W1: only what is edited is touched', () => {
  it('no edit gives the very same bytes', () => {
    expect(Buffer.from(clean(agreement)).equals(Buffer.from(agreement))).toBe(true);
  });
  it('an edit leaves every other paragraph and part byte for byte', () => {
    const edited = redline(agreement, replaced(clause(agreement, 'Law'), (text) => text.replace('German', 'French')));
    const cut = main(agreement).indexOf('German');
    const paragraph = main(agreement).lastIndexOf('<w:p>', cut);
    expect(main(edited).slice(0, paragraph)).toBe(main(agreement).slice(0, paragraph));
    for (const name of openPackage(agreement, nodeZlib).partNames.filter((part) => part !== 'word/document.xml')) {
      expect(openPackage(edited, nodeZlib).bytes(name)).toEqual(openPackage(agreement, nodeZlib).bytes(name));
    }
  });
});

it('W1: an edit of a text box is written to both of its branches', () => {
  const box = (words: string): string => `<w:txbxContent>${p(words)}</w:txbxContent>`;
  const body = (words: string): string => para(`<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:drawing>${box(words)}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box(words)}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`);
  const { bytes } = redlineDocuments(makeDocx(body('A box of ten words')), makeDocx(body('A box of two words')), nodeZlib, by);
  const source = main(bytes);
  const [, choice, fallback] = /<mc:Choice[^>]*>([\s\S]*)<\/mc:Choice><mc:Fallback>([\s\S]*)<\/mc:Fallback>/.exec(source) ?? [];
  expect(choice).toContain('<w:t xml:space="preserve">two</w:t>');
  expect(fallback?.replace(/w:(?:pict|drawing)/g, '')).toBe(choice?.replace(/w:(?:pict|drawing)/g, ''));
});

describe('W2: our marks', () => {
  it('name our party and a date, and take no more than the changed words', () => {
    const xml = main(redline(agreement, replaced(clause(agreement, 'Supply'), (text) => text.replace('30', '45'))));
    expect([...xml.matchAll(/<w:(ins|del) [^>]*w:author="([^"]*)" w:date="([^"]*)"/g)].map((match) => match.slice(1))).toEqual([['del', by.author, by.date], ['ins', by.author, by.date]]);
    expect(xml).toContain('<w:delText xml:space="preserve">30</w:delText>');
    expect(xml).toContain('<w:t xml:space="preserve">45</w:t>');
  });
  it('new words take the look of their neighbours', () => {
    const xml = main(redline(agreement, replaced(clause(agreement, 'Price'), (text) => text.replace('1,000', '2,000'))));
    expect(xml).toMatch(/<w:ins [^>]*><w:r><w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">2,000<\/w:t>/);
  });
});

describe('W3: accept-all is the new text, reject-all the base', () => {
  const supply = clause(agreement, 'Supply');
  const price = clause(agreement, 'Price');
  const law = clause(agreement, 'Law');
  const withRow = price.blocks.map((block): Block => (block.type === 'table' ? { ...block, rows: [...block.rows, { cells: [{ blocks: [words('Service')] }, { blocks: [words('20')] }] }] } : block));
  it.each<[string, ClauseEdit[], string]>([
    ['a word', [replaced(supply, (text) => text.replace('30', '45'))], 'within 45 days'],
    ['a new paragraph', [{ type: 'replace', clauseId: law.id, blocks: [...law.blocks, words('The courts of Bonn decide.')] }], 'courts of Bonn'],
    ['a table row', [{ type: 'replace', clauseId: price.id, blocks: withRow }], 'Service'],
    ['a new clause', [{ type: 'insert', after: price.id, blocks: [words('Term'), words('It runs for two years.')] }], '3.|Term'],
    ['a removed clause', [{ type: 'remove', clauseId: price.id }], '2.|Law'],
    ['a moved clause', [{ type: 'move', clauseId: supply.id, after: law.id }], '3.|Supply'],
    ['bold set and unset', [{ type: 'replace', clauseId: law.id, blocks: law.blocks.map((block, index) => (index === 1 ? words('German law applies.', true) : block)) }], 'German law'],
  ])('%s', (_, edits, contains) => {
    const marked = redline(agreement, ...edits);
    expect(readingText(resolveRevisions(marked, 'reject', nodeZlib))).toEqual(readingText(agreement));
    expect(readingText(clean(agreement, ...edits))).toEqual(readingText(resolveRevisions(marked, 'accept', nodeZlib)));
    expect(readingText(clean(agreement, ...edits))['body']).toContain(contains);
  });
});

it('W4: annotation ids are unique and content XML cannot hold is refused', () => {
  const law = clause(agreement, 'Law');
  const bytes = redline(agreement, { type: 'remove', clauseId: clause(agreement, 'Price').id }, { type: 'replace', clauseId: law.id, blocks: [...law.blocks, words('New & <odd> "text".')] });
  const document = openPackage(bytes, nodeZlib).xml('word/document.xml');
  if (document === undefined) throw new Error('No document');
  const ids = descendants(document.root, 'w:ins', 'w:del').map((element) => attribute(document.source, element, 'w:id'));
  expect(new Set(ids).size).toBe(ids.length);
  expect(document.source).toContain('New &amp; &lt;odd&gt; "text".');
  expect(() => redline(agreement, { type: 'replace', clauseId: law.id, blocks: [words('bad \u0001 character')] })).toThrow(AppFailure);
});

it('W4: an id the file writes in single quotes is taken too', () => {
  const bookmark = "<w:bookmarkStart w:id = '1' w:name='Fees'/><w:bookmarkEnd w:id='1'/>";
  const quoted = makeDocx(p('Law', numbered(0)) + p('German law applies.').replace('<w:r>', `${bookmark}<w:r>`), { numbering: LEGAL_LIST });
  const document = openPackage(redline(quoted, replaced(clause(quoted, 'Law'), (text) => text.replace('German', 'French'))), nodeZlib).xml('word/document.xml');
  if (document === undefined) throw new Error('No document');
  const ids = descendants(document.root, 'w:ins', 'w:del', 'w:bookmarkStart').map((element) => attribute(document.source, element, 'w:id'));
  expect(ids).toContain('1');
  expect(new Set(ids).size).toBe(ids.length);
});

it('W5: a clean file carries no mark', () => {
  expect(readContract(clean(agreement, replaced(clause(agreement, 'Law'), (text) => text.replace('German', 'French'))), nodeZlib).hasMarks).toBe(false);
});

describe('W6: the finished file is checked, and each check can fail', () => {
  const law = clause(agreement, 'Law');
  const edit = replaced(law, (text) => text.replace('German', 'French'));
  const good = redline(agreement, edit);
  const texts = ['SUPPLY AGREEMENT', 'Supply', 'The supplier delivers the goods within 30 days.', 'of good quality;', 'free of defects.', 'Price', 'The price is EUR 1,000 a month.', 'Item\tPrice\nGoods\t10', 'Law', 'French law applies.'];
  const gates = (bytes: Uint8Array, expected = texts, isClean = false): void =>
    verifyEdits({ base: readDocument(agreement, nodeZlib), redline: readDocument(bytes, nodeZlib), result: readDocument(bytes, nodeZlib), expected, isClean, isOwn: () => true });
  it('passes the file as written', () => {
    expect(() => gates(good)).not.toThrow();
  });
  it.each<[string, () => void]>([
    ['an untracked edit slipped in', () => gates(redline(clean(agreement, replaced(clause(agreement, 'Supply'), (text) => text.replace('30', '31'))), edit))],
    ['the text is not the one asked for', () => gates(good, texts.with(9, 'Dutch law applies.'))],
    ['a mark is left in a clean file', () => gates(good, texts, true)],
    ['a paragraph is missing', () => gates(good, texts.slice(1))],
  ])('refuses when %s', (_, act) => {
    expect(act).toThrow(/was not written/);
  });
});

it('W3: lines that differ in their page numbers alone change places: what renews itself is no wording', () => {
  const character = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const simple = (number: string): string => `<w:fldSimple w:instr=" PAGE ">${r(number)}</w:fldSimple>`;
  const complex = (number: string): string => `${character('begin')}<w:r><w:instrText> PAGE </w:instrText></w:r>${character('separate')}${r(number)}${character('end')}`;
  for (const field of [simple, complex]) {
    const page = (number: string): string => para(r('Sheet ') + field(number));
    const base = makeDocx(p('Agreement', '<w:pStyle w:val="Title"/>') + p('Plan', '<w:outlineLvl w:val="0"/>') + p('As drawn.') + page('2') + page('3'));
    const plan = clause(base, 'Plan');
    const [title, drawn, two, three] = whole(plan);
    if (title === undefined || drawn === undefined || two === undefined || three === undefined) throw new Error('four blocks');
    const edit: ClauseEdit = { type: 'replace', clauseId: plan.id, blocks: [title, drawn, three, two] };
    expect(whole(clause(clean(base, edit), 'Plan'))).toHaveLength(4);
    expect(readingText(resolveRevisions(redline(base, edit), 'reject', nodeZlib))).toEqual(readingText(base));
  }
});

describe('C5: a table stays the table it is', () => {
  const form = (...rows: readonly (readonly string[])[]): string => table(...rows.map((cells) => row(cells)));
  it.each<[string, string, string, number]>([
    ['a row added to a form with few words', form(['', 'COMPANY'], ['', ''], ['', '']), form(['', 'COMPANY'], ['The parties agree on this.', 'And on that.'], ['', ''], ['', '']), 1],
    ['a row taken from a form with few words', form(['Name', 'Title'], ['', ''], ['Signed at the place and on the day named above', 'by the persons named above']), form(['Name', 'Title'], ['', '']), 1],
    ['every cell filled', form(['', ''], ['', '']), form(['Ann', 'Director'], ['Bob', 'Secretary']), 0],
  ])('%s', (_, before, after, rows) => {
    const { bytes } = redlineDocuments(makeDocx(p('Signatures') + before + p('End')), makeDocx(p('Signatures') + after + p('End')), nodeZlib, by);
    expect(main(bytes).match(/<w:tbl>/g)?.length).toBe(1);
    expect(main(bytes).match(/<w:trPr><w:(?:ins|del) /g)?.length ?? 0).toBe(rows);
  });
});
