import { describe, expect, it } from 'vitest';
import { contractOf, saying } from '../../tests/support/contract-of.ts';
import { checkBlanks } from './blanks.ts';

const found = (...text: string[]): string[] => checkBlanks(saying(...text)).map(({ severity, message }) => `${severity}: ${message}`);

describe('blanks', () => {
  it.each(['on [DATE]', 'within [ # ] days', 'up to [ ]% more', 'by [Provider will use its efforts]', 'the sum of [30] days', 'dated ______ 2026', 'Name ..........', 'Dear {{client_name}}', 'Dear {client_name}', 'Dear «ClientName»', 'Dear <<Client>>', '{IF has_pilot}Pilot', 'a fee of EUR XX', 'in 20XX', 'the price is TBD', 'to be confirmed', 'a fee of xxx'])('K1 “%s” is not finished', (text) => {
    expect(found(text)).toEqual([expect.stringMatching(/^blocks: /)]);
  });

  it.each(['said “he go [sic]”', 'see [2024] EWCA Civ 1', 'so “[t]he Party” said', 'left out […] here', '[Reserved]', '[Signature page follows]', '[ x ] Free pilot', '[ ] Free pilot', '☐ Free pilot', 'Terms ........ 12', 'Article XX applies', 'a set {1, 2}', 'the accord (the «Accord»)', 'to be determined by the Committee', 'a snake_case name', '[Drafting note: delete this]'])('K2 “%s” is no blank', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('K1 brackets without a partner are named', () => {
    expect(found('on [DATE)')).toEqual(['blocks: A bracket is opened and not closed: “[DATE)”']);
    expect(found('on DATE]')).toEqual(['blocks: A bracket is closed and was not opened.']);
    expect(found('[For example:', 'the fee is 5.]')).toEqual(['blocks: A passage of several paragraphs stands in brackets.']);
    expect(found('[(a) the fee [or price]]')).toHaveLength(1);
  });

  it('K1 a blank in an option that was not taken only warns, in a list that is decided', () => {
    expect(found('☒ free', '☐ for [AMOUNT]')).toEqual(['warns: The blank “[AMOUNT]” is not filled in.']);
    expect(found('☐ free', '☐ for [AMOUNT]')).toEqual(['blocks: The blank “[AMOUNT]” is not filled in.']);
    expect(found('☒ for [AMOUNT]', '☐ free')).toEqual(['blocks: The blank “[AMOUNT]” is not filled in.']);
  });

  it('K2 where one signs and dates stays empty on purpose; a name does not', () => {
    const block = contractOf([{ kind: 'signature', heading: 'SIGNATURES', text: ['Acme Ltd', 'By: ________', 'Date: ________', '________', 'Name: ________'] }]);
    expect(checkBlanks(block).map(({ place }) => place)).toEqual(['“Name: ________”']);
    expect(checkBlanks(saying('Agreement Date: ________'))).toHaveLength(1);
  });

  it('K1 says clause, row and column', () => {
    const table = contractOf([{ number: '2.2', heading: 'Requirements', text: [[['Task', 'Party', 'Date'], ['Launch', 'both', '[DATE]']]] }]);
    expect(checkBlanks(table)).toEqual([expect.objectContaining({ check: 'blank', clause: '2.2 Requirements', place: 'table, row “Launch”, column “Date”: “[DATE]”', remedy: expect.any(String) })]);
  });
});
