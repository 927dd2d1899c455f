import { isOnly, put, type Desk, type Edit, type EditKind } from './edit.ts';
import { typed, type Line, type Splice } from './paper.ts';
import { wordCount } from './words.ts';

const CLAUSES = [
  'Each side keeps insurance with a sound insurer for as long as work is done, and shows proof of it when asked.',
  'Samples handed over for testing stay the property of the sender and go back on first request.',
  'A steering group of four persons meets every quarter and keeps minutes of what it decides.',
  'Visitors follow the safety rules of the site and leave when the site manager says so.',
];
const DEFINITION = '“Harbour Works” means the quay, the crane and the two sheds drawn in green on the site plan.';
const FOLLOWS: readonly string[] = ['renumbered'];

/** Paragraphs of the body outside tables that can be taken as a whole. */
const whole = ({ paper, isFree }: Desk): Line[] => paper.lines.filter((line) => !line.inCell && line.isPlain && isFree(line) && wordCount(line.text) >= 8 && isOnly(paper, line) && !/w14:checkbox|<w:bookmark/.test(line.xml));

const at = (line: Line, place: 'before' | 'after', text: string): Splice => ({ part: line.part, start: place === 'before' ? line.start : line.end, end: place === 'before' ? line.start : line.end, text });
const look = (line: Line): string => /<w:pPr>[\s\S]*?<\/w:pPr>/.exec(line.xml)?.[0].replace(/<w:rPr>[\s\S]*?<\/w:rPr>/, '') ?? '';
const isList = (line: Line): boolean => /<w:numPr>/.test(line.xml);
/** Whether two paragraphs stand next to each other with nothing between. */
const touch = (desk: Desk, one: Line, two: Line | undefined): two is Line => two !== undefined && desk.paper.xml(one.part).slice(one.end, two.start).trim() === '';

function added(line: Line | undefined, text: string, follows: readonly string[] = FOLLOWS): Edit | undefined {
  if (line === undefined) return undefined;
  return { before: [], after: [at(line, 'after', typed(line, text))], expected: [{ kinds: ['inserted'], classes: ['substantive'], place: text, removed: '', added: text }], consequences: follows, lines: [line.index], words: wordCount(text) };
}

function removed(line: Line | undefined): Edit | undefined {
  if (line === undefined) return undefined;
  return { before: [], after: [put(line, '')], expected: [{ kinds: ['deleted'], classes: ['substantive'], place: line.text, removed: line.text, added: '' }], consequences: FOLLOWS, lines: [line.index], words: wordCount(line.text) };
}

/** Whether something stands on both sides that keeps its place, so that nobody can say the neighbours moved. */
const hasNeighbours = (desk: Desk, line: Line): boolean => touch(desk, line, desk.paper.lines[line.index + 1]) && desk.paper.lines[line.index - 1]?.inCell === false;

/** A paragraph taken to another place, past at least three others with more words than it has. */
function moved(desk: Desk, alter?: (text: string) => string): Edit | undefined {
  const lines = whole(desk).filter((line) => line.isUniform && hasNeighbours(desk, line));
  const line = desk.random.pick(lines.filter((one) => wordCount(one.text) <= 60 && alter?.(one.text) !== one.text));
  if (line === undefined) return undefined;
  const target = desk.random.pick(lines.filter((other) => Math.abs(other.index - line.index) > 4 && lines.filter((between) => between.index > Math.min(line.index, other.index) && between.index < Math.max(line.index, other.index)).length >= 3));
  if (target === undefined) return undefined;
  const text = alter === undefined ? line.text : alter(line.text);
  return {
    before: [put(line, typed(line, line.text))], after: [put(line, ''), at(target, 'after', typed(line, text))],
    expected: [{ kinds: [text === line.text ? 'moved' : 'moved-edited'], place: line.text, removed: line.text, added: text }],
    consequences: FOLLOWS, lines: [line.index, target.index], words: 2 * wordCount(line.text),
  };
}

