import { describe, expect, it } from 'vitest';
import { areDrawnAlike, invisibleCount, lookAlikeFigures, lookAlikeWords, withoutInvisible } from './invisible.ts';

describe('A4: characters nobody sees', () => {
  it.each([
    ['a zero-width space', '\u200B'], ['a joiner', '\u200D'], ['a non-joiner', '\u200C'], ['a sign of direction', '\u200E'], ['an Arabic sign of direction', '\u061C'], ['a grapheme joiner', '\u034F'],
    ['a filler of Hangul', '\u3164'], ['a half-width filler', '\uFFA0'], ['an empty Braille cell', '\u2800'], ['a tag', '\u{E0041}'], ['a variation selector', '\uFE0F'], ['a later one', '\u{E0100}'], ['a sign for annotations', '\uFFF9'],
  ])('%s inside a word is counted and can be taken out', (_, character) => {
    expect(invisibleCount(`deli${character}ver`)).toBe(1);
    expect(withoutInvisible(`deli${character}ver`)).toBe('deliver');
  });
  it('what a script needs is none of them', () => {
    for (const text of ['\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645', '\u0915\u094D\u200D\u0937', 'in \u05E2\u05D1\u05E8\u05D9\u05EA\u200F only', 'co\u00ADoperate', '\u2713\uFE0F', 'a\u00A0b', '1\uFE0F\u20E3']) expect(invisibleCount(text), text).toBe(0);
  });
});

describe('A4: letters and figures that are drawn like others', () => {
  it('a word of look-alikes alone, where no other word is written in its alphabet', () => {
    expect(lookAlikeWords('The Buyer pays \u0430 fee.')).toEqual(['\u0430']);
    expect(lookAlikeWords('\u13AA\u13B7 or PM, \uA4D1M, \u2C9Erder, \u057Do')).toEqual(['\uA4D1M', '\u2C9Erder', '\u057Do', '\u13AA\u13B7']);
    for (const text of ['\u041E\u041E\u041E \u0420\u043E\u043C\u0430\u0448\u043A\u0430 as the seller', 'where \u03BD is the rate', '\u0441\u043E\u0440']) expect(lookAlikeWords(text), text).toEqual([]);
  });
  it('digits of two scripts in one figure', () => {
    expect(lookAlikeFigures('a fee of \u09EA000 or 1\u0660\u0660 euros')).toEqual(['\u09EA000', '1\u0660\u0660']);
    expect(lookAlikeFigures('\u0661\u0662\u0663 and 123')).toEqual([]);
  });
  it('of two wordings that only the letters they are stored in tell apart', () => {
    for (const [one, two] of [['incur', '\u0131ncur'], ['given', '\u0261iven'], ['not', '\u{1D427}\u{1D428}\u{1D42D}'], ['1000', '\uFF11000'], ['1.000', '1\u2024000'], ['a', '\u0430']] as const) expect(areDrawnAlike(one, two), two).toBe(true);
    for (const [one, two] of [['final', '\uFB01nal'], ['"x"', '\u201Cx\u201D'], ['-5', '\u22125'], ['ten', 'ten'], ['ten', 'two']] as const) expect(areDrawnAlike(one, two), two).toBe(false);
  });
});
