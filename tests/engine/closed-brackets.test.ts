import { expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { makeDocx, p } from '../support/make-docx.ts';

it.each([
  ['due within thirty (30) days of receipt', 'due within sixty (60) days of receipt', 'thirty (30) → sixty (60)'],
  ['a term of [two (2)] years from today', 'a term of [three (3)] years from today', 'two (2) → three (3)'],
  ['the fee (which is due) of 30 euros', 'the fee (that is due) of 30 euros', 'which → that'],
])('C11: a rewrite that opens a bracket takes the one that closes it along: %s', (before, after, told) => {
  expect(compareDocuments(makeDocx(p(before)), makeDocx(p(after)), nodeZlib).changes.map(({ removed, added }) => `${removed} → ${added}`)).toEqual([told]);
});
