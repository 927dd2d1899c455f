import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { AppFailure } from '../../shared/base/app-error.ts';
import type { ContractComment } from '../../shared/contract/document.ts';
import type { NewComment } from '../../shared/contract/new-comment.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { readDocument, type DocumentModel } from '../../shared/docx/read/document.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { verifyComments } from '../../shared/docx/verify/verify-comments.ts';
import { writeComments } from '../../shared/docx/write/write-comments.ts';
import { del, ins, makeDocx, p, para, paragraphMark, r, row, table, zipOf } from '../support/make-docx.ts';

const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const agreement = makeDocx(heading('Agreement') + heading('Price') + para(r('The price is ') + r('100 euros', '<w:b/>') + r(' a month.')) + heading('Term') + para(r('It runs for ') + del('two') + ins(r('five')) + r(' years.')) + heading('Places') + table(row(['Bonn', 'Lyon'])));
const clauseId = (bytes: Uint8Array, name: string): string => readContract(bytes, nodeZlib).clauses.find((clause) => clause.heading === name)?.id ?? '';
const said = { author: 'Our Party', date: '2026-04-01T09:00:00Z' };
const on = (name: string, quote = '', key = 'k', text = 'Please confirm.', bytes = agreement): NewComment => ({ key, ...said, text, on: { type: 'clause', clauseId: clauseId(bytes, name), quote } });
const reply = (to: string, text = 'Agreed.', key = 'r'): NewComment => ({ key, author: 'Other Side', date: '2026-04-02T09:00:00Z', text, on: { type: 'reply', to } });
const comments = (bytes: Uint8Array): readonly ContractComment[] => readContract(bytes, nodeZlib).comments;
const write = (bytes: Uint8Array, ...list: readonly NewComment[]): Uint8Array => writeComments(bytes, list, nodeZlib);

describe('W2: comments are written as Word writes them', () => {
  it('on quoted words, with author, date and text, and the words stay as they are', () => {
    const written = write(agreement, on('Price', '100 euros'));
    expect(comments(written)).toMatchObject([{ author: 'Our Party', date: said.date, text: 'Please confirm.', anchor: '100 euros', clauseId: clauseId(agreement, 'Price'), parent: '', resolved: false }]);
    expect(readContract(written, nodeZlib).clauses).toEqual(readContract(agreement, nodeZlib).clauses);
  });
  it('on whole words where the quote cuts one, and on the first line where the quote is not there', () => {
    expect(comments(write(agreement, on('Price', 'pric')))[0]?.anchor).toBe('price');
    expect(comments(write(agreement, on('Price', 'a quote from elsewhere')))[0]?.anchor).toBe('Price');
  });
  it('on words inside a tracked insertion, without touching the mark', () => {
    expect(comments(write(agreement, on('Term', 'five')))[0]).toMatchObject({ anchor: 'five' });
  });
  it('on a paragraph a change brought to the very end of the file: rejecting it leaves no empty line behind', () => {
    const longer = makeDocx(heading('Price') + p('It is 100.') + para(ins(r('Notices are written.')), paragraphMark('ins')));
    const written = write(longer, on('Price', 'Notices', 'k', 'Since when?', longer), reply('k'));
    expect(comments(written).map((comment) => comment.text)).toEqual(['Since when?', 'Agreed.']);
    expect(readContract(resolveRevisions(written, 'reject', nodeZlib), nodeZlib).clauses).toEqual(readContract(resolveRevisions(longer, 'reject', nodeZlib), nodeZlib).clauses);
  });
  it('on words in a table, and several on one clause', () => {
    expect(comments(write(agreement, on('Places', 'Lyon', 'a'), on('Places', 'Bonn', 'b'), on('Places', '', 'c'))).map((comment) => comment.anchor)).toEqual(['Lyon', 'Bonn', 'Places']);
  });
  it('with lines, and with characters that XML must escape', () => {
    expect(comments(write(agreement, on('Price', '', 'k', 'First & <second>\n\nThird "line".')))[0]?.text).toBe('First & <second>\n\nThird "line".');
  });
});

