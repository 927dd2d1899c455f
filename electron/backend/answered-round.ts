import type { Sha256 } from '../../shared/base/branded.ts';
import type { Audit } from '../../shared/contract/audit.ts';
import type { Reading } from '../../shared/negotiation/schema/reading.ts';
import type { NegotiationState, SentRound } from '../../shared/negotiation/state.ts';
import type { CorrectedBoth } from './correct-both.ts';
import { readingOf } from './stored-readings.ts';

/** A file that came in, compared with one we sent. */
export type Compared = { readonly sha256: Sha256; readonly bytes: Uint8Array; readonly reading: Reading; readonly both: CorrectedBoth; readonly audit: Audit };

/** How many sent rounds back a file is taken to answer; older ones are another negotiation in all but name. */
const ROUNDS_BACK = 3;

/** What speaks against a file answering the one it was compared with: our changes gone, and changes without a mark. */
const unexplained = ({ audit }: Compared): number => audit.removed.length + audit.untracked.length;

/**
 * The earlier round a file answers when files crossed (rule N29): our last changes are gone from it without a trace, and
 * compared with a file sent before, less is left to explain. `undefined` when it answers the last one.
 */
export async function answeredRound(state: NegotiationState, last: Compared, against: (sha256: Sha256) => Promise<Compared>): Promise<{ readonly round: SentRound; readonly compared: Compared } | undefined> {
  if (last.audit.removed.length === 0) return undefined;
  let best: { readonly round: SentRound; readonly compared: Compared } | undefined;
  const earlier = state.rounds.filter((round): round is SentRound => round.kind === 'sent').slice(0, -1).toReversed().slice(0, ROUNDS_BACK);
  for (const round of earlier.filter(({ redline }) => isDividedAsNow(state, readingOf(state, redline)))) {
    const compared = await against(round.redline);
    if (unexplained(compared) < unexplained(best?.compared ?? last)) best = { round, compared };
  }
  return best;
}

/** Whether a file we sent has the clauses of today: what was merged or split since (rules N24, N25) has no place of its own in it, and its words would be nobody's. */
function isDividedAsNow({ clauses }: NegotiationState, reading: Reading): boolean {
  const inFile = new Set(reading.clauses.map((place) => place.clauseId));
  const now = new Set(clauses.map((clause) => clause.id));
  const isPartOfOne = clauses.some(({ id, splitFrom }) => splitFrom !== null && inFile.has(splitFrom) && !inFile.has(id));
  return !isPartOfOne && [...inFile].every((id) => now.has(id));
}
