import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import type { Block } from '../../contract/content.ts';
import { correctClauses } from '../../contract/correct-clauses.ts';
import type { ClauseNode } from '../../contract/clause.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { ClauseId } from '../ids.ts';
import { unitsOf, type Unit } from '../units.ts';
import type { WantedClause } from './outgoing-order.ts';

export type FoundAgain =
  | { readonly type: 'found'; readonly clauses: readonly ClauseNode[]; readonly corrections: readonly ClauseCorrection[]; readonly clauseOf: ReadonlyMap<string, ClauseId> }
  /** The first clause the file does not have as it must be. */
  | { readonly type: 'otherwise'; readonly clauseId: ClauseId | null };

/**
 * Finds the clauses of a file we wrote by what it must say, block by block (rule N7). Nothing in its text needs to tell where one clause ends and the next
 * begins: a new paragraph without number or heading is part of the clause above it for every reader but us, and what a person split or merged
 * (rules N24, N25) reads as it did before. What tells them apart is given as corrections of how the file was read.
 */
export function findClausesAgain(clauses: readonly ClauseNode[], wanted: readonly WantedClause[]): FoundAgain {
  const owners = wanted.flatMap((clause, index) => speaking(clause.blocks).map((said) => ({ said, index })));
  const differs = firstDifference(owners, unitsOf(clauses).flatMap((unit) => speaking(unit.blocks)));
  if (differs !== null) return { type: 'otherwise', clauseId: wanted[owners[differs]?.index ?? wanted.length - 1]?.clauseId ?? null };
  const corrections: ClauseCorrection[] = [];
  let tree = clauses;
  // Each correction cuts one stretch more or makes one stretch less: there are never more than blocks.
  for (;;) {
    const next = nextCorrection(unitsOf(tree), owners.map(({ index }) => index));
    if (next === null) break;
    const corrected = correctClauses<Block>(tree, [next.correction]);
    if (!corrected.ok) return { type: 'otherwise', clauseId: wanted[next.owner]?.clauseId ?? null };
    corrections.push(next.correction);
    tree = corrected.value;
  }
  return { type: 'found', clauses: tree, corrections, clauseOf: clausesOf(unitsOf(tree), wanted, owners.map(({ index }) => index)) };
}

/** Which clause each unit is. One that says nothing, an empty line, is where it must stand if the file has such a line there; else it is nowhere in it. */
function clausesOf(units: readonly Unit[], wanted: readonly WantedClause[], owners: readonly number[]): ReadonlyMap<string, ClauseId> {
  const clauseOf = new Map<string, ClauseId>();
  let at = 0;
  let last = -1;
  for (const unit of units) {
    const size = speaking(unit.blocks).length;
    const next = owners[at] ?? wanted.length;
    const found = size > 0 ? next : wanted.findIndex(({ blocks }, index) => index > last && index < next && speaking(blocks).length === 0);
    const clauseId = wanted[found]?.clauseId ?? null;
    if (clauseId !== null) clauseOf.set(unit.nodeId, clauseId);
    if (found >= 0) last = found;
    at += size;
  }
  return clauseOf;
}

type Next = { readonly correction: ClauseCorrection; /** Place of the clause among the wanted. */ readonly owner: number };

/** The first unit that holds two clauses is split, the first that goes on with a clause is merged. */
function nextCorrection(units: readonly Unit[], owners: readonly number[]): Next | null {
  let at = 0;
  let above: { readonly unit: Unit; readonly owner: number } | undefined;
  for (const unit of units) {
    const said = unit.blocks.flatMap((block, index) => (isSilent(block) ? [] : [index]));
    const [owner] = owners.slice(at);
    if (said.length === 0 || owner === undefined) continue;
    if (above?.owner === owner) return { correction: { type: 'merge', clauseId: above.unit.nodeId, with: unit.nodeId }, owner };
    const cut = said.findIndex((_, index) => owners[at + index] !== owner);
    if (cut > 0) return { correction: { type: 'split', clauseId: unit.nodeId, at: said[cut] ?? 0 }, owner: owners[at + cut] ?? owner };
    above = { unit, owner };
    at += said.length;
  }
  return null;
}

const isSilent = (block: Block): boolean => fingerprintOf([block]) === fingerprintOf([]);
const speaking = (blocks: readonly Block[]): readonly string[] => blocks.filter((block) => !isSilent(block)).map((block) => fingerprintOf([block]));

function firstDifference(owners: readonly { readonly said: string }[], said: readonly string[]): number | null {
  const at = owners.findIndex((owner, index) => owner.said !== said[index]);
  if (at >= 0) return at;
  return said.length === owners.length ? null : owners.length;
}
