import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { linesOf, type Line } from './lines.ts';
import { findingAt, quoted, sentenceAt } from './place.ts';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH = '(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?';
const WRITTEN = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:day of\\s+|of\\s+)?${MONTH},?\\s+(\\d{4})\\b|\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b|\\b(\\d{4})-(\\d{2})-(\\d{2})\\b|\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}(?!\\w)|\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d)`,
  'g',
);

type WrittenDate = { readonly index: number; readonly text: string; readonly day: number; readonly month: number; /** 0 when none is written. */ readonly year: number };

/** Dates that no calendar has, and periods that end before they begin (rule K12). */
export const checkDates = (contract: ContractDocument): Finding[] =>
  linesOf(contract).flatMap((line) => {
    const dates = datesIn(line.text);
    return [...dates.filter(impossible).map((date) => findingAt('date', 'blocks', line, date.index, `There is no ${quoted(date.text)}.`, 'Write the date that is meant.')), ...orderFindings(line, dates)];
  });

function datesIn(text: string): WrittenDate[] {
  if (!/\d/.test(text)) return [];
  return [...text.matchAll(WRITTEN)].map((match) => {
    const [whole, d1, m1, y1, m2, d2, y2, y3, m3, d3, d4, m4, m5, d5] = match;
    const name = m1 ?? m2 ?? m4 ?? m5;
    const month = m3 === undefined ? MONTHS.findIndex((month) => month.startsWith((name ?? '').toLowerCase().slice(0, 3))) + 1 : Number(m3);
    return { index: match.index, text: whole.replace(/\.$/, ''), day: Number(d1 ?? d2 ?? d3 ?? d4 ?? d5), month, year: Number(y1 ?? y2 ?? y3 ?? 0) };
  });
}

function impossible({ day, month, year }: WrittenDate): boolean {
  if (month < 1 || month > 12 || day < 1) return true;
  const leap = year === 0 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  return day > (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

const PERIOD_START = /\b(?:from|between|commenc\w+|begin\w*|start\w*|effective)\b[^.;]{0,60}$/i;
const PERIOD_JOIN = /^[^.;]{0,60}\b(?:to|until|till|through|and|and end\w*|and expir\w*|end\w*|expir\w*)\s+(?:on\s+|at\s+)?(?:midnight (?:on|of)\s+)?$/i;

function orderFindings(line: Line, dates: readonly WrittenDate[]): Finding[] {
  return dates.flatMap((start, position): Finding[] => {
    const end = dates[position + 1];
    if (end === undefined || start.year === 0 || end.year === 0 || stamp(start) <= stamp(end)) return [];
    const before = line.text.slice(Math.max(0, start.index - 80), start.index);
    const middle = line.text.slice(start.index + start.text.length, end.index);
    if (!PERIOD_START.test(before) || !PERIOD_JOIN.test(middle) || !sentenceAt(line.text, start.index).includes(start.text)) return [];
    return [findingAt('date', 'warns', line, start.index, `The period ends (${end.text}) before it begins (${start.text}).`, 'Check both dates.')];
  });
}

const stamp = ({ year, month, day }: WrittenDate): number => year * 10_000 + month * 100 + day;
