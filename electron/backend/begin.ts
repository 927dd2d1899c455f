import { fail } from '../../shared/base/app-error.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import type { ApiParsed } from '../../shared/api/table.ts';
import { correctDocument } from '../../shared/contract/correct-document.ts';
import { otherParty, type PartyId } from '../../shared/contract/party.ts';
import type { Command } from '../../shared/negotiation/command.ts';
import { decide } from '../../shared/negotiation/decide.ts';
import { evolve } from '../../shared/negotiation/evolve.ts';
import type { ClauseId, CommentId, NegotiationId } from '../../shared/negotiation/ids.ts';
import { planImport } from '../../shared/negotiation/plan/plan-import.ts';
import { onlyTheirOwn } from '../../shared/negotiation/plan/plan-marked.ts';
import { planOwnVersion, planReturn } from '../../shared/negotiation/plan/plan-return.ts';
import type { NegotiationEvent } from '../../shared/negotiation/schema/events.ts';
import { emptyNegotiation, ourParty, type NegotiationState } from '../../shared/negotiation/state.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { compareWith, returnInput, withoutTheirMarks, type Incoming } from './compare-return.ts';
import type { Deps } from './deps.ts';
import type { Job } from './jobs.ts';
import { rejected } from './sessions.ts';
import { sourceBytes } from './source.ts';
import { importedFile, lastFrom, lastSent } from './stored-readings.ts';

type Input = ApiParsed<'library.create'>;
type File = { readonly sha256: Sha256; readonly name: string; readonly bytes: Uint8Array; readonly template: string };

/** A negotiation before its first save: all of its facts and documents, to be written at once (rule S9). */
export type Beginning = { readonly id: NegotiationId; readonly facts: readonly NegotiationEvent[]; readonly documents: readonly Uint8Array[] };

type Making = { readonly run: (command: Command) => void; readonly keep: (bytes: Uint8Array) => void; readonly state: () => NegotiationState; readonly documentOf: (sha256: Sha256) => Uint8Array; readonly done: () => Omit<Beginning, 'id'> };

/**
 * The facts a new negotiation starts with: from a document as it reads (N2), from one whose tracked changes are what each side
 * proposes (N38), or from drafts in the order they went back and forth (N39).
 */
export async function begin(deps: Deps, input: Input, job: Job): Promise<Beginning> {
  const id = deps.newId() as NegotiationId;
  const { name, parties, side } = input;
  const making = createMaking(deps);
  making.run({ type: 'create', negotiationId: id, name, parties, side, sample: input.sample === true });
  for (const { author, party } of input.authors ?? []) making.run({ type: 'map-author', author, party });
  job.step('Reading the document');
  const file = await sourceBytes(deps, input.source);
  if (input.begin?.type === 'marked') await fromMarked(deps, making, file, input, job);
  else {
    await importFile(deps, making, file, input, job);
    if (input.begin?.type === 'drafts') await fromDrafts(deps, making, input.begin.drafts, job);
  }
  job.step('Saving');
  return { id, ...making.done() };
}

function createMaking(deps: Deps): Making {
  let state = emptyNegotiation;
  const facts: NegotiationEvent[] = [];
  const documents = new Map<Sha256, Uint8Array>();
  return {
    state: () => state,
    run: (command) => {
      const decided = decide(state, command);
      if (!decided.ok) throw rejected(decided.error);
      for (const event of decided.value) {
        facts.push(event);
        state = evolve(state, { seq: facts.length, at: deps.now(), by: '', v: 1, event, prev: '', hash: '' });
      }
    },
    keep: (bytes) => void documents.set(hashBytes(bytes), bytes),
    documentOf: (sha256) => documents.get(sha256) ?? fail('file.gone', 'A draft is no longer at hand.', 'Choose the files again.'),
    done: () => ({ facts, documents: [...documents.values()] }),
  };
}

async function importFile(deps: Deps, making: Making, file: File, input: Input, job: Job): Promise<void> {
  const corrections = input.corrections ?? [];
  const document = correctDocument(await deps.reader(file.sha256, file.bytes, job.signal), corrections);
  const plan = planImport({ sha256: file.sha256, fileName: file.name, template: file.template, document, corrections, newId: () => deps.newId() as ClauseId, newCommentId: () => deps.newId() as CommentId });
  const earlierRounds = input.begin?.earlierRounds ?? 0;
  making.run(earlierRounds === 0 ? plan : { ...plan, earlierRounds });
  making.keep(file.bytes);
}

