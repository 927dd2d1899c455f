import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { Change } from '../../shared/contract/change.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { resolveDocument } from '../../shared/docx/resolve/resolve-document.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { readingText } from '../corpus/reading-text.ts';
import { LEGAL_LIST, makeDocx, numbered, p, para, r, type DocxParts } from '../support/make-docx.ts';

/* How a change is named: its clause, its class and its kinds. */

const changes = (before: string, after: string, parts: DocxParts = {}, afterParts = parts): readonly Change[] => compareDocuments(makeDocx(before, parts), makeDocx(after, afterParts), nodeZlib).changes;

it('C3: what moved is told under the clause it stands in now, up or down', () => {
  const clause = (heading: string, text: string): string => p(heading, `<w:keepNext/>${numbered(0)}`) + p(text);
  const [dues, lamps, nets] = [clause('Harbour Dues', 'Dues are paid in advance for each quarter of the year.'), clause('Lamps', 'Lamps are lit at dusk by the guard and put out at dawn.'), clause('Nets', 'The owner keeps the berth clear of nets, ropes and boxes.')];
  const moved = (after: string): string[] => changes(dues + lamps + nets, after, { numbering: LEGAL_LIST }).filter(({ kind }) => kind === 'moved').map(({ clause: now, detail }) => `${now} \u2014 ${detail.join()}`);
  expect(moved(lamps + nets + dues).at(-1)).toBe('3 Harbour Dues \u2014 moved from 1 Harbour Dues');
  expect(moved(nets + dues + lamps).at(-1)).toBe('1 Nets \u2014 moved from 3 Nets');
});

