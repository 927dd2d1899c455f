import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { PresentedCell, PresentedRow } from '../../shared/contract/presentation.ts';
import { presentComparison } from '../../shared/docx/compare/present.ts';
import { readingText } from '../corpus/reading-text.ts';
import { isMissing, pairCases, readCorpus } from '../corpus/corpus.ts';
import { LEGAL_LIST, makeDocx, numbered, p, para, r, row, table } from '../support/make-docx.ts';

const cells = (list: readonly PresentedCell[] | null): string =>
  list === null ? '–' : list.map(({ label, stretches }) => `${label === '' ? '' : `${label} `}${stretches.map(({ text, mark }) => (mark === 'same' ? text : mark === 'removed' ? `[-${text}-]` : mark === 'added' ? `[+${text}+]` : `[~${text}~]`)).join('')}`).join(' | ');
const shown = (before: Uint8Array, after: Uint8Array): string[] => presentComparison(before, after, nodeZlib).rows.map((line) => `${line.kind}: ${cells(line.before)} // ${cells(line.after)}`);

describe('C12: two versions side by side, every line of them', () => {
  it('shows what stayed, what was edited, added and removed, in the order of the page', () => {
    expect(shown(makeDocx(p('First line stays.') + p('This one goes away for good and all.') + p('Pay in 30 days from today.')), makeDocx(p('First line stays.') + p('Pay in 45 days from today.') + p('Entirely new, and unlike whatever stood here.')))).toEqual([
      'same: First line stays. // First line stays.',
      'removed: [-This one goes away for good and all.-] // –',
      'edited: Pay in [-30-] days from today. // Pay in [+45+] days from today.',
      'added: – // [+Entirely new, and unlike whatever stood here.+]',
    ]);
  });
  it('shows a split in one line, a move in two, a new number and a new look', () => {
    const split = shown(makeDocx(p('The seller delivers. The buyer pays at once.')), makeDocx(p('The seller delivers.') + p('The buyer pays at once.')));
    expect(split).toHaveLength(1);
    expect(split[0]).toContain('The seller delivers.[+\n+]The buyer pays at once.');
    const long = 'A whole sentence of some length that is moved somewhere else.';
    expect(shown(makeDocx(p(long) + p('One.') + p('Two.')), makeDocx(p('One.') + p('Two.') + p(long))).map((line) => line.split(':')[0])).toEqual(['moved-away', 'same', 'same', 'moved']);
    const list = (...lines: readonly string[]): Uint8Array => makeDocx(lines.map((line) => p(line, numbered(0))).join(''), { numbering: LEGAL_LIST });
    expect(shown(list('Stays here.'), list('Put in front.', 'Stays here.'))).toEqual(['added: – // 1. [+Put in front.+]', 'renumbered: 1. Stays here. // 2. Stays here.']);
    expect(shown(makeDocx(p('Bold or not.')), makeDocx(para(r('Bold or not.', '<w:b/>'))))).toEqual(['formatting: Bold or not. // Bold or not.']);
  });
  it('shows tables by row and cell, with columns that came', () => {
    expect(shown(makeDocx(table(row(['Fee', '10']), row(['Term', 'a year'])) + p('End.')), makeDocx(table(row(['Fee', '12']), row(['Term', 'a year']), row(['Law', 'Dutch'])) + p('End.')))).toEqual([
      'edited: Fee | [-10-] // Fee | [+12+]', 'same: Term | a year // Term | a year', 'added: – // [+Law+] | [+Dutch+]', 'same: End. // End.',
    ]);
    expect(shown(makeDocx(table(row(['Fee', '10']), row(['Term', 'a year']))), makeDocx(table(row(['Fee', 'net', '10']), row(['Term', 'firm', 'a year']))))).toEqual(['edited: Fee | 10 // Fee | [+net+] | 10', 'edited: Term | a year // Term | [+firm+] | a year']);
  });
  it('a link that leads elsewhere, words that were hidden and a comment are changes of the page as well', () => {
    const linked = (anchor: string): Uint8Array => makeDocx(para(`<w:hyperlink w:anchor="${anchor}">${r('See here.')}</w:hyperlink>`));
    expect(shown(linked('price'), linked('term'))).toEqual(['link: See here. // See here.']);
    expect(shown(makeDocx(p('Hidden or not.')), makeDocx(para(r('Hidden or not.', '<w:vanish/>'))))).toEqual(['hidden: Hidden or not. // Hidden or not.']);
    const inCell = (look: string): Uint8Array => makeDocx(`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>${para(r('Hidden or not.', look))}</w:tc></w:tr></w:tbl>${p('End.')}`);
    expect(shown(inCell(''), inCell('<w:vanish/>'))[0]).toBe('hidden: Hidden or not. // Hidden or not.');
    const drawn = (first: string, second: string): Uint8Array => makeDocx(table(...[['Fee', first], ['Penalty', second]].map(([text, properties]) => `<w:tr><w:tc><w:tcPr>${String(properties)}</w:tcPr>${p(String(text))}</w:tc></w:tr>`)) + p('End.'));
    expect(shown(drawn('', ''), drawn('<w:vMerge w:val="restart"/>', '<w:vMerge/>'))).toEqual(['same: Fee // Fee', 'hidden: Penalty // Penalty', 'same: End. // End.']);
    expect(shown(drawn('', ''), drawn('', '<w:vAlign w:val="bottom"/>'))[1]).toBe('formatting: Penalty // Penalty');
    const commented = (text: string): Uint8Array => makeDocx(para(r('Text.') + '<w:r><w:commentReference w:id="1"/></w:r>'), { comments: `<w:comment w:id="1" w:author="Other Side">${p(text)}</w:comment>` });
    expect(shown(commented('Is it net?'), commented('Is it gross?')).map((line) => line.split(':')[0])).toEqual(['same', 'story', 'edited']);
  });
  it('names the other texts, and the clause of each line', () => {
    const headed = (header: string): Uint8Array => makeDocx(p('Agreement', '<w:outlineLvl w:val="0"/>') + p('Price', '<w:outlineLvl w:val="0"/>') + p('Ten.') + p('Term', '<w:outlineLvl w:val="0"/>') + p('One year.'), { header: p(header) });
    const { rows, figures } = presentComparison(headed('Draft 1'), headed('Draft 2'), nodeZlib);
    expect(rows.map(({ kind, story, clause }) => [kind, story, clause])).toEqual([['same', 'body', 'Agreement'], ['same', 'body', 'Price'], ['same', 'body', 'Price'], ['same', 'body', 'Term'], ['same', 'body', 'Term'], ['story', 'header', ''], ['edited', 'header', '']]);
    expect(figures).toEqual({ wordsBefore: 8, wordsAfter: 8, wordsAdded: 1, wordsRemoved: 1, paragraphsMoved: 0 });
  });
});

