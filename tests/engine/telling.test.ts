import { expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { Change } from '../../shared/contract/change.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { LEGAL_LIST, makeDocx, numbered, p, type DocxParts } from '../support/make-docx.ts';

/* How a change is named: its clause, its class and its kinds. */

const changes = (before: string, after: string, parts: DocxParts = {}, afterParts = parts): readonly Change[] => compareDocuments(makeDocx(before, parts), makeDocx(after, afterParts), nodeZlib).changes;

it('C3: what moved is told under the clause it stands in now, up or down', () => {
  const clause = (heading: string, text: string): string => p(heading, `<w:keepNext/>${numbered(0)}`) + p(text);
  const [dues, lamps, nets] = [clause('Harbour Dues', 'Dues are paid in advance for each quarter of the year.'), clause('Lamps', 'Lamps are lit at dusk by the guard and put out at dawn.'), clause('Nets', 'The owner keeps the berth clear of nets, ropes and boxes.')];
  const moved = (after: string): string[] => changes(dues + lamps + nets, after, { numbering: LEGAL_LIST }).filter(({ kind }) => kind === 'moved').map(({ clause: now, detail }) => `${now} \u2014 ${detail.join()}`);
  expect(moved(lamps + nets + dues).at(-1)).toBe('3 Harbour Dues \u2014 moved from 1 Harbour Dues');
  expect(moved(nets + dues + lamps).at(-1)).toBe('1 Nets \u2014 moved from 3 Nets');
});
