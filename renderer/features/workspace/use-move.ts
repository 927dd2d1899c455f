import { useCallback } from 'react';
import { useStores } from '../../state/stores.ts';
import { nextChange, nextClause } from './navigate.ts';
import type { ClauseView } from './views.ts';

export type Moving = { readonly toChange: (step: 1 | -1) => void; readonly toClause: (step: 1 | -1) => void };

/** Moves the focus through the agreement. */
export function useMove(views: readonly ClauseView[]): Moving {
  const { workspace } = useStores();
  const toChange = useCallback(
    (step: 1 | -1) => {
      const state = workspace.getState();
      const place = nextChange(views, state, step, state);
      if (place !== null && place.focus !== null) state.focusOn(place.focus, place.change);
    },
    [views, workspace],
  );
  const toClause = useCallback(
    (step: 1 | -1) => {
      const state = workspace.getState();
      const next = nextClause(views, state.focus, step);
      if (next !== null) state.focusOn(next);
    },
    [views, workspace],
  );
  return { toChange, toClause };
}
