import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { arabic, clauseNumbers, type ClauseNumbers } from './clause-numbers.ts';
import { clausesOf, linesOf, type Line } from './lines.ts';
import { findingAt, quoted } from './place.ts';

const NUMBER = '(?:\\d{1,3}(?:\\.\\d{1,3})*|[IVXLC]{1,6}(?![A-Za-z]))(?:\\s?\\([a-z0-9]{1,4}\\))*(?![\\w%])';
const REFERENCE = new RegExp(`\\b(articles?|sections?|clauses?)\\s+(${NUMBER}(?:(?:\\s*,\\s*(?:and |or )?|\\s+(?:and|or|to|through|until)\\s+|\\s?[\u2013-]\\s?)(?:${NUMBER}|(?:\\([a-z0-9]{1,4}\\))+))*)`, 'gi');
const ATTACHED = /\b(schedules?|exhibits?|annex(?:es)?|annexes?|appendix|appendices|attachments?)\s+((?:[A-Z]|\d{1,2}|[IVX]{1,4})(?:[-.]\d{1,2})?(?![\w'\u2019])(?:(?:\s*,\s*(?:and |or )?|\s+(?:and|or|to|through)\s+|\s?[\u2013-]\s?)(?:[A-Z]|\d{1,2}|[IVX]{1,4})(?![\w'\u2019.]))*)/gi;
const BROKEN = /Error!\s*(?:Reference source not found|Bookmark not defined|No (?:bookmark|text|sequence)[^.]*)\.?|Fehler! Verweisquelle konnte nicht gefunden werden/gi;
/** What follows a reference to somewhere else: “of the Companies Act”, “GDPR”. Ours is “of this Agreement”. */
const ELSEWHERE_AFTER = /^\s*(?:\([^)]{0,40}\)\s*)?,?\s*(?:(?:of|in|to|under|from)\s+(?!this\b|these\b|the (?:present |foregoing )?agreement\b|(?:schedule|exhibit|annex|appendix|attachment|article|section|clause)\b)(?:(?:the|that|such|its|any|each|our|your|their|Part|Title|Chapter)\s+)*(?:[A-Z][\w'\u2019-]*|\{|\[|relevant|applicable|same|said)|(?:GDPR|TFEU|TEU|BGB|HGB|DSGVO|U\.?S\.?C|C\.?F\.?R|EC|EU)\b|et seq)/;
/** What stands before one: “GDPR Article 28”, “the Labor Code Section 2802”. */
const ELSEWHERE_BEFORE = /(?:\b(?:Act|Code|Law|Regulation|Directive|Convention|Constitution|Statutes?|Rules?|GDPR|U\.?S\.?C\.?|C\.?F\.?R\.?|Terms|MSA|DPA)(?:\s*\([^)]{0,40}\))?(?:\s+[\d/]+)?,?\s+(?:under\s+)?)$/;
/** An abbreviation before one, outside text that is all capitals. */
const ABBREVIATION_BEFORE = /\b[A-Z]{3,}\s+(?:\d+\s+)?$/;
/** Beyond this a number is that of a statute. */
const HIGHEST = 200;

/** References to clauses and attachments that lead nowhere, and attachments nobody names (rules K5, K6, K7). */
export function checkReferences(contract: ContractDocument): Finding[] {
  const numbers = clauseNumbers(contract);
  const lines = linesOf(contract);
  const named = new Set<string>();
  const findings: Finding[] = [];
  for (const line of lines) {
    for (const match of line.text.matchAll(BROKEN)) findings.push(findingAt('reference', 'blocks', line, match.index, 'A cross-reference is broken.', 'In Word, point it at the right clause again and update the fields.'));
    if (numbers.words.size > 0) for (const match of line.text.matchAll(REFERENCE)) findings.push(...clauseReference(line, match, numbers));
    for (const match of line.text.matchAll(ATTACHED)) findings.push(...attachmentReference(line, match, numbers, named));
  }
  return [...findings, ...unnamed(contract, lines, numbers, named)];
}

function clauseReference(line: Line, match: RegExpExecArray, numbers: ClauseNumbers): Finding[] {
  if (line.heading && line.node.number.toLowerCase().startsWith(match[0].toLowerCase())) return [];
  if (elsewhere(line.text, match)) return [];
  const word = (match[1] ?? '').toLowerCase().replace(/s$/, '');
  // A list of headings or a typed number at the start of a line is the clause itself, not a reference to one.
  if (match.index === 0 && line.text.trim().startsWith(line.node.number) && line.node.number.toLowerCase().startsWith(word)) return [];
  const named = /^\s?\(([A-Z][^()]{2,60})\)/.exec(line.text.slice(match.index + match[0].length, match.index + match[0].length + 70))?.[1];
  const meant = named === undefined ? undefined : numbers.byHeading.get(named.toLowerCase());
  let last = '';
  const written = match[2] ?? '';
  return [...written.matchAll(new RegExp(`${NUMBER}|(?:\\([a-z0-9]{1,4}\\))+`, 'gi'))].flatMap((part, position, all): Finding[] => {
    const [one] = part;
    const wanted = one.startsWith('(') ? `${last.replace(/\([^)]*\)$/, '')}${one}` : normal(one);
    // The heading in brackets speaks of the number right before it.
    const heading = position === all.length - 1 ? named : undefined;
    last = wanted;
    const main = Number(/^\d+/.exec(wanted)?.[0] ?? '0');
    // A single letter may be one: “Section C”.
    if (main > HIGHEST || (/^[A-Z]$/i.test(one) && !numbers.words.has(wanted))) return [];
    const under = numbers.words.get(wanted);
    const name = `${capital(word)} ${wanted}`;
    if (under === undefined) return [findingAt('reference', 'blocks', line, match.index, `${quoted(name)} leads nowhere: there is no ${wanted} here.${heading !== undefined && meant !== undefined ? ` ${quoted(heading)} is ${meant}.` : nearest(wanted, numbers)}`, 'Point it at the clause that is meant, or add the clause.')];
    const target = numbers.headings.get(wanted);
    if (heading !== undefined && meant !== undefined && target !== undefined && meant !== wanted && target.toLowerCase() !== heading.toLowerCase()) {
      return [findingAt('reference', 'warns', line, match.index, `${quoted(name)} is ${quoted(target)} here; ${quoted(heading)} is ${meant}.`, 'Point it at the clause that is meant.')];
    }
    const [label = ''] = under;
    if (under.has('') || under.has(word) || wanted.includes('.') || wanted.includes('(')) return [];
    return [findingAt('reference', 'blocks', line, match.index, `${quoted(name)} leads nowhere: ${wanted} is called ${capital(label)} here.`, `If ${capital(label)} ${wanted} is meant, write ${quoted(`${capital(label)} ${wanted}`)}.`)];
  });
}

/** Sub-clauses written without their parent's letters, roman numbers, spaces. */
const normal = (written: string): string => {
  const [main = '', ...rest] = written.replace(/\s+/g, '').split(/(?=\()/);
  return `${arabic(main)}${rest.join('').toLowerCase()}`;
};

function nearest(wanted: string, numbers: ClauseNumbers): string {
  const above = wanted.replace(/(?:\([^)]*\)|\.\d+)$/, '');
  return above !== wanted && numbers.words.has(above) ? ` ${above} is the nearest.` : '';
}

function elsewhere(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - 60), match.index);
  const shouted = (match[1] ?? '') === (match[1] ?? '').toUpperCase();
  return ELSEWHERE_AFTER.test(text.slice(match.index + match[0].length, match.index + match[0].length + 80)) || ELSEWHERE_BEFORE.test(before) || (!shouted && ABBREVIATION_BEFORE.test(before));
}

