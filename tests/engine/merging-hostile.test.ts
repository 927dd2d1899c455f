import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { MergeConflict } from '../../shared/contract/merge.ts';
import { mergeDocuments } from '../../shared/docx/merge/merge-documents.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { readingText } from '../corpus/reading-text.ts';
import { LEGAL_LIST, makeDocx, numbered, p, para, r, row, table } from '../support/make-docx.ts';
import { seeded } from '../support/random.ts';

const date = '2026-04-01T09:00:00Z';
const by = { a: { author: 'Party A', date }, b: { author: 'Party B', date } };

/** One place of the base with what both did to it; `merged` is there where both changes go together, and else the conflict is. */
type Site = { readonly name: string; readonly base: string; readonly a: string; readonly b: string; readonly merged?: string; readonly conflict?: Wordings };
type Wordings = { readonly base: string; readonly a: string; readonly b: string };

const WORDS = 'agent alarm amber apron arbiter ashes audit badge barge basin bench bonus branch bridge broker bucket buyer canal carrier chain charter clerk coal copper cotton dealer deposit desk dock draft engine escrow farm fence ferry filter flour forge freight garden grain guild hedge hotel index island ivory jetty judge kettle label lantern lease lever lumber magnet market meadow mill mortar notary oak office orchard panel paper pepper pillar plank port quarry railway ranch reef rent ribbon river roof salt school shed silk slate station stone sugar timber tower tunnel valley vault wagon warden wheat window yard'.split(' ');
const drawn = (seed: number, count: number): string => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => random.pick(WORDS) ?? '').join(' ');
};

/** Sentences no two places share; `n` tells them apart. */
const sentence = (n: number, k: number, verb = 'serves'): string => `The ${drawn(n * 3 + k, 3)} ${String(n)}${'abc'.charAt(k)} ${verb} ${drawn(90_000 + n * 3 + k, 5)}.`;
const lines = (...texts: readonly string[]): string => texts.map((text) => p(text)).join('');
const items = (...texts: readonly string[]): string => texts.map((text) => p(text, numbered(1))).join('');
const rows = (...cells: readonly (readonly string[])[]): string => table(...cells.map((one) => row(one)));