describe('W2: threads', () => {
  it('an answer written together with what it answers, and an answer to that, are one thread', () => {
    const [first, second, third] = comments(write(agreement, on('Price', '100 euros'), reply('k'), reply('r', 'Thank you.', 's')));
    expect([first?.parent, second?.parent, third?.parent]).toEqual(['', first?.id, first?.id]);
    expect([second?.anchor, third?.anchor]).toEqual(['100 euros', '100 euros']);
  });
  it('a comment that came with the file is answered, though it had no paragraph id', () => {
    const theirs = makeDocx(heading('Price') + para(`<w:commentRangeStart w:id="3"/>${r('100 euros')}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>`), { comments: `<w:comment w:id="3" w:author="Other Side">${p('Too much?')}</w:comment>` });
    const [first, second] = comments(write(theirs, reply('3', 'No.')));
    expect(first).toMatchObject({ id: '3', text: 'Too much?' });
    expect(second).toMatchObject({ parent: '3', text: 'No.', anchor: '100 euros' });
    expect(comments(write(write(theirs, reply('3', 'No.')), reply(second?.id ?? '', 'Still no.'))).map((comment) => comment.parent)).toEqual(['', '3', '3']);
  });
});

describe('W1 and W6: nothing else is touched', () => {
  it('a strict file gets strict comment parts (ECMA-376 part 1, annex A)', () => {
    const strict = zipOf({
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/w/doc.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/w/doc.xml"/></Relationships>',
      'w/doc.xml': '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Price</x:t></x:r></x:p></x:body></x:document>',
    });
    const first = readContract(strict, nodeZlib).clauses[0]?.id ?? '';
    const docx = openPackage(write(strict, { key: 'k', ...said, text: 'Net?', on: { type: 'clause', clauseId: first, quote: '' } }), nodeZlib);
    expect(docx.xml('w/comments.xml')?.source).toContain('xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"');
    expect(docx.xml('w/_rels/doc.xml.rels')?.source).toContain('http://purl.oclc.org/ooxml/officeDocument/relationships/comments');
  });
  it('no comment gives the very same bytes, and other parts keep theirs', () => {
    expect(write(agreement)).toBe(agreement);
    const before = openPackage(agreement, nodeZlib);
    const after = openPackage(write(agreement, on('Price')), nodeZlib);
    expect(after.partNames.filter((name) => !before.partNames.includes(name))).toEqual(['word/comments.xml']);
    for (const name of before.partNames.filter((part) => part === '_rels/.rels')) expect(after.bytes(name)).toEqual(before.bytes(name));
  });
  it.each<[string, NewComment]>([
    ['a clause that is not there', { ...on('Price'), on: { type: 'clause', clauseId: 'nowhere', quote: '' } }],
    ['an answer to a comment that is not there', reply('99')],
  ])('%s is refused in plain words', (_, comment) => {
    expect(() => write(agreement, comment)).toThrow(AppFailure);
  });
});

describe('W6: each check of commented files can fail', () => {
  const model = (bytes: Uint8Array): DocumentModel => readDocument(bytes, nodeZlib);
  const written = [on('Price', '100 euros')];
  const good = write(agreement, ...written);
  const other = makeDocx(heading('Price') + p('Another text.'));
  it.each<[string, Uint8Array, Uint8Array, readonly NewComment[]]>([
    ['the text differs', other, good, written],
    ['a tracked change is gone', agreement, resolveRevisions(good, 'accept', nodeZlib), written],
    ['an earlier comment is gone', good, write(agreement, on('Term', 'five')), []],
    ['a comment is missing', agreement, agreement, written],
    ['a comment says something else', agreement, good, [on('Price', '100 euros', 'k', 'Something else.')]],
    ['a comment names somebody else', agreement, good, written.map((comment) => ({ ...comment, author: 'Nobody' }))],
  ])('refuses when %s', (_, before, after, wanted) => {
    expect(() => verifyComments(model(before), model(after), wanted)).toThrow(/were not written/);
  });
});
