import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { checkAmounts } from './amounts.ts';
import { checkBlanks } from './blanks.ts';
import { checkDates } from './dates.ts';
import { checkDraftMarks } from './draft-marks.ts';
import { checkLeftovers } from './leftovers.ts';
import { checkNumbering } from './numbering.ts';
import { checkOptions } from './options.ts';
import { checkParties } from './parties.ts';
import { checkPunctuation } from './punctuation.ts';
import { checkReferences } from './references.ts';
import { checkTerms } from './terms.ts';
import { checkVagueWords } from './vague-words.ts';

/** Every check in the order its findings are shown. */
const CHECKS: readonly ((contract: ContractDocument) => readonly Finding[])[] = [
  checkLeftovers, checkBlanks, checkOptions, checkReferences, checkDraftMarks, checkAmounts, checkDates, checkParties, checkNumbering, checkTerms, checkVagueWords, checkPunctuation,
];

/** Runs every check over a contract as read; the same finding comes once (rule K20). */
export function runChecks(contract: ContractDocument): Finding[] {
  const seen = new Map<string, Finding>();
  for (const check of CHECKS) {
    for (const finding of check(contract)) {
      const key = JSON.stringify([finding.check, finding.clause, finding.place, finding.message]);
      if (!seen.has(key)) seen.set(key, finding);
    }
  }
  return [...seen.values()];
}

/** How many findings stand between the text and a signature. */
export const blockingCount = (findings: readonly Finding[]): number => findings.filter((finding) => finding.severity === 'blocks').length;
