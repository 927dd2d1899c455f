import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { ClauseEdit } from '../../shared/contract/clause-edit.ts';
import type { Block } from '../../shared/contract/content.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { readDocument } from '../../shared/docx/read/document.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { imbalances } from '../../shared/docx/verify/balance.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { readingText } from '../corpus/reading-text.ts';
import { makeDocx, p, para, r } from '../support/make-docx.ts';

const by = { author: 'Northwind', date: '2026-04-01T09:00:00Z' } as const;
const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const TITLE = p('Agreement', '<w:pStyle w:val="Title"/><w:outlineLvl w:val="0"/>');
const part = (bytes: Uint8Array, name: string): string => openPackage(bytes, nodeZlib).xml(name)?.source ?? '';
const main = (bytes: Uint8Array): string => part(bytes, 'word/document.xml');
const resolved = (bytes: Uint8Array, decision: 'accept' | 'reject'): Uint8Array => resolveRevisions(bytes, decision, nodeZlib);
/** The paragraph that holds these words, as it is stored. */
const holding = (bytes: Uint8Array, words: string): string => main(bytes).match(/<w:p>.*?<\/w:p>/gs)?.find((xml) => xml.includes(words)) ?? '';
const bookmarked = (name: string, xml: string): string => `<w:bookmarkStart w:id="5" w:name="${name}"/>${xml}<w:bookmarkEnd w:id="5"/>`;
const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const reference = (name: string): string => `${field('begin')}<w:r><w:instrText xml:space="preserve"> REF ${name} \\r \\h </w:instrText></w:r>${field('separate')}${r('1')}${field('end')}`;
const link = (anchor: string, words: string): string => `<w:hyperlink w:anchor="${anchor}">${r(words)}</w:hyperlink>`;
const control = (tag: string, words: string, more = ''): string => `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/><w:id w:val="77"/>${more}<w:text/></w:sdtPr><w:sdtContent>${r(words)}</w:sdtContent></w:sdt>`;
const simple = (instruction: string, words: string): string => `<w:fldSimple w:instr=" ${instruction} ">${r(words)}</w:fldSimple>`;

/** Moves the clause of this heading behind another, as a redline and clean; the redline is held to W3 and W4. */
function moved(base: Uint8Array, from: string, behind: string): { readonly redline: Uint8Array; readonly clean: Uint8Array } {
  const { clauses } = readContract(base, nodeZlib);
  const idOf = (name: string): string => clauses.find((clause) => clause.heading === name)?.id ?? '';
  const edits: readonly ClauseEdit[] = [{ type: 'move', clauseId: idOf(from), after: idOf(behind) }];
  const redline = writeClauses(base, edits, { ...by, mode: 'redline' }, nodeZlib);
  expect(readingText(resolved(redline, 'reject'))).toEqual(readingText(base));
  expect(readingText(base)).not.toEqual(readingText(resolved(redline, 'accept')));
  expect(imbalances(readDocument(redline, nodeZlib), 'accepted')).toEqual(imbalances(readDocument(base, nodeZlib), 'accepted'));
  const clean = writeClauses(base, edits, { ...by, mode: 'clean' }, nodeZlib);
  expect(main(clean).search(/keeps secrets|Linked|First line/)).toBeGreaterThan(main(clean).indexOf('Two years.'));
  return { redline, clean };
}

