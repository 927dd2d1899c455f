import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { ClauseEdit } from '../../shared/contract/clause-edit.ts';
import type { Block, ParagraphBlock } from '../../shared/contract/content.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { writeArchive } from '../../shared/docx/package/zip-write.ts';
import { readDocument, type DocumentModel } from '../../shared/docx/read/document.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { verifyEdits } from '../../shared/docx/verify/verify-edits.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { readingText } from '../corpus/reading-text.ts';
import { del, ins, makeDocx, p, para, paragraphMark, r } from '../support/make-docx.ts';

const by = { author: 'Northwind', date: '2026-04-01T09:00:00Z' };
const onTop = (bytes: Uint8Array, ...edits: readonly ClauseEdit[]): Uint8Array => writeClauses(bytes, edits, { ...by, mode: 'redline', earlierMarks: 'keep' }, nodeZlib);
const main = (bytes: Uint8Array): string => openPackage(bytes, nodeZlib).xml('word/document.xml')?.source ?? '';
/** The body with each mark as a letter of its author around its text: `+O[…]` inserted, `-N[…]` deleted. */
const marks = (bytes: Uint8Array): string =>
  main(bytes)
    .replace(/<w:(ins|moveTo) [^>]*w:author="(.)[^>]*[^/]>/g, '+$2[').replace(/<w:(del|moveFrom) [^>]*w:author="(.)[^>]*[^/]>/g, '-$2[').replace(/<\/w:(?:ins|del|moveTo|moveFrom)>/g, ']')
    .replace(/<w:(ins|del) [^>]*w:author="(.)[^>]*\/>/g, (_, kind: string, author: string) => `${kind === 'ins' ? '+' : '-'}${author}¶`).replace(/<\/w:p>/g, '|').replace(/<[^>]*>/g, '').replace(/^\s*Agreement\|Terms\|/, '').replace(/\|$/, '').trim();
const accepted = (bytes: Uint8Array): (string | undefined)[] | undefined => readingText(resolveRevisions(bytes, 'accept', nodeZlib))['body']?.split('\n').slice(2, -1).map((line) => line.split('|').at(-1));
const HEAD = p('Agreement', '<w:outlineLvl w:val="0"/>') + p('Terms', '<w:outlineLvl w:val="1"/>');
/** An agreement of one clause with this text. */
const terms = (body: string): Uint8Array => makeDocx(HEAD + body);
const termsOf = (bytes: Uint8Array): string => readContract(bytes, nodeZlib).clauses.flatMap((clause) => [clause, ...clause.children]).find((clause) => clause.heading === 'Terms')?.id ?? '';
const whole = (bytes: Uint8Array, ...texts: readonly string[]): ClauseEdit => {
  return { type: 'replace', clauseId: termsOf(bytes), blocks: ['Terms', ...texts].map((text): Block => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text }] })) };
};

