import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import { cachedRedline } from '../../redline/cache.ts';
import { stopsAt, type ClauseView } from './views.ts';

export type Place = { readonly focus: ClauseId | null; readonly change: number };

const changesIn = (view: ClauseView): number => Math.max(1, cachedRedline(view.sides.before, view.sides.after).changes);

/** The next (1) or previous (-1) change: line by line within a clause, then on to the next changed clause; `null` at the end. */
export function nextChange(views: readonly ClauseView[], from: Place, step: 1 | -1, options: { readonly substanceOnly: boolean }): Place | null {
  const at = views.findIndex((view) => view.clause.id === from.focus);
  const here = views[at];
  if (here !== undefined && stopsAt(here, options)) {
    const within = from.change + step;
    if (within >= 0 && within < changesIn(here)) return { focus: here.clause.id, change: within };
  }
  const rest = step === 1 ? views.slice(at + 1) : views.slice(0, Math.max(0, at)).toReversed();
  const found = rest.find((view) => stopsAt(view, options));
  return found === undefined ? null : { focus: found.clause.id, change: step === 1 ? 0 : changesIn(found) - 1 };
}

/** The clause after or before the focused one. */
export function nextClause(views: readonly ClauseView[], focus: ClauseId | null, step: 1 | -1): ClauseId | null {
  const at = views.findIndex((view) => view.clause.id === focus);
  const next = at === -1 ? 0 : at + step;
  return views[next]?.clause.id ?? null;
}