/** The words of one side as the page shows them. */
const sideText = (rows: readonly PresentedRow[], side: 'before' | 'after'): string => rows.filter((line) => line.story === 'body').flatMap((line) => (line[side] ?? []).map((cell) => cell.stretches.map(({ text }) => text).join(''))).join('').replace(/\s+/g, '');
const bodyText = (bytes: Uint8Array): string => (readingText(bytes)['body'] ?? '').split('\n').map((line) => line.replace(/^body[^|]*\|[^|]*\|/, '')).join('').replace(/\s+/g, '');

it.skipIf(isMissing)('C12: each side says exactly what its version says, over every fourth pair of the corpus', () => {
  for (const { id, before, after } of pairCases().filter((_, index) => index % 4 === 0)) {
    const [one, two] = [readCorpus(before), readCorpus(after)];
    const { rows } = presentComparison(one, two, nodeZlib);
    const wanted = [bodyText(one), bodyText(two)];
    // A moved line stands where it was and where it is, each side once; lines gone stand between those of the later version.
    expect([...sideText(rows, 'after')].join(''), `${id} after`).toBe(wanted[1]);
    expect([...sideText(rows, 'before')].sort().join(''), `${id} before`).toBe([...(wanted[0] ?? '')].sort().join(''));
  }
});
