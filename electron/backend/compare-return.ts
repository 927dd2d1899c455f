import type { Sha256 } from '../../shared/base/branded.ts';
import type { ContractDocument } from '../../shared/contract/document.ts';
import type { PartyId } from '../../shared/contract/party.ts';
import type { ClauseId, CommentId } from '../../shared/negotiation/ids.ts';
import { identify } from '../../shared/negotiation/plan/identify.ts';
import type { ReturnInput } from '../../shared/negotiation/plan/plan-return.ts';
import { tellTheirOwnMarks } from '../../shared/negotiation/plan/their-own-marks.ts';
import type { Wording } from '../../shared/negotiation/schema/content.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import { unitsOf } from '../../shared/negotiation/units.ts';
import type { Compared } from './answered-round.ts';
import { correctBoth } from './correct-both.ts';
import type { Deps } from './deps.ts';
import { readingOf } from './stored-readings.ts';

/** A file that is taken in, as it was read. */
export type Incoming = { readonly sha256: Sha256; readonly name: string; readonly bytes: Uint8Array; readonly document: ContractDocument; readonly party: PartyId };

/** Compares a file with one the negotiation knows, clause corrections carried over. */
export async function compareWith(deps: Deps, state: NegotiationState, known: { readonly sha256: Sha256; readonly bytes: Uint8Array }, incoming: Incoming, signal: AbortSignal): Promise<Compared> {
  const { sha256, bytes } = known;
  const document = await deps.reader(sha256, bytes, signal);
  const reading = readingOf(state, sha256);
  const both = await correctBoth(deps, reading, document, incoming.document, signal);
  const audit = await deps.engine.run('audit', [bytes, incoming.bytes, { sent: reading.corrections ?? [], returned: both.corrections }], signal);
  return { sha256, bytes, reading, both, audit: tellTheirOwnMarks(audit, state, incoming.party) };
}

/** Everything a plan is made from, once it is known which file the incoming one is compared with. */
export async function returnInput(deps: Deps, state: NegotiationState, incoming: Incoming, compared: Compared, signal: AbortSignal): Promise<ReturnInput> {
  const { reading, both, audit } = compared;
  const matches = await deps.engine.run('match', [both.before.clauses, both.after.clauses], signal);
  return {
    state, party: incoming.party, sha256: incoming.sha256, fileName: incoming.name, sent: reading, returned: both.after, corrections: both.corrections, matches, audit,
    sentComments: both.before.comments, newId: () => deps.newId() as ClauseId, newCommentId: () => deps.newId() as CommentId,
  };
}

/**
 * What each clause says in a version of ours without the marks of the other side that are still in it; `null` where there are
 * none. Leaving their mark as it is says nothing about it (rule N40).
 */
export async function withoutTheirMarks(deps: Deps, state: NegotiationState, incoming: Incoming, compared: Compared, signal: AbortSignal): Promise<ReadonlyMap<ClauseId, Wording> | null> {
  const { reading, both } = compared;
  const isOurs = (name: string): boolean => name === state.parties[incoming.party].name || state.authors[name] === incoming.party;
  const theirs = both.before.authors.map((author) => author.name).filter((name) => !isOurs(name));
  const bytes = await deps.engine.run('unmark', [incoming.bytes, theirs], signal);
  if (bytes === incoming.bytes) return null;
  const document = await deps.engine.run('read', [bytes], signal);
  const { after } = await correctBoth(deps, reading, await deps.reader(compared.sha256, compared.bytes, signal), document, signal);
  const units = unitsOf(after.clauses);
  const { clauseOf } = identify(reading, await deps.engine.run('match', [both.before.clauses, after.clauses], signal), units);
  const says = new Map(units.flatMap((unit) => {
    const clauseId = clauseOf.get(unit.nodeId);
    return clauseId === undefined ? [] : [[clauseId, unit.blocks] as const];
  }));
  return new Map(state.clauses.map((clause) => [clause.id, says.get(clause.id) ?? null]));
}