const KINDS: readonly ((n: number) => Site)[] = [
  (n) => {
    const [one, two, three] = [sentence(n, 0), sentence(n, 1), sentence(n, 2)];
    const [mine, theirs] = [sentence(n, 0, 'leaves'), sentence(n, 2, 'fears')];
    return { name: 'two sentences of one paragraph', base: p(`${one} ${two} ${three}`), a: p(`${mine} ${two} ${three}`), b: p(`${one} ${two} ${theirs}`), merged: p(`${mine} ${two} ${theirs}`) };
  },
  (n) => {
    const [base, a, b] = [sentence(n, 0), sentence(n, 0, 'leaves'), sentence(n, 0, 'fears')];
    return { name: 'one word, each otherwise', base: p(base), a: p(a), b: p(b), conflict: { base, a, b } };
  },
  (n) => ({ name: 'one word, both alike', base: p(sentence(n, 0)), a: p(sentence(n, 0, 'leaves')), b: p(sentence(n, 0, 'leaves')), merged: p(sentence(n, 0, 'leaves')) }),
  (n) => ({ name: 'one takes out what the other edits', base: p(sentence(n, 0)), a: '', b: p(sentence(n, 0, 'fears')), conflict: { base: sentence(n, 0), a: '', b: sentence(n, 0, 'fears') } }),
  (n) => ({ name: 'both take out a paragraph', base: lines(sentence(n, 0), sentence(n, 1)), a: p(sentence(n, 1)), b: p(sentence(n, 1)), merged: p(sentence(n, 1)) }),
  (n) => ({ name: 'both put a paragraph in one place', base: p(sentence(n, 0)), a: lines(sentence(n, 0), sentence(n, 1)), b: lines(sentence(n, 0), sentence(n, 2)), conflict: { base: '', a: sentence(n, 1), b: sentence(n, 2) } }),
  (n) => ({ name: 'both put the same paragraph in one place', base: p(sentence(n, 0)), a: lines(sentence(n, 0), sentence(n, 1)), b: lines(sentence(n, 0), sentence(n, 1)), merged: lines(sentence(n, 0), sentence(n, 1)) }),
  (n) => ({ name: 'one puts a paragraph behind what the other edits', base: p(sentence(n, 0)), a: lines(sentence(n, 0), sentence(n, 1)), b: p(sentence(n, 0, 'fears')), merged: lines(sentence(n, 0, 'fears'), sentence(n, 1)) }),
  (n) => ({ name: 'one before, one behind a paragraph', base: p(sentence(n, 0)), a: lines(sentence(n, 1), sentence(n, 0)), b: lines(sentence(n, 0), sentence(n, 2)), merged: lines(sentence(n, 1), sentence(n, 0), sentence(n, 2)) }),
  (n) => {
    const [one, two, three] = [sentence(n, 0), sentence(n, 1), sentence(n, 2)];
    return { name: 'one takes out a sentence, the other edits another', base: p(`${one} ${two} ${three}`), a: p(`${one} ${three}`), b: p(`${sentence(n, 0, 'fears')} ${two} ${three}`), merged: p(`${sentence(n, 0, 'fears')} ${three}`) };
  },
  (n) => {
    const [one, two, three] = [sentence(n, 0), sentence(n, 1), sentence(n, 2)];
    const [base, a, b] = [`${one} ${two} ${three}`, `${one} ${three}`, `${one} ${sentence(n, 1, 'fears')} ${three}`];
    return { name: 'one takes out a sentence, the other edits it', base: p(base), a: p(a), b: p(b), conflict: { base, a, b } };
  },
  (n) => ({ name: 'neighbours taken out, one by each', base: lines(sentence(n, 0), sentence(n, 1), sentence(n, 2)), a: lines(sentence(n, 1), sentence(n, 2)), b: lines(sentence(n, 0), sentence(n, 2)), merged: p(sentence(n, 2)) }),
  (n) => ({ name: 'one takes out the neighbour of what the other edits', base: lines(sentence(n, 0), sentence(n, 1)), a: p(sentence(n, 1)), b: lines(sentence(n, 0), sentence(n, 1, 'fears')), merged: p(sentence(n, 1, 'fears')) }),
  (n) => ({ name: 'one takes out two, the other puts one between', base: lines(sentence(n, 0), sentence(n, 1)), a: '', b: lines(sentence(n, 0), sentence(n, 2), sentence(n, 1)), merged: p(sentence(n, 2)) }),
  (n) => ({ name: 'one takes out a paragraph, the other adds behind it', base: lines(sentence(n, 0), sentence(n, 1)), a: p(sentence(n, 1)), b: lines(sentence(n, 0), sentence(n, 2), sentence(n, 1)), merged: lines(sentence(n, 2), sentence(n, 1)) }),
  (n) => ({ name: 'two cells of one row', base: rows(['Item', `price ${String(n)}`], ['Crane', '10']), a: rows(['Item', `price ${String(n)}`], ['Winch', '10']), b: rows(['Item', `price ${String(n)}`], ['Crane', '20']), merged: rows(['Item', `price ${String(n)}`], ['Winch', '20']) }),
  (n) => ({ name: 'one cell, each otherwise', base: rows(['Item', `price ${String(n)}`], ['Crane', '10']), a: rows(['Item', `price ${String(n)}`], ['Crane', '15']), b: rows(['Item', `price ${String(n)}`], ['Crane', '20']), conflict: { base: '10', a: '15', b: '20' } }),
  (n) => ({ name: 'a row added, a cell edited', base: rows(['Item', `price ${String(n)}`], ['Crane', '10']), a: rows(['Item', `price ${String(n)}`], ['Crane', '10'], ['Buoy', '5']), b: rows(['Item', `price ${String(n)}`], ['Crane', '20']), merged: rows(['Item', `price ${String(n)}`], ['Crane', '20'], ['Buoy', '5']) }),
  (n) => ({ name: 'a row taken out, another edited', base: rows(['Item', `price ${String(n)}`], ['Crane', '10'], ['Buoy', '5']), a: rows(['Item', `price ${String(n)}`], ['Buoy', '5']), b: rows(['Item', `price ${String(n)}`], ['Crane', '10'], ['Buoy', '6']), merged: rows(['Item', `price ${String(n)}`], ['Buoy', '6']) }),
  (n) => ({ name: 'each adds another row at one place', base: rows(['Item', `price ${String(n)}`]), a: rows(['Item', `price ${String(n)}`], ['Buoy', '5']), b: rows(['Item', `price ${String(n)}`], ['Mast', '7']), conflict: { base: '', a: 'Buoy\t5', b: 'Mast\t7' } }),
  (n) => ({ name: 'a list item added, another edited', base: items(sentence(n, 0), sentence(n, 1)), a: items(sentence(n, 0), sentence(n, 1), sentence(n, 2)), b: items(sentence(n, 0, 'fears'), sentence(n, 1)), merged: items(sentence(n, 0, 'fears'), sentence(n, 1), sentence(n, 2)) }),
  (n) => ({ name: 'a list item taken out, another added in front', base: items(sentence(n, 0), sentence(n, 1)), a: items(sentence(n, 0)), b: items(sentence(n, 2), sentence(n, 0), sentence(n, 1)), merged: items(sentence(n, 2), sentence(n, 0)) }),
  (n) => ({ name: 'one moves, the other edits another', base: lines(sentence(n, 0), sentence(n, 1), sentence(n, 2)), a: lines(sentence(n, 1), sentence(n, 2), sentence(n, 0)), b: lines(sentence(n, 0), sentence(n, 1, 'fears'), sentence(n, 2)), merged: lines(sentence(n, 1, 'fears'), sentence(n, 2), sentence(n, 0)) }),
  (n) => ({ name: 'both move it to one place', base: lines(sentence(n, 0), sentence(n, 1), sentence(n, 2)), a: lines(sentence(n, 1), sentence(n, 2), sentence(n, 0)), b: lines(sentence(n, 1), sentence(n, 2), sentence(n, 0)), merged: lines(sentence(n, 1), sentence(n, 2), sentence(n, 0)) }),
  (n) => {
    const [one, two] = [sentence(n, 0), sentence(n, 1)];
    return { name: 'one splits, the other edits a half', base: p(`${one} ${two}`), a: lines(one, two), b: p(`${one} ${sentence(n, 1, 'fears')}`), conflict: { base: `${one} ${two}`, a: `${one}\n${two}`, b: `${one} ${sentence(n, 1, 'fears')}` } };
  },
  (n) => {
    const [one, two] = [sentence(n, 0), sentence(n, 1)];
    return { name: 'one adds a sentence behind, the other edits in front', base: p(one), a: p(`${one} ${two}`), b: p(sentence(n, 0, 'fears')), merged: p(`${sentence(n, 0, 'fears')} ${two}`) };
  },
  (n) => {
    const one = sentence(n, 0);
    return { name: 'each adds another sentence behind', base: p(one), a: p(`${one} ${sentence(n, 1)}`), b: p(`${one} ${sentence(n, 2)}`), conflict: { base: one, a: `${one} ${sentence(n, 1)}`, b: `${one} ${sentence(n, 2)}` } };
  },
  (n) => {
    const [front, word, tail] = [`The mooring ${String(n)} of the`, 'northern', `pier is kept free for vessel ${String(n)}.`];
    const set = (look: string, changed = tail): string => para(r(`${front} `) + r(word, look) + r(` ${changed}`));
    const other = tail.replace('free', 'clear');
    return { name: 'one sets a word in bold, the other edits another', base: set(''), a: set('<w:b/>'), b: set('', other), merged: set('<w:b/>', other) };
  },
  (n) => ({ name: 'one alone edits', base: p(sentence(n, 0)), a: p(sentence(n, 0, 'leaves')), b: p(sentence(n, 0)), merged: p(sentence(n, 0, 'leaves')) }),
  (n) => ({ name: 'both join two paragraphs', base: lines(sentence(n, 0), sentence(n, 1)), a: p(`${sentence(n, 0)} ${sentence(n, 1)}`), b: p(`${sentence(n, 0)} ${sentence(n, 1)}`), merged: p(`${sentence(n, 0)} ${sentence(n, 1)}`) }),
];

