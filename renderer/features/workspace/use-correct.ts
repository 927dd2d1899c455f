import { useCallback } from 'react';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import { findClause, type ClauseState } from '../../../shared/negotiation/state.ts';
import { runJob } from '../../state/jobs.ts';
import { useStores } from '../../state/stores.ts';
import { undoStep } from '../../state/undo-step.ts';
import { correctWords as words } from '../../strings/decide.ts';

export type Correcting = {
  /** Splits the clause before the paragraph at this index of our text; true when it was recorded. */
  readonly split: (clause: ClauseState, at: number) => Promise<boolean>;
  /** Joins the clause that follows to this one. */
  readonly merge: (clause: ClauseState, next: ClauseId) => Promise<void>;
};

/** Corrects how the agreement was split into clauses (rules N24, N25), and says so with its undo. */
export function useCorrect(): Correcting {
  const { client, session, workspace, ui } = useStores();
  const correct = useCallback(
    async (correction: { readonly type: 'split'; readonly clauseId: ClauseId; readonly at: number } | { readonly type: 'merge'; readonly clauseId: ClauseId; readonly with: ClauseId }, said: string): Promise<boolean> => {
      const { id, negotiation } = session.getState();
      if (id === null) return false;
      const answer = await runJob(ui, words.correcting, (jobId) => client.request('clauses.correct', { id, revision: negotiation.revision, correction, jobId }));
      if (!answer.ok) {
        ui.getState().refuse(answer.error);
        return false;
      }
      session.getState().fold(id, answer.value.revision, answer.value.events);
      workspace.getState().focusOn(answer.value.clauseId ?? correction.clauseId);
      ui.getState().say(said, undoStep({ session, ui }));
      return true;
    },
    [client, session, ui, workspace],
  );
  const split = useCallback((clause: ClauseState, at: number) => correct({ type: 'split', clauseId: clause.id, at }, words.wasSplit(nameOf(clause))), [correct]);
  const merge = useCallback(
    async (clause: ClauseState, next: ClauseId) => {
      const other = findClause(session.getState().negotiation, next);
      await correct({ type: 'merge', clauseId: clause.id, with: next }, words.wasMerged(nameOf(clause), other === undefined ? '' : nameOf(other)));
    },
    [correct, session],
  );
  return { split, merge };
}
