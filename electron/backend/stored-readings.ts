import { fail } from '../../shared/base/app-error.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import type { PartyId } from '../../shared/contract/party.ts';
import type { Reading } from '../../shared/negotiation/schema/reading.ts';
import type { NegotiationState, ReceivedRound, SentRound } from '../../shared/negotiation/state.ts';

/** How a file we know reads; the newest record of it counts. */
export function readingOf(state: NegotiationState, sha256: Sha256): Reading {
  return state.readings.findLast((reading) => reading.sha256 === sha256) ?? fail('negotiation.unread', 'It is not known how this version of the document reads.', 'Receive or import the document again.');
}

export const lastSent = (state: NegotiationState): SentRound | undefined => state.rounds.findLast((round): round is SentRound => round.kind === 'sent');
export const lastReceived = (state: NegotiationState): ReceivedRound | undefined => state.rounds.findLast((round): round is ReceivedRound => round.kind === 'received');

/** The last file the other side of this party put on the table, which a version of that party answers; before any, the import. */
export function lastFrom(state: NegotiationState, party: PartyId): { readonly sha256: Sha256; readonly fileName: string } {
  return state.rounds.findLast((round): round is ReceivedRound => round.kind === 'received' && round.party === party) ?? importedFile(state);
}

/** The import, which every negotiation has. */
export const importedFile = (state: NegotiationState): { readonly sha256: Sha256; readonly fileName: string } =>
  state.document ?? fail('negotiation.empty', 'This negotiation has no document.', 'Start a new one from a document.');
