import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { LEGAL_LIST, makeDocx, numbered, p, para, r, row, table, type DocxParts } from '../support/make-docx.ts';

/* What is one edit to a lawyer is told once, and as what it is. */

const told = (before: string, after: string, parts: DocxParts = {}): string[] =>
  compareDocuments(makeDocx(before, parts), makeDocx(after, parts), nodeZlib).changes.map(({ clause, kind, class: is, detail, removed, added }) => `${clause} | ${kind}, ${is} (${detail.join('; ')}) ${removed} → ${added}`.trimEnd());

const NUMBERED: DocxParts = { numbering: LEGAL_LIST };
const BERTH = 'The owner keeps the berth clear of nets and ropes at all hours.';
const COSTS = ['Travel is charged at cost.', 'Hotels are charged at cost up to the usual rate.', 'Nothing else is charged.'];
const last = p('A closing line.');

describe('C4: a list typed by hand that Word counts now', () => {
  const typed = COSTS.map((cost, index) => p(`${String(index + 1)}. ${cost}`)).join('');
  const counted = COSTS.map((cost) => p(cost, numbered(0))).join('');
  it('is one event, and so is the other way round', () => {
    expect(told(typed + last, counted + last, NUMBERED)).toEqual(['1 | renumbered, numbering (3 paragraphs: 1. → 1. to 3. → 3.; typed numbers are counted by the list now)  →']);
    expect(told(counted + last, typed + last, NUMBERED)).toEqual(['1 | renumbered, numbering (3 paragraphs: 1. → 1. to 3. → 3.; numbers the list counted are typed now)  →']);
  });
});

describe('C11: a clause that moved into another list', () => {
  const numbering = `${LEGAL_LIST.replace(/<w:num .*$/, '')}<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`;
  const clauses = (...more: readonly string[]): string => p('Duties', numbered(0)) + p('Guests leave before noon.', numbered(1)) + more.join('') + p('Guests pay at the gate.', numbered(1));
  it('has the number due there, which is no event of its own', () => {
    const schedule = (...more: readonly string[]): string => p('Schedule 1') + COSTS.map((cost) => p(cost, numbered(0, 2))).join('') + more.join('');
    expect(told(clauses(p(BERTH, numbered(1))) + schedule(), clauses() + schedule(p(BERTH, numbered(0, 2))), { numbering }).map((line) => line.split(' (')[0])).toEqual(['4 | moved, wording']);
  });
});

describe('C6, C7: what has no words is named', () => {
  it('a page break, a line break and a tab', () => {
    const page = '<w:r><w:br w:type="page"/></w:r>';
    expect(told(p(BERTH) + last, p(BERTH) + para(page) + last).map((line) => line.trim())).toEqual(['| inserted, typographic (page break)  → \f'.trim()]);
    expect(told(para(r('Signed in') + r(' the harbour')), para(r('Signed in') + '<w:r><w:br/></w:r>' + r('the harbour')))[0]).toContain('(line break)');
  });
  it('square brackets around words, which are not agreed then, or are now', () => {
    expect(told(p(BERTH), p(BERTH.replace('nets and ropes', '[nets and ropes]')))).toEqual([' | inserted, substantive (option)  → [', ' | inserted, substantive (option)  → ]']);
  });
});

describe('R6: contents are known by their field', () => {
  it('where their lines have no style of contents', () => {
    const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const toc = para(`${field('begin')}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" </w:instrText></w:r>${field('separate')}${r('1. Berth')}<w:r><w:tab/></w:r>${r('2')}`) + para(`${r('2. Costs')}<w:r><w:tab/></w:r>${r('3')}`) + para(field('end'));
    const body = (day: string): string => `${p('HARBOUR AGREEMENT')}${toc}${p(`This agreement is made on the ${day} day of the year between the parties.`)}${p('1. Berth')}${p(BERTH)}${p('2. Costs')}${p('Nothing is charged to the guests at all.')}`;
    expect(told(body('third'), body('fourth')).map((line) => line.split(' | ')[0])).not.toContain('2 Costs 3');
  });
});

describe('C3: a clause of which only a placeholder is left', () => {
  it.each(['[Reserved]', 'Intentionally omitted.', '[Intentionally deleted.]', '(entfällt)', 'Not used'])('is the clause it was: %s', (left) => {
    const around = (line: string): string => p('Guests leave before noon.', numbered(0)) + p(line, numbered(0)) + p('Guests pay at the gate.', numbered(0));
    expect(told(around(BERTH), around(left), NUMBERED).map((one) => one.replace(/^[^|]*\| ([a-z]+),.*/, '$1'))).toEqual(['replaced']);
    expect(told(around(left), around(BERTH), NUMBERED)).toHaveLength(1);
  });
});

describe('C5: a row cut into other cells', () => {
  const whole = row(['Crane hire', 'by the day', '100 euros', 'with a driver']);
  const cut = (first: string): string => `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${first}</w:tc>${row(['100 euros', 'with a driver']).replace(/^<w:tr>|<\/w:tr>$/g, '')}</w:tr>`;
  const others = [row(['Item', 'Unit', 'Price', 'Remarks']), row(['Storage', 'by the week', '20 euros', 'under a roof'])] as const;
  const both = p('Crane hire') + p('by the day');
  it('is one event of looks where it says the same, and one of substance where it does not', () => {
    expect(told(table(...others, whole) + last, table(...others, cut(both)) + last)).toEqual([' | cell, formatting (cells were merged; row of a table with 3 rows)  →']);
    expect(told(table(...others, cut(both)) + last, table(...others, whole) + last)).toEqual([' | cell, formatting (cells were split; row of a table with 3 rows)  →']);
    expect(told(table(...others, whole) + last, table(...others, cut(p('Crane hire'))) + last).map((line) => line.split(' (')[0])).toEqual([' | cell, substantive']);
  });
});

describe('C7: a note that came or went with nothing else', () => {
  const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
  const note = `<w:footnote w:id="2">${p('Counted from the first day.')}</w:footnote>`;
  it('is one event, told with its words where it stands', () => {
    const [plain, noted] = [makeDocx(p(BERTH, numbered(0)) + last, { ...NUMBERED, footnotes: '' }), makeDocx(para(r(BERTH) + reference, numbered(0)) + last, { ...NUMBERED, footnotes: note })];
    const list = (one: Uint8Array, two: Uint8Array): string[] => compareDocuments(one, two, nodeZlib).changes.map(({ story, clause, kind, class: is, detail, removed, added }) => `${story} ${clause} | ${kind}, ${is} (${detail.join('; ')}) ${removed} → ${added}`.trimEnd());
    expect(list(plain, noted)).toEqual([`footnote 1 ${BERTH} | note, substantive (note added)  → Counted from the first day.`]);
    expect(list(noted, plain)).toEqual(['footnote 1 | note, substantive (note removed) Counted from the first day. →']);
  });
});
