import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { Change } from '../../shared/contract/change.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { readingText } from '../corpus/reading-text.ts';
import { markedIn } from '../judges/marked-words.ts';
import { LEGAL_LIST, makeDocx, numbered, p, para, r, row, table, type DocxParts } from '../support/make-docx.ts';

/*
 * What users of other engines complained of in public, each as a small document of our own. The number is that of the thread;
 * the test says what a person must see.
 */

const by = { author: 'Party A', date: '2026-01-01T00:00:00Z' };

type Compared = { readonly changes: readonly Change[]; readonly redline: Uint8Array; readonly xml: string; readonly accepted: string; readonly rejected: string };

function compared(before: string, after: string, parts: DocxParts = {}, afterParts = parts): Compared {
  const { bytes, comparison } = redlineDocuments(makeDocx(before, parts), makeDocx(after, afterParts), nodeZlib, by);
  const body = (decision: 'accept' | 'reject'): string => readingText(resolveRevisions(bytes, decision, nodeZlib))['body'] ?? '';
  return { changes: comparison.changes, redline: bytes, xml: openPackage(bytes, nodeZlib).xml('word/document.xml')?.source ?? '', accepted: body('accept'), rejected: body('reject') };
}

const bodyOf = (body: string, parts: DocxParts = {}): string => readingText(makeDocx(body, parts))['body'] ?? '';
const kinds = (changes: readonly Change[]): string[] => changes.map((change) => change.kind);
const words = (changes: readonly Change[]): string[] => changes.map((change) => `${change.removed} → ${change.added}`);

const BERTH = 'The Owner keeps the berth clear of nets, ropes and boxes from the first of March to the last of October of each year.';
const DUES = 'Dues are paid in advance for each quarter and are not given back when a boat leaves early.';
const WINTER = 'In winter the harbour master may shift any boat to a safer place after calling its owner once.';

describe('C2, C11: a word is a word', () => {
  it('SuperDoc 3924: one word replaced is one word struck and one typed, not a whole paragraph', () => {
    const { redline, changes } = compared(p(BERTH), p(BERTH.replace('boxes', 'crates')));
    expect(markedIn(redline)).toEqual({ removed: ['boxes'], added: ['crates'], structure: 0, formatting: 0 });
    expect(words(changes)).toEqual(['boxes → crates']);
  });
  it('safe-docx 421 and 408: a paragraph nobody touched is not rewritten in the redline', () => {
    const { xml } = compared(p(BERTH) + p(DUES) + p(WINTER), p(BERTH) + p(DUES.replace('quarter', 'month')) + p(WINTER));
    expect([xml.includes(p(BERTH)), xml.includes(p(WINTER))]).toEqual([true, true]);
  });
  it('safe-docx 734: two edits stay in the two paragraphs they were made in', () => {
    const { changes } = compared(p(BERTH) + p(DUES) + p(WINTER), p(BERTH.replace('March', 'April')) + p(DUES) + p(WINTER.replace('once', 'twice')));
    expect(changes.map((change) => change.before)).toEqual([BERTH, WINTER]);
  });
  it('the React viewer of Docxodus, 47: nothing is listed that has no change', () => {
    const { changes } = compared(p(BERTH) + p('') + p(DUES), p(BERTH) + p('') + p(DUES.replace('early', 'soon')));
    expect(words(changes)).toEqual(['early → soon']);
  });
});

describe('C3, C4: a move, a split and a number are what they are', () => {
  it('SuperDoc 3709: moved text is there, once, before and after', () => {
    const before = p(BERTH) + p(DUES) + p(WINTER) + p('Lamps are lit at dusk.');
    const after = p(DUES) + p(WINTER) + p(BERTH) + p('Lamps are lit at dusk.');
    const { changes, accepted, rejected } = compared(before, after);
    expect(kinds(changes)).toEqual(['moved']);
    expect([accepted, rejected]).toEqual([bodyOf(after), bodyOf(before)]);
  });
  it('safe-docx 773: a clause split into (a), (b), (c) is a split with three labels typed, and no word retyped', () => {
    const [one, two, three] = ['The Guest keeps the boat dry,', 'pays for the water it uses and', 'leaves no waste on the quay.'];
    const { changes, redline } = compared(p(`${one} ${two} ${three}`), p(`(a) ${one}`) + p(`(b) ${two}`) + p(`(c) ${three}`));
    expect(changes.filter((change) => change.kind === 'split')).toHaveLength(1);
    expect(markedIn(redline).removed.join('').trim()).toBe('');
    expect(markedIn(redline).added.map((text) => text.trim())).toEqual(['(a)', '(b)', '(c)']);
  });
  it('ONLYOFFICE 2998: the numbers of headings are shown in the comparison', () => {
    const { changes } = compared(p('Dues', numbered(0)) + p(DUES, numbered(1)), p('Dues', numbered(0)) + p(DUES.replace('quarter', 'month'), numbered(1)), { numbering: LEGAL_LIST });
    expect(changes.map((change) => change.clause.startsWith('1.1'))).toEqual([true]);
  });
  it('Docxodus 311: letters that follow from a deletion are one event, not a change of every line', () => {
    const items = [BERTH, DUES, WINTER, 'Lamps are lit at dusk by the guard.'].map((text) => p(text, numbered(2)));
    const { changes } = compared(items.join(''), items.filter((_, index) => index !== 1).join(''), { numbering: LEGAL_LIST });
    expect(kinds(changes)).toEqual(['deleted', 'renumbered']);
    expect(changes[1]?.detail).toEqual(['2 paragraphs: (c) → (b) to (d) → (c)']);
  });
  it('Docxodus 784: a deleted numbered paragraph leaves no empty numbered line', () => {
    const item = (text: string): string => p(text, numbered(0));
    const { accepted, rejected } = compared(item(BERTH) + item(DUES) + item(WINTER), item(BERTH) + item(WINTER), { numbering: LEGAL_LIST });
    expect(accepted).toBe(bodyOf(item(BERTH) + item(WINTER), { numbering: LEGAL_LIST }));
    expect(rejected).toBe(bodyOf(item(BERTH) + item(DUES) + item(WINTER), { numbering: LEGAL_LIST }));
  });
  it('Open XML SDK 1634: the numbers of a contract are the same after comparing', () => {
    const lines = (last: string): string => p(BERTH, numbered(0)) + p(DUES, numbered(1)) + p(last, numbered(1));
    const { accepted, rejected } = compared(lines(WINTER), lines(WINTER.replace('once', 'twice')), { numbering: LEGAL_LIST });
    expect(accepted.match(/\|[^|]*\|/g)).toEqual(rejected.match(/\|[^|]*\|/g));
    expect(accepted).toBe(bodyOf(lines(WINTER.replace('once', 'twice')), { numbering: LEGAL_LIST }));
  });
});