describe('W7: a clause that moves takes along all that is not words', () => {
  it('its bookmark, so that cross-references lead to it there; the name is in the file once', () => {
    const base = makeDocx(TITLE + heading('Secrets') + para(bookmarked('_Ref1', r('Each keeps secrets.'))) + heading('Term') + p('Two years.') + heading('Survival') + para(r('Clause ') + reference('_Ref1') + r(' survives.')));
    const { redline, clean } = moved(base, 'Secrets', 'Term');
    expect(holding(clean, 'Each keeps secrets.')).toContain('w:name="_Ref1"');
    expect(main(redline).split('w:name="_Ref1"')).toHaveLength(2);
    expect(main(clean).split('w:name="_Ref1"')).toHaveLength(2);
  });
  it('a bookmark whose tags stand between the paragraphs', () => {
    const base = makeDocx(`${TITLE}${heading('Secrets')}<w:bookmarkStart w:id="5" w:name="_Ref1"/>${p('Each keeps secrets.')}<w:bookmarkEnd w:id="5"/>${heading('Term')}${p('Two years.')}`);
        expect(holding(moved(base, 'Secrets', 'Term').clean, 'Each keeps secrets.')).toContain('w:name="_Ref1"');
  });
  it('a comment with its answer: once when the move is accepted, once when it is rejected', () => {
    const on = (id: string, xml: string): string => `<w:commentRangeStart w:id="${id}"/>${xml}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
    const comment = (id: string, words: string, paragraph: string): string => `<w:comment w:id="${id}" w:author="Other Side"><w:p w14:paraId="${paragraph}">${r(words)}</w:p></w:comment>`;
    const extended = '<?xml version="1.0"?><w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="0000000A" w15:done="0"/><w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/></w15:commentsEx>';
    const rels = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdcomments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/><Relationship Id="rIdx" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>';
    const base = makeDocx(TITLE + heading('Secrets') + para(on('0', on('1', r('Each keeps secrets.')))) + heading('Term') + p('Two years.'), {
      comments: comment('0', 'All of them?', '0000000A') + comment('1', 'Yes.', '0000000B'),
      more: { 'word/commentsExtended.xml': extended, 'word/_rels/document.xml.rels': rels },
    });
    const { redline, clean } = moved(base, 'Secrets', 'Term');
    for (const file of [clean, resolved(redline, 'accept'), resolved(redline, 'reject')]) {
      const [first, second, ...more] = readContract(file, nodeZlib).comments;
      expect(first).toMatchObject({ text: 'All of them?', author: 'Other Side', anchor: 'Each keeps secrets.', parent: '' });
      expect(second).toMatchObject({ text: 'Yes.', parent: first?.id });
      expect(more).toEqual([]);
    }
  });
  it('a footnote, with a number of its own at each place (17.11.14)', () => {
    const base = makeDocx(TITLE + heading('Secrets') + para(r('Each keeps secrets.') + '<w:r><w:footnoteReference w:id="2"/></w:r>') + heading('Term') + p('Two years.'), { footnotes: `<w:footnote w:id="2">${p('But for the law.')}</w:footnote>` });
    const { redline, clean } = moved(base, 'Secrets', 'Term');
    const references = [...main(redline).matchAll(/footnoteReference w:id="(\d+)"/g)].map((match) => match[1]);
    expect(new Set(references).size).toBe(2);
    expect(part(clean, 'word/footnotes.xml').match(/But for the law\./g)).toHaveLength(1);
    expect(readingText(clean)['footnote']).toBe(readingText(base)['footnote']);
  });
  it('links, content controls, simple fields and directions; a control gets a number of its own', () => {
    const base = makeDocx(TITLE + heading('Secrets') + para(`${link('_Ref9', 'Linked')}${r(' and ')}${control('who', 'Northwind')}${r(', clause ')}${simple('REF _Ref9 \\r', '4')}<w:bdo w:val="rtl">${r('reversed')}</w:bdo>`) + heading('Term') + p('Two years.'));
    const { redline, clean } = moved(base, 'Secrets', 'Term');
    const paragraph = holding(clean, 'Linked');
    expect(paragraph).toContain('<w:hyperlink w:anchor="_Ref9"><w:r>');
    expect(paragraph).toContain('<w:tag w:val="who"/>');
    expect(paragraph).toContain('REF _Ref9 \\r');
    expect(paragraph).toContain('<w:bdo w:val="rtl">');
    expect(main(clean).match(/w:tag w:val="who"/g)).toHaveLength(1);
    expect(main(redline).match(/<w:id w:val="77"\/>/g)).toHaveLength(1);
  });
  it('a link field over two paragraphs stays whole', () => {
    const base = makeDocx(TITLE + heading('Secrets') + para(`${field('begin')}<w:r><w:instrText> HYPERLINK "https://example.org" </w:instrText></w:r>${field('separate')}${r('First line')}`) + para(r('second line') + field('end')) + heading('Term') + p('Two years.'));
    const { clean } = moved(base, 'Secrets', 'Term');
    expect(main(clean).match(/HYPERLINK/g)).toHaveLength(1);
    expect(main(clean).match(/fldCharType="end"/g)).toHaveLength(1);
    expect(main(clean).indexOf('HYPERLINK')).toBeGreaterThan(main(clean).indexOf('Two years.'));
  });
  it('words that stand together are written together', () => {
    const base = makeDocx(TITLE + heading('Secrets') + p('Each keeps secrets.') + heading('Term') + p('Two years.'));
    expect(main(moved(base, 'Secrets', 'Term').clean)).toContain('>Each keeps secrets.</w:t>');
  });
});

describe('W7: new words of the later version bring what stands around them', () => {
  const compared = (before: string, after: string): { readonly accepted: Uint8Array; readonly rejected: Uint8Array; readonly redline: Uint8Array } => {
    const [base, target] = [makeDocx(before), makeDocx(after)];
    const { bytes } = redlineDocuments(base, target, nodeZlib, by);
    expect(readingText(resolved(bytes, 'reject'))).toEqual(readingText(base));
    expect(readingText(resolved(bytes, 'accept'))).toEqual(readingText(target));
    return { redline: bytes, accepted: resolved(bytes, 'accept'), rejected: resolved(bytes, 'reject') };
  };
  const fees = p('Fees are paid monthly.');
  it('a new paragraph: link, control, field and bookmark', () => {
    const { accepted, rejected } = compared(heading('Fees') + fees, heading('Fees') + fees + para(bookmarked('_Ref7', r('New: ')) + link('_Ref7', 'a link') + control('who', 'Northwind', '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>') + simple('REF _Ref7', '2')));
    const paragraph = holding(accepted, 'New: ');
    for (const kept of ['w:name="_Ref7"', '<w:hyperlink w:anchor="_Ref7">', '<w:tag w:val="who"/>', ' REF _Ref7 ']) expect(paragraph).toContain(kept);
    // The data of the other file stay there; the words are what was agreed on.
    expect(paragraph).not.toContain('dataBinding');
    expect(main(rejected)).not.toMatch(/hyperlink|w:sdt|fldChar/);
  });
  it('a link and a control that come into a paragraph; nothing of them is left when that is rejected', () => {
    const { accepted, rejected } = compared(heading('Fees') + fees, heading('Fees') + para(r('Fees are ') + link('_Ref7', 'as agreed') + r(' ') + control('how', 'always') + r(' paid monthly.')));
    expect(main(accepted)).toContain(`<w:hyperlink w:anchor="_Ref7"><w:r>`);
    expect(main(accepted)).toContain('<w:tag w:val="how"/>');
    expect(main(rejected)).not.toMatch(/hyperlink|w:sdt/);
  });
  it('words that take the place of a link’s or control’s words stand in it, and no second one comes', () => {
    const { accepted } = compared(heading('Fees') + para(r('Pay ') + link('_Ref7', 'monthly') + r(' to ') + control('who', 'Somebody') + r('.')), heading('Fees') + para(r('Pay ') + link('_Ref7', 'yearly') + r(' to ') + control('who', 'Northwind GmbH') + r('.')));
    expect(main(accepted).match(/<w:hyperlink/g)).toHaveLength(1);
    expect(main(accepted)).toMatch(/<w:sdtContent>.*Northwind GmbH.*<\/w:sdtContent>/s);
    expect(main(accepted).match(/<w:sdt>/g)).toHaveLength(1);
  });
  it('a new cross-reference to an old clause: the old clause gets its bookmark, on the same words', () => {
    const old = heading('Secrets') + p('Each party keeps secrets for two years.');
    const { accepted } = compared(old + fees, heading('Secrets') + para(r('Each party ') + bookmarked('_Ref8', r('keeps secrets')) + r(' for three years.')) + para(r('Fees are paid monthly, see ') + reference('_Ref8') + r('.')));
    expect(main(accepted)).toMatch(/<w:bookmarkStart w:id="\d+" w:name="_Ref8"\/>(?:<\/?w:[^>]*>)*keeps secrets(?:<\/?w:[^>]*>)*<w:bookmarkEnd/);
  });
  it('a bookmark of a paragraph that went elsewhere goes with it; one no reference leads to is not added to old paragraphs', () => {
    const first = 'Each party keeps the secrets of the other party for as long as it can.';
    const second = 'The fees of this agreement are paid on the first day of each month.';
    const { accepted, redline } = compared(heading('A') + para(bookmarked('_Ref1', r(first))) + heading('B') + p(second) + para(reference('_Ref1')), heading('B') + para(bookmarked('own', r(second))) + para(reference('_Ref1')) + heading('A') + para(bookmarked('_Ref1', r(first)).replaceAll('"5"', '"6"')));
    expect(holding(accepted, first)).toContain('_Ref1');
    expect(main(redline).match(/w:name="_Ref1"/g)).toHaveLength(1);
    expect(main(redline)).not.toContain('w:name="own"');
  });
  const block = (tag: string, ...blocks: readonly string[]): string => `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent>${blocks.join('')}</w:sdtContent></w:sdt>`;
  const law = p('The law of England and Wales governs this agreement.');
  it('a paragraph behind or in front of a control does not get into it', () => {
    const [venue, notice] = [p('The courts of London decide.'), p('Notices are sent by post.')];
    expect(main(compared(heading('Law') + block('law', law) + fees, heading('Law') + block('law', law) + venue + fees).accepted)).toContain(block('law', law));
    expect(main(compared(block('law', law) + fees, notice + block('law', law) + fees).accepted)).toContain(block('law', law));
  });
  it('a paragraph in the middle of a control, or a new item of a list of controls, stands in it', () => {
    const two = p('And of Scotland, where it is used there.');
    expect(main(compared(block('law', law, fees), block('law', law, two, fees)).accepted)).toMatch(/<w:sdtContent>(?:(?!<\/w:sdtContent>).)*And of Scotland.*Fees.*<\/w:sdtContent>/s);
    const item = (name: string): string => block('item', p(`${name} is a party to this agreement.`));
    const { accepted, rejected } = compared(block('list', item('Acme'), item('Beta')) + fees, block('list', item('Acme'), item('Beta'), item('Gamma')) + fees);
    expect(main(accepted).match(/w:tag w:val="item"/g)).toHaveLength(3);
    expect(main(rejected).match(/w:tag w:val="item"/g)).toHaveLength(2);
  });
  it('a control that moves with its paragraph is at one place, whatever is decided', () => {
    const rest = p('A third paragraph stays where it was before.');
    const { accepted, rejected } = compared(p('Introduction of the agreement.') + block('law', law) + fees + rest, p('Introduction of the agreement.') + fees + rest + block('law', law));
    for (const file of [accepted, rejected]) expect(main(file).match(/<w:sdt>/g)).toHaveLength(1);
    expect(main(accepted).indexOf('<w:sdt>')).toBeGreaterThan(main(accepted).indexOf('stays where it was'));
  });
  const cellOf = (words: string): string => `<w:tc><w:tcPr/>${p(words)}</w:tc>`;
  const rowOf = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const grid = (...rows: readonly string[]): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${rows.join('')}</w:tbl>`;
  it.each([
    ['a cell', rowOf(cellOf('Hosting of the service'), block('law', cellOf('100 euros')))],
    ['both cells of a row', rowOf(block('law', cellOf('Hosting of the service'), cellOf('100 euros')))],
    ['a row', block('law', rowOf(cellOf('Hosting of the service'), cellOf('100 euros')))],
  ])('a control around %s moves with the row, within its table and with its clause', (_, row) => {
    const others = ['Support by phone', 'Training on site', 'Travel to the client'].map((words) => rowOf(cellOf(words), cellOf('50 euros')));
    const where = (bytes: Uint8Array): readonly string[] => [...main(bytes).matchAll(/<w:sdt>(.*?)<\/w:sdt>/gs)].map(([, inner]) => (inner ?? '').replace(/<[^>]*>/g, ''));
    const words = row.replace(/^(?:<w:tr>.*)?<w:sdt>|<\/w:sdt>.*$/gs, '').replace(/<[^>]*>/g, '');
    const { accepted, rejected } = compared(p('As follows.') + grid(row, ...others), p('As follows.') + grid(...others, row));
    for (const file of [accepted, rejected]) expect(where(file)).toEqual([words]);
    const base = makeDocx(`${TITLE}${heading('Fees')}${p('First line of the fees.')}${grid(row, ...others)}${heading('Term')}${p('Two years.')}`);
    const { redline, clean } = moved(base, 'Fees', 'Term');
    for (const file of [clean, resolved(redline, 'accept'), resolved(redline, 'reject')]) expect(where(file)).toEqual([words]);
    expect(main(clean)).not.toMatch(/customXml|<w:tbl>(?:(?!<w:tr>).)*<\/w:tbl>/);
  });
  it('a control around a cell goes and comes with its column, and a column beside it stays out of it', () => {
    const [what, fee, tier] = [cellOf('Hosting of the service'), block('law', cellOf('100 euros')), block('tier', cellOf('Gold, the best one'))];
    const three = grid(rowOf(what, fee, tier), rowOf(cellOf('Support by phone'), cellOf('50 euros'), cellOf('Silver, the next')));
    const two = grid(rowOf(what, fee), rowOf(cellOf('Support by phone'), cellOf('50 euros')));
    for (const [before, after] of [[three, two], [two, three]] as const) {
      const { accepted, rejected } = compared(p('As follows.') + before, p('As follows.') + after);
      for (const [file, wanted] of [[accepted, after], [rejected, before]] as const) expect(main(file).replaceAll('<w:tcPr></w:tcPr>', '<w:tcPr/>').match(/<w:sdt>.*?<\/w:sdt>/gs)).toEqual(wanted.match(/<w:sdt>.*?<\/w:sdt>/gs));
    }
  });
  it('a new row by a wording is set cell by cell like the one beside it, also where controls stand around those', () => {
    const shaded = (words: string, fill: string): string => cellOf(words).replace('<w:tcPr/>', `<w:tcPr><w:shd w:val="clear" w:fill="${fill}"/></w:tcPr>`);
    const base = makeDocx(`${TITLE}${heading('Fees')}${grid(rowOf(block('law', shaded('Hosting of the service', 'AAAAAA')), shaded('100 euros', 'BBBBBB')))}${heading('Term')}${p('Two years.')}`);
    const clause = readContract(base, nodeZlib).clauses.find((one) => one.heading === 'Fees');
    const text = (words: string): Block => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: words }] });
    const blocks = clause?.blocks.map((one): Block => (one.type === 'table' ? { ...one, rows: [...one.rows, { cells: ['Support', '50 euros'].map((words) => ({ blocks: [text(words)] })) }] } : one)) ?? [];
    const written = main(writeClauses(base, [{ type: 'replace', clauseId: clause?.id ?? '', blocks }], { ...by, mode: 'clean' }, nodeZlib));
    expect([...written.matchAll(/w:fill="(\w+)"/g)].map(([, fill]) => fill)).toEqual(['AAAAAA', 'BBBBBB', 'AAAAAA', 'BBBBBB']);
    expect(written.match(/<w:sdt>/g)).toHaveLength(1);
  });
  it('a placeholder that is written over is one no more, and the new words do not look like it', () => {
    const form = (words: string, style: string, flag: string): string => para(r('Made by ') + `<w:sdt><w:sdtPr>${flag}<w:text/></w:sdtPr><w:sdtContent>${r(words, style)}</w:sdtContent></w:sdt>` + r('.'));
    const placeholder = TITLE + heading('Parties') + form('[name]', '<w:rStyle w:val="PlaceholderText"/>', '<w:showingPlcHdr/>');
    const { accepted } = compared(placeholder, TITLE + heading('Parties') + form('Acme Ltd', '', ''));
    expect(main(accepted)).toMatch(/<w:sdtPr><w:text\/><\/w:sdtPr><w:sdtContent><w:r><w:t[^>]*>Acme Ltd/);
    const base = makeDocx(placeholder);
    const clause = readContract(base, nodeZlib).clauses.find((one) => one.heading === 'Parties');
    if (clause === undefined) throw new Error('no clause');
    const blocks = clause.blocks.map((one) => (one.type === 'paragraph' && one !== clause.blocks[0] ? { ...one, inlines: [{ type: 'text' as const, text: 'Made by Acme Ltd.' }] } : one));
    const written = main(writeClauses(base, [{ type: 'replace', clauseId: clause.id, blocks }], { ...by, mode: 'clean' }, nodeZlib));
    expect(written).toMatch(/<w:sdtContent><w:r><w:t[^>]*>Acme Ltd<\/w:t><\/w:r><\/w:sdtContent>/);
    expect(written).not.toContain('showingPlcHdr');
  });
  it('a simple field that goes takes its instruction along, so that nothing prints it again', () => {
    const { accepted, rejected } = compared(heading('Fees') + para(r('See clause ') + simple('REF _Ref1', '4') + r(' on fees.')), heading('Fees') + para(r('See clause nine on fees.')));
    expect(main(accepted)).not.toContain('REF _Ref1');
    expect(main(rejected)).toContain('REF _Ref1');
  });
  it('a locked simple field is locked still where it is written as a complex one', () => {
    const locked = simple('DATE', '1 May').replace('<w:fldSimple ', '<w:fldSimple w:fldLock="true" ');
    const { accepted } = compared(heading('Fees') + fees, heading('Fees') + fees + para(r('Signed on ') + locked));
    expect(main(accepted)).toMatch(/<w:fldChar w:fldCharType="begin" w:fldLock="1"\/>/);
    const base = makeDocx(TITLE + heading('Fees') + para(r('First line, signed on ') + locked) + heading('Term') + p('Two years.'));
    expect(main(moved(base, 'Fees', 'Term').clean)).toMatch(/w:fldLock=/);
  });
  it('what lost every word goes: a control, a form field, a direction', () => {
    const form = `${field('begin')}<w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>${field('separate')}${r('typed words')}${field('end')}`;
    const turned = `<w:bdo w:val="rtl">${r('turned words')}</w:bdo>`;
    const [base, rest] = [para(r('Fees are ') + control('how', 'control words') + form + turned + r(' paid monthly.')), para(r('Fees are  paid monthly.'))];
    const { accepted, rejected } = compared(heading('Fees') + base, heading('Fees') + rest);
    expect(main(accepted)).not.toMatch(/w:sdt|fldChar|w:bdo/);
    for (const kept of ['w:sdt', 'FORMTEXT', 'w:bdo']) expect(main(rejected)).toContain(kept);
    expect(main(compared(heading('Fees') + base, heading('Fees') + base.replace('typed words', 'other entry')).accepted).match(/FORMTEXT/g)).toHaveLength(1);
    expect(main(compared(heading('Fees') + base, heading('Fees') + base.replace('turned words', 'other words')).accepted).match(/<w:bdo/g)).toHaveLength(1);
  });
  it('a text box that goes with its paragraph goes as it was, though its words would have changed', () => {
    const box = (words: string): string => `<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${p(words)}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>`;
    const line = (words: string): string => para(r('Alpha words stand ') + box(words) + r(' before the beta words.'));
    const cells = (inner: string): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${p('key')}</w:tc></w:tr><w:tr><w:tc><w:tcPr/>${inner}</w:tc></w:tr></w:tbl>`;
    expect(main(compared(heading('A') + line('Box one') + fees, heading('A') + cells(line('Box two')) + fees).accepted)).toContain('Box two');
  });
});

describe('W2: a row that goes', () => {
  it('hands on the merge that begins in it, and takes it back when it stays after all', () => {
    const row = (value: string, group: string, words: string): string => `<w:tr><w:tc><w:tcPr><w:vMerge${value}/></w:tcPr>${p(group)}</w:tc><w:tc><w:tcPr/>${p(words)}</w:tc></w:tr>`;
    const begins = ' w:val="restart"';
    const rows = [row(begins, 'Group one', 'first'), row('', '', 'second'), row(begins, 'Group two', 'third'), row('', '', 'fourth'), row('', '', 'fifth')];
    const base = makeDocx(TITLE + heading('Prices') + `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${rows.join('')}</w:tbl>` + p('End.'));
    const clause = readContract(base, nodeZlib).clauses.find((one) => one.heading === 'Prices');
    const blocks = (clause?.blocks ?? []).map((one) => (one.type === 'table' ? { ...one, rows: one.rows.toSpliced(2, 1) } : one));
    const edits: readonly ClauseEdit[] = [{ type: 'replace', clauseId: clause?.id ?? '', blocks }];
    const merges = (bytes: Uint8Array): string[] => (main(bytes).match(/<w:tr>.*?<\/w:tr>/gs) ?? []).map((xml) => `${/<w:vMerge( w:val="restart")?/.exec(xml)?.[1] === undefined ? 'on' : 'begins'} ${/<w:t[ >].*?([a-z]+)<\/w:t>(?!.*<w:t[ >])/s.exec(xml)?.[1] ?? ''}`);
    const redline = writeClauses(base, edits, { ...by, mode: 'redline' }, nodeZlib);
    expect(merges(writeClauses(base, edits, { ...by, mode: 'clean' }, nodeZlib))).toEqual(['begins first', 'on second', 'begins fourth', 'on fifth']);
    expect(merges(resolved(redline, 'reject'))).toEqual(['begins first', 'on second', 'begins third', 'on fourth', 'on fifth']);
  });
});

describe('W2: a new row', () => {
  it('with words in a cell that goes on with the one above stands for itself: such words are not drawn (17.4.84)', () => {
    const merged = (value: string, words: string): string => `<w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/><w:vMerge${value}/></w:tcPr>${p(words)}</w:tc><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${p('cell')}</w:tc></w:tr>`;
    const base = makeDocx(TITLE + heading('Prices') + `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${merged(' w:val="restart"', 'Group')}${merged('', '')}</w:tbl>` + p('End.'));
    const clause = readContract(base, nodeZlib).clauses.find((one) => one.heading === 'Prices');
    const text = (words: string) => ({ blocks: [{ type: 'paragraph' as const, label: '', level: 0, inlines: [{ type: 'text' as const, text: words }] }] });
    const blocks = (clause?.blocks ?? []).map((one) => (one.type === 'table' ? { ...one, rows: [...one.rows, { cells: [text('Words to be seen'), text('new')] }] } : one));
    const written = main(writeClauses(base, [{ type: 'replace', clauseId: clause?.id ?? '', blocks }], { ...by, mode: 'clean' }, nodeZlib));
    const row = written.match(/<w:tr>.*?<\/w:tr>/gs)?.at(-1) ?? '';
    expect(row).toContain('Words to be seen');
    expect(row).not.toContain('vMerge');
  });
  it('with an empty cell between cells that are merged goes on with them, and below the last of them does not', () => {
    const row = (value: string, words: string): string => `<w:tr><w:tc><w:tcPr><w:vMerge${value}/></w:tcPr>${p(words)}</w:tc><w:tc><w:tcPr/>${p('cell')}</w:tc></w:tr>`;
    const base = makeDocx(TITLE + heading('Prices') + `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${row(' w:val="restart"', 'Group')}${row('', '')}</w:tbl>` + p('End.'));
    const clause = readContract(base, nodeZlib).clauses.find((one) => one.heading === 'Prices');
    const text = (words: string) => ({ blocks: [{ type: 'paragraph' as const, label: '', level: 0, inlines: words === '' ? [] : [{ type: 'text' as const, text: words }] }] });
    const merges = (at: number): string[] => {
      const blocks = (clause?.blocks ?? []).map((one) => (one.type === 'table' ? { ...one, rows: one.rows.toSpliced(at, 0, { cells: [text(''), text('new')] }) } : one));
      return (main(writeClauses(base, [{ type: 'replace', clauseId: clause?.id ?? '', blocks }], { ...by, mode: 'clean' }, nodeZlib)).match(/<w:tr>.*?<\/w:tr>/gs) ?? []).map((xml) => /<w:vMerge[^>]*>/.exec(xml)?.[0] ?? '');
    };
    expect(merges(1)).toEqual(['<w:vMerge w:val="restart"/>', '<w:vMerge/>', '<w:vMerge/>']);
    expect(merges(2)).toEqual(['<w:vMerge w:val="restart"/>', '<w:vMerge/>', '']);
  });
});

describe('W4: what comes from the other file is whole', () => {
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = (...lines: readonly string[]): string => `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
  const lead = p('The price stands in the order form.');

  it('a chart brings the workbook it draws from', () => {
    const chart = para('<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:inline><wp:docPr id="1" name="Chart"/><c:chart r:id="rId5"/></wp:inline></w:drawing></w:r>');
    const more = {
      'word/_rels/document.xml.rels': rels(`<Relationship Id="rId5" Type="${OFFICE}/chart" Target="charts/chart1.xml"/>`),
      'word/charts/chart1.xml': '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:externalData/></c:chartSpace>',
      'word/charts/_rels/chart1.xml.rels': rels(`<Relationship Id="rId1" Type="${OFFICE}/package" Target="../embeddings/prices.xlsx"/>`, `<Relationship Id="rId2" Type="${OFFICE}/hyperlink" Target="https://example.com/" TargetMode="External"/>`),
      'word/embeddings/prices.xlsx': 'workbook',
    };
    const { bytes } = redlineDocuments(makeDocx(lead, { more: { 'word/charts/chart1.xml': 'taken' } }), makeDocx(lead + chart, { more }), nodeZlib, by);
    const docx = openPackage(bytes, nodeZlib);
    const drawn = docx.relationships('word/document.xml').find(({ type }) => type === 'chart')?.target ?? '';
    expect(drawn).toBe('word/charts/chart1-1.xml');
    expect(docx.relationships(drawn).map(({ target, external }) => [target, external])).toEqual([['word/embeddings/prices.xlsx', false], ['https://example.com/', true]]);
    expect(new TextDecoder().decode(docx.bytes('word/embeddings/prices.xlsx'))).toBe('workbook');
  });

  it('a picture whose number is taken gets one of its own', () => {
    const picture = (name: string): string => para(`${r(name)}<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:inline><wp:docPr id="3" name="${name}"/></wp:inline></w:drawing></w:r>`);
    const { bytes } = redlineDocuments(makeDocx(lead + picture('Seal of the seller')), makeDocx(lead + picture('Plan of the site with all buildings') + picture('Seal of the seller')), nodeZlib, by);
    expect([...main(bytes).matchAll(/docPr id="(\d+)"/g)].map((match) => match[1]).sort()).toEqual(['3', '4']);
  });

  it('two lists come in the order a numbering part has: definitions, lists, what Word notes for old programs', () => {
    const list = (id: string, format: string): string => `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`;
    const use = (id: string): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`;
    const item = (text: string, id: string): string => p(text, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);
    const after = makeDocx(lead + item('with reasonable care', '1') + item('in good time', '2'), { numbering: list('1', 'decimal') + list('2', 'upperRoman') + use('1') + use('2') });
    const order = (numbering: string | undefined): (string | undefined)[] => [...part(redlineDocuments(makeDocx(lead, numbering === undefined ? {} : { numbering }), after, nodeZlib, by).bytes, 'word/numbering.xml').matchAll(/<w:(abstractNum|num|numIdMacAtCleanup) /g)].map((match) => match[1]);
    expect(order(undefined)).toEqual(['abstractNum', 'abstractNum', 'num', 'num']);
    expect(order('<w:numIdMacAtCleanup w:val="4"/>')).toEqual(['abstractNum', 'abstractNum', 'num', 'num', 'numIdMacAtCleanup']);
  });

  it('a number format of Word’s own brings the prefix its alternative asks for', () => {
    const spaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
    const format = `<mc:AlternateContent ${spaces}><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>`;
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>${format}<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const { bytes } = redlineDocuments(makeDocx(lead), makeDocx(lead + p('with reasonable care', '<w:numPr><w:numId w:val="1"/></w:numPr>'), { numbering }), nodeZlib, by);
    expect(readingText(resolved(bytes, 'accept'))['body']).toContain('001.|with reasonable care');
  });

  it('a style that rests on a numbered one of this file prints no number it did not print there', () => {
    const style = (id: string, properties: string): string => `<w:style w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${id}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}<w:pPr>${properties}</w:pPr></w:style>`;
    const list = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const base = makeDocx(lead, { numbering: list, styles: style('Normal', '<w:numPr><w:numId w:val="1"/></w:numPr>') });
    const { bytes } = redlineDocuments(base, makeDocx(p('The price stands in the order form.') + p('Syntax', '<w:pStyle w:val="Subhead"/>'), { styles: style('Normal', '') + style('Subhead', '<w:keepNext/>') }), nodeZlib, by);
    expect(readingText(resolved(bytes, 'accept'))['body']).toContain('||Syntax');
  });

  it('a bookmark whose name stands twice in the other file comes once', () => {
    const { bytes } = redlineDocuments(makeDocx(lead + para(bookmarked('_GoBack', r('An old line nobody keeps.')))), makeDocx(lead + para(bookmarked('_GoBack', r('Something else entirely stands here.'))) + para(bookmarked('_GoBack', r('And one more of the same kind.')))), nodeZlib, by);
    expect(main(bytes).split('w:name="_GoBack"')).toHaveLength(2);
  });

  it('a list that says something else of its levels brings that along', () => {
    const level = (text: string): string => `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="0">${level('*')}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">${level('–')}</w:lvlOverride></w:num>`;
    const item = p('with reasonable care', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>');
    const { bytes } = redlineDocuments(makeDocx(lead), makeDocx(lead + item, { numbering }), nodeZlib, by);
    expect(readingText(resolved(bytes, 'accept'))['body']).toContain('–|with reasonable care');
  });
});