/** What is taken in next, and whether it is ours. */
async function takeIn(deps: Deps, making: Making, incoming: Incoming, how: { readonly knownSha: Sha256; readonly own: 'kept' | 'sent' | 'derived' | null }, job: Job): Promise<{ readonly plan: ReturnType<typeof planReturn>; readonly record: (plan: ReturnType<typeof planReturn>) => void } | null> {
  const state = making.state();
  const compared = await compareWith(deps, state, { sha256: how.knownSha, bytes: making.documentOf(how.knownSha) }, incoming, job.signal);
  const input = await returnInput(deps, state, incoming, compared, job.signal);
  making.keep(incoming.bytes);
  if (how.own !== null) {
    const { command } = planOwnVersion(input, how.own !== 'kept', await withoutTheirMarks(deps, state, incoming, compared, job.signal));
    making.run(how.own === 'derived' ? { ...command, derived: true } : command);
    return null;
  }
  return { plan: planReturn(input), record: making.run };
}

async function fromDrafts(deps: Deps, making: Making, drafts: readonly { readonly fileId: string; readonly from: PartyId }[], job: Job): Promise<void> {
  for (const [index, { fileId, from }] of drafts.entries()) {
    job.step(`Comparing draft ${String(index + 2)}`);
    const file = deps.files.get(fileId);
    const state = making.state();
    const document = await deps.reader(file.sha256, file.bytes, job.signal);
    const incoming: Incoming = { ...file, document, party: from };
    const isOurs = state.side !== 'mediator' && from === ourParty(state);
    const answers = state.side === 'mediator' || isOurs ? lastFrom(state, otherParty(from)).sha256 : (lastSent(state)?.redline ?? importedFile(state).sha256);
    const taken = await takeIn(deps, making, incoming, { knownSha: answers, own: isOurs ? 'sent' : null }, job);
    taken?.record(taken.plan);
  }
}

/**
 * The text before the changes is where both start; then the file with only one side's marks, then the whole file. Where both
 * marked a clause, whoever marked it last has seen what the other wrote; a clause one side did not mark says nothing about it.
 */
async function fromMarked(deps: Deps, making: Making, file: File, input: Input, job: Job): Promise<void> {
  const marked = await deps.reader(file.sha256, file.bytes, job.signal);
  const first = ourParty(input);
  const second = otherParty(first);
  const partyOf = new Map((input.authors ?? []).map(({ author, party }) => [author, party]));
  const authors = marked.authors.filter(({ insertions, deletions, other }) => insertions + deletions + other > 0).map((author) => author.name);
  const unknown = authors.filter((author) => !partyOf.has(author));
  if (!marked.hasMarks) fail('start.no-marks', 'This file carries no tracked changes.', 'Start from it as it reads.');
  if (unknown.length > 0) fail('start.unknown-author', `It is not said whose the changes of ${unknown.join(', ')} are.`, 'Say for every name on a tracked change which party it belongs to.');
  const of = (party: PartyId): readonly string[] => authors.filter((author) => partyOf.get(author) === party);
  job.step('Finding the text before the changes');
  const before = await deps.engine.run('resolve', [file.bytes, 'reject'], job.signal);
  await importFile(deps, making, { sha256: hashBytes(before), name: nameOfBase(file.name), bytes: before, template: '' }, input, job);
  const base = hashBytes(before);
  const read = async (bytes: Uint8Array, name: string, party: PartyId): Promise<Incoming> => ({ sha256: hashBytes(bytes), name, bytes, party, document: await deps.reader(hashBytes(bytes), bytes, job.signal) });
  const isMediator = input.side === 'mediator';
  const sent = input.begin?.type === 'marked' && !input.begin.sent ? 'kept' : 'sent';
  job.step('Finding what each side proposes');
  let known = base;
  if (of(first).length > 0) {
    const bytes = of(second).length === 0 ? file.bytes : await deps.engine.run('unmark', [file.bytes, of(second)], job.signal);
    const incoming = await read(bytes, file.name, first);
    // Marks of both sides in one file: ours must have been before them.
    const own = isMediator ? null : of(second).length > 0 ? 'derived' : sent;
    const taken = await takeIn(deps, making, incoming, { knownSha: base, own }, job);
    taken?.record(taken.plan);
    known = incoming.sha256;
  }
  if (of(second).length === 0) return;
  const incoming = await read(file.bytes, file.name, second);
  const taken = await takeIn(deps, making, incoming, { knownSha: known, own: null }, job);
  if (taken === null || known === base) return taken?.record(taken.plan);
  // What they alone marked, told against the text before all changes.
  const alone = await read(await deps.engine.run('unmark', [file.bytes, of(first)], job.signal), file.name, second);
  const compared = await compareWith(deps, making.state(), { sha256: base, bytes: before }, alone, job.signal);
  const theirs = planReturn(await returnInput(deps, making.state(), alone, compared, job.signal));
  taken.record(onlyTheirOwn(taken.plan, { alone: theirs, first, state: making.state() }));
}

const nameOfBase = (name: string): string => `${name.replace(/\.docx$/i, '')} (before the tracked changes).docx`;
