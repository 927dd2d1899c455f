/** Characters that change a text without being seen, and look-alikes from another alphabet (rule A4). */

/** Without width or ink in every text: spaces, joiners of words, fillers, tags and signs for annotations. */
const UNSEEN = /[\u034F\u115F\u1160\u17B4\u17B5\u180E\u200B\u2060-\u2064\u206A-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
/** What joins or parts letters, and chooses their shape, in scripts that need it; beside Latin, Greek and Cyrillic letters and figures it does nothing. */
const EUROPEAN = '[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\d]';
const USELESS = new RegExp(`(?<=${EUROPEAN})[\\u200C\\u200D]|[\\u200C\\u200D](?=${EUROPEAN})|(?<=${EUROPEAN})[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}](?!\\u20E3)`, 'gu');
/** Signs of direction, which a text without a letter written from the right has no use for. */
const DIRECTION = /[\u061C\u200E\u200F]/g;
const FROM_RIGHT = /(?=\p{L})[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Direction overrides can make a text read in another order than it is stored. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g;

/** Letters of other alphabets drawn like Latin ones (Unicode confusables, the subset a word processor can show alike). */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', ԁ: 'd', һ: 'h', ո: 'n',
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', І: 'I', Ј: 'J', Ѕ: 'S',
  օ: 'o', ս: 'u', հ: 'h', Օ: 'O', Տ: 'S', Ս: 'U',
  Ꭺ: 'A', Ᏼ: 'B', Ꮯ: 'C', Ꭰ: 'D', Ꭼ: 'E', Ꮐ: 'G', Ꮋ: 'H', Ꭻ: 'J', Ꮶ: 'K', Ꮮ: 'L', Ꮇ: 'M', Ꮲ: 'P', Ꮢ: 'R', Ꮪ: 'S', Ꭲ: 'T', Ꮩ: 'V', Ꮃ: 'W', Ꮓ: 'Z',
  ꓐ: 'B', ꓑ: 'P', ꓓ: 'D', ꓔ: 'T', ꓖ: 'G', ꓗ: 'K', ꓙ: 'J', ꓚ: 'C', ꓜ: 'Z', ꓝ: 'F', ꓟ: 'M', ꓠ: 'N', ꓡ: 'L', ꓢ: 'S', ꓣ: 'R', ꓦ: 'V', ꓧ: 'H', ꓪ: 'W', ꓫ: 'X', ꓬ: 'Y', ꓮ: 'A', ꓰ: 'E', ꓲ: 'I', ꓳ: 'O', ꓴ: 'U',
  ⲟ: 'o', Ⲟ: 'O', ⲣ: 'p', Ⲣ: 'P', ⲥ: 'c', Ⲥ: 'C',
  Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X', ο: 'o', ν: 'v',
};

const WORD = /[\p{L}\p{M}\p{Nd}]+/gu;
const LATIN = /\p{Script=Latin}/u;

/** Letters of other alphabets that may look like Latin ones. */
const OTHER_ALPHABET = /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}\p{Script=Coptic}]/u;
/** Signs of formulas are single Greek letters. */
const SIGN_OF_FORMULA = /^\p{Script=Greek}$/u;

/**
 * Words that mix Latin letters with look-alikes of another alphabet, each once, and words of look-alikes alone where no other word of the text is
 * written in their alphabet. A Cyrillic or Greek word among others is just that.
 */
export function lookAlikeWords(text: string): string[] {
  if (!OTHER_ALPHABET.test(text)) return [];
  const found = new Set<string>();
  const alone = new Set<string>();
  let isWritten = false;
  let isLatin = false;
  for (const [word] of text.matchAll(WORD)) {
    const letters = [...word];
    const isFalse = letters.some((letter) => letter in LOOK_ALIKES);
    if (LATIN.test(word)) {
      isLatin = true;
      if (isFalse) found.add(word);
    } else if (isFalse && letters.every((letter) => letter in LOOK_ALIKES)) {
      if (!SIGN_OF_FORMULA.test(word)) alone.add(word);
    } else if (OTHER_ALPHABET.test(word)) isWritten = true;
  }
  return [...found, ...(isLatin && !isWritten ? alone : [])];
}

