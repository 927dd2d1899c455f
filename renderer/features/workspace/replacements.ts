import type { Block } from '../../../shared/contract/content.ts';
import { findInBlocks, replaceInBlocks } from '../../../shared/contract/find-text.ts';
import type { PartyId } from '../../../shared/contract/party.ts';
import { isAgreed } from '../../../shared/negotiation/evolve/clause.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import type { DecisionInGo } from '../../../shared/negotiation/schema/commands.ts';
import type { ClauseState, NegotiationState } from '../../../shared/negotiation/state.ts';

/** What replacing would do to one clause. */
export type Replacement = { readonly clause: ClauseState; readonly before: readonly Block[]; readonly after: readonly Block[]; readonly agreed: boolean; readonly matches: number };
export type Replacements = { readonly open: readonly Replacement[]; readonly agreed: readonly Replacement[]; /** Matches that stay, in fields. */ readonly fixed: number };

/** What replacing would do to the text of a party, clause by clause; agreed clauses apart. */
export function replacementsIn(state: Pick<NegotiationState, 'clauses'>, party: PartyId, find: RegExp, by: string): Replacements {
  let fixed = 0;
  const all = state.clauses.flatMap((clause): readonly Replacement[] => {
    const before = clause.positions[party].wording;
    if (before === null) return [];
    const found = findInBlocks(before, find);
    if (found.length === 0) return [];
    const stay = found.filter((match) => match.fixed).length;
    fixed += stay;
    const after = replaceInBlocks(before, find, by);
    return after === before ? [] : [{ clause, before, after, agreed: isAgreed(clause), matches: found.length - stay }];
  });
  return { open: all.filter((one) => !one.agreed), agreed: all.filter((one) => one.agreed), fixed };
}

/** The decisions that carry chosen replacements out: proposals, and a reopening before each agreed one (rules N11, N14, N34). */
export function decisionsFor(chosen: readonly Replacement[], reason: string, party: PartyId | null): readonly DecisionInGo[] {
  const on = (clauseId: ClauseId): { readonly clauseId: ClauseId; readonly party?: PartyId } => (party === null ? { clauseId } : { clauseId, party });
  return chosen.flatMap(({ clause, after, agreed }): readonly DecisionInGo[] => {
    const change: DecisionInGo = { type: 'counter', ...on(clause.id), blocks: after };
    return agreed ? [{ type: 'reopen', ...on(clause.id), reason }, change] : [change];
  });
}