describe('C5: tables', () => {
  const grid = (...rows: readonly (readonly string[])[]): string => table(...rows.map((cells) => row(cells)));
  it('SuperDoc 3347: when a table and the text both changed, the right paragraph goes', () => {
    const before = p(BERTH) + grid(['Pier', '12'], ['Crane', '40']) + p(DUES) + p(WINTER);
    const after = p(BERTH) + grid(['Pier', '14'], ['Crane', '40']) + p(WINTER);
    expect(words(compared(before, after).changes)).toEqual(['12 → 14', `${DUES} → `]);
  });
  it('safe-docx 845: a row marked as deleted is gone when all is accepted', () => {
    const before = grid(['Pier', '12'], ['Crane', '40'], ['Shed', '9']);
    const after = grid(['Pier', '12'], ['Shed', '9']);
    const { changes, accepted, rejected } = compared(before, after);
    expect(kinds(changes)).toEqual(['row-deleted']);
    expect([accepted, rejected]).toEqual([bodyOf(after), bodyOf(before)]);
  });
  it('SuperDoc 3981: rejecting leaves nothing of an insertion in a cell', () => {
    const { redline } = compared(grid(['Pier', '12']), grid(['Pier', '12 and half']));
    const { removed, added, structure } = markedIn(resolveRevisions(redline, 'reject', nodeZlib));
    expect([removed, added, structure]).toEqual([[], [], 0]);
  });
});

describe('C6: what only looks different is told, and told small', () => {
  it('Docxodus 362: paragraph formatting alone is a change one can reject', () => {
    const { changes, xml } = compared(p(BERTH), p(BERTH, '<w:jc w:val="center"/>'));
    expect(changes.map((change) => [change.kind, change.class])).toEqual([['formatting', 'formatting']]);
    expect(xml).toContain('<w:pPrChange');
  });
  it('ONLYOFFICE 1894: a paragraph that only got another style is told with the style', () => {
    const styles = '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quotation"/></w:style>';
    expect(compared(p(BERTH), p(BERTH, '<w:pStyle w:val="Q"/>'), { styles }).changes.map((change) => change.detail)).toEqual([['style default → Quotation']]);
  });
  it('safe-docx 724: words cut into many runs by their editor are one change of look, not one for each run', () => {
    const pieces = BERTH.match(/.{1,9}/g) ?? [];
    const { changes } = compared(para(pieces.map((piece) => r(piece)).join('')), para(pieces.map((piece) => r(piece, '<w:i/>')).join('')));
    expect(kinds(changes)).toEqual(['formatting']);
    expect(changes[0]?.before).toBe(BERTH);
  });
});

describe('C7: nothing invented, nothing passed over', () => {
  const field = (instruction: string, result: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const footed = (page: string): DocxParts => ({ header: para(r('Page ') + field('PAGE', page)) });
  it('ONLYOFFICE 2379: a page number that was counted again is no change', () => {
    expect(compared(p(BERTH), p(BERTH), footed('3'), footed('4')).changes).toEqual([]);
  });
  it('ONLYOFFICE 1056: page numbers of a refreshed table of contents are no changes', () => {
    const contents = (page: string): string => para(r('Berths\t') + field('PAGEREF _Toc1', page));
    expect(compared(contents('3') + p(BERTH), contents('7') + p(BERTH)).changes).toEqual([]);
  });
  it('ONLYOFFICE 2380: the same equation is the same equation', () => {
    const equation = para('<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a+b</m:t></m:r></m:oMath>');
    expect(compareDocuments(makeDocx(equation), makeDocx(equation), nodeZlib).changes).toEqual([]);
  });
  it('safe-docx 648: changed page set-up and a changed header are both told', () => {
    const sized = (width: number): string => `${p(BERTH)}<w:p><w:pPr><w:sectPr><w:pgSz w:w="${String(width)}" w:h="16838"/></w:sectPr></w:pPr></w:p>${p(DUES)}`;
    const { changes } = compared(sized(11906), sized(12240), { header: p('Harbour rules, draft') }, { header: p('Harbour rules, final') });
    expect(kinds(changes)).toEqual(['header-footer', 'section']);
  });
  it('safe-docx 647: words in a text box are compared, marked, and open again', () => {
    const box = (text: string): string => para(`<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${p(text)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`);
    const { changes, redline } = compared(p(BERTH) + box('Draft of spring'), p(BERTH) + box('Draft of autumn'));
    expect(changes.map((change) => [change.story, change.removed, change.added])).toEqual([['textbox', 'spring', 'autumn']]);
    expect(readingText(resolveRevisions(redline, 'accept', nodeZlib))['textbox']).toContain('Draft of autumn');
  });
});
