import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { ClauseEdit } from '../../shared/contract/clause-edit.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import type { Block } from '../../shared/contract/content.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { readDocument } from '../../shared/docx/read/document.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { imbalances } from '../../shared/docx/verify/balance.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { readingText } from '../corpus/reading-text.ts';
import { del, makeDocx, p, para, paragraphMark, r } from '../support/make-docx.ts';

const by = { author: 'Northwind', date: '2026-04-01T09:00:00Z' } as const;
const HEAD = p('Agreement', '<w:outlineLvl w:val="0"/>') + p('Terms', '<w:outlineLvl w:val="1"/>');
const flat = (nodes: readonly ClauseNode[]): ClauseNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
const named = (bytes: Uint8Array, heading: string): ClauseNode => {
  const found = flat(readContract(bytes, nodeZlib).clauses).find((node) => node.heading === heading);
  if (found === undefined) throw new Error(`No clause ${heading}`);
  return found;
};
const whole = (node: ClauseNode): Block[] => [...node.blocks, ...node.children.filter((child) => child.kind === 'item').flatMap(whole)];
const main = (bytes: Uint8Array): string => openPackage(bytes, nodeZlib).xml('word/document.xml')?.source ?? '';
const body = (bytes: Uint8Array): string => (readingText(bytes)['body'] ?? '').split('\n').map((line) => line.split('|').at(-1)).join('/').replace(/\/$/, '');
/** Writes and holds the redline to W3: what accepting reads, and that rejecting gives the base. */
const written = (base: Uint8Array, ...edits: readonly ClauseEdit[]): { readonly redline: string; readonly accepted: string; readonly clean: string } => {
  const redline = writeClauses(base, edits, { ...by, mode: 'redline' }, nodeZlib);
  expect(readingText(resolveRevisions(redline, 'reject', nodeZlib))).toEqual(readingText(base));
  return { redline: main(redline), accepted: body(resolveRevisions(redline, 'accept', nodeZlib)), clean: main(writeClauses(base, edits, { ...by, mode: 'clean' }, nodeZlib)) };
};
/** The clause's wording with one text changed. */
const reworded = (base: Uint8Array, heading: string, from: string, to: string): ClauseEdit => {
  const node = named(base, heading);
  return { type: 'replace', clauseId: node.id, blocks: whole(node).map((block): Block => (block.type === 'paragraph' ? { ...block, inlines: block.inlines.map((inline) => (inline.type === 'text' ? { ...inline, text: inline.text.replace(from, to) } : inline)) } : block)) };
};
const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instruction = (text: string): string => `<w:r><w:instrText xml:space="preserve"> ${text} </w:instrText></w:r>`;

describe('W1: an edit of one paragraph leaves the others of its clause as they are', () => {
  it.each<[string, string]>([
    ['a look that the wording has no word for', para(r('1', '<w:vertAlign w:val="superscript"/>') + r('Department of trade'))],
    ['a word that is bold in part', para(r('Inter', '<w:b/>') + r('connection'))],
    ['the look of words in a field', para(field('begin') + instruction('BIBLIOGRAPHY') + field('separate') + r('A source, ') + r('its title', '<w:i/>')) + para(r('another', '<w:i/>') + field('end'))],
    ['a field without a result', para(r('As agreed') + field('begin') + instruction('XE "price"') + field('end') + r('.'))],
    ['an equation', para(r('where ') + '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a=b</m:t></m:r></m:oMath>')],
  ])('%s', (_, around) => {
    const base = makeDocx(HEAD + p('Pay in 30 days.') + around);
    const { clean, redline } = written(base, reworded(base, 'Terms', '30', '45'));
    expect(clean).toContain(around);
    expect(redline).toContain(around);
    expect(clean).toContain('45');
  });
  it('and a paragraph that is edited keeps its fields without a result and its equations', () => {
    const base = makeDocx(HEAD + para(r('Pay') + field('begin') + instruction('XE "price"') + field('end') + r(' in 30 days, ') + '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a=b</m:t></m:r></m:oMath>'));
    const { clean, accepted } = written(base, reworded(base, 'Terms', '30', '45'));
    expect(clean).toContain('XE "price"');
    expect(accepted).toBe('Agreement/Terms/Pay in 45 days, a=b');
  });
});

