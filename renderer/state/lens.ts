import { otherParty, type PartyId } from '../../shared/contract/party.ts';
import { fingerprintOf } from '../../shared/negotiation/fingerprint.ts';
import type { Fingerprint } from '../../shared/negotiation/ids.ts';
import type { Wording } from '../../shared/negotiation/schema/content.ts';
import type { ClauseState, NegotiationState } from '../../shared/negotiation/state.ts';

/**
 * Which two wordings of each clause stand beside each other. `theirs` = what they changed in what we sent,
 * `ours` = what we propose against what they last showed us, `both` = the two positions, `agreed` = since last agreed,
 * `start` = since the first text.
 */
export type Lens = 'theirs' | 'ours' | 'both' | 'agreed' | 'start';
export const LENSES: readonly Lens[] = ['theirs', 'ours', 'both', 'agreed', 'start'];

export type Sides = { readonly before: Wording; readonly after: Wording };

export function sidesOf(clause: ClauseState, lens: Lens, ours: PartyId): Sides {
  const { positions, shown } = clause;
  const theirs = otherParty(ours);
  switch (lens) {
    case 'theirs':
      return { before: shown[ours], after: positions[theirs].wording };
    case 'ours':
      return { before: shown[theirs], after: positions[ours].wording };
    case 'both':
      return { before: positions[ours].wording, after: positions[theirs].wording };
    case 'agreed': {
      const now = positions[theirs].fingerprint === clause.agreement?.fingerprint ? positions[ours].wording : positions[theirs].wording;
      return { before: clause.agreement?.wording ?? now, after: now };
    }
    case 'start':
      return { before: clause.redlines[0] === undefined ? positions[ours].wording : clause.redlines[0].basis, after: positions[ours].wording };
  }
}

/** What a reader wants to see first: after a return what they changed in it, else what we are about to propose. */
export const usualLens = (state: Pick<NegotiationState, 'rounds'>): Lens => (state.rounds.at(-1)?.kind === 'received' ? 'theirs' : 'ours');

const prints = new WeakMap<object, Fingerprint>();

function printOf(wording: Wording): Fingerprint {
  if (wording === null) return fingerprintOf(null);
  const known = prints.get(wording);
  if (known !== undefined) return known;
  const made = fingerprintOf(wording);
  prints.set(wording, made);
  return made;
}

/** Whether the two sides say something different. Remembered per wording: 2,000 clauses are asked at every filter. */
export const differs = ({ before, after }: Sides): boolean => before !== after && printOf(before) !== printOf(after);