describe('W2: marks of others stay when we redline on top', () => {
  it.each<[string, string, readonly string[], string]>([
    ['our words inside their insertion stand between its two halves', para(r('Pay ') + ins(r('within thirty days')) + r('.')), ['Pay within at most thirty days.'], 'Pay +O[within ]+N[at most ]+O[thirty days].'],
    ['our deletion inside their insertion is nested in it', para(r('Pay ') + ins(r('within thirty days')) + r('.')), ['Pay within days.'], 'Pay +O[within -N[thirty ]days].'],
    ['our words at the end of their insertion stand behind it', para(r('Pay ') + ins(r('promptly')) + r('.')), ['Pay promptly and fully.'], 'Pay +O[promptly]+N[ and fully].'],
    ['our replacement of their word', para(r('Pay ') + ins(r('late'))), ['Pay early'], 'Pay +O[-N[late]]+N[early]'],
    ['words beside their deletion', para(r('Pay ') + del('never ') + r('now.')), ['Pay right now.'], 'Pay +N[right ]-O[never ]now.'],
    ['a paragraph cut in two inside their insertion', para(r('Pay in time. ') + ins(r('Deliver the goods. Insure them well.'))), ['Pay in time. Deliver the goods. ', 'Insure them well.'], '+N¶Pay in time. +O[Deliver the goods. ]|+O[Insure them well.]'],
    ['their inserted paragraph, deleted again', p('Pay.') + para(ins(r('Deliver.')), paragraphMark('ins')) + p('Insure.'), ['Pay.', 'Insure.'], 'Pay.|+O¶-N¶+O[-N[Deliver.]]|Insure.'],
    ['two paragraphs they joined, edited in the first', para(r('Pay '), paragraphMark('del')) + p('now.'), ['Pay soon, now.'], '-O¶Pay +N[soon, ]|now.'],
    ['two paragraphs they joined, deleted', para(r('Pay '), paragraphMark('del')) + p('now.') + p('Insure.'), ['Insure.'], '-O¶-N[Pay ]|-N¶-N[now.]|Insure.'],
    ['a new paragraph behind one they changed', para(r('Pay ') + ins(r('now.'))), ['Pay now.', 'Insure.'], 'Pay +O[now.]|+N¶+N[Insure.]'],
  ])('%s', (_, body, wanted, expected) => {
    const base = terms(body);
    const redline = onTop(base, whole(base, ...wanted));
    expect(marks(redline)).toBe(expected);
    expect(accepted(redline)).toEqual(wanted);
    expect(readingText(resolveRevisions(redline, 'reject', nodeZlib))).toEqual(readingText(resolveRevisions(base, 'reject', nodeZlib)));
  });

  it('words whose look they changed keep that record; ours are new words beside them', () => {
    const base = terms(para(r('Pay ') + r('now', '<w:b/><w:rPrChange w:id="5" w:author="Other Side" w:date="2026-03-01T10:00:00Z"><w:rPr/></w:rPrChange>')));
    const blocks: ParagraphBlock[] = [{ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: 'Terms' }] }, { type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: 'Pay ' }, { type: 'text', text: 'now', italic: true }] }];
    const redline = onTop(base, { type: 'replace', clauseId: termsOf(base), blocks });
    expect(marks(redline)).toBe('Pay -N[now]+N[now]');
    expect(main(redline).match(/rPrChange w:id="5" w:author="Other Side"/g)).toHaveLength(1);
  });

  it('W7: a clause with a comment moves, and the marks of others are the same elsewhere', () => {
    const commented = para('<w:commentRangeStart w:id="4"/>' + r('As agreed.') + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>');
    const base = makeDocx(`${HEAD}${para(r('Pay ') + ins(r('now')))}${p('Law', '<w:outlineLvl w:val="1"/>')}${commented}`, { comments: '<w:comment w:id="4" w:author="Other Side"><w:p><w:r><w:t>Is it?</w:t></w:r></w:p></w:comment>' });
    const law = readContract(base, nodeZlib).clauses.flatMap((clause) => [clause, ...clause.children]).find((clause) => clause.heading === 'Law')?.id ?? '';
    const redline = onTop(base, { type: 'move', clauseId: law, after: '' });
    expect(accepted(redline)).toContain('Pay now');
    expect(readContract(redline, nodeZlib).comments.map(({ author }) => author)).toContain('Other Side');
  });

  it('words beside an equation with marks in it, which stays one thing', () => {
    const maths = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:del w:id="1" w:author="Other"><m:r><m:t>1</m:t></m:r></w:del><w:ins w:id="2" w:author="Other"><m:r><m:t>2</m:t></m:r></w:ins><m:r><m:t>x</m:t></m:r></m:oMath>';
    const base = terms(para(r('Pay ') + maths + r(' now.')));
    const clause = readContract(base, nodeZlib).clauses.flatMap((one) => [one, ...one.children]).find(({ id }) => id === termsOf(base));
    const blocks = clause?.blocks.map((block): Block => block.type === 'table' ? block : { ...block, inlines: block.inlines.map((inline) => (inline.type === 'text' ? { ...inline, text: inline.text.replace('now', 'soon') } : inline)) }) ?? [];
    expect(blocks.at(-1)).toMatchObject({ inlines: [{ text: 'Pay ' }, { type: 'object', description: '2x' }, { text: ' soon.' }] });
    expect(marks(onTop(base, { type: 'replace', clauseId: termsOf(base), blocks }))).toBe('Pay -O[1]+O[2]x -N[now]+N[soon].');
  });
  it('the empty line of a control all of whose paragraphs they deleted is theirs to take', () => {
    const control = `<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>${para(del('Gone.'), paragraphMark('del'))}</w:sdtContent></w:sdt>`;
    const base = terms(p('Pay in time.') + control + p('Deliver.'));
    expect(marks(onTop(base, whole(base, 'Pay in time.', 'Deliver it.')))).toBe('Pay in time.|-O¶-O[Gone.]|Deliver+N[ it].');
  });
  it('no edit gives the very same bytes, marks included', () => {
    const base = terms(para(r('Pay ') + ins(r('now'))));
    expect(Buffer.from(onTop(base)).equals(Buffer.from(base))).toBe(true);
  });

  it('any wording on top of any marks can be accepted to the wording and taken back to the marks', () => {
    const word = fc.constantFrom('pay ', 'the ', 'price ', 'within ', 'ten ', 'days ', 'net ');
    const piece = fc.tuple(fc.constantFrom('plain', 'ins', 'del'), fc.array(word, { minLength: 1, maxLength: 3 }));
    const line = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.constantFrom('', 'ins', 'del'));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }), (lines, wording) => {
        const body = lines.map(([pieces, mark]) => para(pieces.map(([kind, words]) => (kind === 'ins' ? ins(r(words.join(''))) : kind === 'del' ? del(words.join('')) : r(words.join('')))).join(''), mark === 'ins' || mark === 'del' ? paragraphMark(mark) : ''));
        const base = terms(`${body.join('')}${p('End.')}`);
        const texts = [...wording.map((words) => words.join('')), 'End.'];
        const redline = onTop(base, whole(base, ...texts));
        expect(accepted(redline)).toEqual(texts);
        expect(readingText(resolveRevisions(redline, 'reject', nodeZlib))).toEqual(readingText(resolveRevisions(base, 'reject', nodeZlib)));
      }),
      { numRuns: 300, seed: 20_260_401 },
    );
  });
});

