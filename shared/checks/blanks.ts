import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { typedBoxEnd } from './boxes.ts';
import { draftingNoteAt } from './drafting-notes.ts';
import { linesOf, type Line } from './lines.ts';
import { optionsNotTaken } from './options.ts';
import { findingAt, quoted } from './place.ts';
import { signingLines } from './signature-lines.ts';

const FILL = 'Fill it in, or delete the words around it.';
const DECIDE = 'Decide on the words: remove the brackets, or the words with them.';

/** What stands in brackets in finished agreements too. */
const LEGITIMATE = /^(?:sic|\u2026|\.{3}|(?:l\.s\.|seal|common seal)|reserved|(?:intentionally|deliberately) (?:omitted|left blank|deleted)|(?:emphasis|italics) (?:added|supplied)|remainder of .*|(?:signature|signatures) (?:pages?|blocks?)? ?(?:to )?follows?.*|(?:this )?(?:page|space) (?:is )?(?:intentionally )?left blank.*|rest of .*blank.*)\.?$/i;
const IDENTIFIER = '[A-Za-z_][\\w.\\-]{0,60}';
const MERGE = new RegExp(`\\{\\{[^{}]{1,80}\\}\\}|\\{%[^{}]{1,80}%\\}|\\{(?:IF|ELSE|FOR|#|/|\\^)[^{}]{0,80}\\}|\\{\\s?${IDENTIFIER}\\s?\\}|\\$\\{[^{}]{1,80}\\}|<<\\s?[^<>]{1,60}>>|(?<!\\(|\\bthe |\\ble |\\bdas |l['\u2019])\u00AB${IDENTIFIER}\u00BB(?!\\s+(?:means|bedeutet|d\u00E9signe))`, 'g');
const RULE = /_{3,}|(?:_\s){3,}_|\.{7,}(?!\.|\s*\d)|\u2026{3,}(?!\u2026|\s*\d)/g;
const LATER = /\b(?:TBD|TBC|TBA|T\.B\.[DC]\.)|(?<!\b(?:Article|Title|Chapter|Part|Schedule|Section|Clause|Annex|Appendix|Exhibit|Louis) )(?:\b|(?<=\d))(?:X{2,}|xx+)\b(?!\s*(?:century|chromosome))/g;
const WHOLE_LATER = /^\W*to be (?:determined|confirmed|advised|agreed|inserted|completed|provided)\W*$/i;

/** Blanks: brackets, rules to write on, merge fields, and marks of something still to come (rules K1, K2). */
export function checkBlanks(contract: ContractDocument): Finding[] {
  const lines = linesOf(contract);
  const signing = signingLines(lines);
  const notTaken = optionsNotTaken(lines);
  // A blank in an option that was not taken binds nobody, so it only warns.
  const severityIn: SeverityIn = (line) => (notTaken.has(line) ? 'warns' : 'blocks');
  const findings: Finding[] = bracketFindings(lines, severityIn);
  for (const line of lines) {
    const severity = severityIn(line);
    for (const match of line.text.matchAll(MERGE)) findings.push(findingAt('blank', severity, line, match.index, `The merge field ${quoted(match[0])} was not filled.`, FILL));
    if (!signing.has(line)) for (const match of line.text.matchAll(RULE)) findings.push(findingAt('blank', severity, line, match.index, 'A line to write on is still empty.', FILL));
    for (const match of line.text.matchAll(LATER)) findings.push(findingAt('blank', severity, line, match.index, `${quoted(match[0])} stands for something not yet decided.`, FILL));
    if (WHOLE_LATER.test(line.text)) findings.push(findingAt('blank', severity, line, 0, `${quoted(line.text)} stands for something not yet decided.`, FILL));
    for (const inline of line.paragraph.inlines) {
      if (inline.type === 'field' && /^\s*MERGEFIELD\b/i.test(inline.instruction) && /^\s*[\u00AB<{]|^\s*$/.test(inline.text)) findings.push(findingAt('blank', severity, line, 0, `The merge field ${quoted(inline.instruction.replace(/^\s*MERGEFIELD\s*/i, ''))} was not filled.`, FILL));
    }
  }
  return findings;
}

type SeverityIn = (line: Line) => 'blocks' | 'warns';
type Open = { readonly line: Line; readonly index: number };

/** Pairs square brackets, across the paragraphs of one clause where they run on. */
function bracketFindings(lines: readonly Line[], severityIn: SeverityIn): Finding[] {
  const findings: Finding[] = [];
  let open: Open[] = [];
  const giveUp = (): void => {
    const [first] = open;
    if (first !== undefined) findings.push(findingAt('blank', 'blocks', first.line, first.index, `A bracket is opened and not closed: ${quoted(first.line.text.slice(first.index), 40)}`, 'Close it or take it out; then decide on the words in it.'));
    open = [];
  };
  let previous: Line | undefined;
  for (const line of lines) {
    if (previous !== undefined && (previous.clause !== line.clause || !sameCell(previous, line))) giveUp();
    previous = line;
    const skip = typedBoxEnd(line.text);
    for (const match of line.text.matchAll(/[[\]]/g)) {
      if (match.index < skip) continue;
      if (match[0] === '[') {
        open.push({ line, index: match.index });
        continue;
      }
      const start = open.pop();
      if (start === undefined) findings.push(findingAt('blank', 'blocks', line, match.index, 'A bracket is closed and was not opened.', 'Open it or take it out.'));
      else if (open.length === 0) findings.push(...judge(start, line, match.index, severityIn));
    }
  }
  giveUp();
  return findings;
}

const sameCell = (one: Line, two: Line): boolean => one.cell?.table === two.cell?.table && one.cell?.row === two.cell?.row && one.cell?.column === two.cell?.column;

function judge(start: Open, end: Line, closing: number, severityIn: SeverityIn): Finding[] {
  const { line, index } = start;
  if (line !== end) {
    return draftingNoteAt(line.text.slice(index, index + 40)) >= 0 ? [] : [findingAt('blank', severityIn(line), line, index, 'A passage of several paragraphs stands in brackets.', DECIDE)];
  }
  const content = line.text.slice(index + 1, closing);
  const after = line.text.slice(closing + 1, closing + 12);
  const inner = content.trim();
  if (LEGITIMATE.test(inner) || draftingNoteAt(inner.slice(0, 40)) === 0) return [];
  // A year in a citation, `[2024] EWCA Civ 1`; a changed letter in a quotation, `[t]he`.
  if (/^(?:1[89]|20)\d\d$/.test(inner) && /^\s+(?:\d+\s+)?[A-Z]{2,}/.test(after)) return [];
  if (/^[A-Za-z]$/.test(inner) && /^[a-z]/.test(after)) return [];
  const severity = severityIn(line);
  if (inner === '' || !/[a-z]{2}/.test(inner)) return [findingAt('blank', severity, line, index, inner === '' ? 'An empty bracket is to be filled in.' : `The blank ${quoted(line.text.slice(index, closing + 1))} is not filled in.`, FILL)];
  return [findingAt('blank', severity, line, index, `Words still stand in brackets: ${quoted(line.text.slice(index, closing + 1), 80)}`, DECIDE)];
}
