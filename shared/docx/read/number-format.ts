import { SCRIPT_NUMBERS, type ScriptNumber } from './number-scripts.ts';

/**
 * Writes a number in a format of ECMA-376 part 1, 17.18.59, or in `zeros:3` for 001, 002 …; an unknown format, and a value
 * beyond what one is laid down for, falls back to decimal.
 */
export function formatNumber(value: number, format: string): string {
  const width = ZEROS.exec(format)?.[1];
  return width === undefined ? (FORMATS.get(format)?.(value) ?? String(value)) : String(value).padStart(Number(width), '0');
}

/** Whether numbers of this format are written as Word prints them. */
export const isKnownFormat = (format: string): boolean => FORMATS.has(format) || ZEROS.test(format);

const ZEROS = /^zeros:(\d+)$/;

const circled: ScriptNumber = (value) => (value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : undefined);

const FORMATS: ReadonlyMap<string, ScriptNumber> = new Map<string, ScriptNumber>([
  ...SCRIPT_NUMBERS,
  ['none', () => ''],
  // Bullets have no number; their text stands for itself.
  ['bullet', () => undefined],
  ['decimal', String],
  ['decimalHalfWidth', String],
  ['decimalZero', (value) => (value < 10 ? `0${value}` : String(value))],
  ['upperRoman', roman],
  ['lowerRoman', (value) => roman(value).toLowerCase()],
  ['upperLetter', letters],
  ['lowerLetter', (value) => letters(value).toLowerCase()],
  ['ordinal', (value) => `${value}${ordinalSuffix(value)}`],
  ['cardinalText', (value) => capitalise(cardinal(value))],
  ['ordinalText', (value) => capitalise(ordinalWord(value))],
  ['hex', (value) => (value < 0 ? undefined : value.toString(16).toUpperCase())],
  ['decimalEnclosedParen', (value) => `(${value})`],
  ['decimalEnclosedFullstop', (value) => `${value}.`],
  ['numberInDash', (value) => `- ${value} -`],
  ['chicago', (value) => ['*', '\u2020', '\u2021', '\u00A7'][(value - 1) % 4]?.repeat(Math.floor((value - 1) / 4) + 1)],
  ['russianLower', (value) => CYRILLIC[(value - 1) % CYRILLIC.length]],
  ['russianUpper', (value) => CYRILLIC[(value - 1) % CYRILLIC.length]?.toUpperCase()],
  ['ideographEnclosedCircle', circled],
  ['decimalEnclosedCircle', circled],
  ['decimalEnclosedCircleChinese', circled],
]);

const CYRILLIC = [...'абвгдежзиклмнопрстуфхцчшщэюя'];

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];

function roman(value: number): string {
  if (value <= 0 || value > 32_000) return String(value);
  let rest = value;
  let text = '';
  for (const [size, sign] of ROMAN) {
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  }
  return text;
}

/** A … Z, AA, BB, … : Word repeats the letter instead of counting on in base 26. */
function letters(value: number): string {
  if (value <= 0) return String(value);
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(Math.floor((value - 1) / 26) + 1, 40));
}

function ordinalSuffix(value: number): string {
  const tens = value % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

const ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

function cardinal(value: number): string {
  if (value < 20) return ONES[value] ?? String(value);
  if (value < 100) return `${TENS[Math.floor(value / 10)] ?? ''}${value % 10 === 0 ? '' : `-${ONES[value % 10] ?? ''}`}`;
  if (value < 1000) return `${ONES[Math.floor(value / 100)] ?? ''} hundred${value % 100 === 0 ? '' : ` ${cardinal(value % 100)}`}`;
  if (value < 1_000_000) return `${cardinal(Math.floor(value / 1000))} thousand${value % 1000 === 0 ? '' : ` ${cardinal(value % 1000)}`}`;
  return String(value);
}

const IRREGULAR: Readonly<Record<string, string>> = { one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth', nine: 'ninth', twelve: 'twelfth' };

function ordinalWord(value: number): string {
  const words = cardinal(value);
  const cut = Math.max(words.lastIndexOf('-'), words.lastIndexOf(' ')) + 1;
  const last = words.slice(cut);
  const ordinal = IRREGULAR[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return words.slice(0, cut) + ordinal;
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
