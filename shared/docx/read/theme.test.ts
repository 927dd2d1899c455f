import { describe, expect, it } from 'vitest';
import { themeColour } from './theme.ts';

/** Blue of the theme Word used from 2007, and what its own list of colours shows beside it. */
const theme = { fonts: new Map<string, string>(), colours: new Map([['accent1', '4F81BD'], ['text1', '000000'], ['background1', 'FFFFFF'], ['odd', 'not a colour']]) };

describe('17.3.2.6: a colour of the theme made lighter or darker', () => {
  it.each([
    ['accent1', undefined, undefined, '4F81BD'],
    ['accent1', '33', undefined, 'DBE5F1'],
    ['accent1', '66', undefined, 'B8CCE4'],
    ['accent1', '99', undefined, '95B3D7'],
    ['accent1', undefined, 'BF', '366091'],
    ['accent1', undefined, '80', '244061'],
    ['text1', '00', undefined, 'FFFFFF'],
    ['text1', '80', undefined, '7F7F7F'],
    ['background1', undefined, 'BF', 'BFBFBF'],
  ] as const)('%s, tint %s, shade %s', (name, tint, shade, expected) => {
    const channels = (colour: string | undefined): number[] => [0, 2, 4].map((at) => Number.parseInt((colour ?? '').slice(at, at + 2), 16));
    const found = channels(themeColour(theme, name, tint, shade));
    // Word rounds a step here and there.
    channels(expected).forEach((channel, index) => expect(Math.abs(channel - (found[index] ?? Number.NaN))).toBeLessThanOrEqual(2));
  });
  it('a name that stands for no colour has none', () => {
    expect(themeColour(theme, 'accent9', undefined, undefined)).toBeUndefined();
    expect(themeColour(theme, 'odd', undefined, undefined)).toBeUndefined();
  });
});