const turned = ({ a, b, conflict, ...site }: Site): Site => ({ ...site, a: b, b: a, ...(conflict && { conflict: { base: conflict.base, a: conflict.b, b: conflict.a } }) });

/** What a side story says: nothing changed, each another word of it, or both the same word otherwise. */
const STORIES: readonly Pick<Site, 'base' | 'a' | 'b' | 'merged' | 'conflict'>[] = [
  { base: 'Draft of March for the board', a: 'Draft of March for the board', b: 'Draft of March for the board', merged: 'Draft of March for the board' },
  { base: 'Draft of March for the board', a: 'Draft of April for the board', b: 'Draft of March for the banks', merged: 'Draft of April for the banks' },
  { base: 'Draft of March for the board', a: 'Draft of April for the board', b: 'Draft of June for the board', conflict: { base: 'Draft of March for the board', a: 'Draft of April for the board', b: 'Draft of June for the board' } },
];

const plain = (xml: string): string[] => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, '').split('\n').filter((line) => line !== '');
const story = (bytes: Uint8Array, decision: 'accept' | 'reject', named: string): string[] =>
  Object.entries(readingText(resolveRevisions(bytes, decision, nodeZlib))).filter(([name]) => name.startsWith(named)).flatMap(([, text]) => text.split('\n').map((line) => line.split('|').at(-1) ?? '')).map((line) => line.replaceAll('\uFFFC', '')).filter((line) => line !== '');

