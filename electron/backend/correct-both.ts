import type { ClauseCorrection } from '../../shared/contract/clause-correction.ts';
import { correctDocument } from '../../shared/contract/correct-document.ts';
import type { ContractDocument } from '../../shared/contract/document.ts';
import { carryCorrections } from '../../shared/negotiation/plan/carry-corrections.ts';
import type { Reading } from '../../shared/negotiation/schema/reading.ts';
import type { Deps } from './deps.ts';

/** Two versions of a document with a person's corrections applied to both; `corrections` are those of the newer one. */
export type CorrectedBoth = {
  readonly before: ContractDocument;
  readonly after: ContractDocument;
  readonly corrections: readonly ClauseCorrection[];
  /** How many corrections have no place in the newer version. */
  readonly lost: number;
};

/** Carries what a person corrected in a file we know over to another version of it (rule N23). */
export async function correctBoth(deps: Deps, known: Reading, before: ContractDocument, after: ContractDocument, signal: AbortSignal): Promise<CorrectedBoth> {
  const corrections = known.corrections ?? [];
  if (corrections.length === 0) return { before, after, corrections, lost: 0 };
  const corrected = correctDocument(before, corrections);
  if (before === after) return { before: corrected, after: corrected, corrections, lost: 0 };
  const matches = await deps.engine.run('match', [before.clauses, after.clauses], signal);
  const carried = carryCorrections(corrections, before.clauses, after.clauses, matches);
  return { before: corrected, after: correctDocument(after, carried.corrections), corrections: carried.corrections, lost: carried.lost.length };
}
