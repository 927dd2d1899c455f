import { useCallback } from 'react';
import { draftPlace, type CommentDraft, type KeptDraft } from '../../../shared/api/drafts.ts';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import { findClause, type ClauseState } from '../../../shared/negotiation/state.ts';
import { useDrafts, useStores } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { draftWords as words } from '../../strings/drafts.ts';

/** What is kept for one place, or `null`. */
export const useKept = (place: string): KeptDraft | null => useDrafts((state) => state.drafts.find((kept) => draftPlace(kept.draft) === place) ?? null);

export type Drafting = {
  /** Opens the clause for writing; what was begun there is gone on with. */
  readonly edit: (clause: ClauseState, from: 'ours' | 'theirs') => void;
  readonly resume: (kept: KeptDraft) => void;
  /** Drops a draft, and says so with the way back. */
  readonly discard: (kept: KeptDraft) => Promise<void>;
  /** Keeps a comment while it is written; an emptied one is no draft. */
  readonly keepComment: (draft: CommentDraft) => void;
};

/** Goes on with, keeps and discards what is being written. */
export function useDrafting(): Drafting {
  const { drafts, session, workspace, ui } = useStores();
  const resume = useCallback(
    (kept: KeptDraft) => {
      const { draft } = kept;
      const { focusOn, set } = workspace.getState();
      drafts.getState().seen(draftPlace(draft));
      focusOn(draft.clauseId);
      if (draft.type === 'text') return set({ editing: draft.clauseId, editFrom: draft.from, draft: draft.blocks });
      // The form is drawn with the clause it belongs to.
      setTimeout(() => document.querySelector<HTMLElement>(draft.replyTo === null ? '.comment-input' : `[data-thread="${draft.replyTo}"] textarea`)?.focus(), 0);
    },
    [drafts, workspace],
  );
  const edit = useCallback(
    (clause: ClauseState, from: 'ours' | 'theirs') => {
      const kept = drafts.getState().drafts.find((one) => one.draft.type === 'text' && one.draft.clauseId === clause.id);
      if (kept === undefined) workspace.getState().set({ editing: clause.id, editFrom: from, draft: null });
      else resume(kept);
    },
    [drafts, workspace, resume],
  );
  const discard = useCallback(
    async (kept: KeptDraft) => {
      const { id, negotiation } = session.getState();
      if (id === null) return;
      await drafts.getState().drop(id, draftPlace(kept.draft), 'everywhere');
      ui.getState().say(words.discarded(clauseName(findClause(negotiation, kept.draft.clauseId))), { action: { label: common.undo, run: () => drafts.getState().keep(id, kept.draft) } });
    },
    [drafts, session, ui],
  );
  const keepComment = useCallback(
    (draft: CommentDraft) => {
      const { id } = session.getState();
      if (id === null) return;
      if (draft.text.trim() === '') void drafts.getState().drop(id, draftPlace(draft), 'everywhere');
      else drafts.getState().keep(id, draft);
    },
    [drafts, session],
  );
  return { edit, resume, discard, keepComment };
}

export const clauseName = (clause: ClauseState | undefined): string => (clause === undefined ? '' : nameOf(clause));

/** Whether the clause has moved since the draft of its text was begun. */
export function isOutdated(kept: KeptDraft, clause: ClauseState): boolean {
  const { draft } = kept;
  return draft.type === 'text' && [clause.positions.A, clause.positions.B].some((position) => position.since > draft.revision);
}

/** The clauses somebody has begun to write in, as one value that changes only with them. */
export const useDraftedClauses = (): ReadonlySet<ClauseId> => new Set(useDrafts((state) => state.drafts.filter((kept) => kept.draft.type === 'text').map((kept) => kept.draft.clauseId).toSorted().join(' ')).split(' ').filter((id): id is ClauseId => id !== ''));
