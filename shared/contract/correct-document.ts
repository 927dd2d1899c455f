import { fail } from '../base/app-error.ts';
import type { ClauseCorrection } from './clause-correction.ts';
import type { ClauseNode } from './clause.ts';
import { correctClauses } from './correct-clauses.ts';
import type { ContractDocument } from './document.ts';

/** A document as a person corrected its clauses. Throws an `AppFailure` for a correction that cannot be made exactly. */
export function correctDocument(document: ContractDocument, corrections: readonly ClauseCorrection[]): ContractDocument {
  if (corrections.length === 0) return document;
  const corrected = correctClauses<ClauseNode['blocks'][number]>(document.clauses, corrections);
  return corrected.ok ? { ...document, clauses: corrected.value } : fail('clauses.correction', corrected.error.message, corrected.error.remedy);
}