/** Latin signs drawn like other Latin ones. */
const LATIN_LOOK_ALIKES: Readonly<Record<string, string>> = { '\u0131': 'i', '\u0251': 'a', '\u0261': 'g', '\u01C0': 'l' };

/** Signs that are drawn like those which part figures. */
const DRAWN_SIGNS: Readonly<Record<string, string>> = { '\u2024': '.', '\u201A': ',', '\uA789': ':', '\u2236': ':', '\u037E': ';', '\u2044': '/', '\u2215': '/' };

/** Whether two texts are drawn alike and stored in other letters or figures; quotes, dashes and joined letters are a matter of setting. */
export function areDrawnAlike(one: string, two: string): boolean {
  if (one === two) return false;
  const drawn = (text: string): string => [...text.normalize('NFKC')].map((character) => LOOK_ALIKES[character] ?? LATIN_LOOK_ALIKES[character] ?? DRAWN_SIGNS[character] ?? character).join('');
  return foldTypography(withoutLigatures(one)) !== foldTypography(withoutLigatures(two)) && foldTypography(drawn(one)) === foldTypography(drawn(two));
}

const withoutLigatures = (text: string): string => text.replace(/[\uFB00-\uFB06]/g, (letters) => letters.normalize('NFKC'));

const FIGURE = /[\p{L}\p{M}\p{Nd}]+(?:[.,][\p{L}\p{M}\p{Nd}]+)*/gu;
/** Letters drawn like the figures 0 and 1 beside a figure; without one nothing needs to be looked at. */
const BESIDE = /\d[.,]?[\d.,]*[OIlo\u0370-\u052F]|[OIlo\u0370-\u052F][.,]?\d/;
/** Digits of another script beside ours: a Bengali four is drawn like an eight. */
const MIXED_DIGITS = /\d[.,]?(?!\d)\p{Nd}|(?!\d)\p{Nd}[.,]?\d/u;
/** Between figures, in a group of three behind a comma or full stop, as the last of several decimals, or a capital O behind figures. */
const FALSE_FIGURES = [/^[\d.,]*\d[OIl]+\d[\dOIl.,]*$/, /^[\dOIl]{1,3}(?:[.,][\dOIl]{3})+$/, /^\d+[.,]\d+O+$/, /^\d{2,}O+$/];

/** Figures with letters in them that are drawn like figures, each once: "1,00O". Of another alphabet any letter that is drawn like a Latin one is no unit. */
export function lookAlikeFigures(text: string): string[] {
  if (!BESIDE.test(text) && !MIXED_DIGITS.test(text)) return [];
  const found = new Set<string>();
  for (const [figure] of text.matchAll(FIGURE)) {
    if (MIXED_DIGITS.test(figure)) found.add(figure);
    if (!/\d/.test(figure) || !/\p{L}/u.test(figure)) continue;
    const isForeign = [...figure].some((character) => character in LOOK_ALIKES) && /^[\d.,]+$/.test([...figure].filter((character) => !(character in LOOK_ALIKES)).join(''));
    if (isForeign || FALSE_FIGURES.some((shape) => shape.test(figure))) found.add(figure);
  }
  return [...found];
}

/** The kinds of characters that are invisible in this text. */
const invisibleIn = (text: string): readonly RegExp[] => [UNSEEN, USELESS, OVERRIDES, ...(FROM_RIGHT.test(text) ? [] : [DIRECTION])];

/** Nothing but what every keyboard types: most texts, told at once. */
const PLAIN = /^[\u0009-\u007E\u00A0-\u00FF\u2010-\u2022]*$/;

/** How many invisible characters a text holds. */
export const invisibleCount = (text: string): number => (PLAIN.test(text) ? 0 : invisibleIn(text).reduce((sum, kind) => sum + (text.match(kind)?.length ?? 0), 0));

/** A text without its invisible characters. */
export const withoutInvisible = (text: string): string => invisibleIn(text).reduce((left, kind) => left.replace(kind, ''), text);

/**
 * The text with everything a reader cannot tell apart made equal: Unicode normalisation, kinds of spaces, quotes and
 * dashes, and runs of white space. Two texts equal under this differ typographically at most (rule C6).
 */
export const foldTypography = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201A\u201B\u2032\u02BC]/g, "'")
    .replace(/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/\u00AD/g, '')
    .replace(/[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/g, ' ')
    .trim();