const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Two sections with the references given, and the headers they name. */
function sections(references: readonly [string, string], headers: Readonly<Record<string, string>>): { readonly body: string; readonly parts: DocxParts } {
  const names = Object.keys(headers);
  const links = names.map((name) => `<Relationship Id="${name}" Type="${RELATED}/header" Target="${name}.xml"/>`).join('');
  const more = Object.fromEntries(names.map((name) => [`word/${name}.xml`, `<w:hdr xmlns:w="${NAMESPACE}">${p(headers[name] ?? '')}</w:hdr>`]));
  return {
    body: references.map((reference, index) => `${p(`Part ${index + 1}`)}<w:p><w:pPr><w:sectPr>${reference}</w:sectPr></w:pPr></w:p>`).join(''),
    parts: { more: { 'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`, ...more } },
  };
}

const header = (name: string, type = 'default'): string => `<w:headerReference w:type="${type}" r:id="${name}"/>`;

it('C7: another program leaves out the headers no page prints and writes a shared one twice; no page reads otherwise', () => {
  const before = sections([header('h1') + header('h2', 'first'), ''], { h1: 'Order form', h2: 'Draft of spring' });
  const after = sections([header('h1'), header('h2')], { h1: 'Order form', h2: 'Order form' });
  const found = changes(before.body, after.body, before.parts, after.parts).filter(({ story }) => story === 'header');
  expect(found.map(({ class: is, detail, before: was }) => [is, detail[0], was])).toEqual([['formatting', 'printed on no page', 'Draft of spring']]);
});

it('C7: a header that only the second section shows, and says something else there, is a change', () => {
  const before = sections([header('h1'), ''], { h1: 'Order form' });
  const after = sections([header('h1'), header('h2')], { h1: 'Order form', h2: 'Fees of $500' });
  const found = changes(before.body, after.body, before.parts, after.parts).filter(({ story }) => story === 'header');
  expect(found.map(({ class: is, added }) => [is, added])).toEqual([['substantive', 'Fees of $500']]);
});

it('C6: a built-in style is the same in capitals, and Normal is what a paragraph without a style has', () => {
  const styles = (name: string, isDefault: string): DocxParts => ({
    styles: `<w:style w:type="paragraph"${isDefault} w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="${name}"/></w:style>`,
  });
  const contents = p('Dues', '<w:pStyle w:val="T1"/>');
  expect(changes(contents + p('x'), contents + p('x', '<w:pStyle w:val="Normal"/>'), styles('toc 1', ' w:default="1"'), styles('TOC 1', '')).map(({ detail }) => detail)).toEqual([]);
});

it.each<[string, string, string, string]>([
  ['It ends on 31 May 2026.', 'It ends on 30 June 2026.', 'substantive', 'date'],
  ['It ends on May 31 of the year.', 'It ends on June 30 of the year.', 'substantive', 'date'],
  ['May the Owner enter at night?', 'Must the Owner enter at night?', 'substantive', 'modal'],
  ['The fee is $100 per year.', 'The fee is $200 per year.', 'substantive', 'amount'],
  ['Paid 1.000,50 \u20AC net', 'Paid 1.200,50 \u20AC net', 'substantive', 'amount'],
  ['governed by the laws of England', 'governed by the laws of Germany', 'substantive', 'name'],
  ['it keeps the \u201CBerth\u201D and leaves the Berth clean', 'it keeps the \u201CBerth\u201D and leaves the harbour clean', 'substantive', 'defined-term'],
  ['it pays ( ) each month', 'it pays (x) each month', 'substantive', 'option'],
  ['[ x ] each month', '[    ] each month', 'substantive', 'option'],
  ['signed by [NAME] for it', 'signed by Fox for it', 'substantive', 'blank'],
  ['THE BUYER SHALL PAY.', 'The Buyer shall pay.', 'typographic', ''],
  ['it pays the Party at noon', 'it pays the party at noon', 'substantive', 'party'],
])('C6: %s \u2192 %s', (before, after, expectedClass, kind) => {
  const found = changes(p(before), p(after));
  expect(found.map((change) => [change.class, change.detail.join()])).toEqual([[expectedClass, kind]]);
});

it('C7: a reference typed over with the words it showed no longer follows', () => {
  const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF dues </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('3.1')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const told = (before: string, after: string): unknown => changes(para(r('See Section ') + before + r(' above.')), para(r('See Section ') + after + r(' above.'))).map((change) => [change.kind, change.class, change.detail[0]]);
  expect(told(field, r('3.1'))).toEqual([['field', 'substantive', 'a reference became typed words and no longer follows']]);
  expect(told(r('3.1'), field)).toEqual([['field', 'substantive', 'typed words became a reference that follows']]);
});

it('C6: another dash beside another space is one change of looks', () => {
  const text = 'unless either party gives notice of non-renewal at least sixty days before';
  const found = changes(p(text), p(text.replace('of non-renewal', 'of\u00A0non\u2013renewal')));
  expect(found.map((change) => [change.class, change.removed.trim()])).toEqual([['typographic', 'non-renewal']]);
  const dashes = changes(p(text), p(text.replace('non-renewal at', 'non\u2013renewal\u00A0at')));
  expect(dashes.map((change) => [change.class, change.removed.trim()])).toEqual([['typographic', 'non-renewal']]);
});

it('C11: a date written the other way round is one replaced date', () => {
  expect(changes(p('ends on March 1, 2026.'), p('ends on 1 April 2026.')).map((change) => [change.removed, change.added, change.detail])).toEqual([['March 1,', '1 April', ['date']]]);
  expect(changes(p('ends on 1 April 2026.'), p('ends on March 1, 2026.')).map((change) => [change.removed, change.added])).toEqual([['1 April', 'March 1,']]);
  expect(changes(p('from March 1 to June 1.'), p('from April 1 to July 1.')).map((change) => change.removed)).toEqual(['March', 'June']);
});

it('C10: a note moved to another sentence is written, and its words are there on either side', () => {
  const note = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const notes = `<w:footnotes xmlns:w="${NAMESPACE}">${['Without tax.', 'Sales tax only.'].map((text, index) => `<w:footnote w:id="${index + 1}">${p(text)}</w:footnote>`).join('')}</w:footnotes>`;
  const parts: DocxParts = { more: { 'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATED}/footnotes" Target="footnotes.xml"/></Relationships>`, 'word/footnotes.xml': notes } };
  const before = para(r('The fee is $100') + note(1) + r(' a month.')) + para(r('Taxes are extra') + note(2) + r('.'));
  const after = para(r('The fee is $100 a month.')) + para(r('Taxes are') + note(1) + r(' extra') + note(2) + r('.'));
  const { bytes, comparison } = redlineDocuments(makeDocx(before, parts), makeDocx(after, parts), nodeZlib, { author: 'Party A', date: '2026-01-01T00:00:00Z' });
  expect(comparison.changes.map(({ story, detail }) => [story, detail.join()])).toEqual([['body', 'note removed'], ['body', 'note added']]);
  expect(readingText(resolveRevisions(bytes, 'reject', nodeZlib))).toEqual(readingText(makeDocx(before, parts)));
  expect(readingText(resolveRevisions(bytes, 'accept', nodeZlib))['body']).toEqual(readingText(makeDocx(after, parts))['body']);
});

it('C7: headers of two sections that changed places are changes, as every page reads otherwise', () => {
  const before = sections([header('h1'), header('h2')], { h1: 'Fees of $100', h2: 'Fees of $200' });
  const after = sections([header('h1'), header('h2')], { h1: 'Fees of $200', h2: 'Fees of $100' });
  const found = changes(before.body, after.body, before.parts, after.parts).filter(({ story }) => story === 'header');
  expect(found.map(({ removed, added }) => [removed, added])).toEqual([['$100', '$200'], ['$200', '$100']]);
});

it('C3, C11: an empty line or cell that is filled, or loses its words, is one change of that line', () => {
  const table = (cell: string): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc>${p('Name:')}</w:tc><w:tc>${cell}</w:tc></w:tr></w:tbl>${p('Signed.')}`;
  const told = (before: string, after: string): string[] => changes(before, after).map(({ kind, class: is, removed, added }) => `${kind}, ${is}: ${removed} \u2192 ${added}`);
  expect(told(table(p('')), table(p('Jane Fox')))).toEqual(['inserted, substantive:  \u2192 Jane Fox']);
  expect(told(table(p('Jane Fox')), table(p('')))).toEqual(['deleted, substantive: Jane Fox \u2192 ']);
  const line = 'the berth is kept clean at all times';
  expect(told(p('Dues') + p('') + p('Lamps'), p('Dues') + p(line) + p('Lamps'))).toEqual([`inserted, substantive:  \u2192 ${line}`]);
});

it('C7: words struck through without a mark read as deleted, and so do words whose line was taken away', () => {
  const words = 'The owner may end this agreement.';
  const told = (before: string, after: string): unknown => changes(before, after).map(({ kind, class: is, detail }) => [kind, is, detail.join()]);
  const struck = para(r(words, '<w:strike/>'));
  const expected = [['formatting', 'substantive', 'words are struck through without a mark, or no longer']];
  expect(told(p(words), struck)).toEqual(expected);
  expect(told(struck, p(words))).toEqual(expected);
  expect(auditReturn(makeDocx(p(words)), makeDocx(struck), nodeZlib).untracked.map(({ kind, class: is, detail }) => [kind, is, detail.join()])).toEqual(expected);
});

it('C6: a character that turns the direction of words is no matter of type', () => {
  expect(changes(p('Pay within 30 days.'), p('Pay within \u202E30\u202C days.')).map(({ class: is, detail }) => [is, detail[0]])[0]).toEqual(['substantive', 'hidden-text']);
});

it('C7: a tick box that shows what it showed and is stored the other way is a change', () => {
  const box = (state: string): string => para(`<w:sdt><w:sdtPr><w:alias w:val="Renewal"/><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="${state}"/></w14:checkbox></w:sdtPr><w:sdtContent>${r('\u2610')}</w:sdtContent></w:sdt>${r(' It renews.')}`);
  expect(changes(box('0'), box('1')).map(({ class: is, detail, notMarkable }) => [is, detail.join(), notMarkable])).toEqual([['substantive', 'content control \u201CRenewal\u201D shows the same box and is now stored as ticked', true]]);
  expect(changes(box('0'), box('0'))).toEqual([]);
});

it('C1, R5: an equation whose marks were taken is the equation that was read with them', () => {
  const maths = (inner: string): string => `<w:p>${r('The share is ')}<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${inner}</m:oMath></w:p>`;
  const run = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
  const marked = maths(`${run('A=')}<m:r><w:ins w:id="1" w:author="X" w:date="2026-11-21T09:00:00Z"><m:t>2</m:t></w:ins></m:r>${run('b')}`);
  expect(changes(marked, maths(run('A=') + run('2') + run('b')))).toEqual([]);
  expect(changes(marked, maths(run('A=') + run('3') + run('b'))).map(({ kind }) => kind)).toEqual(['object']);
});

it('A1, C7: a header no page prints is no matter of substance in the audit either', () => {
  const of = (text: string): Uint8Array => {
    const { body, parts } = sections([header('h1') + header('h2', 'first'), ''], { h1: 'Order form', h2: text });
    return makeDocx(body, parts);
  };
  expect(auditReturn(of('Draft of spring'), of('Draft of May 2026'), nodeZlib).untracked.map(({ class: is, detail }) => [is, detail[0]])).toEqual([['formatting', 'printed on no page']]);
});

describe('C7, A1: an equation that says the same letters and is built otherwise', () => {
  const maths = (inner: string): string => `<w:p>${r('The share is ')}<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${inner}</m:oMath>${r(' of it.')}</w:p>`;
  const run = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
  const fraction = (over: string, under: string, properties = ''): string => `<m:f>${properties}<m:num>${over}</m:num><m:den>${under}</m:den></m:f>`;
  const [a, b] = [run('a'), run('b')];
  const power = `<m:sSup><m:e>${a}</m:e><m:sup>${b}</m:sup></m:sSup>`;
  const index = `<m:sSub><m:e>${a}</m:e><m:sub>${b}</m:sub></m:sSub>`;
  const shapes = [a + b, fraction(a, b), fraction(a, b, '<m:fPr><m:type m:val="noBar"/></m:fPr>'), power, index, `<m:rad><m:deg/><m:e>${a + b}</m:e></m:rad>`, `<m:rad><m:deg>${a}</m:deg><m:e>${b}</m:e></m:rad>`, `<m:d><m:e>${a + b}</m:e></m:d>`];
  it('is another one, to the comparison and to the audit', () => {
    for (const [at, one] of shapes.entries()) for (const two of shapes.slice(at + 1)) {
      expect(changes(maths(one), maths(two)).map(({ kind, class: is, detail }) => [kind, is, ...detail])).toEqual([['object', 'substantive', 'equation built otherwise']]);
      expect(auditReturn(makeDocx(maths(one)), makeDocx(maths(two)), nodeZlib).untracked.map(({ kind, class: is }) => [kind, is])).toEqual([['object', 'substantive']]);
    }
  });
  it('and the same however its runs are cut or its boxes left open', () => {
    expect(changes(maths(fraction(run('ab'), b)), maths(fraction(a + b, b, '<m:fPr><m:ctrlPr/></m:fPr>')))).toEqual([]);
    expect(changes(maths(a + fraction('', '')), maths(a))).toEqual([]);
  });
  it('with marks of ours in it too', () => {
    const added = '<w:ins w:id="1" w:author="X" w:date="2026-11-21T09:00:00Z"><m:r><m:t>c</m:t></m:r></w:ins>';
    expect(changes(maths(fraction(a + added, b)), maths(fraction(a + run('c'), b)))).toEqual([]);
    expect(changes(maths(fraction(a + added, b)), maths(a + run('c') + b)).map(({ kind }) => kind)).toEqual(['object']);
    expect(auditReturn(makeDocx(maths(fraction(a + added, b))), makeDocx(maths(fraction(a + added, b))), nodeZlib).untracked).toEqual([]);
    expect(auditReturn(makeDocx(maths(fraction(a + added, b))), makeDocx(maths(a + added + b)), nodeZlib).untracked.length).toBeGreaterThan(0);
  });
  it('and the redline gives back either', () => {
    const [was, is] = [makeDocx(maths(fraction(a, b))), makeDocx(maths(power))];
    const { bytes } = redlineDocuments(was, is, nodeZlib, { author: 'Us', date: '2026-03-01T10:00:00Z' });
    expect(compareDocuments(resolveDocument(bytes, 'accept', nodeZlib), is, nodeZlib).changes).toEqual([]);
    expect(compareDocuments(resolveDocument(bytes, 'reject', nodeZlib), was, nodeZlib).changes).toEqual([]);
  });
});
