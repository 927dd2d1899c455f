import type { Sha256 } from '../../base/branded.ts';
import type { Audit, AuditItem } from '../../contract/audit.ts';
import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import type { ClauseMatch } from '../../contract/clause-match.ts';
import type { ContractComment, ContractDocument } from '../../contract/document.ts';
import { otherParty, type PartyId } from '../../contract/party.ts';
import type { CommandOf } from '../command.ts';
import { isAgreed } from '../evolve/clause.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { ClauseId, CommentId } from '../ids.ts';
import type { ReceivedClause } from '../schema/events.ts';
import type { AuditSummary, Mark, Pile } from '../schema/mark.ts';
import type { Wording } from '../schema/content.ts';
import { withCorrections, type PlacedClause, type Reading } from '../schema/reading.ts';
import { isHeld } from '../select/holding.ts';
import type { ClauseState, NegotiationState } from '../state.ts';
import { unitsOf } from '../units.ts';
import { identify, placedClauses, recogniseByWording } from './identify.ts';
import { planReceivedComments } from './plan-comments.ts';

export type ReturnInput = {
  readonly state: NegotiationState;
  /** Whose file it is. */
  readonly party: PartyId;
  readonly sha256: Sha256;
  readonly fileName: string;
  /** How the file we compared with reads: the redline last sent, or the import. */
  readonly sent: Reading;
  /** With the corrections carried over to it. */
  readonly returned: ContractDocument;
  readonly corrections?: readonly ClauseCorrection[];
  /** From the file we compared with to the returned one, both corrected. */
  readonly matches: readonly ClauseMatch[];
  readonly audit: Audit;
  /** What each clause said in the file they answer, where that is not the one last sent (rounds crossed). */
  readonly answered?: ReadonlyMap<ClauseId, ReceivedClause['wording']>;
  /** The comments of the file we compared with. */
  readonly sentComments: readonly ContractComment[];
  readonly newId: () => ClauseId;
  readonly newCommentId: () => CommentId;
};

/** What a returned file would do to the negotiation, clause by clause (rule N8). Nothing is recorded by planning. */
export function planReturn(input: ReturnInput): CommandOf<'record-received'> {
  const { state, party, sha256, fileName, sent } = input;
  const units = unitsOf(input.returned.clauses);
  const identified = recogniseByWording(identify(sent, input.matches, units), absentFrom(state, sent, otherParty(party)));
  const clauseOf = new Map(identified.clauseOf);
  const fresh = new Map(identified.unknown.map((unit) => [unit.nodeId, input.newId()]));
  for (const [nodeId, clauseId] of fresh) clauseOf.set(nodeId, clauseId);
  const places = placedClauses(units, clauseOf);
  const blocks = new Map(units.map((unit) => [unit.nodeId, unit.blocks]));
  const wordings = new Map(places.map((place) => [place.clauseId, blocks.get(place.nodeId) ?? []]));
  const shown = new Set(sent.clauses.map((place) => place.clauseId));
  const comments = planReceivedComments({ state, known: input.sentComments, comments: input.returned.comments, places, newId: input.newCommentId });
  const changed = state.clauses.flatMap((clause) => changeOf(clause, party, shown, wordings.get(clause.id) ?? null, identified.moved.has(clause.id), input.answered));
  return {
    type: 'record-received',
    party,
    sha256,
    fileName,
    comparedWith: sent.sha256,
    audit: summaryOf(input.audit),
    marks: marksOf(input.audit, places, sent),
    reading: withCorrections({ sha256, clauses: places }, input.corrections ?? []),
    inserted: places.filter((place) => fresh.has(place.nodeId)).map((place) => ({ ...place, blocks: blocks.get(place.nodeId) ?? [] })),
    changed,
    ...(comments.length === 0 ? {} : { comments }),
  };
}

/**
 * What a version of ours made outside Parley would do (rule N40). Until it has gone out, moving a clause in it moves nothing:
 * what goes out is written on the file both sides know.
 */
