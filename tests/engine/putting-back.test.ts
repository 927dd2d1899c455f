import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { ClauseEdit } from '../../shared/contract/clause-edit.ts';
import type { Block } from '../../shared/contract/content.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { unitsOf, type Unit } from '../../shared/negotiation/units.ts';
import { readingText } from '../corpus/reading-text.ts';
import { ins, LEGAL_LIST, makeDocx, numbered, p, para, r, zipOf } from '../support/make-docx.ts';

const by = { author: 'Northwind', date: '2026-04-01T09:00:00Z' } as const;
const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const TITLE = p('Agreement', '<w:pStyle w:val="Title"/><w:outlineLvl w:val="0"/>');
const TERM = heading('Term') + p('Two years.');
const note = (id: string): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
const notes = (...texts: readonly string[]): { readonly footnotes: string } => ({ footnotes: texts.map((text, index) => `<w:footnote w:id="${String(index + 2)}">${p(text)}</w:footnote>`).join('') });
const picture = `<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:inline><wp:docPr id="3" name="Plan"/><a:blip r:embed="rIdplan"/></wp:inline></w:drawing></w:r>`;
const withPicture = {
  'word/media/plan.png': 'the bytes of a plan',
  'word/_rels/document.xml.rels': '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdplan" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/plan.png"/></Relationships>',
};

/** A clause with its items. */
const clauseIn = (bytes: Uint8Array, name: string): Unit => {
  const found = unitsOf(readContract(bytes, nodeZlib).clauses).find((unit) => unit.heading === name);
  if (found === undefined) throw new Error(`no clause ${name}`);
  return found;
};
const part = (bytes: Uint8Array, name: string): string => openPackage(bytes, nodeZlib).xml(name)?.source ?? '';
const resolved = (bytes: Uint8Array, decision: 'accept' | 'reject'): Uint8Array => resolveRevisions(bytes, decision, nodeZlib);

/** Both ways of writing edits that take from an earlier file; the redline is held to W3 in every story. */
function written(base: Uint8Array, earlier: Uint8Array, ...edits: readonly ClauseEdit[]): { readonly redline: Uint8Array; readonly clean: Uint8Array } {
  const options = { ...by, earlier: { bytes: earlier, corrections: [] } } as const;
  const redline = writeClauses(base, edits, { ...options, mode: 'redline' }, nodeZlib);
  expect(readingText(resolved(redline, 'reject'))).toEqual(readingText(base));
  const clean = writeClauses(base, edits, { ...options, mode: 'clean' }, nodeZlib);
  expect(readingText(resolved(redline, 'accept'))).toEqual(readingText(clean));
  return { redline, clean };
}

/** The clause of this heading is put back into a file that lost it. */
const putBack = (earlier: Uint8Array, base: Uint8Array, name: string, reword: (blocks: readonly Block[]) => readonly Block[] = (blocks) => blocks): ReturnType<typeof written> => {
  const clause = clauseIn(earlier, name);
  return written(base, earlier, { type: 'insert', after: '', before: clauseIn(base, 'Term').nodeId, asIn: clause.nodeId, blocks: reword(clause.blocks) });
};

/** The same with the clauses below it. */
function putBackWhole(earlier: Uint8Array, base: Uint8Array, name: string): ReturnType<typeof written> {
  const { nodeId } = clauseIn(earlier, name);
  const units = unitsOf(readContract(earlier, nodeZlib).clauses).filter((unit) => unit.nodeId === nodeId || unit.parent === nodeId);
  return written(base, earlier, ...units.map((unit): ClauseEdit => ({ type: 'insert', after: '', before: clauseIn(base, 'Term').nodeId, asIn: unit.nodeId, blocks: unit.blocks })));
}

const replaceText = (blocks: readonly Block[], from: string, to: string): readonly Block[] =>
  blocks.map((block) => (block.type === 'paragraph' ? { ...block, inlines: block.inlines.map((inline) => (inline.type === 'text' ? { ...inline, text: inline.text.replace(from, to) } : inline)) } : block));

