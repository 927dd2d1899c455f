import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { linesOf, type Line } from './lines.ts';
import { findingAt, quoted } from './place.ts';

/** What stands before the bracket of `a)`, `iv)` or `1)`, which has no partner by nature. */
const ENUMERATOR = /(?:^|[\s;,\u2014\u2013])(?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})$/;
const DOUBLED = /(?<![\w'\u2019-])([A-Za-z]{2,})[ \u00A0]+\1(?![\w'\u2019-])/gi;
/** Doubled words that English allows. */
const ALLOWED = new Set(['that', 'had', 'is']);

/** Quotation marks and brackets without their partner, words typed twice (rule K19). */
export const checkPunctuation = (contract: ContractDocument): Finding[] => linesOf(contract).flatMap((line) => [...pairFindings(line), ...doubledFindings(line)]);

function pairFindings(line: Line): Finding[] {
  const findings: Finding[] = [];
  const note = (index: number, message: string): void => void findings.push(findingAt('punctuation', 'notes', line, index, message, 'Add its partner or take it out.'));
  const { text } = line;
  const round = unpaired(text, '(', ')');
  if (round >= 0) note(round, 'A round bracket has no partner.');
  const curly = unpaired(text, '\u201C', '\u201D');
  // A straight mark may close a curly one; an inch sign closes nothing; German „…“ ends with the English opening mark.
  const marks = [...text.matchAll(/["\u201C\u201D]/g)];
  if (marks.length % 2 === 1 && !/\d"/.test(text) && !text.includes('\u201E')) note(curly >= 0 ? curly : (marks.at(-1)?.index ?? 0), 'A quotation mark has no partner.');
  return findings;
}

/** The place of the first mark without a partner, or -1. */
function unpaired(text: string, opening: string, closing: string): number {
  const open: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === opening) open.push(index);
    else if (text[index] === closing && open.pop() === undefined && !ENUMERATOR.test(text.slice(Math.max(0, index - 6), index))) return index;
  }
  return open[0] ?? -1;
}

const doubledFindings = (line: Line): Finding[] =>
  [...line.text.matchAll(DOUBLED)]
    .filter(([, word = '']) => !ALLOWED.has(word.toLowerCase()) && !/^[XxIiVv]+$/.test(word))
    // “New York, New York” has a comma; “Party A A” has one letter. A change of case is two words: “May may”.
    .filter(([whole, word = '']) => whole.endsWith(word) || word.toLowerCase() === 'the')
    .map((match) => findingAt('doubled-word', 'notes', line, match.index, `${quoted(match[0])} is written twice in a row.`, 'Delete one.'));
