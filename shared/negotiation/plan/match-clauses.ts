import type { ClauseMatch } from '../../contract/clause-match.ts';
import type { ClauseNode } from '../../contract/clause.ts';
import { blocksText } from '../../contract/content.ts';
import { alignSequences, likeness, longestAscending, type Pair } from '../../text/align.ts';

/** A clause with what it is recognised by. */
type Entry = { readonly node: ClauseNode; readonly parent: number; readonly key: string; readonly words: readonly string[] };

/** Half the words in common make a clause that stands elsewhere the same clause. */
const MOVED_LIKENESS = 0.5;
/** With the same printed number, far less will do. */
const SAME_NUMBER_LIKENESS = 0.2;
/** More pairs than this are not compared word by word (C8: limits by size, never by time). */
const MAX_PAIRS = 40_000;

/**
 * Which clause of one reading is which of another (rule N19): in order by content and likeness, then what is left over by
 * heading, by exact words, by likeness wherever it stands now, and by number. Deterministic; every clause of both sides
 * is named once. A clause counts as moved when it stands elsewhere and the clause above it does not move along.
 */
export function matchClauses(before: readonly ClauseNode[], after: readonly ClauseNode[]): readonly ClauseMatch[] {
  const left = entriesOf(before);
  const right = entriesOf(after);
  const pairing = createPairing(left, right);
  for (const pair of alignSequences(left, right)) pairing.add(pair);
  pairing.byUnique((entry) => (entry.node.heading === '' ? '' : `${entry.node.number} ${entry.node.heading}`));
  pairing.byUnique((entry) => entry.node.heading);
  pairing.byUnique((entry) => entry.key);
  pairing.byLikeness(MOVED_LIKENESS, () => true);
  pairing.byLikeness(SAME_NUMBER_LIKENESS, (one, two) => one.node.number !== '' && one.node.number === two.node.number && one.node.kind === two.node.kind);
  return matchesFrom(left, right, pairing.pairs());
}

function entriesOf(clauses: readonly ClauseNode[]): readonly Entry[] {
  const entries: Entry[] = [];
  const add = (node: ClauseNode, parent: number): void => {
    const text = blocksText(node.blocks);
    const at = entries.push({ node, parent, key: text, words: text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [] }) - 1;
    for (const child of node.children) add(child, at);
  };
  for (const clause of clauses) add(clause, -1);
  return entries;
}

type Pairing = {
  readonly add: (pair: Pair) => void;
  /** Pairs leftovers that alone carry some name on both sides. */
  readonly byUnique: (nameOf: (entry: Entry) => string) => void;
  readonly byLikeness: (least: number, allowed: (one: Entry, two: Entry) => boolean) => void;
  readonly pairs: () => readonly Pair[];
};

function createPairing(left: readonly Entry[], right: readonly Entry[]): Pairing {
  const afterOf = new Map<number, number>();
  const taken = new Set<number>();
  const add = (pair: Pair): void => {
    if (afterOf.has(pair.before) || taken.has(pair.after)) return;
    afterOf.set(pair.before, pair.after);
    taken.add(pair.after);
  };
  const freeBefore = (): readonly number[] => [...left.keys()].filter((index) => !afterOf.has(index));
  const freeAfter = (): readonly number[] => [...right.keys()].filter((index) => !taken.has(index));
  return {
    add,
    byUnique: (nameOf) => {
      const ones = uniqueNames(left, freeBefore(), nameOf);
      const twos = uniqueNames(right, freeAfter(), nameOf);
      for (const [name, index] of ones) {
        const other = twos.get(name);
        if (other !== undefined) add({ before: index, after: other });
      }
    },
    byLikeness: (least, allowed) => {
      const ones = freeBefore();
      const twos = freeAfter();
      if (ones.length * twos.length > MAX_PAIRS) return;
      const found: (Pair & { readonly like: number })[] = [];
      for (const before of ones) {
        for (const after of twos) {
          const [one, two] = [left[before], right[after]];
          if (one === undefined || two === undefined || !allowed(one, two)) continue;
          const like = likeness(one.words, two.words);
          if (like >= least) found.push({ before, after, like });
        }
      }
      // The most alike first; ties go to document order, so that the same input always gives the same answer.
      for (const pair of found.toSorted((a, b) => b.like - a.like || a.before - b.before || a.after - b.after)) add(pair);
    },
    pairs: () => [...afterOf].map(([before, after]) => ({ before, after })).toSorted((a, b) => a.before - b.before),
  };
}

/** Names that exactly one of these entries carries. */
function uniqueNames(entries: readonly Entry[], indexes: readonly number[], nameOf: (entry: Entry) => string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const repeated = new Set<string>();
  for (const index of indexes) {
    const entry = entries[index];
    const name = entry === undefined ? '' : nameOf(entry);
    if (name === '') continue;
    if (found.has(name)) repeated.add(name);
    found.set(name, index);
  }
  for (const name of repeated) found.delete(name);
  return found;
}

function matchesFrom(left: readonly Entry[], right: readonly Entry[], pairs: readonly Pair[]): readonly ClauseMatch[] {
  const staying = new Set(longestAscending(pairs).map((pair) => pair.before));
  const partner = new Map(pairs.map((pair) => [pair.before, pair.after]));
  const elsewhere = (before: number): boolean => partner.has(before) && !staying.has(before);
  const matched = pairs.map(({ before, after }): ClauseMatch => {
    const [one, two] = [left[before], right[after]];
    const similarity = one === undefined || two === undefined ? 0 : one.key === two.key ? 1 : likeness(one.words, two.words);
    // Sub-clauses go along with the clause above them: one move, not many.
    const along = one !== undefined && two !== undefined && elsewhere(one.parent) && partner.get(one.parent) === two.parent;
    return { before: one?.node.id ?? '', after: two?.node.id ?? '', moved: elsewhere(before) && !along, similarity };
  });
  const found = new Set(pairs.map((pair) => pair.after));
  const gone = left.filter((_entry, index) => !partner.has(index)).map((entry) => ({ before: entry.node.id, after: '', moved: false, similarity: 0 }));
  const fresh = right.filter((_entry, index) => !found.has(index)).map((entry) => ({ before: '', after: entry.node.id, moved: false, similarity: 0 }));
  return [...matched, ...gone, ...fresh];
}
