/**
 * Lossless tokens (rules C1, C2): words, numbers with their signs and units, single punctuation marks, white space.
 * Joining the tokens of a text gives the text. No locale and no `Intl.Segmenter`: identical on every machine (C8).
 */

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
/** Scripts written without spaces: every character is a word of its own. */
const IDEOGRAPH = 4;
const MARK = 5;
const CURRENCY = 6;

const classes = new Uint8Array(0x10000).fill(255);

const PATTERNS: readonly (readonly [RegExp, number])[] = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u, IDEOGRAPH],
  [/\p{L}/u, LETTER],
  [/\p{Nd}/u, DIGIT],
  [/\p{M}/u, MARK],
  [/\s/u, SPACE],
  [/\p{Sc}/u, CURRENCY],
];

function classify(text: string, index: number): number {
  const known = classes[text.charCodeAt(index)];
  return known !== undefined && known !== 255 ? known : classifyAnew(text, index);
}

function classifyAnew(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  // A surrogate pair is looked up each time; both halves are consumed by `width`.
  const isPair = unit >= 0xd800 && unit <= 0xdbff && index + 1 < text.length;
  const character = isPair ? text.slice(index, index + 2) : text.charAt(index);
  const found = character === '_' ? LETTER : (PATTERNS.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER);
  if (!isPair) classes[unit] = found;
  return found;
}

function width(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

const isWordClass = (kind: number): boolean => kind === LETTER || kind === DIGIT || kind === MARK;

const WORD_JOINERS = new Set(["'", '\u2019', '-', '\u2010', '\u2011', '\u00AD', '\u200D', '\u200C']);
const NUMBER_JOINERS = new Set(['.', ',', ':', '/', "'", '\u2019', '-', '\u00A0', '\u202F']);
const SIGNS = new Set(['+', '-', '\u2212']);
const UNITS = new Set(['%', '\u2030', '\u00B0']);

/** Figures written in signs; two and more in a row are one number (三十), one alone may be part of a word (一方). */
export const SIGN_FIGURES = '\u3007\u96F6\u4E00\u4E8C\u4E24\u5169\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u5343\u4E07\u842C\u4EBF\u5104\u58F9\u8D30\u53C1\u8086\u4F0D\u9646\u67D2\u634C\u7396\u62FE\u4F70\u4EDF';
const POWERS = new Set('\u767E\u5343\u4E07\u842C\u4EBF\u5104');

function skipWord(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    const kind = classify(text, end);
    if (isWordClass(kind)) {
      end += width(text, end);
      continue;
    }
    if (end > from && WORD_JOINERS.has(text.charAt(end)) && end + 1 < text.length && isWordClass(classify(text, end + 1))) {
      end += 1;
      continue;
    }
    break;
  }
  return end;
}

/**
 * Single letters with full stops between them are one word, with the stop behind the last: "U.S.", "e.g.", "S.p.A". Behind a figure they are
 * levels of a reference ("4.a.i"), and a stop in front of more letters parts the names of a site.
 */
function skipDotted(text: string, from: number): number {
  let end = from + 1;
  if (text.charAt(from - 1) !== '.') while (text.charAt(end) === '.' && isLetterAlone(text, end + 1)) end += 2;
  if (end === from + 1) return skipWord(text, from);
  return text.charAt(end) === '.' && !(end + 1 < text.length && isWordClass(classify(text, end + 1))) ? end + 1 : end;
}

const isLetterAlone = (text: string, at: number): boolean =>
  at < text.length && classify(text, at) === LETTER && width(text, at) === 1 && !(at + 1 < text.length && (isWordClass(classify(text, at + 1)) || WORD_JOINERS.has(text.charAt(at + 1))));

/** Whether a token is a word with full stops in it: single letters, or a degree. */
export const isDotted = (token: string): boolean => token.length > 2 && token.includes('.') && classify(token, 0) === LETTER;

/** Degrees are one word, though not all between their full stops is a single letter: "Ph.D.", "LL.M.", "M.Sc.". */
const DEGREE = /^(?:Ph|LL|Ed|Th|Pharm|Psy|Litt|[BDM])\.(?:Sc|Phil|Com|Eng|Ed|Litt|Tech|Pharm|Mus|[A-Z])(?![\p{L}\p{Nd}])(?:\.(?![\p{L}\p{Nd}]))?/u;
const LONGEST_HEAD = 5;