function attachmentReference(line: Line, match: RegExpExecArray, numbers: ClauseNumbers, named: Set<string>): Finding[] {
  const word = singular(match[1] ?? '');
  // “Schedule a meeting”: only words written as a name are one.
  if (!/^[A-Z]/.test(match[1] ?? '') || elsewhere(line.text, match)) return [];
  const marks = [...(match[2] ?? '').matchAll(/(?<![A-Za-z])(?:[IVX]{1,4}|[A-Z]|\d{1,2})(?:[-.]\d{1,2})?(?![A-Za-z])/g)].map(([mark]) => mark);
  return between(marks, match[2] ?? '').flatMap((mark): Finding[] => {
    const key = `${word} ${mark.toLowerCase()}`;
    const own = numbers.attachments.get(key);
    if (own !== undefined) {
      if (line.node !== own && line.clause !== own) named.add(key);
      return [];
    }
    const other = [...numbers.attachments.keys()].find((known) => known.endsWith(` ${mark.toLowerCase()}`));
    const remedy = other === undefined ? 'Attach it, or take the reference out.' : `If ${titled(other)} is meant, write ${quoted(titled(other))}.`;
    if (other !== undefined) named.add(other);
    return [findingAt('reference', 'blocks', line, match.index, `${quoted(`${capital(word)} ${mark}`)} is named and not attached.`, remedy)];
  });
}

/** “A to C” names B too. */
function between(marks: readonly string[], written: string): readonly string[] {
  const [from, to] = marks;
  if (marks.length !== 2 || from === undefined || to === undefined || !/\s(?:to|through)\s|[\u2013-]/.test(written) || !/^[A-Z]$/.test(from) || !/^[A-Z]$/.test(to) || from > to) return marks;
  return Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, index) => String.fromCharCode(from.charCodeAt(0) + index));
}

function unnamed(contract: ContractDocument, lines: readonly Line[], { attachments }: ClauseNumbers, named: ReadonlySet<string>): Finding[] {
  const known = new Map([...attachments].map(([key, node]) => [node, key]));
  const first = new Map(lines.map((line) => [line.node, line] as const).reverse());
  return clausesOf(contract).flatMap(({ node }) => {
    const key = known.get(node);
    const line = first.get(node);
    return key === undefined || line === undefined || named.has(key) ? [] : [findingAt('reference', 'warns', line, 0, `${titled(key)} is attached, and nothing refers to it.`, 'Refer to it where it matters, or take it out.')];
  });
}

const singular = (word: string): string => word.toLowerCase().replace(/^appendices$/, 'appendix').replace(/^annexes$/, 'annex').replace(/s$/, '');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const titled = (key: string): string => key.split(' ').map((part, index) => (index === 0 ? capital(part) : part.toUpperCase())).join(' ');
