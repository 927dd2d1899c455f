import type { PartyId } from '../../contract/party.ts';
import type { Wording } from '../schema/content.ts';
import type { Agreement, ClauseState, NegotiationState } from '../state.ts';
import { isIdleFrame, statusOf } from './status.ts';

const PARTIES: readonly PartyId[] = ['A', 'B'];

/** A clause that says, for at least one party, something else than what was last agreed on it. */
export type SinceAgreed = {
  readonly clause: ClauseState;
  readonly agreement: Agreement;
  /** The wordings that differ now and who holds them: one that both hold, or one each. */
  readonly now: readonly { readonly parties: readonly PartyId[]; readonly wording: Wording }[];
};

/** `kept` = clauses that still say what was agreed on both sides; `never` = clauses that were never agreed. */
export type ComparedWithAgreed = { readonly changed: readonly SinceAgreed[]; readonly kept: number; readonly never: number };

/** Everything that changed since it was last agreed, in document order (rule N67). No file holds all agreed texts together, so it is told clause by clause. */
export function sinceAgreed(state: Pick<NegotiationState, 'clauses'>): ComparedWithAgreed {
  const changed: SinceAgreed[] = [];
  let kept = 0;
  let never = 0;
  for (const clause of state.clauses) {
    const { agreement, positions } = clause;
    if (agreement === null) {
      const status = statusOf(clause, 'A');
      // Counted as everywhere: titles and the like are no clauses to agree on, and one that came and went is gone.
      if (status !== 'removed' && !isIdleFrame(clause, status)) never += 1;
      continue;
    }
    const moved = PARTIES.filter((party) => positions[party].fingerprint !== agreement.fingerprint);
    const [first, second] = moved;
    if (first === undefined) kept += 1;
    else if (second !== undefined && positions[first].fingerprint === positions[second].fingerprint) changed.push({ clause, agreement, now: [{ parties: moved, wording: positions[first].wording }] });
    else changed.push({ clause, agreement, now: moved.map((party) => ({ parties: [party], wording: positions[party].wording })) });
  }
  return { changed, kept, never };
}