describe('W8: a clause the other side took out comes back as it stood in the file we showed last', () => {
  it('with its footnote, which their file lacks', () => {
    const earlier = makeDocx(TITLE + heading('Secrets') + para(r('Each keeps secrets.') + note('2')) + TERM, notes('But for the law.'));
    const { clean } = putBack(earlier, makeDocx(TITLE + TERM), 'Secrets');
    expect(readingText(clean)['footnote']).toBe(readingText(earlier)['footnote']);
    expect(clauseIn(clean, 'Secrets').blocks).toEqual(clauseIn(earlier, 'Secrets').blocks);
  });

  it('with its picture, whose bytes come along', () => {
    const earlier = makeDocx(TITLE + heading('Site') + para(r('As drawn: ') + picture) + TERM, { more: withPicture });
    const { clean, redline } = putBack(earlier, makeDocx(TITLE + TERM), 'Site');
    for (const file of [clean, redline]) {
      const media = openPackage(file, nodeZlib).partNames.filter((name) => name.startsWith('word/media/'));
      expect(media.map((name) => new TextDecoder().decode(openPackage(file, nodeZlib).bytes(name)))).toEqual(['the bytes of a plan']);
    }
    expect(clauseIn(clean, 'Site').blocks).toEqual(clauseIn(earlier, 'Site').blocks);
  });

  it('with its list, its look, its link and its bookmark', () => {
    const marked = `<w:bookmarkStart w:id="5" w:name="_Ref1"/>${r('Each keeps ')}${r('secrets', '<w:color w:val="FF0000"/>')}<w:bookmarkEnd w:id="5"/><w:hyperlink w:anchor="_Ref1">${r('here')}</w:hyperlink>`;
    const earlier = makeDocx(TITLE + heading('Secrets') + para(marked, numbered(2)) + p('At all times.', numbered(3)) + TERM, { numbering: LEGAL_LIST });
    const { clean } = putBack(earlier, makeDocx(TITLE + TERM), 'Secrets');
    const main = part(clean, 'word/document.xml');
    expect(main).toContain('<w:color w:val="FF0000"/>');
    expect(main).toContain('w:name="_Ref1"');
    expect(main).toContain('<w:hyperlink w:anchor="_Ref1">');
    expect(clauseIn(clean, 'Secrets').blocks.map((block) => (block.type === 'paragraph' ? block.label : ''))).toEqual(['', '(a)', '(i)']);
    expect(clauseIn(clean, 'Secrets').blocks).toEqual(clauseIn(earlier, 'Secrets').blocks);
  });

  it('with a table, cell by cell', () => {
    const cell = (inner: string): string => `<w:tc><w:tcPr><w:shd w:val="clear" w:fill="DDDDDD"/></w:tcPr>${inner}</w:tc>`;
    const grid = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>${cell(p('Fee'))}${cell(para(r('10') + note('2')))}</w:tr></w:tbl>`;
    const earlier = makeDocx(TITLE + heading('Fees') + p('As follows.') + grid + TERM, notes('Net of tax.'));
    const base = makeDocx(TITLE + TERM);
    const { clean } = putBack(earlier, base, 'Fees');
    expect(part(clean, 'word/document.xml')).toContain('w:fill="DDDDDD"');
    expect(clauseIn(clean, 'Fees').blocks).toEqual(clauseIn(earlier, 'Fees').blocks);
    const cheaper = (blocks: readonly Block[]): readonly Block[] =>
      blocks.map((block) => (block.type === 'table' ? { ...block, rows: block.rows.map((row) => ({ cells: row.cells.map((inner) => ({ blocks: replaceText(inner.blocks, '10', '8') })) })) } : block));
    expect(readingText(putBack(earlier, base, 'Fees', cheaper).clean)['footnote']).toBe(readingText(earlier)['footnote']);
  });

  it('with what a row says of its table otherwise (17.4.61), which also moves and is taken over by a new row', () => {
    const exceptions = '<w:tblPrEx><w:tblBorders><w:top w:val="double" w:sz="4"/></w:tblBorders></w:tblPrEx>';
    const lined = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr>${exceptions}<w:tc><w:tcPr/>${p('Fee')}</w:tc></w:tr></w:tbl>`;
    const earlier = makeDocx(TITLE + heading('Fees') + lined + TERM);
    const rows = (bytes: Uint8Array): number => part(bytes, 'word/document.xml').split(`<w:tr>${exceptions}`).length - 1;
    expect(rows(putBack(earlier, makeDocx(TITLE + TERM), 'Fees').clean)).toBe(1);
    const fees = clauseIn(earlier, 'Fees');
    expect(rows(written(earlier, earlier, { type: 'move', clauseId: fees.nodeId, after: clauseIn(earlier, 'Term').nodeId }).clean)).toBe(1);
    const two = fees.blocks.map((block): Block => (block.type === 'table' ? { ...block, rows: block.rows.flatMap((row) => [row, { cells: row.cells.map((cell) => ({ blocks: replaceText(cell.blocks, 'Fee', 'Rent') })) }]) } : block));
    expect(rows(written(earlier, earlier, { type: 'replace', clauseId: fees.nodeId, blocks: two }).clean)).toBe(2);
  });

  it('and where we worded it anew meanwhile, the note stays at its words', () => {
    const earlier = makeDocx(TITLE + heading('Secrets') + para(r('Each keeps secrets') + note('2') + r(' for ever.')) + TERM, notes('But for the law.'));
    const { clean } = putBack(earlier, makeDocx(TITLE + TERM), 'Secrets', (blocks) => replaceText(blocks, ' for ever.', ' for five years.'));
    expect(clauseIn(clean, 'Secrets').blocks[1]).toMatchObject({ inlines: [{ text: 'Each keeps secrets' }, { type: 'note', text: 'But for the law.' }, { text: ' for five years.' }] });
  });

  it('a note they took out of a clause that stays comes back to it', () => {
    const earlier = makeDocx(TITLE + heading('Secrets') + para(r('Each keeps secrets') + note('2') + r(' for ever.')) + TERM, notes('But for the law.'));
    const base = makeDocx(TITLE + heading('Secrets') + para(r('Each keeps secrets for ever.')) + TERM);
    const ours = clauseIn(earlier, 'Secrets');
    const { clean, redline } = written(base, earlier, { type: 'replace', clauseId: clauseIn(base, 'Secrets').nodeId, asIn: ours.nodeId, blocks: ours.blocks });
    expect(clauseIn(clean, 'Secrets').blocks).toEqual(ours.blocks);
    expect(part(redline, 'word/document.xml').match(/<w:ins /g)).toHaveLength(1);
  });

  it('an id the earlier file does not have is as none: words come back, a note is refused by name', () => {
    const earlier = makeDocx(TITLE + heading('Secrets') + para(r('Each keeps secrets.') + note('2')) + TERM, notes('But for the law.'));
    const base = makeDocx(TITLE + TERM);
    const blocks = clauseIn(earlier, 'Secrets').blocks;
    const edit = (kept: readonly Block[]): ClauseEdit => ({ type: 'insert', after: '', before: clauseIn(base, 'Term').nodeId, asIn: 'of another reading', blocks: kept });
    expect(() => written(base, earlier, edit(blocks))).toThrow('The wording holds a note');
    expect(clauseIn(written(base, earlier, edit(blocks.slice(0, 1))).clean, 'Secrets').blocks).toEqual(blocks.slice(0, 1));
  });
});

