import { useCallback } from 'react';
import { draftPlace } from '../../../shared/api/drafts.ts';
import type { ClauseId, CommentId } from '../../../shared/negotiation/ids.ts';
import type { UserCommand } from '../../../shared/negotiation/schema/commands.ts';
import type { Visibility } from '../../../shared/negotiation/schema/comments.ts';
import { useStores } from '../../state/stores.ts';

export type NewText = { readonly clauseId: ClauseId; readonly visibility: Visibility; readonly text: string; readonly quote: string; readonly replyTo: CommentId | null };
export type Commenting = { readonly add: (comment: NewText) => Promise<boolean>; readonly change: (command: UserCommand) => void };

/** Records what is said and what becomes of it. The thread shows it at once, with its own way back; a message would only cover it. */
export function useComments(): Commenting {
  const { drafts, session, workspace } = useStores();
  const add = useCallback(
    async (comment: NewText): Promise<boolean> => {
      const { command, id, negotiation } = session.getState();
      const party = negotiation.side === 'mediator' ? { party: workspace.getState().as } : {};
      const place = draftPlace({ type: 'comment', ...comment });
      await drafts.getState().flush(place);
      const { done } = await command({ type: 'comment', ...comment, ...party });
      if (done && id !== null) await drafts.getState().drop(id, place, 'here');
      return done;
    },
    [drafts, session, workspace],
  );
  const change = useCallback((command: UserCommand) => void session.getState().command(command), [session]);
  return { add, change };
}