/** Runs of three list items of one list and level, each with enough words to be known again. */
function triples(desk: Desk): (readonly [Line, Line, Line])[] {
  const items = whole(desk).filter((line) => isList(line) && line.isUniform);
  return items.flatMap((one) => {
    const [two, three] = [desk.paper.lines[one.index + 1], desk.paper.lines[one.index + 2]];
    return touch(desk, one, two) && touch(desk, two, three) && [two, three].every((line) => items.includes(line) && look(line) === look(one)) ? [[one, two, three] as const] : [];
  });
}

const itemsReordered: EditKind = {
  name: 'list items reordered',
  draw: (desk) => {
    const found = desk.random.pick(triples(desk).filter(([one, two, three]) => wordCount(one.text) < wordCount(two.text) + wordCount(three.text)));
    if (found === undefined) return undefined;
    const [one, two, three] = found;
    return {
      before: [put(one, typed(one, one.text))], after: [put(one, ''), at(three, 'after', typed(one, one.text))],
      expected: [{ kinds: ['moved'], place: one.text, removed: one.text, added: one.text }], consequences: FOLLOWS, lines: [one.index, two.index, three.index], words: 2 * wordCount(one.text),
    };
  },
};

/** Places after a comma, a semicolon or a full stop where a sentence can be cut in three. */
function cuts(text: string): readonly [number, number] | undefined {
  const places = [...text.matchAll(/[,;.] (?=\S)/g)].map((match) => match.index + match[0].length);
  for (const one of places) for (const two of places) if (one < two && [text.slice(0, one), text.slice(one, two), text.slice(two)].every((part) => wordCount(part) >= 5)) return [one, two];
  return undefined;
}

function split(desk: Desk, labels: readonly [string, string, string]): Edit | undefined {
  const line = desk.random.pick(whole(desk).filter((one) => one.isUniform && cuts(one.text) !== undefined));
  const places = line === undefined ? undefined : cuts(line.text);
  if (line === undefined || places === undefined) return undefined;
  const [one, two] = places;
  const parts = [line.text.slice(0, one).trimEnd(), line.text.slice(one, two).trimEnd(), line.text.slice(two)].map((part, index) => `${labels[index] ?? ''}${part}`);
  const typedLabels = labels.filter((label) => label !== '');
  return {
    before: [put(line, typed(line, line.text))], after: [put(line, parts.map((part) => typed(line, part)).join(''))],
    // The letters come with the split and are no edits of their own.
    expected: [{ kinds: ['split'], place: line.text, removed: '', added: '' }],
    consequences: FOLLOWS, lines: [line.index], words: typedLabels.length,
  };
}

const merged: EditKind = {
  name: 'clauses merged',
  draw: (desk) => {
    const lines = whole(desk).filter((line) => line.isUniform);
    const found = desk.random.pick(lines.flatMap((one) => {
      const two = desk.paper.lines[one.index + 1];
      return touch(desk, one, two) && lines.includes(two) && look(one) === look(two) ? [{ one, two }] : [];
    }));
    if (found === undefined) return undefined;
    const { one, two } = found;
    const joined = `${one.text.trimEnd()} ${two.text.trimStart()}`;
    return {
      before: [put(one, typed(one, one.text.trimEnd())), put(two, typed(one, two.text.trimStart()))], after: [put(one, typed(one, joined)), put(two, '')],
      expected: [{ kinds: ['merged'], place: joined, removed: '', added: '' }], consequences: FOLLOWS, lines: [one.index, two.index], words: 0,
    };
  },
};

/** Levels of the numbering part that print a number that grows: `numId/ilvl`. */
function countedLevels(desk: Desk): ReadonlySet<string> {
  const xml = desk.paper.xml('word/numbering.xml');
  const counted = new Set<string>();
  const levels = new Map([...xml.matchAll(/<w:abstractNum (?:[^>]* )?w:abstractNumId="(\d+)"[\s\S]*?<\/w:abstractNum>/g)].map((match) => [match[1] ?? '', match[0]]));
  for (const [, num = '', abstract = ''] of xml.matchAll(/<w:num (?:[^>]* )?w:numId="(\d+)"[^>]*>\s*<w:abstractNumId w:val="(\d+)"\/>\s*<\/w:num>/g)) {
    for (const [level, number = ''] of (levels.get(abstract) ?? '').matchAll(/<w:lvl (?:[^>]* )?w:ilvl="(\d+)"[\s\S]*?<\/w:lvl>/g)) {
      if (/<w:numFmt w:val="(?:decimal|lowerLetter|upperLetter|lowerRoman|upperRoman)"/.test(level) && level.includes(`<w:lvlText w:val=`) && level.includes(`%${String(Number(number) + 1)}`)) counted.add(`${num}/${number}`);
    }
  }
  return counted;
}

