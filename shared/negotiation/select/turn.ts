import { otherParty, type PartyId } from '../../contract/party.ts';
import { ourParty, type NegotiationState } from '../state.ts';

export type Turn = { readonly party: PartyId; readonly ours: boolean; /** When it passed; empty before the first round. */ readonly since: string; readonly round: number };

/** Whose pen it is: ours until we send, theirs until they return (rule N17). */
export function whoseTurn(state: NegotiationState): Turn {
  const ours = ourParty(state);
  const last = state.rounds.at(-1);
  if (last === undefined) return { party: ours, ours: true, since: '', round: 0 };
  const party = otherParty(last.party);
  return { party, ours: party === ours, since: last.at, round: last.number };
}
