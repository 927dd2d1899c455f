import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { Block } from '../../shared/contract/content.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { mergeDocuments } from '../../shared/docx/merge/merge-documents.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { readingText } from '../corpus/reading-text.ts';
import { makeDocx, p, row, table } from '../support/make-docx.ts';

const by = { author: 'Northwind', date: '2026-04-01T09:00:00Z' };
const prices = (...rows: readonly (readonly string[])[]): Uint8Array => makeDocx(p('The fees are these.') + table(...rows.map((cells) => row(cells))) + p('They are net.'));
const plain = prices(['Service', 'Fee'], ['Hosting', '100 euros'], ['Support', '50 euros']);
const wider = prices(['Service', 'Tier', 'Fee'], ['Hosting', 'Gold', '100 euros'], ['Support', 'Silver', '50 euros']);
const main = (bytes: Uint8Array): string => openPackage(bytes, nodeZlib).xml('word/document.xml')?.source ?? '';
const changes = (before: Uint8Array, after: Uint8Array): (readonly string[])[] => compareDocuments(before, after, nodeZlib).changes.map(({ kind, before: was, after: is }) => [kind, was, is]);
const resolved = (bytes: Uint8Array, decision: 'accept' | 'reject'): Uint8Array => resolveRevisions(bytes, decision, nodeZlib);

describe('C5: a column that was added or deleted is one change', () => {
  it('is told from top to bottom, wherever it stands', () => {
    expect(changes(plain, wider)).toEqual([['cell', '', 'Tier\tGold\tSilver']]);
    expect(changes(wider, plain)).toEqual([['cell', 'Tier\tGold\tSilver', '']]);
    expect(changes(plain, prices(['No.', 'Service', 'Fee'], ['1', 'Hosting', '100 euros'], ['2', 'Support', '50 euros']))).toEqual([['cell', '', 'No.\t1\t2']]);
    expect(changes(plain, prices(['Service', 'Fee', ''], ['Hosting', '100 euros', ''], ['Support', '50 euros', '']))).toEqual([['cell', '', '\t\t']]);
  });
  it('and words changed beside it are changes of their own', () => {
    const edited = prices(['Service', 'Tier', 'Fee'], ['Hosting', 'Gold', '120 euros'], ['Support', 'Silver', '50 euros']);
    expect(changes(plain, edited).map(([kind]) => kind).sort()).toEqual(['cell', 'replaced']);
  });
  it('a row added in the same breath is found as well', () => {
    const both = prices(['Service', 'Tier', 'Fee'], ['Hosting', 'Gold', '100 euros'], ['Training', 'None', '70 euros'], ['Support', 'Silver', '50 euros']);
    expect(changes(plain, both).map(([kind]) => kind).sort()).toEqual(['cell', 'row-inserted']);
  });
});

