import { describe, expect, it } from 'vitest';
import { contractOf, saying } from '../../tests/support/contract-of.ts';
import { checkTerms } from './terms.ts';

const found = (...text: string[]): string[] => checkTerms(saying(...text)).map(({ severity, message }) => `${severity}: ${message}`);

describe('defined terms', () => {
  it('K8 a term defined twice warns', () => {
    expect(found('“Fee” means what is paid.', 'The price (the “Fee”) is due. A Fee is a Fee.')).toEqual(['warns: “Fee” is already defined before.']);
  });

  it('K8 what a term also includes, and what something was called, is no second definition', () => {
    expect(found('“Fee” means what is paid. “Fee” also includes taxes. It was once called a “Toll Charge”.')).toEqual([]);
  });

  it('K8 a term nobody uses is noted; plural, possessive and start of a sentence are uses', () => {
    expect(found('“Fee” means what is paid.')).toEqual(['notes: “Fee” is defined and not used.']);
    expect(found('“Fee” means what is paid. Fees are due.')).toEqual([]);
    expect(found('Acme Ltd (the "Supplier") sells. The Supplier’s goods are good.')).toEqual([]);
    expect(found('Each is referred to as a “Party” and jointly as the “Parties”. Each Party pays.')).toEqual([]);
  });

  it('K9 words written like a term and defined nowhere warn', () => {
    expect(found('It is decided by the Steering Committee alone.', 'Then the Steering Committee meets again, and so on.')).toEqual(['warns: “Steering Committee” is written like a defined term, 2 times, and not defined.']);
  });

  it('K9 names of the world, months, abbreviations, starts of sentences and single uses are no terms', () => {
    expect(found('They met in Berlin in March, and the GDPR applies to them there.', 'Later they met in Berlin in March, and the GDPR applied to them.')).toEqual([]);
    expect(found('The work is done. Deliveries are made by rail in this case.', 'The work is done. Deliveries are made by rail in this case.')).toEqual([]);
    expect(found('It is decided by the Steering Committee alone.')).toEqual([]);
    expect(found('We pay with Stripe, and the Stripe terms apply to it.', 'We collect by Stripe, and what Stripe does is its own affair.')).toEqual([]);
    expect(found('It is paid under Section 4 (Payment & Taxes) of this text.', 'It is due under Section 4 (Payment & Taxes) of this text.')).toEqual([]);
  });

  it('K9 a label or the first cell of a row is definition enough', () => {
    const cover = contractOf([{ heading: 'Cover', text: [[['Effective Date', '1 May 2026']]] }, { number: '1.', heading: 'Term', text: ['It begins on the Effective Date and ends a year after the Effective Date.'] }]);
    expect(checkTerms(cover)).toEqual([]);
  });

  it('K20 takes time in line with the text', () => {
    const clauses = Array.from({ length: 2000 }, (_, index) => ({ number: `${String(index + 1)}.`, heading: `Heading ${String(index)}`, text: [`“Term${String(index)} Name” means a thing, and the Term${String(index)} Name is used by the Other Thing.`] }));
    expect(checkTerms(contractOf(clauses)).map(({ check }) => check)).toEqual(['undefined-term']);
  });
});
