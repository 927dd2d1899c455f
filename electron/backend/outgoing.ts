import { fail } from '../../shared/base/app-error.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import type { ClauseCorrection } from '../../shared/contract/clause-correction.ts';
import type { ContractDocument } from '../../shared/contract/document.ts';
import type { EarlierFile } from '../../shared/docx/write/earlier-file.ts';
import type { PartyId } from '../../shared/contract/party.ts';
import { nameOf } from '../../shared/negotiation/decide/refuse.ts';
import { fingerprintOf } from '../../shared/negotiation/fingerprint.ts';
import type { ClauseId, Fingerprint } from '../../shared/negotiation/ids.ts';
import { findClausesAgain } from '../../shared/negotiation/plan/find-clauses-again.ts';
import { identify, placedClauses, recogniseByWording } from '../../shared/negotiation/plan/identify.ts';
import { outgoingOrder } from '../../shared/negotiation/plan/outgoing-order.ts';
import { planSend, type SendPlan } from '../../shared/negotiation/plan/plan-send.ts';
import { withCorrections, type Reading } from '../../shared/negotiation/schema/reading.ts';
import { ourParty, type NegotiationState } from '../../shared/negotiation/state.ts';
import { unitsOf, type Unit } from '../../shared/negotiation/units.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { correctBoth } from './correct-both.ts';
import type { Deps } from './deps.ts';
import type { Job } from './jobs.ts';
import type { Session } from './sessions.ts';
import { importedFile, lastReceived, lastSent, readingOf } from './stored-readings.ts';

/** The file an outgoing one is written on, with every mark in it accepted or kept as it came, and what has to change in it. */
export type Outgoing = {
  readonly party: PartyId;
  readonly baseName: string;
  readonly base: Uint8Array;
  /** As it reads, and as a person corrected its clauses. */
  readonly baseRead: ContractDocument;
  readonly baseDocument: ContractDocument;
  readonly corrections: readonly ClauseCorrection[];
  /** The file the base was made from carries tracked changes. */
  readonly hasMarks: boolean;
  readonly units: readonly Unit[];
  readonly clauseOf: ReadonlyMap<string, ClauseId>;
  readonly plan: SendPlan;
  /** The file we showed last, where the plan takes from it what the base lacks. */
  readonly earlier: EarlierFile | undefined;
};

/** Prepares a send or a clean export: base, identities, edits. Nothing is stored. */
export async function prepareOutgoing(deps: Deps, session: Session, job: Job, earlierMarks: 'accept' | 'keep' = 'accept'): Promise<Outgoing> {
  const state = session.state();
  const source = lastReceived(state) ?? importedFile(state);
  const sourceBytes = await session.stored.blobs.get(source.sha256);
  job.step('Reading the document');
  const sourceDocument = await deps.reader(source.sha256, sourceBytes, job.signal);
  // Without marks accepting them all is no change, and the very bytes of the source are the base.
  const { hasMarks } = sourceDocument;
  const base = hasMarks && earlierMarks === 'accept' ? await deps.engine.run('resolve', [sourceBytes, 'accept'], job.signal) : sourceBytes;
  const baseRead = await deps.reader(hashBytes(base), base, job.signal);
  const known = readingOf(state, source.sha256);
  const isSource = base === sourceBytes;
  const { before, after, corrections } = await correctBoth(deps, known, sourceDocument, baseRead, job.signal);
  const baseDocument = after;
  const matches = isSource ? sameNodes(known) : await deps.engine.run('match', [before.clauses, after.clauses], job.signal);
  const units = unitsOf(baseDocument.clauses);
  const { clauseOf } = identify(known, matches, units);
  const party = ourParty(state);
  const shown = readingOf(state, lastSent(state)?.redline ?? importedFile(state).sha256);
  const plan = planSend(state, party, units, clauseOf, new Map(shown.clauses.map(({ clauseId, nodeId }) => [clauseId, nodeId])));
  const takes = plan.edits.some((edit) => 'asIn' in edit);
  const earlier = takes ? { bytes: await session.stored.blobs.get(shown.sha256), corrections: shown.corrections ?? [] } : undefined;
  return { party, baseName: source.fileName, base, baseRead, baseDocument, corrections, hasMarks, units, clauseOf, plan, earlier };
}

