import type { Block } from '../../contract/content.ts';
import type { PartyId } from '../../contract/party.ts';
import type { ClauseId } from '../ids.ts';
import { outgoingWording } from '../select/holding.ts';
import type { NegotiationState } from '../state.ts';
import type { Unit } from '../units.ts';
import { placeToReturnTo } from './refused-move.ts';

/** A stretch of an outgoing file: a clause with what it must say; text that is no clause of the negotiation has no id. */
export type WantedClause = { readonly clauseId: ClauseId | null; readonly blocks: readonly Block[] };

type Entry = WantedClause & { readonly unit: Unit | undefined; readonly isWanted: boolean };

/**
 * What an outgoing file must say from beginning to end (rules N7, N10): the base's clauses in the base's order, those whose new place
 * we refused where they came from, and each clause the base does not have behind the one it stands behind in the negotiation.
 */
export function outgoingOrder(state: NegotiationState, party: PartyId, units: readonly Unit[], clauseOf: ReadonlyMap<string, ClauseId>): readonly WantedClause[] {
  const clauses = new Map(state.clauses.map((clause) => [clause.id, clause]));
  const entries = units.map((unit): Entry => {
    const clauseId = clauseOf.get(unit.nodeId);
    const clause = clauseId === undefined ? undefined : clauses.get(clauseId);
    const wording = clause === undefined ? unit.blocks : outgoingWording(clause, party);
    return { unit, clauseId: clause?.id ?? null, blocks: wording ?? [], isWanted: wording !== null };
  });
  const at = (id: ClauseId | null): number => entries.findIndex((entry) => entry.clauseId === id && id !== null);
  const unitOf = new Map(entries.flatMap(({ clauseId, unit }) => (clauseId === null || unit === undefined ? [] : [[clauseId, unit] as const])));
  for (const clause of state.clauses) {
    const back = unitOf.has(clause.id) ? placeToReturnTo(state, clause, party, unitOf) : null;
    if (back === null) continue;
    const moving = entries.splice(at(clause.id), extentOf(entries, at(clause.id)));
    const target = back === '' ? -1 : entries.findIndex(({ unit }) => unit?.nodeId === back);
    entries.splice(target < 0 ? 0 : target + extentOf(entries, target), 0, ...moving);
  }
  for (const [index, clause] of state.clauses.entries()) {
    const wording = outgoingWording(clause, party);
    if (unitOf.has(clause.id) || wording === null) continue;
    const before = state.clauses.slice(0, index).findLast((other) => at(other.id) >= 0);
    entries.splice(before === undefined ? 0 : at(before.id) + 1, 0, { unit: undefined, clauseId: clause.id, blocks: wording, isWanted: true });
  }
  return entries.filter((entry) => entry.isWanted);
}

/** How many entries a clause takes with all that is below it. */
function extentOf(entries: readonly Entry[], from: number): number {
  const above = new Set([entries[from]?.unit?.nodeId]);
  let to = from + 1;
  for (let unit = entries[to]?.unit; unit !== undefined && unit.parent !== null && above.has(unit.parent); unit = entries[to]?.unit) {
    above.add(unit.nodeId);
    to += 1;
  }
  return to - from;
}