describe('W8: what is put back beside our other edits', () => {
  const more = { ...withPicture, 'word/_rels/document.xml.rels': withPicture['word/_rels/document.xml.rels'].replace('</Relationships>', '<Relationship Id="rIdnotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>') };
  const secrets = heading('Secrets') + para(r('Each keeps secrets.') + note('2') + picture);
  const fees = (id: string): string => heading('Fees') + para(r('Fees are paid monthly.') + note(id) + picture);
  const noticed = heading('Notices') + p('Notices are sent by post.');
  it('a note and a picture of it, and those of a clause that moves, have numbers of their own', () => {
    const earlier = makeDocx(TITLE + secrets + fees('3') + noticed + TERM, { ...notes('But for the law.', 'Net of tax.'), more });
    const base = makeDocx(TITLE + fees('2') + noticed + TERM, { ...notes('Net of tax.'), more });
    const clause = clauseIn(earlier, 'Secrets');
    const { clean, redline } = written(base, earlier, { type: 'move', clauseId: clauseIn(base, 'Fees').nodeId, after: clauseIn(base, 'Term').nodeId }, { type: 'insert', after: '', before: clauseIn(base, 'Notices').nodeId, asIn: clause.nodeId, blocks: clause.blocks });
    expect(clauseIn(clean, 'Secrets').blocks).toEqual(clause.blocks);
    expect(clauseIn(clean, 'Fees').blocks).toEqual(clauseIn(earlier, 'Fees').blocks);
    for (const file of [redline, clean]) {
      for (const [part_, ids] of [['word/footnotes.xml', /<w:footnote w:id="(\d+)"/g], ['word/document.xml', /<w:footnoteReference w:id="(\d+)"/g], ['word/document.xml', /<wp:docPr id="(\d+)"/g]] as const) {
        const found = [...part(file, part_).matchAll(ids)].map(([, id]) => id);
        expect(new Set(found).size, String(ids)).toBe(found.length);
      }
    }
  });
});

