import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { definitionsIn, weakDefinitionsIn, type Definition } from './defined-terms.ts';
import { linesOf, type Line } from './lines.ts';
import { namesIn } from './party-names.ts';
import { findingAt, quoted } from './place.ts';
import { termIndex, wordsIn, type TermIndex, type Word } from './term-index.ts';

/** Words with a capital that nobody defines: structure, calendar, places and people, forms of law. */
const ORDINARY = new Set(
  ('section sections article articles clause clauses schedule schedules exhibit exhibits annex annexes appendix appendices attachment attachments paragraph part parts chapter title agreement ' +
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday ' +
    'i party parties internet english german french european american union states united kingdom state federal county city court courts commission act code regulation directive law laws rules rule ' +
    'department ministry university association inc llc ltd limited gmbh corporation corp company co plc board securities exchange america england wales york california delaware texas europe').split(' '),
);
const DETERMINER = /^(?:the|each|every|any|such|all|no|its|their|our|your|a|an|this|that|these|those|either|neither|both|other|another|applicable)$/i;
const MIN_USES = 2;

/** Defined twice, defined and unused, used like a defined term and not defined (rules K8, K9). Linear in the length of the text. */
export function checkTerms(contract: ContractDocument): Finding[] {
  const lines = linesOf(contract);
  const definitions = lines.flatMap(definitionsIn);
  const strong = definitions.filter((definition) => !definition.weak);
  const known = termIndex([...definitions, ...lines.flatMap(weakDefinitionsIn)].map(({ term }) => term));
  const uses = new Map<string, number>();
  const candidates = new Map<string, Candidate>();
  const plainWords = new Set<string>();
  const names = new Set(lines.filter((line) => line.clause.kind === 'parties' || line.clause.kind === 'signature').flatMap(namesIn).flatMap((name) => name.toLowerCase().split(/\s+/)));
  for (const line of lines) readLine(line, known, uses, candidates, plainWords);
  return [...twice(strong), ...unused(strong, uses, known), ...undefinedTerms(candidates, plainWords, names)];
}

type Candidate = { count: number; determined: number; readonly term: string; readonly line: Line; readonly index: number };

function readLine(line: Line, known: TermIndex, uses: Map<string, number>, candidates: Map<string, Candidate>, plainWords: Set<string>): void {
  const words = wordsIn(line.text);
  const capitals = words.filter((word) => word.capital).length;
  // In a title or a table everything may begin with a capital: it uses terms and introduces none.
  const prose = !line.heading && line.cell === null && line.clause.kind !== 'signature' && line.clause.kind !== 'title' && words.length > 4 && capitals < words.length * 0.6;
  // A run-in heading, and a heading named behind a number – “Section 4 (Payment & Taxes)” – are written large by custom.
  const headingAt = line.node.heading === '' ? -1 : line.text.indexOf(line.node.heading);
  const quiet = headingAt >= 0 && headingAt <= line.node.number.length + 4 ? headingAt + line.node.heading.length : 0;
  const aside = [...line.text.matchAll(/(?<=[\d)])\s?\([A-Z][^()]{2,80}\)/g)].map((match) => [match.index, match.index + match[0].length] as const);
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    if (word === undefined) break;
    const length = known.longestAt(words, at);
    if (length > 0) {
      const key = known.keyOf(words, at, length);
      uses.set(key, (uses.get(key) ?? 0) + 1);
      at += length;
      continue;
    }
    if (!word.capital) {
      plainWords.add(word.key);
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < words.length && end - at < 6 && words[end]?.capital === true && words[end]?.joined === true && known.longestAt(words, end) === 0) end += 1;
    if (prose && !word.starts && word.index >= quiet && !aside.some(([from, to]) => from <= word.index && word.index < to)) note(line, words.slice(at, end), words[at - 1], candidates);
    at = end;
  }
}

function note(line: Line, words: readonly Word[], before: Word | undefined, candidates: Map<string, Candidate>): void {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return;
  if (words.some((word) => ORDINARY.has(word.key) || /^[A-Z\d]+s?$/.test(word.text) || /[\d.]|-\p{Ll}/u.test(word.text)) || /^ \d/.test(line.text.slice(last.index + last.text.length))) return;
  const key = words.map((word) => word.key).join(' ');
  const determined = before !== undefined && DETERMINER.test(before.text) ? 1 : 0;
  const known = candidates.get(key);
  if (known === undefined) candidates.set(key, { count: 1, determined, term: words.map((word) => word.text).join(' '), line, index: first.index });
  else {
    known.count += 1;
    known.determined += determined;
  }
}

function twice(definitions: readonly Definition[]): Finding[] {
  const first = new Map<string, Definition>();
  return definitions.flatMap((definition): Finding[] => {
    const before = first.get(definition.term);
    if (before === undefined) {
      first.set(definition.term, definition);
      return [];
    }
    const where = before.line.title === '' || before.line.title === definition.line.title ? 'before' : `in ${before.line.title}`;
    return [findingAt('defined-twice', 'warns', definition.line, definition.index, `${quoted(definition.term)} is already defined ${where}.`, 'Keep one definition.')];
  });
}

function unused(definitions: readonly Definition[], uses: ReadonlyMap<string, number>, known: TermIndex): Finding[] {
  const times = new Map<string, number>();
  for (const { term } of definitions) times.set(known.key(term), (times.get(known.key(term)) ?? 0) + 1);
  const said = new Set<string>();
  return definitions.flatMap((definition): Finding[] => {
    const key = known.key(definition.term);
    if (said.has(key) || (uses.get(key) ?? 0) > (times.get(key) ?? 0)) return [];
    said.add(key);
    return [findingAt('unused-term', 'notes', definition.line, definition.index, `${quoted(definition.term)} is defined and not used.`, 'Use it, or delete the definition.')];
  });
}

/** A name of the world mostly stands without “the” and is never written small; a term of the agreement is one or the other. */
function undefinedTerms(candidates: ReadonlyMap<string, Candidate>, plainWords: ReadonlySet<string>, names: ReadonlySet<string>): Finding[] {
  return [...candidates].flatMap(([key, { count, determined, term, line, index }]): Finding[] => {
    const words = key.split(' ');
    if (count < MIN_USES || words.some((word) => names.has(word)) || !(determined * 2 >= count || words.every((word) => plainWords.has(word)))) return [];
    return [findingAt('undefined-term', 'warns', line, index, `${quoted(term)} is written like a defined term, ${String(count)} times, and not defined.`, 'Define it, or write it small.')];
  });
}
