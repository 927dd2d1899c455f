import { expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { readingText } from '../corpus/reading-text.ts';
import { LEGAL_LIST, makeDocx, numbered, p } from '../support/make-docx.ts';

/* A list that grows at its end: its last line gets "; and", and a line follows. */

const parts = { numbering: LEGAL_LIST };
const item = (text: string, level = 0): string => p(text, numbered(level));
const [NETS, LAMPS, DUES] = ['clear the berth of nets', 'light the lamps at dusk', 'pay the dues of the quarter'];
const last = p('A closing line.');

function redlined(before: string, after: string): string {
  const [one, two] = [makeDocx(before, parts), makeDocx(after, parts)];
  const { bytes } = redlineDocuments(one, two, nodeZlib, { author: 'Us', date: '2026-03-01T10:00:00Z' });
  expect(readingText(resolveRevisions(bytes, 'accept', nodeZlib))).toEqual(readingText(two));
  expect(readingText(resolveRevisions(bytes, 'reject', nodeZlib))).toEqual(readingText(one));
  return openPackage(bytes, nodeZlib).xml('word/document.xml')?.source ?? '';
}
/** The ends of paragraphs that are marked as inserted, each with the words in front of it. */
const insertedEnds = (xml: string): string[] => (xml.match(/<w:p>.*?<\/w:p>/g) ?? []).filter((line) => /<w:rPr><w:ins [^>]*\/>/.test(line)).map((line) => [...line.matchAll(/<w:t [^>]*>([^<]*)/g)].map((match) => match[1]).join(''));

it('W2, W3: what was typed at the end of a line and behind it is one insertion, so that no unmarked end of a paragraph stands within', () => {
  expect(insertedEnds(redlined(item(`${NETS};`) + item(`${LAMPS}.`) + last, item(`${NETS};`) + item(`${LAMPS}; and`) + item(`${DUES}.`) + last))).toEqual([`${LAMPS}; and`]);
  expect(insertedEnds(redlined(item(`${NETS};`) + item(`${LAMPS};`) + last, item(`${NETS};`) + item(`${LAMPS}; and`) + item(`${DUES};`) + item('keep quiet.') + last))).toEqual([`${LAMPS}; and`, `${DUES};`]);
});
it('a new line of another kind, and one behind a line that did not grow, is an insertion of its own', () => {
  expect(insertedEnds(redlined(item(`${LAMPS}.`) + last, item(`${LAMPS}; and`) + item(`${DUES}.`, 1) + last))).toEqual([`${DUES}.`]);
  expect(insertedEnds(redlined(item(`${LAMPS}.`) + last, item(`${LAMPS}.`) + item(`${DUES}.`) + last))).toEqual([`${DUES}.`]);
});