describe('W8: lines that say nothing but hold something', () => {
  const contents = (...lines: readonly string[]): string => {
    const character = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    return heading('Contents') + lines.map((line, index) => para((index > 0 ? '' : `${character('begin')}<w:r><w:instrText xml:space="preserve"> TOC \\o </w:instrText></w:r>${character('separate')}`) + r(line))).join('') + para(character('end'));
  };
  it('a table of contents comes back whole, with the line that ends it, and so it moves', () => {
    const earlier = makeDocx(TITLE + contents('Secrets one', 'Term two') + heading('Secrets') + p('Each keeps secrets.') + TERM);
    const base = makeDocx(TITLE + heading('Secrets') + p('Each keeps secrets.') + TERM);
    const clause = clauseIn(earlier, 'Contents');
    const { clean } = written(base, earlier, { type: 'insert', after: '', before: clauseIn(base, 'Secrets').nodeId, asIn: clause.nodeId, blocks: clause.blocks });
    expect(part(clean, 'word/document.xml').match(/w:fldCharType="(?:begin|end)"/g)).toHaveLength(2);
    expect(readingText(clean)).toEqual(readingText(earlier));
    const moved = written(earlier, earlier, { type: 'move', clauseId: clause.nodeId, after: clauseIn(earlier, 'Term').nodeId }).clean;
    expect(part(moved, 'word/document.xml').indexOf('TOC')).toBeGreaterThan(part(moved, 'word/document.xml').indexOf('Two years.'));
  });
  it('an empty line that ended a section does not come a second time: the section ends where it ended (C10)', () => {
    const end = `<w:p><w:pPr><w:sectPr/></w:pPr></w:p>`;
    const earlier = makeDocx(TITLE + heading('Secrets') + p('Each keeps secrets.') + end + TERM);
    const base = makeDocx(TITLE + end + TERM);
    const { clean } = putBack(earlier, base, 'Secrets');
    expect(part(clean, 'word/document.xml').match(/<w:p>/g)).toHaveLength(6);
  });
  it('and what stood before it is put back before it, with what is below', () => {
    const [fees, secrets] = [heading('Fees') + p('Monthly.'), heading('Secrets') + p('Each keeps secrets.', numbered(0)) + p('At all times.', numbered(0))];
    const end = `<w:p><w:pPr><w:sectPr/></w:pPr></w:p>`;
    const [earlier, base] = [secrets, ''].map((words) => makeDocx(TITLE + fees + words + end + TERM, { numbering: LEGAL_LIST }));
    if (earlier === undefined || base === undefined) throw new Error('no files');
    const top = clauseIn(earlier, 'Secrets').nodeId;
    const units = unitsOf(readContract(earlier, nodeZlib).clauses).filter((unit) => unit.nodeId === top || unit.parent === top);
    expect(units).toHaveLength(3);
    const { clean } = written(base, earlier, ...units.map((unit): ClauseEdit => ({ type: 'insert', after: clauseIn(base, 'Fees').nodeId, asIn: unit.nodeId, blocks: unit.blocks })));
    expect(readingText(clean)).toEqual(readingText(earlier));
  });
  it('where its section ended in the midst of the clause, with words in that line, those go into it again', () => {
    const secrets = heading('Secrets') + p('Each keeps secrets.', '<w:sectPr/>') + p('At all times.');
    const end = p('', '<w:sectPr/>');
    const earlier = makeDocx(TITLE + secrets + TERM);
    const clause = clauseIn(earlier, 'Secrets');
    const [behind, before] = [makeDocx(TITLE + end + TERM), makeDocx(end + TITLE + TERM)];
    const files = [putBack(earlier, behind, 'Secrets').clean, written(before, earlier, { type: 'insert', after: '', asIn: clause.nodeId, blocks: clause.blocks }).clean];
    for (const [index, file] of files.entries()) {
      expect(readingText(file)).toEqual(readingText(makeDocx(index === 0 ? TITLE + secrets + TERM : secrets + TITLE + TERM)));
      expect(part(file, 'word/document.xml')).toContain('<w:sectPr/></w:pPr><w:r><w:t xml:space="preserve">Each keeps secrets.</w:t></w:r></w:p>');
    }
  });
  it('a reworded line of a clause in a control stands in it, in front of the lines that come as they were', () => {
    const control = (...blocks: readonly string[]): string => `<w:sdt><w:sdtPr><w:tag w:val="terms"/></w:sdtPr><w:sdtContent>${blocks.join('')}</w:sdtContent></w:sdt>`;
    const fees = heading('Fees') + p('Fees are paid monthly.');
    const earlier = makeDocx(TITLE + control(fees, heading('Secrets'), p('Each keeps secrets.'), p('At all times.')) + TERM);
    const { clean } = putBack(earlier, makeDocx(TITLE + control(fees) + TERM), 'Secrets', (blocks) => replaceText(blocks, 'keeps secrets', 'is silent'));
    expect(clauseIn(clean, 'Secrets').blocks.map((block) => (block.type === 'paragraph' ? block.inlines.map((inline) => ('text' in inline ? inline.text : '')).join('') : ''))).toEqual(['Secrets', 'Each is silent.', 'At all times.']);
    const onlyHeading = putBack(earlier, makeDocx(TITLE + control(fees) + TERM), 'Secrets', (blocks) => replaceText(blocks, 'Secrets', 'Secrecy')).clean;
    expect(clauseIn(onlyHeading, 'Secrecy').blocks).toHaveLength(3);
    expect(part(onlyHeading, 'word/document.xml')).toMatch(/<w:sdtContent>(?:(?!<\/w:sdtContent>).)*Secrecy.*At all times.*<\/w:sdtContent>/s);
  });
});

