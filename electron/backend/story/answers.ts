import type { Edit, Exchange } from '../../../resources/demo/script.ts';
import { blocksText } from '../../../shared/contract/content.ts';
import { otherParty } from '../../../shared/contract/party.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import type { UserCommand } from '../../../shared/negotiation/schema/commands.ts';
import { movePending, statusOf } from '../../../shared/negotiation/select/status.ts';
import { ourParty, type ClauseState, type NegotiationState } from '../../../shared/negotiation/state.ts';
import { replaceWords } from './edit-wording.ts';

type Answering = Extract<UserCommand, { readonly type: 'accept' | 'reject' | 'counter' | 'keep-agreed' }>;

/** What we answer to one clause: the script's decisions on all edits the counterpart made in it. */
export type Answer = { readonly clause: ClauseState; readonly exchanges: readonly Exchange[]; readonly command: Answering };

/** Turns the script's decisions into commands, one per clause, from what really came back. */
export function answersTo(state: NegotiationState, exchanges: readonly Exchange[]): readonly Answer[] {
  const ours = ourParty(state);
  const open = state.clauses.filter((clause) => ['open-ours', 'reopened'].includes(statusOf(clause, ours)));
  const byClause = new Map<ClauseId, { readonly clause: ClauseState; readonly exchanges: Exchange[] }>();
  for (const exchange of exchanges) {
    const clause = open.find((candidate) => touches(candidate, exchange.edit, state));
    if (clause === undefined) throw new Error(`No open clause shows the counterpart’s edit ${exchange.id}.`);
    const group = byClause.get(clause.id) ?? { clause, exchanges: [] };
    group.exchanges.push(exchange);
    byClause.set(clause.id, group);
  }
  return [...byClause.values()].map((group) => ({ ...group, command: commandFor(group.clause, group.exchanges, state) }));
}

/** Whether the other side's wording of a clause carries an edit. */
function touches(clause: ClauseState, edit: Edit, state: NegotiationState): boolean {
  const theirs = clause.positions[otherParty(ourParty(state))].wording;
  if (theirs === null) return false;
  const text = blocksText(theirs);
  switch (edit.kind) {
    case 'replace':
      return text.includes(edit.replace);
    case 'tick':
      return text.includes(edit.option);
    case 'add-row':
      return text.includes(edit.cells[0] ?? '');
    case 'move':
      return text.includes(edit.containing) && (movePending(clause) || clause.redlines.length > 0);
  }
}

function commandFor(clause: ClauseState, exchanges: readonly Exchange[], state: NegotiationState): Answering {
  const reason = exchanges.map((exchange) => exchange.decision.reason).join(' ');
  const on = { clauseId: clause.id, reason };
  const kinds = new Set(exchanges.map((exchange) => exchange.decision.type));
  if (kinds.size === 1 && kinds.has('accept')) return { type: 'accept', ...on };
  if (kinds.size === 1 && kinds.has('reject')) return { type: 'reject', ...on };
  if (kinds.size === 1 && kinds.has('keep-agreed')) return { type: 'keep-agreed', ...on };
  let blocks = clause.positions[otherParty(ourParty(state))].wording ?? [];
  for (const { id, edit, decision } of exchanges) {
    if (decision.type === 'accept') continue;
    if (edit.kind !== 'replace') throw new Error(`The script answers ${id} in part, which only works for replaced words.`);
    const answered = replaceWords(blocks, edit.replace, decision.type === 'counter' ? decision.text : edit.find);
    if (answered === null) throw new Error(`The clause does not say “${edit.replace}”.`);
    blocks = answered;
  }
  return { type: 'counter', ...on, blocks };
}
