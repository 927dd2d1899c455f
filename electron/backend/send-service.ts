import type { ApiOutput, ApiParsed } from '../../shared/api/table.ts';
import type { ScrubOptions } from '../../shared/contract/metadata.ts';
import { nameOf } from '../../shared/negotiation/decide/refuse.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { outgoingComments } from '../../shared/negotiation/plan/plan-comments.ts';
import { isHeld } from '../../shared/negotiation/select/holding.ts';
import { movePending, statusOf } from '../../shared/negotiation/select/status.ts';
import { findClause, ourParty, roundNow, type NegotiationState } from '../../shared/negotiation/state.ts';
import { hashBytes } from '../persistence/blobs.ts';
import type { DealService } from './deal-service.ts';
import type { Deps } from './deps.ts';
import type { Job } from './jobs.ts';
import { withComments } from './outgoing-comments.ts';
import { makeBundle } from './outgoing-bundle.ts';
import { prepareOutgoing, verifyWritten, writeOutgoing, type Outgoing } from './outgoing.ts';
import { provePrivate } from './prove-private.ts';

export type SendService = {
  /** What they will see. */
  readonly preview: (id: NegotiationId) => Promise<ApiOutput<'send.preview'>>;
  /** Makes redline and clean copy, stores the exact bytes, passes the turn. */
  readonly produce: (input: ApiParsed<'send.produce'>) => Promise<ApiOutput<'send.produce'>>;
  readonly exportClean: (input: ApiParsed<'export.clean'>) => Promise<ApiOutput<'export.clean'>>;
};

export function createSendService(deps: Deps, deals: DealService): SendService {
  const author = (state: NegotiationState, outgoing: Outgoing): string => state.parties[outgoing.party].name;

  const scrub = async (bytes: Uint8Array, options: ScrubOptions, job: Job): Promise<Uint8Array> => (await deps.engine.run('scrub', [bytes, options], job.signal)).bytes;

  return {
    preview: (id) =>
      deps.jobs.run(undefined, 1, async (job) => {
        const session = await deps.sessions.get(id);
        const state = session.state();
        const outgoing = await prepareOutgoing(deps, session, job);
        const clauses = outgoing.plan.changes.map((change) => {
          const clause = findClause(state, change.clauseId);
          return { ...change, clause: clause === undefined ? '' : nameOf(clause) };
        });
        const metadata = await deps.engine.run('metadata', [outgoing.base], job.signal);
        return { base: hashBytes(outgoing.base), baseName: outgoing.baseName, hasMarks: outgoing.hasMarks, author: author(state, outgoing), metadata, clauses, ...commentsOf(state, outgoing), messages: [...cautions(state, outgoing), ...(await deals.beforeSending(id))] };
      }),
    produce: (input) =>
      deps.jobs.run(input.jobId, input.scrub ? 9 : 8, async (job) => {
        const session = await deps.sessions.get(input.id);
        const state = session.state();
        const earlierMarks = input.keepMarks ? 'keep' : 'accept';
        const outgoing = await prepareOutgoing(deps, session, job, earlierMarks);
        job.step('Writing the redline');
        const marked = await writeOutgoing(deps, state, outgoing, 'redline', job, earlierMarks);
        job.step('Adding your shared comments');
        const named = await withComments(deps, state, outgoing, marked, job);
        job.step('Writing the clean copy');
        const plain = await writeOutgoing(deps, state, outgoing, 'clean', job);
        if (input.scrub) job.step('Leaving out names of persons and machines');
        const ours = author(state, outgoing);
        const redline = input.scrub ? await scrub(named.bytes, { keepRedlines: true, names: { [ours]: ours } }, job) : named.bytes;
        const clean = input.scrub ? await scrub(plain, {}, job) : plain;
        // What is verified and kept are the bytes that leave.
        job.step('Reading both back');
        const reading = await verifyWritten(deps, state, outgoing, hashBytes(redline), redline, job);
        const cleanReading = await verifyWritten(deps, state, outgoing, hashBytes(clean), clean, job);
        job.step('Proving that nothing internal is in them');
        for (const bytes of [redline, clean]) await provePrivate(deps, session, outgoing, bytes, job);
        const round = String(roundNow(state) + 1);
        const fileName = `${fileSafe(state.name)} - round ${round}`;
        const sent = {
          party: outgoing.party, base: hashBytes(outgoing.base), redline: hashBytes(redline), clean: hashBytes(clean), fileName, reading,
          ...(named.comments.length === 0 ? {} : { comments: named.comments.map(({ comment }) => comment.id) }),
        };
        job.step('Making the bundle, and proving that nothing internal is in it');
        const bundle = state.side === 'mediator' ? null : await makeBundle(deps, session, { outgoing, redline, clean, reading: cleanReading, sent: { type: 'round-sent', ...sent } }, job);
        job.step('Saving');
        const { blobs } = session.stored;
        for (const bytes of [outgoing.base, redline, clean, ...(bundle === null ? [] : [bundle.bytes])]) await blobs.put(bytes);
        const recorded = await deps.sessions.command(input.id, input.revision, {
          type: 'record-sent', ...sent, ...(bundle === null ? {} : { bundle: { sha256: hashBytes(bundle.bytes), matter: bundle.matter } }),
        });
        return {
          ...recorded,
          redline: { sha256: sent.redline, name: `${fileName} - redline.docx`, bytes: redline.byteLength },
          clean: { sha256: sent.clean, name: `${fileName} - clean.docx`, bytes: clean.byteLength },
          bundle: bundle === null ? null : { sha256: hashBytes(bundle.bytes), name: `${fileName}.parley`, bytes: bundle.bytes.byteLength },
          messages: cautions(state, outgoing),
        };
      }),
    exportClean: (input) =>
      deps.jobs.run(input.jobId, 4, async (job) => {
        const session = await deps.sessions.get(input.id);
        const state = session.state();
        const outgoing = await prepareOutgoing(deps, session, job);
        job.step('Writing the clean copy');
        const clean = await writeOutgoing(deps, state, outgoing, 'clean', job);
        job.step('Reading it back');
        await verifyWritten(deps, state, outgoing, hashBytes(clean), clean, job);
        job.step('Proving that nothing internal is in it');
        await provePrivate(deps, session, outgoing, clean, job);
        const sha256 = await session.stored.blobs.put(clean);
        return { file: { sha256, name: `${fileSafe(state.name)} - clean.docx`, bytes: clean.byteLength }, messages: cautions(state, outgoing) };
      }),
  };
}

