import { expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { makeDocx, p } from '../support/make-docx.ts';

/* Blanks that are filled in, whatever they are made of, and words with full stops in them. */

const changes = (before: string, after: string): string[] =>
  compareDocuments(makeDocx(p(before)), makeDocx(p(after)), nodeZlib).changes.map(({ kind, class: is, detail, removed, added }) => `${kind} ${is} [${removed}] \u2192 [${added}] ${detail.join('; ')}`);

it.each(['[ # ]', '[#]', '[   ]', '[ ]', '[]', '[\u25CF]', '[ \u25CF ]', '[\u2022]', '[*]', '[***]', '[__]', '[ ___ ]', '[\u2026]', '[...]', '[DATE]', '[ DATE ]', '______', '_ _ _ _', '........', '\u2026\u2026', '\u3010 \u3011', '\u3010\u25CF\u3011', '[insert number]'])('C6: a blank %s that was filled in is named, whole', (blank) => {
  expect(changes(`The term is ${blank} days.`, 'The term is 30 days.')).toEqual([`replaced substantive [${blank}] \u2192 [30] blank; duration`]);
  expect(changes(`It is sold to ${blank} of this town.`, 'It is sold to somebody of this town.')).toEqual([`replaced substantive [${blank}] \u2192 [somebody] blank`]);
  expect(changes('It is sold to somebody of this town.', `It is sold to ${blank} of this town.`)).toEqual([`replaced substantive [somebody] \u2192 [${blank}] blank`]);
});

it('C6: with the sign of its currency, or of a share', () => {
  expect(changes('A fee of $[ ] is due.', 'A fee of $30 is due.')).toEqual(['replaced substantive [$[ ]] \u2192 [$30] blank; amount']);
  expect(changes('A share of [ # ]% is due.', 'A share of 30% is due.')).toEqual(['replaced substantive [[ # ]%] \u2192 [30%] blank; percentage']);
});

it('C6: a box that is ticked is no blank, nor are the dots of a table of contents', () => {
  expect(changes('[ ] Free pilot', '[x] Free pilot')).toEqual(['replaced substantive [[ ]] \u2192 [[x]] option']);
  expect(changes('[ ] Free pilot', 'Free pilot').join()).not.toContain('blank');
  expect(changes('Terms ........ 12', 'Terms .......... 12').join()).not.toContain('blank');
});

it('C2, C6: degrees are one word each, and a shortened section is a reference', () => {
  expect(changes('She holds a Ph.D. in law.', 'She holds a LL.M. in law.')).toEqual(['replaced substantive [Ph.D.] \u2192 [LL.M.] name']);
  expect(changes('She holds a Ph.D. in law.', 'She holds a PhD in law.')).toEqual(['replaced typographic [Ph.D.] \u2192 [PhD] ']);
  expect(changes('As in Sec. 4 of the act.', 'As in Sec. 5 of the act.')).toEqual(['replaced substantive [4] \u2192 [5] reference']);
  expect(changes('As in Art. IV of the act.', 'As in Art. VI of the act.')).toEqual(['replaced substantive [IV] \u2192 [VI] reference']);
  expect(changes('It is sold to Acme Inc. and paid.', 'It is sold to Acme Ltd. and paid.')).toEqual(['replaced substantive [Inc] \u2192 [Ltd] name']);
});
