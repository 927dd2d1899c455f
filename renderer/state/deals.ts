import { useMemo } from 'react';
import type { LibraryEntry } from '../../shared/api/shapes.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { dealOf, hasSisters, type Deal } from '../../shared/negotiation/select/deals.ts';
import { useLibrary } from './stores.ts';

/** The deal of a negotiation with more than this one document in it, as the list of negotiations has it. */
export function useDeal(id: NegotiationId | null): Deal<LibraryEntry> | undefined {
  const entries = useLibrary((state) => state.entries);
  return useMemo(() => {
    const deal = id === null ? undefined : dealOf(entries ?? [], id);
    return deal === undefined || !hasSisters(deal) ? undefined : deal;
  }, [entries, id]);
}

/** How many documents of a deal have every clause agreed, and how many there are, those included that are missing here. */
export const agreedIn = ({ documents, missing }: Deal<LibraryEntry>): { readonly agreed: number; readonly all: number } => ({
  agreed: documents.filter((row) => row.problem === '' && row.deal?.blockers === 0).length,
  all: documents.length + missing.length,
});
