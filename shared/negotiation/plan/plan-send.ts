import type { ClauseEdit } from '../../contract/clause-edit.ts';
import type { PartyId } from '../../contract/party.ts';
import { sameWording } from '../fingerprint.ts';
import type { ClauseId } from '../ids.ts';
import type { Wording } from '../schema/content.ts';
import type { ClauseState, NegotiationState } from '../state.ts';
import { outgoingWording } from '../select/holding.ts';
import type { Unit } from '../units.ts';

/** One clause that will look different in the outgoing file than in the file it is written on. */
export type OutgoingChange = {
  readonly clauseId: ClauseId;
  readonly kind: 'replaced' | 'inserted' | 'removed' | 'moved';
  readonly before: Wording;
  readonly after: Wording;
};

export type SendPlan = { readonly edits: readonly ClauseEdit[]; readonly changes: readonly OutgoingChange[] };

/** What has to be written on a base so that it says our positions (rule N7), but for what is held back (rule N49). */
export function planSend(state: NegotiationState, party: PartyId, units: readonly Unit[], clauseOf: ReadonlyMap<string, ClauseId>): SendPlan {
  const unitOf = new Map<ClauseId, Unit>();
  for (const unit of units) {
    const clauseId = clauseOf.get(unit.nodeId);
    if (clauseId !== undefined) unitOf.set(clauseId, unit);
  }
  const staying = nodesThatStay(state, party, units, clauseOf);
  const edits: ClauseEdit[] = [];
  const changes: OutgoingChange[] = [];
  let anchor = '';
  for (const clause of state.clauses) {
    const unit = unitOf.get(clause.id);
    const wording = outgoingWording(clause, party);
    if (unit === undefined) {
      if (wording !== null) {
        insertAfter(edits, anchor, wording);
        changes.push({ clauseId: clause.id, kind: 'inserted', before: null, after: wording });
      }
      continue;
    }
    anchor = unit.nodeId;
    if (wording === null) {
      // A clause that goes while its sub-clauses stay loses only its own words.
      edits.push(staying.has(unit.nodeId) ? { type: 'replace', clauseId: unit.nodeId, blocks: [] } : { type: 'remove', clauseId: unit.nodeId });
      changes.push({ clauseId: clause.id, kind: 'removed', before: unit.blocks, after: null });
    } else if (!sameWording(wording, unit.blocks)) {
      edits.push({ type: 'replace', clauseId: unit.nodeId, blocks: wording });
      changes.push({ clauseId: clause.id, kind: 'replaced', before: unit.blocks, after: wording });
    }
    const back = refusedMove(state, clause, party, unitOf);
    if (back !== null) {
      edits.push({ type: 'move', clauseId: unit.nodeId, after: back });
      changes.push({ clauseId: clause.id, kind: 'moved', before: unit.blocks, after: wording });
    }
  }
  return { edits, changes };
}

/** New clauses in a row become one insertion, so that their order cannot depend on how the engine treats equal anchors. */
function insertAfter(edits: ClauseEdit[], after: string, blocks: NonNullable<Wording>): void {
  const last = edits.at(-1);
  if (last?.type === 'insert' && last.after === after) edits[edits.length - 1] = { ...last, blocks: [...last.blocks, ...blocks] };
  else edits.push({ type: 'insert', after, blocks });
}

/** Nodes below which some clause is still wanted. */
function nodesThatStay(state: NegotiationState, party: PartyId, units: readonly Unit[], clauseOf: ReadonlyMap<string, ClauseId>): ReadonlySet<string> {
  const wanted = new Set(state.clauses.filter((clause) => outgoingWording(clause, party) !== null).map((clause) => clause.id));
  const parents = new Map(units.map((unit) => [unit.nodeId, unit.parent]));
  const staying = new Set<string>();
  for (const unit of units) {
    const clauseId = clauseOf.get(unit.nodeId);
    if (clauseId !== undefined && !wanted.has(clauseId)) continue;
    for (let above = unit.parent; above !== null && !staying.has(above); above = parents.get(above) ?? null) staying.add(above);
  }
  return staying;
}

/** Where a clause goes back to when we refused its new place; `null` when nothing has to move. */
function refusedMove(state: NegotiationState, clause: ClauseState, party: PartyId, unitOf: ReadonlyMap<ClauseId, Unit>): string | null {
  const { move } = clause;
  if (move === null || move.decided !== 'refused' || move.party === party) return null;
  // The clause it stood behind may be gone from the base; then the nearest one before that.
  for (let at = state.clauses.findIndex((other) => other.id === move.from); at >= 0; at -= 1) {
    const other = state.clauses[at];
    const unit = other === undefined || other.id === clause.id ? undefined : unitOf.get(other.id);
    if (unit !== undefined) return unit.nodeId;
  }
  return '';
}