it('W4: the last line of a table of contents goes, and the field that ends in it still ends (17.16.18)', () => {
  const contents = `<w:sdt><w:sdtContent>${para(field('begin') + instruction('TOC \\o') + field('separate') + r('Terms'))}${para(field('end') + r(' '))}</w:sdtContent></w:sdt>`;
  const base = makeDocx(HEAD + contents);
  const list = flat(readContract(base, nodeZlib).clauses).find(({ kind }) => kind === 'text');
  const { accepted, clean } = written(base, { type: 'replace', clauseId: list?.id ?? '', blocks: list?.blocks.slice(0, 1) ?? [] });
  expect(accepted).toBe('Agreement/Terms/Terms/');
  expect(clean).toContain('w:fldCharType="end"');
});

describe('C10: the end of a section stays where it is', () => {
  const end = (text: string): string => p(text, '<w:sectPr/>');
  it.each<[string, string, string]>([
    ['an empty line that ends it, when its clause is removed', p('One.') + end(''), 'Agreement/Terms//Law/Last.'],
    ['words of the paragraph that ends it go, the end stays', p('One.') + end('Two.'), 'Agreement/Terms//Law/Last.'],
  ])('%s', (_, lines, expected) => {
    const base = makeDocx(HEAD + lines + p('Law', '<w:outlineLvl w:val="1"/>') + p('Last.'));
    const terms = named(base, 'Terms');
    const { accepted } = written(base, { type: 'replace', clauseId: terms.id, blocks: terms.blocks.slice(0, 1) });
    expect(accepted).toBe(expected);
  });
  it('when the clause it ends moves', () => {
    const base = makeDocx(HEAD + p('One.') + end('') + p('Law', '<w:outlineLvl w:val="1"/>') + p('Last.'));
    const { accepted, redline } = written(base, { type: 'move', clauseId: named(base, 'Terms').id, after: named(base, 'Law').id });
    expect(accepted).toBe('Agreement//Law/Last./Terms/One.');
    expect(redline.match(/<w:sectPr\/>/g)).toHaveLength(2);
  });
});

it('W4: a field that runs over several paragraphs stays whole when one of them goes', () => {
  const base = makeDocx(HEAD + para(field('begin') + instruction('BIBLIOGRAPHY') + field('separate') + r('First source.')) + p('Second source.') + para(r('Third source.') + field('end')) + p('Last.'));
  const terms = named(base, 'Terms');
  for (const gone of [1, 2, 3]) {
    const { accepted, redline, clean } = written(base, { type: 'replace', clauseId: terms.id, blocks: terms.blocks.toSpliced(gone, 1) });
    expect(accepted.split('/')).toHaveLength(5);
    for (const xml of [redline, clean]) expect([...xml.matchAll(/fldCharType="(\w+)"/g)].map((match) => match[1])).toEqual(['begin', 'separate', 'end']);
  }
  const { clean } = written(base, { type: 'replace', clauseId: terms.id, blocks: terms.blocks.slice(0, 1).concat(terms.blocks.slice(4)) });
  expect(clean).not.toContain('fldChar');
});

