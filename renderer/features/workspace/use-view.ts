import { useMemo } from 'react';
import { ourParty } from '../../../shared/negotiation/state.ts';
import type { PartyId } from '../../../shared/contract/party.ts';
import { usualLens, type Lens } from '../../state/lens.ts';
import { useSession, useWorkspace } from '../../state/stores.ts';
import type { Mode } from '../../state/workspace.ts';
import { viewsOf, type ClauseView } from './views.ts';

export type WorkspaceModel = { readonly ours: PartyId; readonly lens: Lens; readonly mode: Mode; readonly views: readonly ClauseView[]; readonly focused: ClauseView | null };

/** The clauses as they are looked at now. */
export function useView(): WorkspaceModel {
  const negotiation = useSession((state) => state.negotiation);
  const chosen = useWorkspace((state) => state.lens);
  const focus = useWorkspace((state) => state.focus);
  const mode = useWorkspace((state) => state.mode) ?? (negotiation.rounds.length === 0 ? 'inline' : 'side');
  const ours = ourParty(negotiation);
  const lens = chosen ?? usualLens(negotiation);
  const views = useMemo(() => viewsOf(negotiation, lens, ours), [negotiation, lens, ours]);
  return { ours, lens, mode, views, focused: views.find((view) => view.clause.id === focus) ?? null };
}
