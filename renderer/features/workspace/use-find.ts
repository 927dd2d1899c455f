import { useCallback, useMemo } from 'react';
import { finder, findInBlocks } from '../../../shared/contract/find-text.ts';
import type { PartyId } from '../../../shared/contract/party.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import { ourParty } from '../../../shared/negotiation/state.ts';
import { useSession, useStores, useWorkspace } from '../../state/stores.ts';

/** One match: its clause, and which of the clause's matches it is. */
export type Match = { readonly clauseId: ClauseId; readonly index: number };

export type Finding = {
  readonly find: RegExp | null;
  readonly matches: readonly Match[];
  /** Which match is on show; -1 before the first. */
  readonly at: number;
  readonly step: (by: 1 | -1) => void;
};

/** Whose text is searched and replaced: ours, or for a mediator the party being decided for. */
export function useFindParty(): PartyId {
  const ours = useSession((state) => ourParty(state.negotiation));
  const mediator = useSession((state) => state.negotiation.side === 'mediator');
  const as = useWorkspace((state) => state.as);
  return mediator ? as : ours;
}

/** While active, every match in our text of every clause, in order, and the way from one to the next. */
export function useFind(active: boolean): Finding {
  const { workspace } = useStores();
  const clauses = useSession((state) => state.negotiation.clauses);
  const options = useWorkspace((state) => state.find);
  const focus = useWorkspace((state) => state.focus);
  const nth = useWorkspace((state) => state.match);
  const party = useFindParty();
  const find = useMemo(() => (active ? finder(options) : null), [active, options]);
  const matches = useMemo(
    () => (find === null ? [] : clauses.flatMap((clause) => findInBlocks(clause.positions[party].wording ?? [], find).map((_found, index): Match => ({ clauseId: clause.id, index })))),
    [find, clauses, party],
  );
  const at = matches.findIndex((match) => match.clauseId === focus && match.index === nth);
  const step = useCallback(
    (by: 1 | -1) => {
      if (matches.length === 0) return;
      const { focusOn, set } = workspace.getState();
      // From the clause in focus onward when no match is on show; round and round otherwise.
      const order = new Map(clauses.map((clause, index) => [clause.id, index]));
      const here = focus === null ? -1 : (order.get(focus) ?? -1);
      const placeOf = (match: Match): number => order.get(match.clauseId) ?? -1;
      const nearest = by === 1 ? matches.findIndex((match) => placeOf(match) >= here) : matches.findLastIndex((match) => placeOf(match) <= here);
      const next = at >= 0 ? (at + by + matches.length) % matches.length : nearest === -1 ? (by === 1 ? 0 : matches.length - 1) : nearest;
      const match = matches[next];
      if (match === undefined) return;
      focusOn(match.clauseId);
      set({ match: match.index });
    },
    [matches, clauses, focus, at, workspace],
  );
  return { find, matches, at, step };
}
