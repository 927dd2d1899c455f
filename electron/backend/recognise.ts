import type { Recognition } from '../../shared/api/shapes.ts';
import type { Audit } from '../../shared/contract/audit.ts';
import { otherParty, type PartyId } from '../../shared/contract/party.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import { roundWith } from '../../shared/negotiation/select/known-file.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import { lastSent } from './stored-readings.ts';

export type Recognised = { readonly recognised: Recognition; readonly recognisedAs: string };

/** Below this share of common words a file is taken to be another agreement (measured: unrelated contracts share 0.1 to 0.2). */
const SAME_AGREEMENT = 0.3;

/** Whether a file shares enough words with what it is compared with to be a version of it. */
export const isSameAgreement = (similarity: number): boolean => similarity >= SAME_AGREEMENT;

/** What the bytes alone say about a file that came in from a party: seen before, or our own (rule N22). */
export function recogniseBytes(state: NegotiationState, sha256: Sha256, from: PartyId): Recognised | null {
  const before = roundWith(state, sha256);
  // The other side's file in this one's hands is what a mediator waits for.
  if (state.side === 'mediator' && before?.kind === 'received' && before.party !== from) return null;
  if (before?.kind === 'received') return { recognised: 'received-before', recognisedAs: `The same file as round ${String(before.number)}. It has been received already.` };
  if (before !== undefined) return { recognised: 'sent-unchanged', recognisedAs: `The file you sent in round ${String(before.number)}, unchanged to the last byte.` };
  const version = state.readings.some((reading) => reading.sha256 === sha256);
  if (version && state.document?.sha256 !== sha256) return { recognised: 'received-before', recognisedAs: 'A version of yours that was taken in already.' };
  if (state.document?.sha256 === sha256) return { recognised: 'sent-unchanged', recognisedAs: 'The document this negotiation started from, unchanged to the last byte.' };
  return null;
}

/** A file that answers a round before the last (rule N29). */
export const recogniseCrossed = (state: NegotiationState, answered: number): Recognised => ({
  recognised: 'older-round',
  recognisedAs: `Answers round ${String(answered)}, not round ${String(lastSent(state)?.number ?? answered)}: the files crossed. It is compared with what you sent in round ${String(answered)}; what you changed since was not before them and stays your proposal.`,
});

/** What the content says. */
export function recogniseContent(state: NegotiationState, similarity: number): Recognised {
  if (!isSameAgreement(similarity)) {
    return { recognised: 'another-agreement', recognisedAs: `This does not look like the same agreement: only ${String(Math.round(similarity * 100))} % of the text you sent is in it.` };
  }
  const sent = lastSent(state);
  return sent === undefined
    ? { recognised: 'first-file', recognisedAs: 'A new version of the document this negotiation started from.' }
    : { recognised: 'return', recognisedAs: `Return of round ${String(sent.number)}.` };
}

/** A version of ours made outside Parley (rule N40). */
export function recogniseOwn(state: NegotiationState, theirs: PartyId, similarity: number): Recognised {
  if (!isSameAgreement(similarity)) return recogniseContent(state, similarity);
  const last = state.rounds.findLast((round) => round.kind === 'received' && round.party === theirs);
  return { recognised: 'own-version', recognisedAs: last === undefined ? 'Your own new version of the document this negotiation started from.' : `Your own new version of what they sent in round ${String(last.number)}.` };
}

/** Every new mark in it is by one of us, and there is one: more likely our own version than a return. */
export function isLikelyOurs(state: NegotiationState, theirs: PartyId, audit: Audit): boolean {
  const ours = otherParty(theirs);
  const isOurs = (author: string): boolean => author === state.parties[ours].name || state.authors[author] === ours;
  return state.side !== 'mediator' && audit.tracked.length > 0 && audit.tracked.every((item) => isOurs(item.author));
}
