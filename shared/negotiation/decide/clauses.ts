import { ok, type Result } from '../../base/result.ts';
import { otherParty, type PartyId } from '../../contract/party.ts';
import type { CommandOf, Rejection } from '../command.ts';
import { isAgreed } from '../evolve/clause.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { ClauseId } from '../ids.ts';
import type { NegotiationEvent } from '../schema/events.ts';
import { findClause, ourParty, type ClauseState, type NegotiationState } from '../state.ts';
import { isUnseen } from '../select/holding.ts';
import { nameOf, refuse } from './refuse.ts';

type Outcome = Result<readonly NegotiationEvent[], Rejection>;
type ClauseCommand = CommandOf<'accept' | 'reject' | 'counter' | 'withdraw' | 'park' | 'hold-back' | 'let-go' | 'confirm' | 'reopen' | 'keep-agreed' | 'remove'>;

/** Who decides: our own side, or with a mediator whichever party is named (rule N16). */
export function decidingParty(state: NegotiationState, party: PartyId | undefined): Result<PartyId, Rejection> {
  if (state.side === 'mediator') {
    return party === undefined ? refuse('party-missing', 'A mediator records for both sides.', 'Say which party decides.') : ok(party);
  }
  const ours = ourParty(state);
  if (party !== undefined && party !== ours) {
    return refuse('not-our-side', `You act for ${state.parties[ours].name}.`, 'Only a received file moves the other side’s position.');
  }
  return ok(ours);
}

/** What one decision on one clause comes to, or why it cannot be made (rules N9 to N15). */
export function decideOnClause(state: NegotiationState, command: ClauseCommand): Outcome {
  const clause = findClause(state, command.clauseId);
  if (clause === undefined) return unknownClause();
  const who = decidingParty(state, command.party);
  if (!who.ok) return who;
  const on = { clauseId: clause.id, party: who.value, reason: command.reason ?? '' };
  switch (command.type) {
    case 'accept':
      return accept(clause, on);
    case 'reject':
      return reject(clause, on);
    case 'counter':
      return counter(clause, on, command);
    case 'remove':
      return remove(clause, on);
    case 'withdraw':
      return withdraw(clause, on);
    case 'park':
      if (isAgreed(clause)) return refuse('agreed', `${nameOf(clause)} is agreed; there is nothing to set aside.`, 'Reopen it first, with a reason.');
      return clause.parked ? refuse('parked', `${nameOf(clause)} is already set aside.`, 'Decide it whenever you like.') : one({ type: 'clause-parked', ...on });
    case 'hold-back':
      return holdBack(state, clause, on);
    case 'let-go':
      return clause.held === on.party ? one({ type: 'proposal-let-go', ...on }) : refuse('not-held', `${nameOf(clause)}: nothing of yours is held back there.`, 'Nothing needs to be done.');
    case 'confirm':
      return clause.positions[on.party].confirmed === clause.positions[on.party].fingerprint
        ? refuse('confirmed', `${nameOf(clause)}: you already stand on this wording.`, 'Nothing needs to be done.')
        : one({ type: 'clauses-confirmed', clauseIds: [clause.id], party: on.party, reason: on.reason });
    case 'reopen':
      return isAgreed(clause)
        ? one({ type: 'clause-reopened', ...on })
        : refuse('not-agreed', `${nameOf(clause)} is not agreed, so it cannot be reopened.`, 'Decide on it as it is.');
    case 'keep-agreed':
      return keepAgreed(clause, on);
  }
}

type On = { readonly clauseId: ClauseId; readonly party: PartyId; readonly reason: string };

const one = (event: NegotiationEvent): Outcome => ok([event]);
const unknownClause = (): Outcome => refuse('no-such-clause', 'This clause is not part of the negotiation.', 'Reload the negotiation and try again.');

function accept(clause: ClauseState, on: On): Outcome {
  if (isAgreed(clause) && clause.move?.decided !== null) return refuse('agreed', `${nameOf(clause)} is already agreed.`, 'Nothing needs to be done.');
  return one({ type: 'change-accepted', ...on });
}

function reject(clause: ClauseState, on: On): Outcome {
  const own = clause.positions[on.party];
  const theirs = clause.positions[otherParty(on.party)];
  const movePending = clause.move !== null && clause.move.decided === null && clause.move.party !== on.party;
  if (own.fingerprint === theirs.fingerprint && !movePending) {
    return refuse('nothing-to-reject', `${nameOf(clause)}: both sides hold the same text.`, 'There is no change to reject.');
  }
  return one({ type: 'change-rejected', ...on });
}

function counter(clause: ClauseState, on: On, command: CommandOf<'counter'>): Outcome {
  const agreed = agreedGuard(clause);
  if (agreed !== null) return agreed;
  if (command.blocks.length === 0) return refuse('empty', 'A clause needs at least one paragraph.', 'To propose that it goes, remove the clause.');
  const wanted = fingerprintOf(command.blocks);
  if (wanted === clause.positions[on.party].fingerprint) return refuse('same-text', `${nameOf(clause)} already reads like this.`, 'Change the text, or reject their change to keep yours.');
  // Typing exactly what the other side holds is accepting it, and is recorded as that.
  if (wanted === clause.positions[otherParty(on.party)].fingerprint) return one({ type: 'change-accepted', ...on });
  return one({ type: 'clause-countered', ...on, blocks: command.blocks });
}

function remove(clause: ClauseState, on: On): Outcome {
  const agreed = agreedGuard(clause);
  if (agreed !== null) return agreed;
  if (clause.positions[on.party].wording === null) return refuse('gone', `${nameOf(clause)} is already removed on your side.`, 'Nothing needs to be done.');
  return one({ type: 'clause-removed', ...on });
}

function withdraw(clause: ClauseState, on: On): Outcome {
  const agreed = agreedGuard(clause);
  if (agreed !== null) return agreed;
  if (clause.positions[on.party].replaced === null) return refuse('nothing-proposed', `${nameOf(clause)}: you have proposed nothing that could be withdrawn.`, 'Nothing needs to be done.');
  return one({ type: 'proposal-withdrawn', ...on });
}

/** Only what they have not seen can stay here, and only our own side decides what goes out (rule N49). */
function holdBack(state: NegotiationState, clause: ClauseState, on: On): Outcome {
  if (state.side === 'mediator') return refuse('mediator', 'A mediator holds nothing back: both sides’ texts are recorded as they are.', 'Record it when it may be known.');
  if (!isUnseen(clause, on.party)) return refuse('nothing-unseen', `${nameOf(clause)}: you propose nothing there that they have not seen.`, 'What has gone out cannot be held back.');
  return clause.held === on.party ? refuse('held', `${nameOf(clause)} is already held back.`, 'Let it go out when it may be known.') : one({ type: 'proposal-held-back', ...on });
}

function keepAgreed(clause: ClauseState, on: On): Outcome {
  if (clause.agreement === null) return refuse('never-agreed', `${nameOf(clause)} was never agreed.`, 'Accept, reject or counter it.');
  if (isAgreed(clause)) return refuse('agreed', `${nameOf(clause)} is agreed as it is.`, 'Nothing needs to be done.');
  return one({ type: 'agreed-text-kept', ...on });
}

/** An agreed clause moves only after a person reopened it and said why (rule N14). */
function agreedGuard(clause: ClauseState): Outcome | null {
  return isAgreed(clause) ? refuse('agreed', `${nameOf(clause)} is agreed.`, 'Reopen it first, with a reason.') : null;
}
