/** Characters that change a text without being seen, and look-alikes from another alphabet (rule A4). */

const ZERO_WIDTH = /[\u200B\u2060\uFEFF\u180E\u2061-\u2064]/g;
/** Direction overrides can make a text read in another order than it is stored. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g;

/** Cyrillic and Greek letters drawn like Latin ones (Unicode confusables, the subset a word processor can show alike). */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', ԁ: 'd', һ: 'h', ո: 'n',
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', І: 'I', Ј: 'J', Ѕ: 'S',
  Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X', ο: 'o', ν: 'v',
};

const WORD = /[\p{L}\p{M}\p{Nd}]+/gu;
const LATIN = /\p{Script=Latin}/u;

/** Words that mix Latin letters with look-alikes of another alphabet, each once. A wholly Cyrillic or Greek word is just that. */
export function lookAlikeWords(text: string): string[] {
  if (!/[\u0370-\u052F\u0561-\u0587]/.test(text)) return [];
  const found = new Set<string>();
  for (const [word] of text.matchAll(WORD)) {
    if (LATIN.test(word) && [...word].some((character) => character in LOOK_ALIKES)) found.add(word);
  }
  return [...found];
}

const FIGURE = /[\p{L}\p{M}\p{Nd}]+(?:[.,][\p{L}\p{M}\p{Nd}]+)*/gu;
/** Letters drawn like the figures 0 and 1 beside a figure; without one nothing needs to be looked at. */
const BESIDE = /\d[.,]?[\d.,]*[OIlo\u0370-\u052F]|[OIlo\u0370-\u052F][.,]?\d/;
/** Between figures, in a group of three behind a comma or full stop, as the last of several decimals, or a capital O behind figures. */
const FALSE_FIGURES = [/^[\d.,]*\d[OIl]+\d[\dOIl.,]*$/, /^[\dOIl]{1,3}(?:[.,][\dOIl]{3})+$/, /^\d+[.,]\d+O+$/, /^\d{2,}O+$/];

/** Figures with letters in them that are drawn like figures, each once: "1,00O". Of another alphabet any letter that is drawn like a Latin one is no unit. */
export function lookAlikeFigures(text: string): string[] {
  if (!BESIDE.test(text)) return [];
  const found = new Set<string>();
  for (const [figure] of text.matchAll(FIGURE)) {
    if (!/\d/.test(figure) || !/\p{L}/u.test(figure)) continue;
    const isForeign = [...figure].some((character) => character in LOOK_ALIKES) && /^[\d.,]+$/.test([...figure].filter((character) => !(character in LOOK_ALIKES)).join(''));
    if (isForeign || FALSE_FIGURES.some((shape) => shape.test(figure))) found.add(figure);
  }
  return [...found];
}

/** How many invisible characters a text holds. */
export const invisibleCount = (text: string): number => (text.match(ZERO_WIDTH)?.length ?? 0) + (text.match(OVERRIDES)?.length ?? 0);

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
