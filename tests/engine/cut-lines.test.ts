import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { Change } from '../../shared/contract/change.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { readingText } from '../corpus/reading-text.ts';
import { markedIn, markedWords } from '../judges/marked-words.ts';
import { LEGAL_LIST, makeDocx, numbered, p } from '../support/make-docx.ts';

/* A paragraph cut into many lines, none of which alone is like it, and many lines that became one. */

const by = { author: 'Us', date: '2026-03-01T10:00:00Z' };
const parts = { numbering: LEGAL_LIST };
const LEAD = 'The duties of this clause do not cover news which:';
const ITEMS = ['is or comes to be known to all other than through a breach;', 'was known to the receiving side before it was told; or', 'has to be told by law or by an order of a court.'];
const listed = p(LEAD, numbered(1)) + ITEMS.map((item) => p(item, numbered(2))).join('');
const inline = (letters: readonly string[]): string => p([LEAD, ...ITEMS.map((item, index) => `${letters[index] ?? ''} ${item}`.trim())].join(' '), numbered(1));
const around = (middle: string): string => p('Each side keeps the news of the other to itself.', numbered(1)) + middle + p('The duties last for five years.', numbered(1));

const docs = (before: string, after: string): readonly [Uint8Array, Uint8Array] => [makeDocx(around(before), parts), makeDocx(around(after), parts)];
const told = (changes: readonly Change[]): string[] => changes.map(({ kind, detail, removed, added }) => `${kind} (${detail.join('; ')}) ${removed} → ${added}`);

function redlined(before: string, after: string): { readonly told: string[]; readonly words: number } {
  const [one, two] = docs(before, after);
  const { bytes, comparison } = redlineDocuments(one, two, nodeZlib, by);
  expect(readingText(resolveRevisions(bytes, 'accept', nodeZlib))).toEqual(readingText(two));
  expect(readingText(resolveRevisions(bytes, 'reject', nodeZlib))).toEqual(readingText(one));
  return { told: told(comparison.changes), words: markedWords(markedIn(bytes)) };
}

describe('C4: a paragraph cut into lines that alone are unlike it', () => {
  it('is one split, and the letters that stood in it are now those of the list', () => {
    expect(redlined(inline(['(a)', '(b)', '(c)']), listed)).toEqual({ told: ['split (one paragraph became 4)  → '], words: 3 });
  });
  it('is one merge the other way round', () => {
    expect(redlined(listed, inline(['(a)', '(b)', '(c)']))).toEqual({ told: ['merged (4 paragraphs became one)  → '], words: 3 });
  });
  it('tells other letters than those of the list as what they are', () => {
    expect(redlined(inline(['(i)', '(ii)', '(iii)']), listed).told[1]).toContain('(i)');
  });
  it('tells the words that were changed besides', () => {
    expect(redlined(inline(['(a)', '(b)', '(c)']), listed.replace('before it was told', 'after it was told')).told).toEqual(['split (one paragraph became 4)  → ', 'replaced (limit) before → after']);
  });
  it('tells with it how its lines are set now', () => {
    const centred = listed.replaceAll(numbered(2), `${numbered(2)}<w:jc w:val="center"/>`);
    expect(redlined(inline(['(a)', '(b)', '(c)']), centred).told).toEqual(['split (one paragraph became 4; paragraph formatting)  → ']);
  });
  it('A1: is one difference in an audit', () => {
    const [before, after] = docs(inline(['(a)', '(b)', '(c)']), listed);
    expect(told(auditReturn(before, after, nodeZlib).untracked)).toEqual(['split (one paragraph became 4)  → ']);
  });
  it('parts the words of two lines, and takes no capital that begins a sentence for a name', () => {
    const [one, two] = ['The owner may let the berth with the written consent of the master', 'consent not to be refused for long.'];
    expect(redlined(p(`${one}, such ${two}`, numbered(1)), p(`${one}.`, numbered(1)) + p(`Such ${two}`, numbered(1))).told.slice(0, 2)).toEqual(['split (one paragraph became 2)  → ', 'replaced () , such → . Such']);
  });
  it('is none where the lines say something else', () => {
    const others = ['Nets are mended on the quay.', 'Boats are painted in the yard of the master.', 'Guests are fed at noon and at six.', 'Ropes are sold by weight.'];
    expect(redlined(inline([]), others.map((text) => p(text, numbered(1))).join('')).told.map((line) => line.split(' ')[0])).toEqual(['deleted', 'inserted', 'inserted', 'inserted', 'inserted', 'renumbered']);
  });
});