export function planOwnVersion(input: ReturnInput, sent: boolean, unmarked: ReadonlyMap<ClauseId, Wording> | null): { readonly command: CommandOf<'record-own-version'>; /** Clauses it puts elsewhere, which stay where they are. */ readonly staying: readonly ClauseId[] } {
  const { type: _type, ...all } = planReturn(input);
  const says = new Map(input.state.clauses.map((clause) => [clause.id, clause.positions[input.party].fingerprint]));
  // Their mark left as it is says nothing: only what we wrote moves our position.
  const isOurs = ({ clauseId }: ReceivedClause): boolean => unmarked === null || fingerprintOf(unmarked.get(clauseId) ?? null) !== says.get(clauseId);
  // Nor does the text we last showed, where what we propose is held back: it was never in a file (rule N49).
  const held = new Map(input.state.clauses.filter((clause) => isHeld(clause, input.party)).map((clause) => [clause.id, fingerprintOf(clause.shown[input.party])]));
  const plan = { ...all, changed: all.changed.filter((change) => isOurs(change) && held.get(change.clauseId) !== fingerprintOf(change.wording)) };
  if (sent) return { command: { ...plan, type: 'record-own-version', sent }, staying: [] };
  const changed = plan.changed.map((change) => ({ ...change, moved: false })).filter((change) => fingerprintOf(change.wording) !== says.get(change.clauseId));
  return { command: { ...plan, type: 'record-own-version', sent, changed }, staying: plan.changed.filter((change) => change.moved).map((change) => change.clauseId) };
}

/** Clauses we have that the file we compared with does not: one of them may be what they put back. */
function absentFrom(state: NegotiationState, sent: Reading, ours: PartyId): readonly { readonly clauseId: ClauseId; readonly fingerprint: ClauseState['positions']['A']['fingerprint'] }[] {
  const present = new Set(sent.clauses.map((clause) => clause.clauseId));
  const theirs = otherParty(ours);
  return state.clauses
    .filter((clause) => !present.has(clause.id))
    .flatMap((clause) => [ours, theirs].map((party) => ({ clauseId: clause.id, fingerprint: clause.positions[party].fingerprint })));
}

/** Left out when their file says what we showed them *and* they stood on it already. */
function changeOf(clause: ClauseState, party: PartyId, shown: ReadonlySet<ClauseId>, wording: ReceivedClause['wording'], moved: boolean, answered: ReturnInput['answered']): readonly ReceivedClause[] {
  const basis = answered === undefined ? clause.shown[otherParty(party)] : (answered.get(clause.id) ?? null);
  // A clause that neither file has is not on the table, unless what they were shown is that it goes: they hold that now.
  if (wording === null && !shown.has(clause.id) && (basis !== null || clause.positions[party].wording === null)) return [];
  const fingerprint = fingerprintOf(wording);
  if (!moved && fingerprint === fingerprintOf(basis) && fingerprint === clause.positions[party].fingerprint) return [];
  return [{ clauseId: clause.id, wording, basis, moved }];
}

/** The agreed clauses a received file would change or move. */
export const alarmsOf = (state: NegotiationState, changed: readonly ReceivedClause[]): readonly ClauseId[] =>
  changed.flatMap((change) => {
    const clause = state.clauses.find((candidate) => candidate.id === change.clauseId);
    if (clause === undefined || !isAgreed(clause)) return [];
    return change.moved || fingerprintOf(change.wording) !== clause.positions.A.fingerprint ? [change.clauseId] : [];
  });

function summaryOf(audit: Audit): AuditSummary {
  const { tracked, untracked, removed, accepted, findings, nature, similarity } = audit;
  return { tracked: tracked.length, untracked: untracked.length, removed: removed.length, accepted: accepted.length, findings, nature, similarity };
}

function marksOf(audit: Audit, places: readonly PlacedClause[], sent: Reading): readonly Mark[] {
  const after = clauseByNode(places);
  const before = clauseByNode(sent.clauses);
  const of = (item: AuditItem): ClauseId | null => {
    const own = item.ofSent === true ? before.get(item.clauseId) : after.get(item.clauseId);
    return own ?? after.get(item.clauseId) ?? before.get(item.clauseId) ?? null;
  };
  const pile = (items: readonly AuditItem[], name: Pile): readonly Mark[] => items.map((item) => ({ ...item, pile: name, of: of(item) }));
  return [...pile(audit.untracked, 'untracked'), ...pile(audit.removed, 'removed'), ...pile(audit.accepted, 'accepted'), ...pile(audit.tracked, 'tracked')];
}

const clauseByNode = (places: readonly PlacedClause[]): ReadonlyMap<string, ClauseId> =>
  new Map(places.flatMap((place) => place.nodeIds.map((nodeId) => [nodeId, place.clauseId] as const)));
