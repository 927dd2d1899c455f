import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import type { ClauseView } from './views.ts';

/** What one row of the document pane holds: a clause, or a counted stretch of unchanged ones. */
export type DocumentRow = { readonly type: 'clause'; readonly view: ClauseView } | { readonly type: 'fold'; readonly first: ClauseId; readonly count: number };

/** Unchanged clauses fold to a counted line where only changes are wanted; the focused clause and opened folds stay. */
export function rowsOf(views: readonly ClauseView[], options: { readonly changedOnly: boolean; readonly focus: ClauseId | null; readonly opened: ReadonlySet<ClauseId> }): readonly DocumentRow[] {
  const present = views.filter((view) => view.sides.before !== null || view.sides.after !== null);
  if (!options.changedOnly) return present.map((view) => ({ type: 'clause', view }));
  const rows: DocumentRow[] = [];
  let run: ClauseView[] = [];
  const close = (): void => {
    const [first] = run;
    if (first !== undefined && options.opened.has(first.clause.id)) rows.push(...run.map((view): DocumentRow => ({ type: 'clause', view })));
    else if (first !== undefined) rows.push({ type: 'fold', first: first.clause.id, count: run.length });
    run = [];
  };
  for (const view of present) {
    if (view.changed || view.moved || view.clause.id === options.focus) {
      close();
      rows.push({ type: 'clause', view });
    } else run.push(view);
  }
  close();
  return rows;
}