/** The comments that will go out, and how many will not. */
function commentsOf(state: NegotiationState, outgoing: Outgoing): Pick<ApiOutput<'send.preview'>, 'comments' | 'internalComments'> {
  const comments = outgoingComments(state, outgoing.party).map(({ clause, comment }) => ({ commentId: comment.id, clauseId: clause.id, clause: nameOf(clause), text: comment.text, isAnswer: comment.replyTo !== null }));
  return { comments, internalComments: state.clauses.flatMap((clause) => clause.comments).filter((comment) => comment.visibility === 'internal').length };
}

function cautions(state: NegotiationState, outgoing: Outgoing): readonly string[] {
  const parked = state.clauses.filter((clause) => clause.parked);
  const moves = state.clauses.filter(movePending);
  // Sending repeats our wording; that nobody decided so must be said before it leaves.
  const held = state.clauses.filter((clause) => isHeld(clause, outgoing.party));
  const undecided = state.clauses.filter((clause) => !clause.parked && !held.includes(clause) && ['open-ours', 'reopened'].includes(statusOf(clause, ourParty(state))));
  return [
    ...(outgoing.plan.changes.length === 0 ? ['You propose no change: the file reads exactly like the last one.'] : []),
    ...(undecided.length > 0 ? [`${String(undecided.length)} ${undecided.length === 1 ? 'clause is' : 'clauses are'} not decided; your earlier wording goes out for ${undecided.length === 1 ? 'it' : 'them'}: ${undecided.map(nameOf).join(', ')}.`] : []),
    ...(held.length > 0 ? [`Held back, and not in the files: ${held.map(nameOf).join(', ')}. They read there what you last showed them.`] : []),
    ...(parked.length > 0 ? [`${parked.length === 1 ? '1 clause set aside goes' : `${String(parked.length)} clauses set aside go`} out as you last had ${parked.length === 1 ? 'it' : 'them'}: ${parked.map(nameOf).join(', ')}.`] : []),
    ...(moves.length > 0 ? [`The new place of ${moves.map(nameOf).join(', ')} is not decided and stays as they put it.`] : []),
  ];
}

/** A name every file system takes. */
export function fileSafe(name: string): string {
  // What no file system of Windows, macOS or Linux takes, and what would make a name read in another order than it is.
  const allowed = name.replaceAll(/[<>:"/\\|?*\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '_').replace(/^[ .]+/, '');
  let kept = '';
  for (const character of allowed) {
    if (new TextEncoder().encode(kept + character).length > MOST_NAME_BYTES) break;
    kept += character;
  }
  return kept.replace(/[ .]+$/, '') || 'Negotiation';
}

/** A file name may take 255 bytes; the round, the kind and the extension are still to come. */
const MOST_NAME_BYTES = 160;
