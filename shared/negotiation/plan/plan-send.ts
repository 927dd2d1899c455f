import type { ClauseEdit } from '../../contract/clause-edit.ts';
import type { Block } from '../../contract/content.ts';
import type { PartyId } from '../../contract/party.ts';
import { sameWording } from '../fingerprint.ts';
import type { ClauseId } from '../ids.ts';
import type { Wording } from '../schema/content.ts';
import type { ClauseState, NegotiationState } from '../state.ts';
import { outgoingWording } from '../select/holding.ts';
import type { Unit } from '../units.ts';
import { placeToReturnTo } from './refused-move.ts';

/** One clause that will look different in the outgoing file than in the file it is written on. */
export type OutgoingChange = {
  readonly clauseId: ClauseId;
  readonly kind: 'replaced' | 'inserted' | 'removed' | 'moved';
  readonly before: Wording;
  readonly after: Wording;
};

export type SendPlan = { readonly edits: readonly ClauseEdit[]; readonly changes: readonly OutgoingChange[] };

/**
 * What has to be written on a base so that it says our positions (rule N7), but for what is held back (rule N49). `earlier` are the nodes of
 * the clauses in the file we showed last, where a clause or note stands that the base lacks.
 */
export function planSend(state: NegotiationState, party: PartyId, units: readonly Unit[], clauseOf: ReadonlyMap<string, ClauseId>, earlier: ReadonlyMap<ClauseId, string> = NOWHERE): SendPlan {
  const unitOf = new Map<ClauseId, Unit>();
  for (const unit of units) {
    const clauseId = clauseOf.get(unit.nodeId);
    if (clauseId !== undefined) unitOf.set(clauseId, unit);
  }
  const staying = nodesThatStay(state, party, units, clauseOf);
  const edits: ClauseEdit[] = [];
  const moves: ClauseEdit[] = [];
  const insertions: ClauseEdit[] = [];
  const changes: OutgoingChange[] = [];
  let anchor = '';
  for (const [index, clause] of state.clauses.entries()) {
    const unit = unitOf.get(clause.id);
    const wording = outgoingWording(clause, party);
    const place = { units, anchor, next: () => nextUnit(state.clauses.slice(index + 1).filter((later) => placeToReturnTo(state, later, party, unitOf) === null), unitOf) };
    if (unit === undefined) {
      if (wording !== null) {
        insertions.push(asIn(insertion(clause, wording, place), earlier.get(clause.id)));
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
      edits.push(asIn({ type: 'replace', clauseId: unit.nodeId, blocks: wording }, hasHeld(wording) ? earlier.get(clause.id) : undefined));
      changes.push({ clauseId: clause.id, kind: 'replaced', before: unit.blocks, after: wording });
    }
    const back = placeToReturnTo(state, clause, party, unitOf);
    if (back !== null) {
      moves.push({ type: 'move', clauseId: unit.nodeId, after: back });
      changes.push({ clauseId: clause.id, kind: 'moved', before: unit.blocks, after: wording });
    }
  }
  // What moves takes along what was changed in it, and what is new finds its neighbours where they will stand.
  return { edits: [...edits, ...moves, ...insertions], changes };
}

const NOWHERE: ReadonlyMap<ClauseId, string> = new Map();

const asIn = (edit: Extract<ClauseEdit, { type: 'replace' | 'insert' }>, node: string | undefined): ClauseEdit => (node === undefined ? edit : { ...edit, asIn: node });

/** Whether some of it is no words: a note or picture, or a field, which leads or counts. */
const hasHeld = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => (block.type === 'paragraph' ? block.inlines.some(({ type }) => type === 'note' || type === 'object' || type === 'field') : block.rows.some((row) => row.cells.some((cell) => hasHeld(cell.blocks)))));

type Place = { readonly units: readonly Unit[]; /** The unit it stands behind; empty for the beginning. */ readonly anchor: string; readonly next: () => Unit | undefined };

/** A clause the base does not have, at its place and set as such clauses are there (rule N7). */
function insertion(clause: ClauseState, blocks: NonNullable<Wording>, { units, anchor, next }: Place): Extract<ClauseEdit, { type: 'insert' }> {
  const following = next();
  // Behind a heading that keeps sub-clauses is behind all of them; the first of them stands before the next.
  const before = following !== undefined && isBelow(units, following, anchor) ? following.nodeId : undefined;
  const like = modelFor(clause, blocks, units, anchor)?.nodeId;
  return { type: 'insert', after: anchor, ...(before === undefined ? {} : { before }), ...(like === undefined || like === anchor ? {} : { like }), blocks };
}

const nextUnit = (later: readonly ClauseState[], unitOf: ReadonlyMap<ClauseId, Unit>): Unit | undefined => {
  for (const clause of later) {
    const unit = unitOf.get(clause.id);
    if (unit !== undefined) return unit;
  }
  return undefined;
};

function isBelow(units: readonly Unit[], unit: Unit, above: string): boolean {
  const parents = new Map(units.map(({ nodeId, parent }) => [nodeId, parent]));
  for (let up = unit.parent; up !== null; up = parents.get(up) ?? null) if (up === above) return true;
  return false;
}

/** The unit a clause is most like: of its kind, on its level, with paragraphs at the list levels it has below its heading; of several the nearest. */
function modelFor(clause: ClauseState, blocks: NonNullable<Wording>, units: readonly Unit[], anchor: string): Unit | undefined {
  const from = units.findIndex((unit) => unit.nodeId === anchor);
  const wanted = levelsBelowHeading(blocks);
  const covered = (unit: Unit): number => [...levelsBelowHeading(unit.blocks)].filter((level) => wanted.has(level)).length;
  const likeness = (unit: Unit): number => (unit.kind === clause.kind ? 2_000 : 0) + (unit.level === clause.level ? 1_000 : 0) + covered(unit);
  const rated = units.map((unit, index) => ({ unit, likeness: likeness(unit), distance: Math.abs(index - from) }));
  return rated.toSorted((one, two) => two.likeness - one.likeness || one.distance - two.distance)[0]?.unit;
}

const levelsBelowHeading = (blocks: readonly Block[]): ReadonlySet<number> => new Set(blocks.slice(1).flatMap((block) => (block.type === 'paragraph' ? [block.level] : [])));

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
