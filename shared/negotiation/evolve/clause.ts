import type { PartyId } from '../../contract/party.ts';
import { otherParty } from '../../contract/party.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Wording } from '../schema/content.ts';
import type { RecordedEvent } from '../schema/events.ts';
import type { PlacedClause, RecordedClause } from '../schema/reading.ts';
import type { ClauseState, PerParty, Position, Redline } from '../state.ts';

export const withParty = <T>(pair: PerParty<T>, party: PartyId, value: T): PerParty<T> => (party === 'A' ? { A: value, B: pair.B } : { A: pair.A, B: value });

/** A clause as the import found it: both parties on the same words, nobody bound (rule N2). */
export function importedClause(recorded: RecordedClause, seq: number): ClauseState {
  const position: Position = { wording: recorded.blocks, fingerprint: fingerprintOf(recorded.blocks), since: seq, confirmed: null, replaced: null };
  return {
    ...blankClause(recorded),
    positions: { A: position, B: position },
    shown: { A: recorded.blocks, B: recorded.blocks },
  };
}

/** A clause one party adds: it stands on its words, the other on having no such clause (rule N15). */
export function proposedClause(recorded: Omit<RecordedClause, 'nodeId' | 'nodeIds'>, party: PartyId, seq: number, shown: boolean): ClauseState {
  const none: Position = { wording: null, fingerprint: fingerprintOf(null), since: 0, confirmed: null, replaced: null };
  const adding: Position = {
    wording: recorded.blocks,
    fingerprint: fingerprintOf(recorded.blocks),
    since: seq,
    confirmed: fingerprintOf(recorded.blocks),
    replaced: none,
  };
  return {
    ...blankClause(recorded),
    positions: withParty({ A: none, B: none }, party, adding),
    shown: withParty<Wording>({ A: null, B: null }, party, shown ? recorded.blocks : null),
    touched: true,
  };
}

function blankClause(recorded: Omit<PlacedClause, 'nodeId' | 'nodeIds'>): Omit<ClauseState, 'positions' | 'shown'> {
  return {
    id: recorded.clauseId,
    number: recorded.number,
    heading: recorded.heading,
    kind: recorded.kind,
    level: recorded.level,
    parentId: recorded.parentId,
    relabelled: false,
    splitFrom: null,
    mergedFrom: [],
    touched: false,
    parked: false,
    held: null,
    agreement: null,
    alarm: null,
    move: null,
    redlines: [],
    steps: [],
    comments: [],
  };
}

/** A party takes up a wording and stands on it. The same wording again only renews the confirmation. */
export function takePosition(position: Position, wording: Wording, seq: number, confirm: boolean): Position {
  const fingerprint = fingerprintOf(wording);
  return {
    wording,
    fingerprint,
    since: seq,
    confirmed: confirm ? fingerprint : null,
    replaced: fingerprint === position.fingerprint ? position.replaced : position,
  };
}

/** Both on the same words, and both said so (rule N4). */
export const isAgreed = (clause: Pick<ClauseState, 'positions'>): boolean => {
  const { A, B } = clause.positions;
  return A.fingerprint === B.fingerprint && A.confirmed === A.fingerprint && B.confirmed === B.fingerprint;
};

/**
 * Keeps the memory of agreement right after any change to a clause: a new agreement is remembered and silences the
 * alarm; a broken one raises it, naming the fact and the party that broke it (rule N5).
 */
export function settleAgreement(before: ClauseState, after: ClauseState, cause: { readonly recorded: Pick<RecordedEvent, 'seq'>; readonly round: number; readonly party: PartyId; readonly reason: string }): ClauseState {
  const { seq } = cause.recorded;
  if (isAgreed(after)) {
    const { fingerprint, wording } = after.positions.A;
    const known = after.agreement?.fingerprint === fingerprint && after.alarm === null;
    return known ? after : { ...after, agreement: { fingerprint, wording, seq, round: cause.round }, alarm: null };
  }
  if (isAgreed(before)) return { ...after, alarm: { seq, round: cause.round, party: cause.party, reason: cause.reason } };
  return after;
}

/** Which fact it is, when and whose. */
export type FactMark = Pick<RecordedEvent, 'seq' | 'at' | 'by'>;

/** Adds the redline of a proposal made here: from what the other side last showed us to our new wording. */
export function madeHere(clause: ClauseState, party: PartyId, recorded: FactMark, round: number, reason: string, wording: Wording): Redline {
  return {
    seq: recorded.seq,
    round,
    party,
    at: recorded.at,
    by: recorded.by,
    basis: clause.shown[otherParty(party)],
    wording,
    reason,
    source: '',
    tracking: 'made-here',
    marks: [],
  };
}
