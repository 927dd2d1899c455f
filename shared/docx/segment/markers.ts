import { readEastAsianLabel } from './east-asian-markers.ts';
import { readEuropeanLabel } from './european-markers.ts';

/**
 * Reading the label a paragraph starts with. A label has a shape (how it is written) and a value (where it stands in its
 * sequence); which level a shape means is decided later, over the whole document (rule R6).
 */
export type LabelShape = 'chapter' | 'article' | 'section' | 'schedule' | 'decimal-1' | 'decimal-2' | 'decimal-3' | 'decimal-4' | 'letter' | 'LETTER' | 'roman' | 'ROMAN' | 'other';

export type Marker = {
  readonly shape: LabelShape;
  /** How the label is wrapped: `(a)` and `a.` are different lists. */
  readonly wrap: string;
  /** Position in its sequence from 1; 0 when it cannot be told. */
  readonly value: number;
  /** The label as a reader sees it. */
  readonly label: string;
  /** Characters of the paragraph's text that are the label; 0 for a computed label. */
  readonly length: number;
  /** `(i)`, `(v)`, `(x)` … could be a letter as well as a roman number. */
  readonly ambiguous: boolean;
};

const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/** The value of a roman number in lower case, or 0 when it is none. */
export function romanValue(text: string): number {
  if (!/^(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(text)) return 0;
  let total = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = ROMAN_DIGITS[text.charAt(index)] ?? 0;
    const next = ROMAN_DIGITS[text.charAt(index + 1)] ?? 0;
    total += value < next ? -value : value;
  }
  return total;
}

/** a = 1 … z = 26, aa = 27 …; 0 for anything else. */
export function letterValue(text: string): number {
  if (!/^([a-z])\1*$/.test(text)) return 0;
  return (text.length - 1) * 26 + (text.charCodeAt(0) - 96);
}

const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'];

/** A chapter or a part holds articles, an article holds sections. */
const NAMED_SHAPES: Readonly<Record<string, LabelShape>> = { chapter: 'chapter', part: 'chapter', section: 'section', clause: 'section' };
const NAMED = /^(article|section|clause|part|chapter|schedule|exhibit|annex|appendix|attachment|addendum)\s+([0-9]+(?:\.[0-9]+)*(?:\([a-z0-9]{1,3}\))*|[ivxlcdm]+|[a-z]|[a-z]-?[0-9]+|[a-z]+)(?![\p{L}\p{N}])[.:)\u2013\u2014-]?/iu;
/** `4.1`, `12.`, and `4.1A` for what was put in between later. */
const DECIMAL = /^([0-9]{1,3}[A-Z]?(?:\.[0-9]{1,3}[A-Z]?)*)([.)]?)(?=[\s\u00A0]|$)/;
const WRAPPED = /^(\(?)([a-z]{1,5}|[A-Z]{1,5}|[0-9]{1,3})([.)])(?=[\s\u00A0\p{Lu}]|$)/u;

/** The marker of a computed or typed label; `undefined` when the text does not start with one. */
export function readMarker(text: string, isComputed: boolean): Marker | undefined {
  const leading = /^[\s\u00A0]*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(leading);
  const done = (shape: LabelShape, wrap: string, value: number, label: string, ambiguous = false): Marker => ({
    shape, wrap, value, label, ambiguous, length: isComputed ? 0 : leading + label.length,
  });
  const eastAsian = readEastAsianLabel(rest);
  if (eastAsian !== undefined && eastAsian.value > 0) return done(eastAsian.shape, eastAsian.wrap, eastAsian.value, eastAsian.label);
  const european = readEuropeanLabel(rest);
  if (european !== undefined && sequenceValue(european.number) > 0) return done(european.shape, european.wrap, sequenceValue(european.number), european.label);
  const named = NAMED.exec(rest);
  if (named !== null) {
    const word = (named[1] ?? '').toLowerCase();
    const number = (named[2] ?? '').toLowerCase();
    const value = sequenceValue(number);
    const isSchedule = /^(?:schedule|exhibit|annex|appendix|attachment|addendum)$/.test(word);
    // "Section shall" is prose; a label has a number.
    if (value > 0 || (isSchedule && /^[a-z]-?[0-9]+$/.test(number))) {
      return done(isSchedule ? 'schedule' : (NAMED_SHAPES[word] ?? 'article'), word, value, named[0]);
    }
  }
  const decimal = DECIMAL.exec(rest);
  if (decimal !== null) {
    const parts = (decimal[1] ?? '').split('.');
    const depth = Math.min(4, parts.length);
    const shape: LabelShape = depth === 1 ? 'decimal-1' : depth === 2 ? 'decimal-2' : depth === 3 ? 'decimal-3' : 'decimal-4';
    // "2024 was a good year": a typed number without a full stop is a label only when it has parts.
    const end = decimal[2] ?? '';
    const last = parts.at(-1) ?? '';
    const value = Number.parseInt(last, 10) + (/[A-Z]$/.test(last) ? 0.5 : 0);
    if (isComputed || parts.length > 1 || end !== '') return done(shape, depth === 1 ? end : '', value, decimal[0]);
  }
  const wrapped = WRAPPED.exec(rest);
  if (wrapped !== null) {
    const inner = wrapped[2] ?? '';
    const wrap = `${wrapped[1] ?? ''}${wrapped[3] ?? ''}`;
    if (/^[0-9]+$/.test(inner)) return done('decimal-1', wrap, Number(inner), wrapped[0]);
    const isUpper = inner === inner.toUpperCase();
    const lower = inner.toLowerCase();
    const roman = romanValue(lower);
    const letter = letterValue(lower);
    if (roman === 0 && letter === 0) return undefined;
    // "A. Smith", "I. General": one capital with a full stop is a label only when a heading follows; decided by its siblings.
    if (roman > 0 && letter > 0) return done(isUpper ? 'ROMAN' : 'roman', wrap, roman, wrapped[0], true);
    if (roman > 0) return done(isUpper ? 'ROMAN' : 'roman', wrap, roman, wrapped[0]);
    return done(isUpper ? 'LETTER' : 'letter', wrap, letter, wrapped[0]);
  }
  if (isComputed && rest.trim() !== '') return done('other', rest.replace(/[\p{L}\p{N}]+/gu, ''), 0, rest);
  return undefined;
}

function sequenceValue(cited: string): number {
  // "Schedule 1.01(b)" comes behind the one of 1.01(a).
  const inner = /\(([a-z0-9]+)\)$/.exec(cited)?.[1];
  const text = inner ?? cited;
  if (/^[0-9.]+$/.test(text)) return Number(text.split('.').at(-1));
  const word = NUMBER_WORDS.indexOf(text);
  if (word >= 0) return word + 1;
  const roman = romanValue(text);
  return roman > 0 ? roman : text.length === 1 ? letterValue(text) : 0;
}

/** The same label read as a letter instead of a roman number. */
export function asLetter(marker: Marker): Marker {
  const inner = marker.label.replace(/[^A-Za-z]/g, '');
  return { ...marker, shape: inner === inner.toUpperCase() ? 'LETTER' : 'letter', value: letterValue(inner.toLowerCase()), ambiguous: false };
}