describe('W8: what is put back a second time, into a file we wrote before', () => {
  it('has its picture, each under a relationship of its own', () => {
    const other = (bytes: string, name: string): Uint8Array => makeDocx(TITLE + heading(name) + para(r('As drawn: ') + picture) + TERM, { more: { ...withPicture, 'word/media/plan.png': bytes } });
    const once = putBack(other('the bytes of a plan', 'Site'), makeDocx(TITLE + TERM), 'Site').clean;
    const twice = putBack(other('another plan', 'Yard'), once, 'Yard').clean;
    const ids = [...part(twice, 'word/_rels/document.xml.rels').matchAll(/ Id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const shown = [...part(twice, 'word/document.xml').matchAll(/r:embed="([^"]*)"/g)].map(([, id]) => openPackage(twice, nodeZlib).relationships('word/document.xml').find((relationship) => relationship.id === id)?.target ?? '');
    expect(shown.map((name) => new TextDecoder().decode(openPackage(twice, nodeZlib).bytes(name)))).toEqual(['the bytes of a plan', 'another plan']);
  });
});

describe('W2, W8: on top of the marks of others', () => {
  it('a clause with a note and a text box is put back beside a text box in which they marked words, and a clause with a note moves', () => {
    const box = (words: string): string => `<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${words}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>`;
    const fees = heading('Fees') + para(r('Fees are paid ') + ins(r('monthly.'))) + para(box(para(ins(r('See there.')))));
    const posted = heading('Notices') + para(r('Notices are sent by post.') + note('3'));
    const earlier = makeDocx(TITLE + heading('Secrets') + para(r('Each keeps secrets.') + note('2') + box(p('For ever.'))) + fees + posted + TERM, notes('But for the law.', 'Registered.'));
    const base = makeDocx(TITLE + fees + posted.replace('"3"', '"2"') + TERM, notes('Registered.'));
    const clause = clauseIn(earlier, 'Secrets');
    const edits: readonly ClauseEdit[] = [
      { type: 'move', clauseId: clauseIn(base, 'Notices').nodeId, after: clauseIn(base, 'Term').nodeId },
      { type: 'insert', after: '', before: clauseIn(base, 'Fees').nodeId, asIn: clause.nodeId, blocks: clause.blocks },
    ];
    const redline = writeClauses(base, edits, { ...by, earlier: { bytes: earlier, corrections: [] }, mode: 'redline', earlierMarks: 'keep' }, nodeZlib);
    expect(readingText(resolved(redline, 'reject'))).toEqual(readingText(resolved(base, 'reject')));
    expect(clauseIn(resolved(redline, 'accept'), 'Secrets').blocks).toEqual(clause.blocks);
    expect(readingText(resolved(redline, 'accept'))['textbox']).toBe(readingText(earlier)['textbox']);
    expect(part(redline, 'word/document.xml').match(/w:author="Other Side"/g)).toHaveLength(2);
  });
});

describe('W8: between the two vocabularies of the format (ECMA-376 part 1, annex A)', () => {
  const strict = (bytes: Uint8Array): Uint8Array => {
    const docx = openPackage(bytes, nodeZlib);
    return zipOf(Object.fromEntries(docx.partNames.map((name) => [name, (docx.xml(name)?.source ?? '').replace(/http:\/\/schemas\.openxmlformats\.org\/(officeDocument|wordprocessingml|drawingml)\/2006\//g, 'http://purl.oclc.org/ooxml/$1/')])));
  };
  const chart = { 'word/charts/chart1.xml': '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>' };
  const graphic = `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="3" name="Plan"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdplan"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const rels = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdplan" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart1.xml"/><Relationship Id="rIdnotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>';
  const earlier = makeDocx(TITLE + heading('Site') + para(r('As drawn: ') + graphic + note('2')) + TERM, { ...notes('Not to scale.'), more: { ...chart, 'word/_rels/document.xml.rels': rels } });
  it.each([['a strict file', earlier, strict(makeDocx(TITLE + TERM)), /schemas\.openxmlformats\.org\/(?:officeDocument|wordprocessingml|drawingml)/], ['a transitional one', strict(earlier), makeDocx(TITLE + TERM), /purl\.oclc\.org/]] as const)('what comes into %s is of its kind, in every part', (_, from, into, foreign) => {
    const { clean, redline } = putBack(from, into, 'Site');
    for (const file of [clean, redline]) {
      const docx = openPackage(file, nodeZlib);
      expect(docx.partNames.filter((name) => /charts|notes/.test(name))).toHaveLength(2);
      for (const name of docx.partNames) expect(docx.xml(name)?.source, name).not.toMatch(foreign);
    }
  });
});

it('W7, W8: the look of the mark that ends a line comes and goes with it, and with it the look of its number', () => {
  const bold = `${numbered(0)}<w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>`;
  const fees = heading('Fees') + p('Fees are paid monthly.', bold);
  const earlier = makeDocx(TITLE + heading('Secrets') + p('Each keeps secrets.', bold) + fees + TERM, { numbering: LEGAL_LIST });
  const base = makeDocx(TITLE + fees + TERM, { numbering: LEGAL_LIST });
  const looks = (bytes: Uint8Array): number => part(bytes, 'word/document.xml').match(/<w:rPr><w:b\/><w:color w:val="FF0000"\/><\/w:rPr><\/w:pPr>/g)?.length ?? 0;
  const { clean, redline } = putBackWhole(earlier, base, 'Secrets');
  expect([looks(clean), looks(resolved(redline, 'reject'))]).toEqual([2, 1]);
  const moving = written(earlier, earlier, { type: 'move', clauseId: clauseIn(earlier, 'Fees').nodeId, after: '' });
  expect([looks(moving.clean), looks(resolved(moving.redline, 'reject'))]).toEqual([2, 2]);
  expect(looks(resolved(redlineDocuments(base, earlier, nodeZlib, by).bytes, 'accept'))).toBe(2);
});

it('W4, W8: styles that set nothing themselves come along too: one that only names another, one of a table alone', () => {
  const styles = '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:basedOn w:val="Small"/></w:style><w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:rPr><w:sz w:val="16"/></w:rPr></w:style><w:style w:type="table" w:styleId="Lined"><w:name w:val="Lined"/><w:tblPr><w:tblStyleRowBandSize w:val="1"/></w:tblPr></w:style>';
  const lined = `<w:tbl><w:tblPr><w:tblStyle w:val="Lined"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${p('Fee')}</w:tc></w:tr></w:tbl>`;
  const { clean } = putBack(makeDocx(TITLE + heading('Secrets') + p('Each keeps secrets.', '<w:pStyle w:val="Note"/>') + lined + TERM, { styles }), makeDocx(TITLE + TERM, { styles: '' }), 'Secrets');
  expect([...part(clean, 'word/styles.xml').matchAll(/w:styleId="(\w+)"/g)].map(([, id]) => id).sort()).toEqual(['Lined', 'Note', 'Small']);
});

describe('W8: what is put back goes on in the list it stood in', () => {
  const items = (list: number, ...words: readonly string[]): string => words.map((word) => p(word, numbered(0, list))).join('');
  const lists = (first: number, second: number): string => LEGAL_LIST.replace(/<w:num .*$/, '') + LEGAL_LIST.replaceAll('abstractNumId="0"', 'abstractNumId="1"').replace(/<w:num .*$/, '')
    + `<w:num w:numId="${String(first)}"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="${String(second)}"><w:abstractNumId w:val="1"/></w:num>`;
  const labels = (bytes: Uint8Array): readonly string[] => readingText(bytes)['body']?.split('\n').map((line) => line.split('|')[1] ?? '').filter((label) => label !== '') ?? [];
  it.each([['under other numbers', 8, 9], ['under exchanged numbers', 2, 1]] as const)('where another program wrote the lists %s', (_, first, second) => {
    const earlier = makeDocx(TITLE + heading('Goods') + items(1, 'Apples of all kinds.', 'Pears of all kinds.') + heading('Fees') + items(2, 'Fees for goods.', 'Fees for help.') + heading('Secrets') + items(2, 'Each keeps secrets.') + TERM + items(2, 'The term begins today.'), { numbering: lists(1, 2) });
    const base = makeDocx(TITLE + heading('Goods') + items(first, 'Apples of all kinds.', 'Pears of all kinds.') + heading('Fees') + items(second, 'Fees for goods.', 'Fees for help.') + TERM + items(second, 'The term begins today.'), { numbering: lists(first, second) });
    const { clean } = putBackWhole(earlier, base, 'Secrets');
    expect(labels(clean)).toEqual(labels(earlier));
    expect(labels(clean)).toEqual(['1.', '2.', '1.', '2.', '3.', '4.']);
  });
  it('where another program wrote down more of its levels than it uses', () => {
    const only = (list: number, more: string): string => `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>${more}</w:abstractNum><w:num w:numId="${String(list)}"><w:abstractNumId w:val="0"/></w:num>`;
    const earlier = makeDocx(TITLE + heading('Fees') + items(1, 'Fees for goods.', 'Fees for help.') + heading('Secrets') + items(1, 'Each keeps secrets.') + TERM, { numbering: only(1, '') });
    const base = makeDocx(TITLE + heading('Fees') + items(4, 'Fees for goods.', 'Fees for help.') + TERM, { numbering: only(4, '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>') });
    expect(labels(putBackWhole(earlier, base, 'Secrets').clean)).toEqual(['1.', '2.', '3.']);
  });
});

it('W8: of two notes the one that is named stays, whichever comes first', () => {
  const base = makeDocx(TITLE + heading('Secrets') + para(r('Each') + note('2') + r(' keeps secrets.') + note('3')) + TERM, notes('Of the parties.', 'But for the law.'));
  const clause = clauseIn(base, 'Secrets');
  const blocks = clause.blocks.map((block) => (block.type === 'paragraph' ? { ...block, inlines: block.inlines.filter((inline) => inline.type !== 'note' || inline.text !== 'Of the parties.') } : block));
  const clean = writeClauses(base, [{ type: 'replace', clauseId: clause.nodeId, blocks }], { ...by, mode: 'clean' }, nodeZlib);
  expect(clauseIn(clean, 'Secrets').blocks[1]).toMatchObject({ inlines: [{ text: 'Each keeps secrets.' }, { type: 'note', text: 'But for the law.' }] });
});
