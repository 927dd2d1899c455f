import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import type { ClauseMatch } from '../../contract/clause-match.ts';
import type { ClauseNode } from '../../contract/clause.ts';
import type { Block } from '../../contract/content.ts';
import { clauseIn, correctClauses, followerOf, unitBlocks, type ClauseTree } from '../../contract/correct-clauses.ts';
import { likeness } from '../../text/align.ts';
import { boundary, wordsOf } from './boundary.ts';

/** Corrections in the words of another reading, and those that have no place in it. */
export type CarriedCorrections = { readonly corrections: readonly ClauseCorrection[]; readonly lost: readonly ClauseCorrection[] };

type Tree = readonly ClauseTree<Block>[];

/**
 * What a person corrected in one file, for another version of it (rule N23): along the engine's matches of the two files
 * as they were read. A split is made where the paragraphs of the two parts meet now, however they were edited.
 */
export function carryCorrections(corrections: readonly ClauseCorrection[], before: readonly ClauseNode[], after: readonly ClauseNode[], matches: readonly ClauseMatch[]): CarriedCorrections {
  const counterparts = new Map(matches.filter((match) => match.before !== '' && match.after !== '').map((match) => [match.before, match.after]));
  let old: Tree = before;
  let now: Tree = after;
  const carried: ClauseCorrection[] = [];
  const lost: ClauseCorrection[] = [];
  for (const correction of corrections) {
    const there = translated(correction, old, now, counterparts);
    const done = correctClauses(old, [correction]);
    const next = there === undefined ? undefined : correctClauses(now, [there]);
    if (done.ok) old = done.value;
    if (there === undefined || next?.ok !== true) {
      lost.push(correction);
      continue;
    }
    now = next.value;
    carried.push(there);
    if (correction.type !== 'split') continue;
    const [part, partThere] = [followerOf(old, correction.clauseId), followerOf(now, there.clauseId)];
    if (part !== undefined && partThere !== undefined) counterparts.set(part.id, partThere.id);
  }
  return { corrections: carried, lost };
}

function translated(correction: ClauseCorrection, old: Tree, now: Tree, counterparts: ReadonlyMap<string, string>): ClauseCorrection | undefined {
  const clauseId = counterparts.get(correction.clauseId);
  const [here, there] = [clauseIn(old, correction.clauseId), clauseId === undefined ? undefined : clauseIn(now, clauseId)];
  if (clauseId === undefined || here === undefined || there === undefined) return undefined;
  switch (correction.type) {
    case 'split': {
      const at = boundary(unitBlocks(here), unitBlocks(there), correction.at);
      return at === undefined ? undefined : { type: 'split', clauseId, at };
    }
    case 'merge': {
      const second = counterparts.get(correction.with);
      const [part, partThere] = [clauseIn(old, correction.with), second === undefined ? undefined : clauseIn(now, second)];
      // Another clause may only have taken its place: that one was never merged.
      return second === undefined || part === undefined || partThere === undefined || !isSame(part, partThere) ? undefined : { type: 'merge', clauseId, with: second };
    }
    case 'relabel':
      // A heading they changed in their file is theirs; the kind a person gave it stays.
      return { type: 'relabel', clauseId, kind: correction.kind, heading: here.heading === there.heading ? correction.heading : there.heading };
  }
}

/** With this share of words in common, or the same heading, a clause is the same clause. */
const SAME_CLAUSE = 0.4;

const isSame = (one: ClauseTree<Block>, two: ClauseTree<Block>): boolean =>
  (one.heading !== '' && one.heading === two.heading) || likeness(wordsOf(unitBlocks(one)), wordsOf(unitBlocks(two))) >= SAME_CLAUSE;