/** Writes the plan on the base, by our side. */
export function writeOutgoing(deps: Deps, state: NegotiationState, outgoing: Outgoing, mode: 'redline' | 'clean', job: Job, earlierMarks: 'accept' | 'keep' = 'accept'): Promise<Uint8Array> {
  const { base, plan, corrections, earlier, party } = outgoing;
  return deps.engine.run('write', [base, plan.edits, { corrections, mode, earlierMarks, author: state.parties[party].name, date: deps.now(), ...(earlier === undefined ? {} : { earlier }) }], job.signal);
}

const sameNodes = (reading: Reading): Parameters<typeof identify>[1] => reading.clauses.map(({ nodeId }) => ({ before: nodeId, after: nodeId, moved: false, similarity: 1 }));

/**
 * Reads a written file back and finds every clause in it again; refuses unless each says exactly our position and all stand in
 * their order. This is the gate in front of "sent": a file that says something else than the screen never leaves (rule N7).
 */
export async function verifyWritten(deps: Deps, state: NegotiationState, outgoing: Outgoing, sha256: Sha256, bytes: Uint8Array, job: Job): Promise<Reading> {
  const written = await deps.reader(sha256, bytes, job.signal);
  const base: Reading = { sha256: hashBytes(outgoing.base), clauses: placedClauses(outgoing.units, outgoing.clauseOf), corrections: outgoing.corrections };
  const { before, after, corrections } = await correctBoth(deps, base, outgoing.baseRead, written, job.signal);
  const matches = await deps.engine.run('match', [before.clauses, after.clauses], job.signal);
  const units = unitsOf(after.clauses);
  const order = outgoingOrder(state, outgoing.party, outgoing.units, outgoing.clauseOf);
  const wanted = order.flatMap(({ clauseId, blocks }) => (clauseId === null ? [] : [{ clauseId, fingerprint: fingerprintOf(blocks) }]));
  const { clauseOf } = recogniseByWording(identify(base, matches, units), wanted);
  if (isExact(units, clauseOf, wanted)) return withCorrections({ sha256, clauses: placedClauses(units, clauseOf) }, corrections);
  // Its own look does not tell its clauses apart as the negotiation does: what it must say does.
  const again = findClausesAgain(after.clauses, order);
  if (again.type === 'found') return withCorrections({ sha256, clauses: placedClauses(unitsOf(again.clauses), again.clauseOf) }, [...corrections, ...again.corrections]);
  const clause = state.clauses.find(({ id }) => id === again.clauseId);
  return fail(
    'send.not-exact',
    `The file was not made: from ${clause === undefined ? 'its beginning' : nameOf(clause)} on it would not say exactly what is on the screen.`,
    'Give a new clause a heading or another place, or simplify the wording, and try again. Nothing was sent or recorded.',
  );
}

/** Whether a file has each clause once, saying what it must, and all in their order. */
function isExact(units: readonly Unit[], clauseOf: ReadonlyMap<string, ClauseId>, wanted: readonly { readonly clauseId: ClauseId; readonly fingerprint: Fingerprint }[]): boolean {
  const known = new Set(wanted.map(({ clauseId }) => clauseId));
  const found = units.flatMap((unit) => {
    const clauseId = clauseOf.get(unit.nodeId);
    return clauseId !== undefined && known.has(clauseId) ? [{ clauseId, fingerprint: fingerprintOf(unit.blocks) }] : [];
  });
  return found.length === wanted.length && found.every(({ clauseId, fingerprint }, index) => wanted[index]?.clauseId === clauseId && wanted[index].fingerprint === fingerprint);
}
