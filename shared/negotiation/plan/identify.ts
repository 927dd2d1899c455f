import type { ClauseMatch } from '../../contract/clause-match.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { ClauseId, Fingerprint } from '../ids.ts';
import type { PlacedClause, Reading } from '../schema/reading.ts';
import type { Unit } from '../units.ts';

export type Identified = {
  /** Which clause each unit of the new file is; units nobody knows are missing. */
  readonly clauseOf: ReadonlyMap<string, ClauseId>;
  readonly moved: ReadonlySet<ClauseId>;
  readonly unknown: readonly Unit[];
};

/** Carries the identity of clauses from a file we know to another reading, along the engine's matches (rule N19). */
export function identify(known: Reading, matches: readonly ClauseMatch[], units: readonly Unit[]): Identified {
  const clauseAt = new Map(known.clauses.map((clause) => [clause.nodeId, clause.clauseId]));
  const unitAt = new Map(units.flatMap((unit) => unit.nodeIds.map((nodeId) => [nodeId, unit] as const)));
  const clauseOf = new Map<string, ClauseId>();
  const taken = new Set<ClauseId>();
  const moved = new Set<ClauseId>();
  for (const match of matches) {
    const clauseId = clauseAt.get(match.before);
    const unit = unitAt.get(match.after);
    if (clauseId === undefined || unit === undefined || clauseOf.has(unit.nodeId) || taken.has(clauseId)) continue;
    clauseOf.set(unit.nodeId, clauseId);
    taken.add(clauseId);
    if (match.moved) moved.add(clauseId);
  }
  return { clauseOf, moved, unknown: units.filter((unit) => !clauseOf.has(unit.nodeId)) };
}

/** Gives units nobody knows the identity of a clause that says exactly the same, each clause once. */
export function recogniseByWording(
  identified: Identified,
  candidates: readonly { readonly clauseId: ClauseId; readonly fingerprint: Fingerprint }[],
): Identified {
  const free = new Map<Fingerprint, ClauseId[]>();
  const taken = new Set(identified.clauseOf.values());
  for (const { clauseId, fingerprint } of candidates) {
    if (!taken.has(clauseId)) free.set(fingerprint, [...(free.get(fingerprint) ?? []), clauseId]);
  }
  const clauseOf = new Map(identified.clauseOf);
  const unknown: Unit[] = [];
  for (const unit of identified.unknown) {
    const clauseId = free.get(fingerprintOf(unit.blocks))?.shift();
    if (clauseId === undefined) unknown.push(unit);
    else clauseOf.set(unit.nodeId, clauseId);
  }
  return { ...identified, clauseOf, unknown };
}

/** The units as a reading records them, in document order; units without identity are left out. */
export function placedClauses(units: readonly Unit[], clauseOf: ReadonlyMap<string, ClauseId>): readonly PlacedClause[] {
  return units.flatMap((unit) => {
    const clauseId = clauseOf.get(unit.nodeId);
    if (clauseId === undefined) return [];
    const { nodeId, nodeIds, number, heading, kind, level } = unit;
    return [{ clauseId, nodeId, nodeIds, number, heading, kind, level, parentId: unit.parent === null ? null : (clauseOf.get(unit.parent) ?? null) }];
  });
}
