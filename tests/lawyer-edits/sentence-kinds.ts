import { put, type Desk, type EditKind } from './edit.ts';
import { retyped, typed, type Line, type Paper } from './paper.ts';
import { tokensOf, without, wordCount } from './words.ts';

const ADDED = [
  'Neither side relies on any promise made before the signing of these terms.',
  'A delay in asking for something is no waiver of it.',
  'Costs of translation are shared in equal parts.',
  'Nothing in this paragraph limits a remedy given by mandatory law.',
];
const REWRITTEN = 'Whoever learns of a fault first writes to everyone named on page one, gives it a number, proposes how to mend it before Friday noon and waits for two signatures; otherwise silence for ten mornings means approval.';

type Sentence = { readonly from: number; readonly to: number; readonly text: string };

/** Sentences of a line with the space after them; too short ones are titles. */
const sentencesOf = (line: Line): Sentence[] =>
  [...line.text.matchAll(/(?<=^|\.\s+)[A-Z[“][^.]*[a-z)]{3}\.(?:\s+(?=[A-Z])|$)/g)].map((match) => ({ from: match.index, to: match.index + match[0].length, text: match[0] })).filter(({ text }) => wordCount(text) >= 5);

const free = ({ paper, isFree }: Desk): Line[] => paper.lines.filter((line) => line.isPlain && isFree(line) && wordCount(line.text) >= 6);

/** Lines of several sentences, each followed by another. */
const longLines = (desk: Desk): { readonly line: Line; readonly sentences: readonly Sentence[] }[] =>
  free(desk).map((line) => ({ line, sentences: sentencesOf(line) })).filter(({ sentences }) => sentences.length >= 2);

const sentenceAdded: EditKind = {
  name: 'sentence added',
  draw: (desk) => {
    const line = desk.random.pick(free(desk).filter((one) => one.text.trimEnd().endsWith('.')));
    if (line === undefined) return undefined;
    const added = desk.random.pick(ADDED) ?? '';
    const after = retyped(line, line.text.trimEnd().length, line.text.trimEnd().length, ` ${added}`);
    return { before: [], after: [put(line, after)], expected: [{ kinds: ['inserted'], place: line.text, removed: '', added }], lines: [line.index], words: wordCount(added) };
  },
};

const sentenceRemoved: EditKind = {
  name: 'sentence removed',
  draw: (desk) => {
    const found = desk.random.pick(longLines(desk));
    const sentence = desk.random.pick(found?.sentences.slice(0, -1) ?? []);
    if (found === undefined || sentence === undefined) return undefined;
    const { line } = found;
    return { before: [], after: [put(line, retyped(line, sentence.from, sentence.to, ''))], expected: [{ kinds: ['deleted'], place: line.text, removed: sentence.text, added: '' }], lines: [line.index], words: wordCount(sentence.text) };
  },
};

/** The first sentence is put behind the second; the shorter of the two is what a reader sees move. */
const sentenceMoved: EditKind = {
  name: 'sentence moved within its paragraph',
  draw: (desk) => {
    const fitting = longLines(desk).flatMap(({ line, sentences }) => {
      const [one, two, three] = sentences;
      return one !== undefined && two !== undefined && three !== undefined && one.from === 0 && one.to === two.from && Math.abs(wordCount(one.text) - wordCount(two.text)) >= 3 && line.isUniform ? [{ line, one, two }] : [];
    });
    const found = desk.random.pick(fitting);
    if (found === undefined) return undefined;
    const { line, one, two } = found;
    const moved = wordCount(one.text) < wordCount(two.text) ? one.text : two.text;
    return {
      before: [], after: [put(line, retyped(line, one.from, two.to, two.text + one.text))],
      expected: [{ kinds: ['inserted', 'deleted', 'replaced', 'moved'], place: line.text, removed: moved, added: moved, most: 2 }],
      lines: [line.index], words: 2 * wordCount(moved),
    };
  },
};

