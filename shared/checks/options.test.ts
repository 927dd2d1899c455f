import { describe, expect, it } from 'vitest';
import { contractOf, saying } from '../../tests/support/contract-of.ts';
import { checkOptions } from './options.ts';

const found = (...text: string[]): string[] => checkOptions(saying(...text)).map(({ message }) => message);

describe('options', () => {
  it('K3 a list with nothing ticked is undecided', () => {
    expect(found('The Parties shall:', '☐ meet', '☐ talk')).toEqual(['None of 2 options is ticked: “meet”, “talk”']);
    expect(found('The Parties shall:', '[ ] meet', '[  ] talk')).toHaveLength(1);
    expect(found('Method: ☐ API ☐ SDK')).toHaveLength(1);
  });

  it('K3 a list with a tick, and a single box, are decided', () => {
    expect(found('☒ meet', '☐ talk', '☑ write')).toEqual([]);
    expect(found('[x] meet', '[ ] talk')).toEqual([]);
    expect(found('☐ Tick here to subscribe')).toEqual([]);
  });

  it('K3 a new lead-in, a clause and a cell begin a new list; a column of single boxes is one', () => {
    expect(found('A grants:', '☒ use', '☐ sale', 'B grants:', '☐ use', '☐ sale')).toHaveLength(1);
    const cells = contractOf([{ number: '1.2', heading: 'Scope', text: [[['One', '☐ API ☐ SDK'], ['Two', '☒ API ☐ SDK']], [['☒', 'monthly'], ['☐', 'yearly']]] }]);
    expect(checkOptions(cells).map(({ place }) => place)).toEqual(['table, row “One”: “☐ API ☐ SDK”']);
  });

  it.each([
    [['one of the following applies:', '☒ here', '☒ there']],
    [['☒ Option A: mine', '☐ Option B: yours', '☒ Option C: ours']],
    [['☒ Non-Exclusive: free', '☐ Preferred: first', '☒ Exclusive: bound']],
    [['( x ) monthly', '( x ) yearly']],
    [['Renewal?', '☒ Yes', '☒ No']],
    [['☒ Revenue share', '☒ No direct revenue sharing: each keeps its own']],
  ])('K4 two ticks are one too many in %s', (text) => {
    expect(found(...text)).toEqual([expect.stringMatching(/^Only one of these options can apply, and 2 are ticked/)]);
  });

  it.each([[['at least one of the following:', '☒ here', '☒ there']], [['☒ meet', '☒ talk']], [['Select one or both:', '☒ meet', '☒ talk']], [['☒ Option A: mine', '☐ Option B: yours']]])('K4 %s is fine', (text) => {
    expect(found(...text)).toEqual([]);
  });
});