function skipLetters(text: string, from: number): number {
  const end = text.charAt(from + 1) === '.' ? skipDotted(text, from) : skipWord(text, from);
  const goesOn = text.charAt(end) === '.' && end - from <= LONGEST_HEAD && text.charAt(from - 1) !== '.' && end + 1 < text.length && classify(text, end + 1) === LETTER;
  return goesOn ? from + (DEGREE.exec(text.slice(from, from + 16))?.[0].length ?? end - from) : end;
}

/** `from` stands on a digit. Takes digit groups, their separators, a unit sign and ordinal letters (`30th`, `5G`). */
function skipNumber(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    if (classify(text, end) === DIGIT) {
      end += width(text, end);
      continue;
    }
    if (NUMBER_JOINERS.has(text.charAt(end)) && end + 1 < text.length && classify(text, end + 1) === DIGIT) {
      end += 1;
      continue;
    }
    break;
  }
  if (end < text.length && UNITS.has(text.charAt(end))) return end + 1;
  // 30万 is three hundred thousand.
  if (POWERS.has(text.charAt(end))) {
    while (POWERS.has(text.charAt(end))) end += 1;
    return end;
  }
  return skipWord(text, end);
}

function tokenEnd(text: string, start: number, previous: number): number {
  const kind = classify(text, start);
  if (kind === LETTER || kind === MARK) return skipLetters(text, start);
  if (kind === DIGIT) return skipNumber(text, start);
  if (kind === SPACE) {
    const character = text.charAt(start);
    if (character === '\n' || character === '\t') return start + 1;
    let end = start + 1;
    while (end < text.length && classify(text, end) === SPACE && text.charAt(end) !== '\n' && text.charAt(end) !== '\t') end += 1;
    return end;
  }
  const step = start + width(text, start);
  if (kind === IDEOGRAPH && SIGN_FIGURES.includes(text.charAt(start))) {
    let end = step;
    while (end < text.length && SIGN_FIGURES.includes(text.charAt(end))) end += 1;
    return end;
  }
  if (step < text.length) {
    const next = classify(text, step);
    if (kind === CURRENCY && next === DIGIT) return skipNumber(text, step);
    const isSign = SIGNS.has(text.charAt(start)) && !isWordClass(previous) && text.charAt(start - 1) !== ')';
    if (isSign && next === DIGIT) return skipNumber(text, step);
    if (isSign && next === CURRENCY && step + 1 < text.length && classify(text, step + 1) === DIGIT) return skipNumber(text, step + 1);
    const closing = BRACKETS.get(text.charAt(start));
    if (closing !== undefined) return bracketEnd(text, start, closing);
  }
  if (text.charAt(start) === '_') return skipWord(text, start);
  return step;
}

const BRACKETS: ReadonlyMap<string, string> = new Map([['[', ']'], ['\u3010', '\u3011'], ['\uFF3B', '\uFF3D']]);
/** What a blank is made of besides capitals and figures: spaces, signs of a name or a date, and the dots, stars and lines that stand for what is to come. */
const IN_BLANK = new Set(' \u00A0\u2002\u2003\u3000/-,.%\u2019\'&_#*\u2022\u25CF\u25CB\u00B7\u2219\u22C5\u2026\u2013\u2014');

/** A fill-in blank such as `[DATE]`, `[ # ]` or `[\u25CF]` is one token: an edit fills it or leaves it, never half of it. */
function bracketEnd(text: string, start: number, closing: string): number {
  const close = text.indexOf(closing, start + 1);
  if (close < 0 || close - start > 60) return start + 1;
  for (let index = start + 1; index < close; index += 1) {
    const unit = text.charCodeAt(index);
    const upper = (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || IN_BLANK.has(text.charAt(index));
    if (!upper) return start + 1;
  }
  return close + 1;
}

/** Splits a text into tokens; `tokens.join('')` is the text (C1). */
export function tokenise(text: string): string[] {
  const tokens: string[] = [];
  let start = 0;
  let previous = OTHER;
  while (start < text.length) {
    const end = tokenEnd(text, start, previous);
    tokens.push(text.slice(start, end));
    previous = classify(text, end - 1);
    start = end;
  }
  return tokens;
}

/** True for a token a reader would call a word or a number, false for white space and punctuation. */
export function isWordToken(token: string): boolean {
  for (let index = 0; index < token.length; index += 1) {
    const kind = classify(token, index);
    if (kind === LETTER || kind === DIGIT || kind === IDEOGRAPH) return true;
  }
  return false;
}

export const isSpaceToken = (token: string): boolean => token.length > 0 && classify(token, 0) === SPACE;

/** The words of a text, in order, without white space and punctuation. */
export const words = (text: string): string[] => tokenise(text).filter(isWordToken);