describe('W6: what keeps the marks of others can fail', () => {
  const base = terms(para(r('Pay ') + ins(r('within thirty days')) + r('.')) + para(r('As agreed') + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'));
  const texts = ['Agreement', 'Terms', 'Pay within ten days.', 'As agreed'];
  const good = onTop(base, { type: 'replace', clauseId: termsOf(base), blocks: ['Terms', 'Pay within ten days.', 'As agreed'].map((text): ParagraphBlock => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text }] })) });
  /** The redline with its main document changed behind the writer's back. */
  const broken = (change: (xml: string) => string): DocumentModel => readDocument(writeArchive(openPackage(good, nodeZlib).archive, new Map([['word/document.xml', new TextEncoder().encode(change(main(good)))]]), nodeZlib), nodeZlib);
  const gates = (redline: DocumentModel): void => verifyEdits({ base: readDocument(base, nodeZlib), redline, result: redline, expected: texts, isClean: false, isOwn: (id) => main(good).includes(`w:id="${id}" w:author="${by.author}"`) });
  it('passes the file as written', () => {
    expect(() => gates(broken((xml) => xml))).not.toThrow();
  });
  it.each<[string, (xml: string) => string, RegExp]>([
    ['a mark of theirs now bears our name', (xml) => xml.replaceAll('w:author="Other Side"', 'w:author="Nobody"'), /of somebody else did not survive/],
    ['a mark of theirs was accepted in silence', (xml) => xml.replace(/<w:ins [^>]*w:author="Other Side"[^>]*>((?:(?!<\/w:ins>)[^])*)<\/w:ins>/g, '$1'), /earlier text/],
    ['half a field is gone', (xml) => xml.replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', ''), /left open/],
    ['an untracked word slipped in', (xml) => xml.replace('As agreed', 'As ever agreed'), /was not written/],
  ])('refuses when %s', (_, change, said) => {
    expect(() => gates(broken(change))).toThrow(said);
  });
});
