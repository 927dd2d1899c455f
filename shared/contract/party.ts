/** The two sides of a negotiation. */
export type PartyId = 'A' | 'B';

export const otherParty = (party: PartyId): PartyId => (party === 'A' ? 'B' : 'A');
