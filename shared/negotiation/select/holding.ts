import { otherParty, type PartyId } from '../../contract/party.ts';
import { fingerprintOf, sameWording } from '../fingerprint.ts';
import type { Wording } from '../schema/content.ts';
import type { ClauseState } from '../state.ts';

type Held = Pick<ClauseState, 'held' | 'positions' | 'shown'>;

/** Whether a party stands on words the other side has not seen and does not hold itself. */
export function isUnseen({ positions, shown }: Pick<ClauseState, 'positions' | 'shown'>, party: PartyId): boolean {
  const { fingerprint } = positions[party];
  return fingerprint !== fingerprintOf(shown[party]) && fingerprint !== positions[otherParty(party)].fingerprint;
}

/** Whether what a party proposes stays here for now (rule N49). */
export const isHeld = (clause: Held, party: PartyId): boolean => clause.held === party && isUnseen(clause, party);

/** What a file that goes out says of a clause: the position of the party, or what it last showed while that is held back. */
export const outgoingWording = (clause: Held, party: PartyId): Wording => (isHeld(clause, party) ? clause.shown[party] : clause.positions[party].wording);

/** Whether a file that goes out says the position of the party. */
export const goesOut = (clause: Held, party: PartyId): boolean => sameWording(outgoingWording(clause, party), clause.positions[party].wording);