it('W4: a shape that is written a second time has a name of its own, and what refers to it follows', () => {
  const shape = '<w:r><w:object xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><v:shapetype id="_x0000_t75"/><v:shape id="Seal 1" type="#_x0000_t75"/><o:OLEObject ShapeID="Seal 1"/></w:object></w:r>';
  const base = makeDocx(p('Title', '<w:outlineLvl w:val="0"/>') + p('Annex', '<w:outlineLvl w:val="1"/>') + para(r('See ') + shape) + p('Law', '<w:outlineLvl w:val="1"/>') + p('German law.'));
  const ids = readContract(base, nodeZlib).clauses.flatMap((clause) => [clause, ...clause.children]);
  const idOf = (heading: string): string => ids.find((clause) => clause.heading === heading)?.id ?? '';
  const source = openPackage(writeClauses(base, [{ type: 'move', clauseId: idOf('Annex'), after: idOf('Law') }], { ...by, mode: 'redline' }, nodeZlib), nodeZlib).xml('word/document.xml')?.source ?? '';
  expect([...source.matchAll(/\s(?:id|type|ShapeID)="(#?(?:_x0000_|Seal)[^"]*)"/g)].map((match) => match[1])).toEqual(['_x0000_t75', 'Seal 1', '#_x0000_t75', 'Seal 1', '_x0000_t75_1', 'Seal 1_1', '#_x0000_t75_1', 'Seal 1_1']);
});

it('W4: a moved picture gets a number of its own, and no paragraph id twice', () => {
  const picture = '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="7" name="Seal"/></wp:inline></w:drawing></w:r>';
  const base = makeDocx(HEAD + para(r('Seal: ') + picture) + p('Law', '<w:outlineLvl w:val="1"/>') + p('Last.'));
  const { redline } = written(base, { type: 'move', clauseId: named(base, 'Terms').id, after: named(base, 'Law').id });
  expect([...redline.matchAll(/docPr id="(\d+)"/g)].map((match) => match[1])).toEqual(['7', '8']);
});

it('W3: a content control goes with all that stands in it, its tags tracked (17.13.5.4), and comes back with it', () => {
  const base = makeDocx(`${HEAD}${p('Pay.')}<w:sdt><w:sdtPr/><w:sdtContent>${p('Choose here.')}</w:sdtContent></w:sdt>${p('Last.')}`);
  const terms = named(base, 'Terms');
  expect(written(base, { type: 'replace', clauseId: terms.id, blocks: terms.blocks.toSpliced(2, 1) }).accepted).toBe('Agreement/Terms/Pay./Last.');
  const nested = makeDocx(`${HEAD}${p('Pay.')}<w:sdt><w:sdtPr/><w:sdtContent><w:sdt><w:sdtPr/><w:sdtContent>${p('Choose here.')}${p('Or there.')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>${p('Last.')}`);
  const { bytes } = redlineDocuments(nested, makeDocx(`${HEAD}${p('Pay.')}${p('Last.')}`), nodeZlib, { author: 'Northwind', date: '2026-04-01T09:00:00Z' });
  const source = (decision: 'accept' | 'reject'): string => openPackage(resolveRevisions(bytes, decision, nodeZlib), nodeZlib).xml('word/document.xml')?.source ?? '';
  expect(source('accept')).not.toMatch(/sdt|customXml/);
  expect(source('reject').match(/<w:sdt>/g)).toHaveLength(2);
});

it('R5: a content control whose only paragraph somebody deleted keeps an empty line, in reading and in resolving', () => {
  const marked = makeDocx(`${p('Pay.')}<w:sdt><w:sdtPr/><w:sdtContent>${para(del('Choose here.'), paragraphMark('del'))}</w:sdtContent></w:sdt>${p('Last.')}`);
  const lines = (bytes: Uint8Array): number => (readingText(bytes)['body'] ?? '').split('\n').length;
  expect(lines(resolveRevisions(marked, 'accept', nodeZlib))).toBe(lines(marked));
});

it('W6: half a field or half a range is noticed, in the view it is missing from', () => {
  const of = (runs: string): readonly string[] => imbalances(readDocument(makeDocx(para(runs)), nodeZlib), 'accepted');
  expect(of(field('begin') + field('end') + '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>')).toEqual([]);
  expect(of(field('begin'))).toEqual(['a field begins that never ends']);
  expect(of(field('end'))).toEqual(['a field ends that never began']);
  expect(of(`${field('begin')}<w:del w:id="2" w:author="x">${field('end')}</w:del>`)).toEqual(['a field begins that never ends']);
  expect(of('<w:bookmarkStart w:id="1" w:name="x"/>')).toEqual(['w:bookmarkStart 1 has one end only']);
});