describe('C5: a column of a table with a heading merged over all columns', () => {
  const cell = (text: string, span = 1): string => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${span === 1 ? '' : `<w:gridSpan w:val="${String(span)}"/>`}</w:tcPr>${p(text)}</w:tc>`;
  const line = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const headed = (heading: readonly string[], ...rows: readonly (readonly string[])[]): Uint8Array => makeDocx(p('The fees are these.') + `<w:tbl><w:tblPr/><w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(rows[0]?.length ?? 0)}</w:tblGrid>${line(...heading)}${rows.map((cells) => line(...cells.map((text) => cell(text)))).join('')}</w:tbl>` + p('They are net.'));
  const two = headed([cell('Fees', 2)], ['Service', 'Fee'], ['Hosting', '100 euros'], ['Support', '50 euros']);
  const three = headed([cell('Fees', 3)], ['Service', 'Tier', 'Fee'], ['Hosting', 'Gold', '100 euros'], ['Support', 'Silver', '50 euros']);
  it('is one change, and the heading that spreads with it none', () => {
    expect(changes(two, three)).toEqual([['cell', '', 'Tier\tGold\tSilver']]);
    expect(changes(three, two)).toEqual([['cell', 'Tier\tGold\tSilver', '']]);
    expect(auditReturn(two, three, nodeZlib).untracked.map(({ kind, added }) => [kind, added])).toEqual([['cell', 'Tier\tGold\tSilver']]);
  });
  it('words changed in the heading, and rows that came, are changes of their own', () => {
    const edited = headed([cell('Fees and taxes', 3)], ['Service', 'Tier', 'Fee'], ['Hosting', 'Gold', '100 euros'], ['Training', 'None', '70 euros'], ['Support', 'Silver', '50 euros']);
    expect(changes(two, edited).map(([kind]) => kind).sort()).toEqual(['cell', 'inserted', 'row-inserted']);
  });
  it('a heading that covers fewer columns than it did is told besides', () => {
    const split = headed([cell('Fees', 2), cell('')], ['Service', 'Tier', 'Fee'], ['Hosting', 'Gold', '100 euros'], ['Support', 'Silver', '50 euros']);
    expect(changes(three, split).map(([kind]) => kind)).not.toEqual([]);
  });
  it.each([['came', two, three], ['went', three, two]])('is tracked where it %s, and the heading with it', (_, before, after) => {
    const { bytes } = redlineDocuments(before, after, nodeZlib, by);
    const spans = (file: Uint8Array): readonly string[] => [...main(file).replace(/<w:tcPrChange.*?<\/w:tcPrChange>/g, '').matchAll(/<w:gridSpan w:val="(\d)"\/>/g)].map(([, span = '']) => span);
    expect(readingText(resolved(bytes, 'accept'))).toEqual(readingText(after));
    expect(readingText(resolved(bytes, 'reject'))).toEqual(readingText(before));
    expect([spans(resolved(bytes, 'accept')), spans(resolved(bytes, 'reject'))]).toEqual([spans(after), spans(before)]);
    expect(changes(resolved(bytes, 'accept'), after)).toEqual([]);
    expect(auditReturn(before, bytes, nodeZlib).tracked.filter(({ kind }) => kind === 'cell')).toHaveLength(1);
  });
});

describe('C5: columns that changed places', () => {
  const three = prices(['Service', 'Tier', 'Fee'], ['Hosting', 'Gold', '100 euros'], ['Support', 'Silver', '50 euros']);
  const turned = prices(['Service', 'Fee', 'Tier'], ['Hosting', '100 euros', 'Gold'], ['Support', '50 euros', 'Silver']);
  it('are one column that moved, and the redline gives both tables', () => {
    expect(changes(three, turned)).toHaveLength(1);
    expect(compareDocuments(three, turned, nodeZlib).changes.map(({ kind, detail }) => [kind, detail.join()])).toEqual([['cell', 'a column was moved']]);
    expect(auditReturn(three, turned, nodeZlib).untracked.map(({ kind, detail }) => [kind, detail.join()])).toEqual([['cell', 'a column was moved']]);
    const { bytes } = redlineDocuments(three, turned, nodeZlib, by);
    expect(readingText(resolved(bytes, 'accept'))).toEqual(readingText(turned));
    expect(readingText(resolved(bytes, 'reject'))).toEqual(readingText(three));
  });
  it('cells whose words were merely exchanged in one row are no moved column', () => {
    const exchanged = prices(['Service', 'Tier', 'Fee'], ['Gold', 'Hosting', '100 euros'], ['Support', 'Silver', '50 euros']);
    expect(compareDocuments(three, exchanged, nodeZlib).changes.flatMap(({ detail }) => detail)).not.toContain('a column was moved');
  });
});

describe('W3: columns are written as marked cells (17.13.5.2–3), with the grid recorded', () => {
  it.each([['added', plain, wider, 'cellIns'], ['deleted', wider, plain, 'cellDel']] as const)('%s', (_, before, after, mark) => {
    const { bytes } = redlineDocuments(before, after, nodeZlib, by);
    expect(main(bytes).match(new RegExp(`<w:${mark} [^>]*w:author="Northwind"`, 'g'))).toHaveLength(3);
    expect(main(bytes)).not.toMatch(/<w:trPr>/);
    expect(readingText(resolved(bytes, 'accept'))).toEqual(readingText(after));
    expect(readingText(resolved(bytes, 'reject'))).toEqual(readingText(before));
    expect(main(resolved(bytes, 'reject')).match(/<w:gridCol /g)).toHaveLength(2);
  });
  it('the grid is as wide as the table', () => {
    const { bytes } = redlineDocuments(plain, wider, nodeZlib, by);
    expect(main(resolved(bytes, 'accept')).match(/<w:gridCol /g)).toHaveLength(3);
  });
});

describe('W2: a column added by a wording, in a table with a heading row and cells merged downwards', () => {
  const cell = (words: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(words)}</w:tc>`;
  const line = (cells: readonly string[], properties = ''): string => `<w:tr>${properties}${cells.join('')}</w:tr>`;
  const merged = makeDocx(p('The fees are these.') + table(
    line([cell('Service'), cell('Fee')], '<w:trPr><w:tblHeader/></w:trPr>'),
    line([cell('Hosting', '<w:vMerge w:val="restart"/>'), cell('100 euros')]),
    line([cell('', '<w:vMerge/>'), cell('120 euros')]),
  ) + p('They are net.'));
  const clause = readContract(merged, nodeZlib).clauses.find(({ blocks }) => blocks.some(({ type }) => type === 'table'));
  if (clause === undefined) throw new Error('no clause');
  const wider = clause.blocks.map((block): Block => block.type === 'paragraph' ? block : { ...block, rows: block.rows.map((one, index) => ({ cells: [...one.cells, { blocks: [{ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: ['Tier', 'Gold', 'Silver'][index] ?? '' }] }] }] })) });

  it.each(['redline', 'clean'] as const)('is cells that came, and every row stays what it was (%s)', (mode) => {
    const bytes = writeClauses(merged, [{ type: 'replace', clauseId: clause.id, blocks: wider }], { ...by, mode }, nodeZlib);
    const accepted = main(resolved(bytes, 'accept'));
    expect(accepted.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(accepted.match(/<w:vMerge/g)).toHaveLength(2);
    expect(accepted.match(/<w:gridCol /g)).toHaveLength(3);
    expect(accepted.replace(/<[^>]*>/g, '').trim()).toBe('The fees are these.ServiceFeeTierHosting100 eurosGold120 eurosSilverThey are net.');
    if (mode === 'redline') {
      expect(main(bytes).match(/<w:cellIns /g)).toHaveLength(3);
      expect(main(bytes)).not.toMatch(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:(?:ins|del) /);
      expect(main(resolved(bytes, 'reject'))).toBe(main(merged));
    }
  });
});

