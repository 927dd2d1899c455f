import { useDeal } from '../../state/deals.ts';
import { useAppReadOnly, useLibrary, useSession, useUi } from '../../state/stores.ts';
import { useDealSteps } from '../../state/use-deal-steps.ts';

/** What can be done about the deal of the open negotiation, each `null` where it cannot be: putting it into one, or taking it out of its own. */
export function useOwnDeal(): { readonly join: (() => void) | null; readonly takeOut: (() => void) | null } {
  const id = useSession((state) => state.id);
  const entry = useLibrary((state) => state.entries?.find((one) => one.id === id));
  const deal = useDeal(id);
  const readOnly = useAppReadOnly();
  const setJoining = useUi((state) => state.setJoining);
  const { leave } = useDealSteps();
  if (entry === undefined || entry.problem !== '' || readOnly !== '') return { join: null, takeOut: null };
  return deal === undefined ? { join: () => setJoining(entry.id), takeOut: null } : { join: null, takeOut: () => void leave(entry, deal) };
}
