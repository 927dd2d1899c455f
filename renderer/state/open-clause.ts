import type { ClauseId, NegotiationId } from '../../shared/negotiation/ids.ts';
import type { Stores } from './stores.ts';

/** Goes to a clause of any negotiation, which is opened first where it is not the one that is open. */
export async function openClause({ session, workspace, ui }: Stores, id: NegotiationId, clauseId: ClauseId): Promise<void> {
  const { id: here, phase } = session.getState();
  if (here !== id || phase !== 'open') {
    workspace.getState().reset();
    await session.getState().open(id);
  }
  // A filter set earlier must not hide what was asked for.
  workspace.getState().set({ filter: 'all', search: '' });
  workspace.getState().focusOn(clauseId);
  ui.getState().go({ screen: 'workspace', id });
}
