import { useCallback } from 'react';
import type { Block } from '../../../shared/contract/content.ts';
import type { PartyId } from '../../../shared/contract/party.ts';
import { decide } from '../../../shared/negotiation/decide.ts';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import type { UserCommand } from '../../../shared/negotiation/schema/commands.ts';
import { findClause, type ClauseState, type NegotiationState } from '../../../shared/negotiation/state.ts';
import { useStores } from '../../state/stores.ts';
import { undoStep } from '../../state/undo-step.ts';
import { done } from '../../strings/decide.ts';

export type DecisionType = 'accept' | 'reject' | 'park' | 'hold-back' | 'let-go' | 'withdraw' | 'confirm' | 'keep-agreed' | 'reopen' | 'remove';

type OnClause = { readonly clauseId: ClauseId; readonly party?: PartyId; readonly reason?: string };

/** The command a decision on a clause comes to. A mediator says for whom; a reason is sent only where one was given. */
export function commandFor(type: DecisionType, clause: ClauseState, state: NegotiationState, reason: string, as: 'A' | 'B'): UserCommand {
  const on: OnClause = { clauseId: clause.id, ...(state.side === 'mediator' ? { party: as } : {}), ...(reason.trim() === '' ? {} : { reason }) };
  return type === 'reopen' ? { ...on, type, reason } : { ...on, type };
}

/** Whether the domain would take the command now. */
export const allowed = (state: NegotiationState, command: UserCommand): boolean => command.type !== 'insert' && command.type !== 'comment' && decide(state, command).ok;

export type Deciding = {
  readonly decideOn: (clause: ClauseState, type: DecisionType) => Promise<void>;
  readonly counter: (clause: ClauseState, blocks: readonly Block[]) => Promise<boolean>;
};

/** Records decisions and says what was recorded, each with its undo. */
export function useDecide(): Deciding {
  const { session, workspace, ui } = useStores();
  const record = useCallback(
    async (clause: ClauseState, command: UserCommand): Promise<boolean> => {
      const { done: recorded } = await session.getState().command(command);
      if (!recorded) return false;
      workspace.getState().set({ reason: '', editing: null });
      const now = findClause(session.getState().negotiation, clause.id) ?? clause;
      ui.getState().say(done(command.type, nameOf(now)), undoStep({ session, ui }));
      return true;
    },
    [session, workspace, ui],
  );
  const decideOn = useCallback(
    async (clause: ClauseState, type: DecisionType) => {
      const { reason, as } = workspace.getState();
      await record(clause, commandFor(type, clause, session.getState().negotiation, reason, as));
    },
    [record, session, workspace],
  );
  const counter = useCallback(
    (clause: ClauseState, blocks: readonly Block[]) => {
      const { reason, as } = workspace.getState();
      const party = session.getState().negotiation.side === 'mediator' ? { party: as } : {};
      return record(clause, { type: 'counter', clauseId: clause.id, blocks, ...party, ...(reason.trim() === '' ? {} : { reason }) });
    },
    [record, session, workspace],
  );
  return { decideOn, counter };
}