describe('A1: columns in a return', () => {
  const piles = (sent: Uint8Array, returned: Uint8Array): Readonly<Record<string, (readonly string[])[]>> => {
    const { tracked, untracked, removed, accepted } = auditReturn(sent, returned, nodeZlib);
    const told = (items: typeof tracked): (readonly string[])[] => items.map(({ kind, before, after }) => [kind, before, after]);
    return { tracked: told(tracked), untracked: told(untracked), removed: told(removed), accepted: told(accepted) };
  };
  const none = { tracked: [], untracked: [], removed: [], accepted: [] };
  const redline = redlineDocuments(plain, wider, nodeZlib, by).bytes;
  it('one they added without tracking, and one they tracked', () => {
    expect(piles(plain, wider)).toEqual({ ...none, untracked: [['cell', '', 'Tier\tGold\tSilver']] });
    expect(piles(plain, redline)).toEqual({ ...none, tracked: [['cell', '', 'Tier\tGold\tSilver']] });
    expect(piles(wider, redlineDocuments(wider, plain, nodeZlib, by).bytes)).toEqual({ ...none, tracked: [['cell', 'Tier\tGold\tSilver', '']] });
  });
  it('a tracked deletion of cells alone, their words left unmarked, is seen', () => {
    const cellsOnly = makeDocx(main(wider).replace(/^.*<w:body>|<w:sectPr\/>.*$/gs, '').replace(/<w:tcPr\/>(<w:p>(?:<w:r>)?<w:r><w:t xml:space="preserve">(?:Tier|Gold|Silver))/g, '<w:tcPr><w:cellDel w:id="7" w:author="Other Side" w:date="2026-03-01T10:00:00Z"/></w:tcPr>$1'));
    expect(piles(wider, cellsOnly)).toEqual({ ...none, tracked: [['cell', 'Tier\tGold\tSilver', '']] });
  });
  it('ours left pending, taken and dropped', () => {
    expect(piles(redline, redline)).toEqual(none);
    expect(piles(redline, resolved(redline, 'accept'))).toEqual({ ...none, accepted: [['cell', '', 'Tier\tGold\tSilver']] });
    expect(piles(redline, resolved(redline, 'reject'))).toEqual({ ...none, removed: [['cell', '', 'Tier\tGold\tSilver']] });
  });
});

describe('M1, M2: columns and two parties', () => {
  const merged = (a: Uint8Array, b: Uint8Array): ReturnType<typeof mergeDocuments> => mergeDocuments(plain, a, b, { a: by, b: { author: 'Southwind', date: by.date } }, nodeZlib);
  it('a column of one and a word of the other are both in', () => {
    const { bytes, report } = merged(wider, prices(['Service', 'Fee'], ['Hosting', '100 euros'], ['Support', '60 euros']));
    expect(report.conflicts).toEqual([]);
    expect(readingText(resolved(bytes, 'accept'))).toEqual(readingText(prices(['Service', 'Tier', 'Fee'], ['Hosting', 'Gold', '100 euros'], ['Support', 'Silver', '60 euros'])));
    expect(readingText(resolved(bytes, 'reject'))).toEqual(readingText(plain));
  });
  it('two different columns in one table are for people to settle', () => {
    const { report } = merged(wider, prices(['Service', 'Fee', 'Term'], ['Hosting', '100 euros', 'a year'], ['Support', '50 euros', 'a month']));
    expect(report.conflicts.length).toBeGreaterThan(0);
  });
});
