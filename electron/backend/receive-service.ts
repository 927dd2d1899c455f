import { fail } from '../../shared/base/app-error.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import type { ContractDocument } from '../../shared/contract/document.ts';
import type { Wording } from '../../shared/negotiation/schema/content.ts';
import type { Reading } from '../../shared/negotiation/schema/reading.ts';
import { unitsOf } from '../../shared/negotiation/units.ts';
import type { ApiOutput, ApiParsed } from '../../shared/api/table.ts';
import type { Recognition } from '../../shared/api/shapes.ts';
import { otherParty } from '../../shared/contract/party.ts';
import type { CommandOf } from '../../shared/negotiation/command.ts';
import { nameOf } from '../../shared/negotiation/decide/refuse.ts';
import type { ClauseId, NegotiationId } from '../../shared/negotiation/ids.ts';
import { alarmsOf, planOwnVersion, planReturn } from '../../shared/negotiation/plan/plan-return.ts';
import { findClause, ourParty, type NegotiationState } from '../../shared/negotiation/state.ts';
import { compareWith, returnInput, withoutTheirMarks, type Incoming } from './compare-return.ts';
import type { Deps } from './deps.ts';
import { answeredRound, type Compared } from './answered-round.ts';
import { openIncoming } from './incoming-bundle.ts';
import { isLikelyOurs, isSameAgreement, recogniseBytes, recogniseContent, recogniseCrossed, recogniseOwn } from './recognise.ts';
import type { Recorded } from './sessions.ts';
import { importedFile, lastFrom, lastSent } from './stored-readings.ts';

type Pending = { readonly id: NegotiationId; readonly revision: number; readonly plan: CommandOf<'record-received' | 'record-own-version'>; readonly documents: readonly Uint8Array[]; readonly recognised: Recognition };
type Preview = ApiOutput<'receive.preview'>;

export type ReceiveService = {
  /** Reads and compares a file, records nothing. */
  readonly preview: (input: ApiParsed<'receive.preview'>) => Promise<Preview>;
  /** Takes a reviewed file into the negotiation. */
  readonly confirm: (input: ApiParsed<'receive.confirm'>) => Promise<Recorded>;
  readonly discard: (previewId: string) => void;
};

export function createReceiveService(deps: Deps): ReceiveService {
  const pending = new Map<string, Pending>();

  const preview: ReceiveService['preview'] = (input) =>
    deps.jobs.run(input.jobId, 4, async (job) => {
      const session = await deps.sessions.get(input.id);
      const state = session.state();
      const file = await openIncoming(deps, state, deps.files.get(input.fileId), job);
      const theirs = state.side === 'mediator' ? (input.from ?? 'B') : otherParty(ourParty(state));
      const party = input.own === undefined ? theirs : otherParty(theirs);
      job.step('Reading the document');
      const document = await deps.reader(file.sha256, file.bytes, job.signal);
      const incoming: Incoming = { sha256: file.sha256, name: file.name, bytes: file.bytes, document, party };
      const against = async (sha256: Sha256): Promise<Compared> => compareWith(deps, state, { sha256, bytes: await session.stored.blobs.get(sha256) }, incoming, job.signal);
      job.step(input.own === undefined ? 'Comparing every part with what you sent' : 'Comparing every part with their last file');
      const last = await against(input.own === undefined ? (lastSent(state)?.redline ?? importedFile(state).sha256) : lastFrom(state, theirs).sha256);
      job.step('Finding what it answers');
      const answered = input.own === undefined ? await answeredRound(state, last, against) : undefined;
      // The file of another agreement is a little like one round or another; it answers none of them.
      const crossed = answered !== undefined && isSameAgreement(answered.compared.audit.similarity) ? answered : undefined;
      const compared = crossed?.compared ?? last;
      const { sha256: sentSha, reading: sentReading, both, audit } = compared;
      job.step('Finding the clauses again');
      const planned = await returnInput(deps, state, incoming, compared, job.signal);
      const own = input.own === undefined ? null : planOwnVersion(planned, input.own === 'sent', await withoutTheirMarks(deps, state, incoming, compared, job.signal));
      const plan = own?.command ?? planReturn({ ...planned, ...(crossed === undefined ? {} : { answered: wordingsOf(sentReading, both.before) }) });
      // A bundle says by itself whose round it is: one that repeats our very bytes is their agreement to them.
      const seen = (file.bundle === null ? recogniseBytes(state, file.sha256, party) : null) ?? (own !== null ? recogniseOwn(state, theirs, audit.similarity) : crossed === undefined ? recogniseContent(state, audit.similarity) : recogniseCrossed(state, crossed.round.number));
      const previewId = deps.newId();
      pending.set(previewId, {
        id: input.id, revision: state.revision, plan: file.bundle === null || plan.type === 'record-own-version' ? plan : { ...plan, bundle: file.bundle.fact }, documents: [file.bytes, ...(file.bundle === null ? [] : [file.bundle.bytes])], recognised: seen.recognised,
      });
      return {
        previewId,
        fileName: file.name,
        sha256: file.sha256,
        ...seen,
        ...(file.bundle === null || seen.recognised === 'another-agreement' ? {} : { recognisedAs: file.bundle.recognisedAs }),
        comparedWith: sentSha,
        audit,
        clauses: clausePreviews(state, plan),
        outside: plan.marks.filter((mark) => mark.of === null),
        unknownAuthors: unknownAuthors(state, document.authors.map((author) => author.name)),
        likelyOurs: input.own === undefined && isLikelyOurs(state, party, audit),
        messages: [...(file.bundle?.notes ?? []), ...document.messages, ...audit.nature, ...lostWords(both.lost), ...stayingWords(state, own?.staying ?? [])],
      };
    });

  const confirm: ReceiveService['confirm'] = async (input) => {
    const held = pending.get(input.previewId);
    if (held === undefined || held.id !== input.id) fail('receive.no-preview', 'This review is no longer open.', 'Receive the file again.');
    if (held.revision !== input.revision) fail('stale', 'The negotiation has changed since this file was compared.', 'Receive the file again. Nothing was changed.');
    if (held.recognised === 'another-agreement' && !input.insist) {
      fail('receive.another-agreement', 'This does not look like the same agreement.', 'Check the file. If it is the right one, insist on taking it in.');
    }
    if (held.recognised === 'sent-unchanged' && !input.insist) {
      fail('receive.sent-unchanged', 'This is the file you sent, unchanged.', 'If they returned it as their agreement to every clause, insist on taking it in.');
    }
    const { stored } = await deps.sessions.get(held.id);
    // The document first: a fact must never name bytes that are not on the disk.
    for (const bytes of held.documents) await stored.blobs.put(bytes);
    const recorded = await deps.sessions.command(held.id, input.revision, held.plan);
    pending.delete(input.previewId);
    return recorded;
  };

  return { preview, confirm, discard: (previewId) => void pending.delete(previewId) };
}

