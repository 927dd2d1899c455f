import type { PartyId } from '../../contract/party.ts';
import type { CommandOf } from '../command.ts';
import { sameWording } from '../fingerprint.ts';
import type { ClauseId } from '../ids.ts';
import type { Wording } from '../schema/content.ts';
import { findClause, type NegotiationState } from '../state.ts';

type Plan = CommandOf<'record-received'>;

/**
 * What the second party proposes in a file both sides marked (rule N38). Leaving a mark of the other side as it is says nothing
 * about it: such a clause does not move. Where both marked a clause and the first party marked it last, the second stands on its
 * own changes alone; where the second marked it last, on the text with all of them, because it wrote on top of the other's.
 */
export function onlyTheirOwn(plan: Plan, { alone, first, state }: { readonly alone: Plan; readonly first: PartyId; readonly state: NegotiationState }): Plan {
  const own = new Map(alone.changed.map((change) => [change.clauseId, change.wording]));
  const isOwn = (id: ClauseId): boolean => {
    const clause = findClause(state, id);
    const before = clause?.positions[plan.party].wording ?? null;
    return own.has(id) && !sameWording(own.get(id) ?? null, before);
  };
  const latest = (of: PartyId, id: ClauseId): string => marksOf(plan, state, of, id, first).reduce((newest, date) => (date > newest ? date : newest), '');
  const wording = (id: ClauseId, all: Wording): Wording => (latest(first, id) > latest(plan.party, id) ? (own.get(id) ?? null) : all);
  // A clause the first party added is in the file of the second only with what it wrote in it.
  const isAdded = (id: ClauseId): boolean => findClause(state, id)?.positions[plan.party].wording === null;
  const changed = plan.changed.flatMap((change) => {
    if (isAdded(change.clauseId)) return sameWording(change.wording, findClause(state, change.clauseId)?.positions[first].wording ?? null) ? [] : [change];
    return isOwn(change.clauseId) ? [{ ...change, wording: wording(change.clauseId, change.wording) }] : [];
  });
  const told = new Set(changed.map((change) => change.clauseId));
  // Cancelled out in the whole file, but proposed all the same.
  const hidden = alone.changed.filter((change) => isOwn(change.clauseId) && !told.has(change.clauseId)).map((change) => ({ ...change, basis: findClause(state, change.clauseId)?.shown[first] ?? null }));
  return { ...plan, changed: [...changed, ...hidden] };
}

/** The dates of a party's marks on a clause. */
function marksOf(plan: Plan, state: NegotiationState, of: PartyId, id: ClauseId, first: PartyId): readonly string[] {
  const marks = of === first ? (findClause(state, id)?.redlines.flatMap((redline) => redline.marks) ?? []) : plan.marks.filter((mark) => mark.of === id);
  return marks.map((mark) => mark.date);
}
