import { blocksText } from '../../shared/contract/content.ts';
import { correctDocument } from '../../shared/contract/correct-document.ts';
import { unitsOf } from '../../shared/negotiation/units.ts';
import { fail } from '../../shared/base/app-error.ts';
import { nameOf } from '../../shared/negotiation/decide/refuse.ts';
import { outgoingComments, planSentComments, type OutgoingComment } from '../../shared/negotiation/plan/plan-comments.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import { hashBytes } from '../persistence/blobs.ts';
import type { Deps } from './deps.ts';
import type { Job } from './jobs.ts';
import { verifyWritten, type Outgoing } from './outgoing.ts';

export type Commented = { readonly bytes: Uint8Array; readonly comments: readonly OutgoingComment[] };

/** The redline with our shared comments in it as Word's own, under our party's name (rule N31). */
export async function withComments(deps: Deps, state: NegotiationState, outgoing: Outgoing, redline: Uint8Array, job: Job): Promise<Commented> {
  const comments = outgoingComments(state, outgoing.party);
  if (comments.length === 0) return { bytes: redline, comments };
  const sha256 = hashBytes(redline);
  // Clauses of our own have a place only in the written file.
  const reading = await verifyWritten(deps, state, outgoing, sha256, redline, job);
  const document = await deps.reader(sha256, redline, job.signal);
  // A comment stands at words; that on a clause without any is written at the clause before it.
  const speaking = new Set(unitsOf(correctDocument(document, reading.corrections ?? []).clauses).flatMap((unit) => (blocksText(unit.blocks).trim() === '' ? [] : [unit.nodeId])));
  const places = reading.clauses.filter((place) => speaking.has(place.nodeId));
  const [first] = comments;
  if (places.length === 0 && first !== undefined) {
    return fail('send.no-words', `The file was not made: no word of the agreement is left in it that your comment on ${nameOf(first.clause)} could stand at.`, 'Keep a clause, or take the comment back. Nothing was sent or recorded.');
  }
  const written = planSentComments(state, comments, { ...reading, clauses: places }, document);
  return { bytes: await deps.engine.run('comment', [redline, written, reading.corrections ?? []], job.signal), comments };
}