/** What each clause said in a file we sent. */
function wordingsOf(reading: Reading, document: ContractDocument): ReadonlyMap<ClauseId, Wording> {
  const blocks = new Map(unitsOf(document.clauses).map((unit) => [unit.nodeId, unit.blocks]));
  return new Map(reading.clauses.map((place) => [place.clauseId, blocks.get(place.nodeId) ?? null]));
}

const lostWords = (lost: number): readonly string[] =>
  lost === 0 ? [] : [`${lost === 1 ? 'One correction' : `${String(lost)} corrections`} of how the clauses were split found no place in this file; look at new and removed clauses with care.`];

const stayingWords = (state: NegotiationState, staying: readonly ClauseId[]): readonly string[] =>
  staying.length === 0 ? [] : [`The new place of ${staying.flatMap((id) => state.clauses.filter((clause) => clause.id === id).map(nameOf)).join(', ')} is not taken over: your next file is written on the order both sides know.`];

function clausePreviews(state: NegotiationState, plan: CommandOf<'record-received' | 'record-own-version'>): Preview['clauses'] {
  const alarms = new Set(alarmsOf(state, plan.changed));
  const marksOf = (clauseId: ClauseId): Preview['outside'] => plan.marks.filter((mark) => mark.of === clauseId);
  const known = plan.changed.map((change) => {
    const clause = findClause(state, change.clauseId);
    return { ...change, clause: clause === undefined ? '' : nameOf(clause), fresh: false, alarm: alarms.has(change.clauseId), marks: marksOf(change.clauseId) };
  });
  const fresh = plan.inserted.map((clause) => ({
    clauseId: clause.clauseId, clause: nameOf(clause), basis: null, wording: clause.blocks, moved: false, fresh: true, alarm: false, marks: marksOf(clause.clauseId),
  }));
  return [...known.filter((clause) => clause.alarm), ...known.filter((clause) => !clause.alarm), ...fresh];
}

/** Names in the file that are neither assigned nor one of the parties' own names. */
function unknownAuthors(state: NegotiationState, names: readonly string[]): readonly string[] {
  const known = new Set([...Object.keys(state.authors), state.parties.A.name, state.parties.B.name]);
  return [...new Set(names)].filter((name) => name !== '' && !known.has(name));
}
