import { fail } from '../../shared/base/app-error.ts';
import { blocksWords } from '../../shared/contract/content.ts';
import type { Leak, MustStay } from '../../shared/contract/leak.ts';
import { outgoingComments } from '../../shared/negotiation/plan/plan-comments.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { goesOut, isHeld, outgoingWording } from '../../shared/negotiation/select/holding.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import type { Deps } from './deps.ts';
import type { Job } from './jobs.ts';
import type { Outgoing } from './outgoing.ts';
import type { Session } from './sessions.ts';

/**
 * Refuses a file that says anything which is ours alone: an internal comment, a reason, or a name of this computer and
 * the people at it (rule N32). It reads the very bytes that would leave.
 */
export async function provePrivate(deps: Deps, session: Session, outgoing: Outgoing, bytes: Uint8Array, job: Job): Promise<void> {
  const must = mustStay(session.state(), session.stored.events(), outgoing, deps.privateNames);
  refuseLeak(await deps.engine.run('leaks', [bytes, outgoing.base, must], job.signal));
}

/** Refuses what would hold something internal, naming the part. */
export function refuseLeak([leak]: readonly Leak[]): void {
  if (leak === undefined) return;
  const where = leak.part === '' ? 'its package' : leak.part;
  const what = leak.kind === 'text' ? `what only your side may read: “${leak.what.slice(0, 80)}”` : `the name “${leak.what}”, which tells about this computer or a person at it`;
  fail('send.private', `The file was not made: ${where} would hold ${what}.`, 'Nothing was sent or recorded. Change the clause or comment that says it, or share the comment if it may go out.');
}

/** Everything ever noted for us alone, withdrawn or undone included, what is held back, and what goes out on purpose. */
export function mustStay(state: NegotiationState, events: readonly RecordedEvent[], outgoing: Outgoing, privateNames: readonly string[]): MustStay {
  // What is said of a proposal that is held back waits with it, unless they have it already (rule N49).
  const shared = new Set(state.clauses.flatMap((clause) => clause.comments.filter((comment) => comment.visibility === 'shared' && (comment.sent !== null || !isHeld(clause, outgoing.party)))).map((comment) => comment.id));
  const texts = events.flatMap(({ event }): readonly string[] => {
    if (event.type === 'comment-added') return shared.has(event.commentId) ? [] : [event.text];
    if (event.type === 'decided-together') return event.decisions.map((decision) => decision.reason);
    return 'reason' in event ? [event.reason] : [];
  });
  const { A, B } = state.parties;
  const positions = state.clauses.map((clause) => blocksWords(outgoingWording(clause, outgoing.party) ?? []));
  // Paragraph by paragraph: a short one would be lost in the whole (rule N49).
  const held = state.clauses.flatMap((clause) => (goesOut(clause, outgoing.party) ? [] : blocksWords(clause.positions[outgoing.party].wording ?? []).split('\n')));
  const said = [A.name, B.name, ...positions, ...outgoingComments(state, outgoing.party).map(({ comment }) => comment.text)];
  return { texts: [...texts, ...held], names: [...privateNames, ...new Set(events.map((recorded) => recorded.by))], said };
}