const rewritten: EditKind = {
  name: 'paragraph rewritten',
  draw: (desk) => {
    const line = desk.random.pick(free(desk).filter((one) => one.isUniform && wordCount(one.text) >= 20));
    if (line === undefined) return undefined;
    const [old, now] = [tokensOf(line.text), tokensOf(REWRITTEN)];
    // Words both texts have may stay where they are; nobody can say which.
    return {
      before: [], after: [put(line, typed(line, REWRITTEN))],
      expected: [{ kinds: ['replaced', 'inserted', 'deleted'], place: line.text, newPlace: REWRITTEN, removed: without(old, now).join(' '), added: without(now, old).join(' '), most: 12 }],
      lines: [line.index], words: wordCount(line.text) + wordCount(REWRITTEN),
    };
  },
};

const bold: EditKind = {
  name: 'words set in bold',
  draw: (desk) => {
    const line = desk.random.pick(free(desk).filter((one) => one.isUniform && !/<w:b[ /]/.test(one.xml) && !isBoldByStyle(desk.paper, one)));
    const words = line?.text.match(/\S+\s*/g) ?? [];
    if (line === undefined || words.length < 6) return undefined;
    const from = 1 + desk.random.below(words.length - 4);
    const [lead, middle, tail] = [words.slice(0, from).join(''), words.slice(from, from + 3).join(''), words.slice(from + 3).join('')];
    return {
      before: [put(line, typed(line, line.text))], after: [put(line, typed(line, lead, { bold: middle }, tail))],
      expected: [{ kinds: ['formatting'], classes: ['formatting'], place: middle, removed: '', added: '' }], lines: [line.index], words: 0,
    };
  },
};

/** Whether the style of a line sets it in bold: bold on top of that changes nothing anyone sees. */
function isBoldByStyle(paper: Paper, line: Line): boolean {
  const sheet = paper.xml('word/styles.xml');
  let id = /<w:pStyle w:val="([^"]+)"/.exec(line.xml)?.[1];
  for (let depth = 0; id !== undefined && depth < 10; depth += 1) {
    const found: string = new RegExp(`<w:style [^>]*w:styleId="${id}"[^>]*>[\\s\\S]*?</w:style>`).exec(sheet)?.[0] ?? '';
    if (/<w:b(?: w:val="(?:1|true)")?\s*\/>/.test(found)) return true;
    id = /<w:basedOn w:val="([^"]+)"/.exec(found)?.[1];
  }
  return false;
}

const TERM = /(?<=[a-z,] )[A-Z][a-z]{4,}\b(?![’'])/g;

/** A defined term renamed wherever it stands; each place is one change. */
const termRenamed: EditKind = {
  name: 'defined term renamed',
  draw: (desk) => {
    const lines = free(desk);
    const terms = new Map<string, Line[]>();
    for (const line of lines) for (const [term] of line.text.matchAll(TERM)) terms.set(term, [...(terms.get(term) ?? []), line]);
    const everywhere = desk.paper.lines.map((line) => line.text).join('\n');
    const fitting = [...terms].filter(([term, at]) => at.length >= 2 && at.length <= 6 && new Set(at).size === at.length && everywhere.split(new RegExp(`\\b${term}\\b`)).length - 1 === at.length);
    const chosen = desk.random.pick(fitting);
    if (chosen === undefined) return undefined;
    const [term, at] = chosen;
    const renamed = 'Counterpart';
    const edited = at.map((line) => {
      const from = [...line.text.matchAll(TERM)].find((match) => match[0] === term)?.index ?? 0;
      return put(line, retyped(line, from, from + term.length, renamed));
    });
    return { before: [], after: edited, expected: at.map((line) => ({ kinds: ['replaced'], classes: ['substantive'], place: line.text, removed: term, added: renamed })), lines: at.map((line) => line.index), words: 2 * at.length };
  },
};

export const SENTENCE_KINDS: readonly EditKind[] = [sentenceAdded, sentenceRemoved, sentenceMoved, rewritten, bold, termRenamed];