const numbering = (line: Line): string => {
  const own = /<w:numPr>[\s\S]*?<\/w:numPr>/.exec(line.xml)?.[0] ?? '';
  return `${/<w:numId w:val="(\d+)"/.exec(own)?.[1] ?? ''}/${/<w:ilvl w:val="(\d+)"/.exec(own)?.[1] ?? ''}`;
};

const renumbered: EditKind = {
  name: 'numbers shifted by a new clause',
  draw: (desk) => {
    const counted = countedLevels(desk);
    const line = desk.random.pick(whole(desk).filter((one) => {
      const next = desk.paper.lines[one.index + 1];
      return counted.has(numbering(one)) && touch(desk, one, next) && numbering(next) === numbering(one) && next.text.trim() !== '' && one.isUniform;
    }));
    const edit = added(line, desk.random.pick(CLAUSES) ?? '', []);
    return edit === undefined ? undefined : { ...edit, expected: [...edit.expected, { kinds: ['renumbered'], classes: ['numbering'], place: '', removed: '', added: '' }] };
  },
};

/** Clauses whose numbers a person typed: a new one makes all behind it count on. */
const typedRenumbered: EditKind = {
  name: 'typed numbers shifted by a new clause',
  draw: (desk) => {
    const line = desk.random.pick(whole(desk).filter((one) => one.isUniform && !isList(one) && !/<w:pStyle/.test(one.xml) && !isCounted(one.text)));
    const fresh = desk.random.pick(CLAUSES);
    if (line === undefined || fresh === undefined) return undefined;
    const kept = CLAUSES.filter((text) => text !== fresh);
    const list = (texts: readonly string[]): Splice => at(line, 'after', texts.map((text, index) => typed(line, `${String(index + 1)}. ${text}`)).join(''));
    const place = desk.random.below(kept.length);
    return {
      before: [list(kept)], after: [list([...kept.slice(0, place), fresh, ...kept.slice(place)])],
      expected: [
        { kinds: ['inserted'], classes: ['substantive'], place: fresh, removed: '', added: fresh },
        { kinds: ['renumbered'], classes: ['numbering'], place: '', removed: '', added: '' },
      ],
      lines: [line.index], words: wordCount(fresh) + 1 + 2 * (kept.length - place),
    };
  },
};

/** Whether a line begins with a number somebody typed. */
const isCounted = (text: string): boolean => /^\s*\(?[0-9a-z]{1,4}[.)]/i.test(text);

export const PARAGRAPH_KINDS: readonly EditKind[] = [
  { name: 'clause added', draw: (desk) => added(desk.random.pick(whole(desk)), desk.random.pick(CLAUSES) ?? '') },
  { name: 'clause removed', draw: (desk) => removed(desk.random.pick(whole(desk).filter((line) => hasNeighbours(desk, line)))) },
  { name: 'clause moved', draw: (desk) => moved(desk) },
  { name: 'clause moved and edited', draw: (desk) => moved(desk, (text) => text.replace(/(?<=[a-z] )[a-z]{5,}(?= [a-z])/, 'customary')) },
  { name: 'clause split', draw: (desk) => split(desk, ['', '', '']) },
  { name: 'clause split into (a), (b), (c)', draw: (desk) => split(desk, ['(a) ', '(b) ', '(c) ']) },
  merged,
  renumbered,
  typedRenumbered,
  { name: 'definition added', draw: (desk) => added(desk.random.pick(whole(desk).filter((line) => /^[“"]/.test(line.text))) ?? desk.random.pick(whole(desk)), DEFINITION) },
  { name: 'list item added', draw: (desk) => added(desk.random.pick(triples(desk))?.[0], desk.random.pick(CLAUSES) ?? '') },
  { name: 'list item removed', draw: (desk) => removed(desk.random.pick(triples(desk))?.[1]) },
  itemsReordered,
];