describe('M1, M2: whatever two parties do to one base, each independent change is in and each overlap is told', () => {
  const ROUNDS = Number(process.env['PARLEY_SOAK_RUNS'] ?? 450) / 5;
  it('alone and in any company', () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const random = seeded(round);
      const count = round < KINDS.length * 2 ? 1 : 2 + random.below(6);
      const sites = Array.from({ length: count }, (_, index): Site | undefined => {
        const kind = round < KINDS.length * 2 ? KINDS[round % KINDS.length] : random.pick(KINDS);
        const site = kind?.(round * 10 + index + 1);
        const isTurned = round < KINDS.length * 2 ? round >= KINDS.length : random.below(2) === 1;
        return site === undefined || !isTurned ? site : turned(site);
      }).filter((site) => site !== undefined);
      const [header, note] = [random.pick(STORIES), random.pick(STORIES)];
      const anchor = (index: number): string => p(`Here begins part ${String(index)} of the agreement, which nobody of the two parties has changed since round ${String(round)}.`);
      const noted = para(r('A note stands here') + '<w:r><w:footnoteReference w:id="2"/></w:r>');
      const file = (of: 'base' | 'a' | 'b'): Uint8Array => makeDocx(`${sites.map((site, index) => anchor(index) + site[of]).join('')}${anchor(99)}${noted}`, {
        numbering: LEGAL_LIST, header: p(header?.[of] ?? ''), footnotes: `<w:footnote w:id="2">${p(note?.[of] ?? '')}</w:footnote>`,
      });
      const said = `round ${String(round)}: ${sites.map(({ name }) => name).join('; ')}`;
      const { bytes, report } = mergeDocuments(file('base'), file('a'), file('b'), by, nodeZlib);
      const whole = (of: (site: Site) => string): string[] => [...sites.flatMap((site, index) => [...plain(anchor(index)), ...plain(of(site))]), ...plain(anchor(99)), 'A note stands here'];
      expect(story(bytes, 'reject', 'body'), said).toEqual(whole(({ base }) => base));
      expect(story(bytes, 'accept', 'body'), said).toEqual(whole(({ a, merged }) => merged ?? a));
      for (const [name, side] of [['header', header], ['footnote', note]] as const) expect(story(bytes, 'accept', name), `${said}, ${name}`).toEqual([side?.merged ?? side?.a ?? '']);
      const wordings = ({ base, a, b }: MergeConflict | Wordings): string => [base, a, b].join('\n=\n');
      expect(report.conflicts.map(wordings).sort(), said).toEqual([...sites, header, note].flatMap((site) => (site?.conflict === undefined ? [] : [wordings(site.conflict)])).sort());
    }
  });
});

/** A paragraph as its sentences, or a table as the words of its cells. */
type Block = { readonly sentences: readonly string[] } | { readonly rows: readonly (readonly string[])[] };
type Random = ReturnType<typeof seeded>;

const written = (blocks: readonly Block[]): string => blocks.map((block) => ('rows' in block ? rows(...block.rows) : p(block.sentences.join(' ')))).join('') + p('Last line.');

/** Words by which everything that was said is known: `s12` of the base, `a7` and `b7` of either party. */
const known = (text: string): string[] => text.match(/\b[sab]\d+\b/g) ?? [];
const fresh = (mark: string): string => {
  const seed = [...mark].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7);
  return `Clause ${mark} ${drawn(seed, 3)} falls ${drawn(seed + 500_000, 5)}.`;
};

/** What a party may do to a list of blocks; each new word bears its mark. */
function reworked(base: readonly Block[], party: 'a' | 'b', random: Random): readonly Block[] {
  const blocks = [...base];
  let count = 0;
  const mark = (): string => `${party}${String((count += 1))}`;
  for (let step = 1 + random.below(4); step > 0; step -= 1) {
    const at = random.below(blocks.length);
    const block = blocks[at];
    if (block === undefined) continue;
    const action = random.below(9);
    if (action === 0) blocks.splice(at, 1);
    else if (action === 1) blocks.splice(at, 0, { sentences: [fresh(mark())] });
    else if (action === 2) blocks.splice(random.below(blocks.length), 0, ...blocks.splice(at, 1));
    else if ('rows' in block) {
      const table_ = [...block.rows];
      const place = random.below(table_.length);
      const cells = table_[place] ?? [];
      if (action < 5 && table_.length > 1) table_.splice(place, 1);
      else if (action < 7) table_.splice(place, 0, [mark(), 'new']);
      else table_[place] = cells.map((cell, index) => (index === 1 ? mark() : cell));
      blocks[at] = { rows: table_ };
    } else {
      const sentences = [...block.sentences];
      const place = random.below(sentences.length);
      if (action === 3 && sentences.length > 1) sentences.splice(place, 1);
      else if (action === 4) sentences.splice(place, 0, fresh(mark()));
      else if (action === 5 && sentences.length > 1) blocks.splice(at, 1, { sentences: sentences.splice(0, 1) }, { sentences });
      else sentences[place] = (sentences[place] ?? '').replace(/\b(?:falls|stays|comes)\b/, `comes ${mark()}`);
      if (action !== 5) blocks[at] = { sentences };
    }
    if (blocks.length === 0) blocks.push({ sentences: [fresh(mark())] });
  }
  return blocks;
}

