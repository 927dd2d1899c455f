import { describe, expect, it } from 'vitest';
import { saying } from '../../tests/support/contract-of.ts';
import { checkAmounts } from './amounts.ts';
import { checkDates } from './dates.ts';

const amounts = (text: string): string[] => checkAmounts(saying(text)).map(({ severity, message }) => `${severity}: ${message}`);
const dates = (text: string): string[] => checkDates(saying(text)).map(({ severity, message }) => `${severity}: ${message}`);

describe('amounts', () => {
  it.each([['within thirty (60) days', 'thirty', '60'], ['one hundred and twenty thousand dollars ($125,000)', 'one hundred and twenty thousand', '125,000'], ['twenty-five percent (20%)', 'twenty five', '20'], ['within 30 (forty) days', 'forty', '30'], ['two months (3 months)', 'two', '3']])('K10 “%s” says two things', (text, words, figures) => {
    expect(amounts(text)).toEqual([`blocks: The words say “${words}”, the figures “${figures}”.`]);
  });

  it.each(['within thirty (30) days', 'one percent (1%) per month', 'one hundred twenty thousand dollars ($120,000.00)', 'consists of: (1) this Cover Page', 'within 30 (thirty) days', 'the two parties (2024 edition)', 'one million five hundred thousand (1,500,000)', 'paragraph (2) applies', 'ninety (90) days’ notice', '12 (in words)'])('K10 “%s” is fine', (text) => {
    expect(amounts(text)).toEqual([]);
  });

  it('K11 shares that do not make a whole warn', () => {
    expect(amounts('Of the revenue, 60% is due to Company A and 30% is due to Company B.')).toEqual(['warns: The shares make 90 %, not 100.']);
    expect(amounts('Costs are shared by the Parties: 55 percent and 50 percent.')).toHaveLength(1);
  });

  it.each(['Of the revenue, 60% is due to Company A and 40% is due to Company B.', 'Fees rise by 3% in the first and 4% in the second year.', 'Costs are shared equally; interest of 5% and 3% is due to each Party.', 'The revenue is shared, 60 percent (60%) to Company A and 40 percent (40%) to Company B.'])('K11 “%s” is fine', (text) => {
    expect(amounts(text)).toEqual([]);
  });
});

describe('dates', () => {
  it.each(['31 February 2026', 'February 29, 2025', '31st of April', '2026-13-01', 'June 31'])('K12 there is no %s', (text) => {
    expect(dates(`It is due on ${text}.`)).toEqual([`blocks: There is no “${text}”.`]);
  });

  it.each(['29 February 2024', 'December 31, 2026', '2026-02-28', 'the 1st of May', 'May 2026'])('K12 %s exists', (text) => {
    expect(dates(`It is due on ${text}.`)).toEqual([]);
  });

  it('K12 a period that ends before it begins warns', () => {
    expect(dates('It runs from 1 May 2026 to 30 April 2025.')).toEqual(['warns: The period ends (30 April 2025) before it begins (1 May 2026).']);
    expect(dates('It runs from 1 May 2026 to 30 April 2027.')).toEqual([]);
    expect(dates('Signed on 1 May 2026, as amended on 30 April 2025.')).toEqual([]);
  });
});
