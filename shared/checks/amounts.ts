import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { linesOf, type Line } from './lines.ts';
import { isNumberWord, numberOf } from './number-words.ts';
import { findingAt, quoted, sentenceAt } from './place.ts';

/** Figures in brackets, with their currency or unit: `(60)`, `($1,500)`, `(5%)`, `(30 days)`. */
const FIGURES = /\(\s*(?:[$\u20AC\u00A3\u00A5]|USD|EUR|GBP|CHF)?\s*(\d[\d,.']{0,20})\s*(?:%|percent|per cent|[a-z]{3,8})?\s*\)/g;
/** Figures with the words in brackets behind them: `30 (thirty)`. */
const WORDS = /(?<![\d,.])(\d[\d,.]{0,20})\s*%?\s*\(\s*([a-z]+(?:[\s-]+[a-z]+){0,8})\s*\)/gi;
const UNITS = new Set(['percent', 'per', 'cent', 'dollars', 'euros', 'euro', 'pounds', 'us', 'u.s', 'days', 'day', 'months', 'month', 'years', 'year', 'business', 'calendar', 'working', 'hours', 'weeks']);

/** Amounts in words that differ from their figures, and shares that do not make a whole (rules K10, K11). */
export const checkAmounts = (contract: ContractDocument): Finding[] => linesOf(contract).flatMap((line) => [...figureFindings(line), ...shareFindings(line)]);

function figureFindings(line: Line): Finding[] {
  const findings: Finding[] = [];
  const report = (index: number, words: string, figures: string): void => {
    findings.push(findingAt('amount', 'blocks', line, index, `The words say ${quoted(words)}, the figures ${quoted(figures)}.`, 'Make both say what was agreed.'));
  };
  for (const match of line.text.matchAll(FIGURES)) {
    const words = wordsBefore(line.text, match.index);
    const value = words.length === 0 ? null : numberOf(words);
    const figure = figureOf(match[1] ?? '');
    if (value !== null && figure !== null && value !== figure) report(match.index, words.join(' '), match[1] ?? '');
  }
  for (const match of line.text.matchAll(WORDS)) {
    const words = (match[2] ?? '').toLowerCase().split(/[\s-]+/).filter((word) => !UNITS.has(word));
    const value = words.every((word) => isNumberWord(word) || word === 'and') ? numberOf(words) : null;
    const figure = figureOf(match[1] ?? '');
    if (value !== null && figure !== null && value !== figure) report(match.index, match[2] ?? '', match[1] ?? '');
  }
  return findings;
}

/** The number words right before a place, a unit between them and it allowed. */
function wordsBefore(text: string, index: number): string[] {
  const words = text.slice(Math.max(0, index - 120), index).toLowerCase().split(/[\s-]+/).filter((word) => word !== '');
  let end = words.length;
  while (end > 0 && end > words.length - 3 && UNITS.has((words[end - 1] ?? '').replace(/\.$/, ''))) end -= 1;
  let start = end;
  while (start > 0 && (isNumberWord(words[start - 1] ?? '') || (words[start - 1] === 'and' && start < end))) start -= 1;
  if (words[start] === 'and') start += 1;
  // “two and one half”: a fraction is more than its whole words.
  return words.slice(start, end);
}

/** `1,500.00` → 1500; `1.500` in the German way is not read, and so not judged. */
function figureOf(written: string): number | null {
  const clean = written.replace(/[.,']$/, '');
  if (!/^\d{1,3}(?:[,']\d{3})*(?:\.\d{1,2})?$|^\d+(?:\.\d{1,2})?$/.test(clean)) return null;
  return Number(clean.replace(/[,']/g, ''));
}

const SHARED = /\b(?:revenues?|profits?|costs?|expenses?|proceeds|income|fees|royalt(?:y|ies)|ownership)\b/i;
const SPLIT = /\b(?:shar(?:e|ed|es|ing)|split|allocat\w*|divid\w*|due to|belongs? to|borne|bear|respectively)\b/i;
const PARTIES = /\b(?:part(?:y|ies)|company [a-z]\b|each|respectively|provider|customer|supplier|licens(?:or|ee))\b/i;
const PERCENT = /(\d{1,3}(?:\.\d+)?)\s*(?:%|percent\b|per cent\b)/gi;

function shareFindings(line: Line): Finding[] {
  if (!line.text.includes('%') && !/per ?cent/i.test(line.text)) return [];
  const seen = new Set<string>();
  return [...line.text.matchAll(PERCENT)].flatMap((match): Finding[] => {
    const sentence = sentenceAt(line.text, match.index);
    if (seen.has(sentence)) return [];
    seen.add(sentence);
    // “five percent (5%)” is one share, written twice.
    const parts = [...sentence.replace(/\([^)]*\)/g, (inside) => (/^\(\d+(?:\.\d+)?\s*%\)$/.test(inside) ? '' : inside)).matchAll(PERCENT)].map((part) => Number(part[1]));
    const sum = parts.reduce((total, part) => total + part, 0);
    if (parts.length < 2 || Math.abs(sum - 100) < 0.05 || !SHARED.test(sentence) || !SPLIT.test(sentence) || !PARTIES.test(sentence) || /\b(?:exceed|interest|increase|discount|at least|up to)\b/i.test(sentence)) return [];
    return [findingAt('shares', 'warns', line, match.index, `The shares make ${String(Math.round(sum * 100) / 100)} %, not 100.`, 'Correct the shares, or say what happens with the rest.')];
  });
}