/** The sentences of the paragraph a sentence stands in. */
const company = (word: string, blocks: readonly Block[]): readonly string[] => blocks.flatMap((block) => ('rows' in block ? [] : [known(block.sentences.join(' '))])).find((words) => words.includes(word)) ?? [];

/** Whether a sentence stands apart from those it stood with: where its paragraph was cut, it may as well have been written anew. */
function isCutOff(word: string, before: readonly Block[], after: readonly Block[]): boolean {
  const [was, is] = [company(word, before), company(word, after)];
  return was.length > 1 && !was.some((other) => other !== word && is.includes(other));
}

it('M1, M2: of what either did, nothing is lost in silence: it stands in the file once, or in a conflict', () => {
  const ROUNDS = Number(process.env['PARLEY_SOAK_RUNS'] ?? 750) / 5;
  for (let round = 0; round < ROUNDS; round += 1) {
    const random = seeded(1_000_000 + round);
    let count = 0;
    const base = Array.from({ length: 3 + random.below(5) }, (): Block => {
      const one = (): string => `s${String((count += 1))}`;
      return random.below(4) === 0 ? { rows: [[one(), 'ten'], [one(), 'two'], [one(), 'six']] } : { sentences: Array.from({ length: 1 + random.below(3) }, () => fresh(one())) };
    });
    const [a, b] = [reworked(base, 'a', random), reworked(base, 'b', random)];
    const { bytes, report } = mergeDocuments(makeDocx(written(base)), makeDocx(written(a)), makeDocx(written(b)), by, nodeZlib);
    const text = (blocks: readonly Block[]): string => plain(written(blocks)).join('\n');
    const accepted = story(bytes, 'accept', 'body').join('\n');
    const said = `round ${String(round)}\nbase:\n${text(base)}\na:\n${text(a)}\nb:\n${text(b)}\naccepted:\n${accepted}\nconflicts: ${JSON.stringify(report.conflicts.map((conflict) => [conflict.base, conflict.a, conflict.b]))}`;
    const [inBase, ofA, ofB, standing] = [base, a, b].map((blocks) => new Set(known(text(blocks)))).concat([new Set(known(accepted))]);
    const told = (side: 'base' | 'b'): Set<string> => new Set(report.conflicts.flatMap((conflict) => known(conflict[side])));
    const [toldBase, toldB] = [told('base'), told('b')];
    const lost: string[] = [];
    for (const word of ofA ?? []) if (word.startsWith('a') && standing?.has(word) !== true) lost.push(`${word}: new with A, and not there`);
    for (const word of ofB ?? []) if (word.startsWith('b') && standing?.has(word) !== true && !toldB.has(word)) lost.push(`${word}: new with B, neither there nor told`);
    for (const word of inBase ?? []) {
      const [keptByA, keptByB, stands] = [ofA?.has(word) === true, ofB?.has(word) === true, standing?.has(word) === true];
      if (!keptByA && stands && !toldBase.has(word) && !isCutOff(word, base, b)) lost.push(`${word}: taken out by A, and there`);
      if (keptByA && keptByB && !stands && !toldB.has(word)) lost.push(`${word}: taken out by nobody, and gone`);
      // A conflict may show what B made of the whole paragraph, without its words.
      if (keptByA && !keptByB && stands && !toldBase.has(word) && !company(word, base).some((other) => toldB.has(other))) lost.push(`${word}: taken out by B, there and not told`);
    }
    // What one party edited and the other took apart and put elsewhere stands twice, and is told.
    const twice = known(accepted).filter((word, index, all) => all.indexOf(word) !== index && !toldBase.has(word));
    expect({ lost, twice }, said).toEqual({ lost: [], twice: [] });
    expect(story(bytes, 'reject', 'body').join('\n'), said).toBe(text(base));
  }
});
