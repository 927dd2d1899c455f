import { useVirtualizer } from '@tanstack/react-virtual';
import { MessageSquare, PenLine } from 'lucide-react';
import { useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { SearchInput } from '../../components/field.tsx';
import { StatusMark } from '../../components/status-mark.tsx';
import { useStores, useWorkspace } from '../../state/stores.ts';
import { FILTERS } from '../../state/workspace.ts';
import { commentWords } from '../../strings/comments.ts';
import { draftWords } from '../../strings/drafts.ts';
import { filterWords, workspace as words } from '../../strings/workspace.ts';
import { useDraftedClauses } from './use-drafts.ts';
import { matchesFilter, matchesSearch, type ClauseView } from './views.ts';

const ROW_REM = 2.8;
const remPx = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);

function Chips({ views }: { readonly views: readonly ClauseView[] }): ReactNode {
  const filter = useWorkspace((state) => state.filter);
  const set = useWorkspace((state) => state.set);
  const counts = useMemo(() => FILTERS.map((name) => ({ name, count: views.filter((view) => matchesFilter(view, name)).length })), [views]);
  return (
    <div className="chips" role="group" aria-label={words.filtersLabel}>
      {counts
        .filter(({ name, count }) => count > 0 || name === filter || name === 'all')
        .map(({ name, count }) => (
          <button key={name} type="button" className="filter" aria-pressed={name === filter} onClick={() => set({ filter: name })}>
            {filterWords[name]} <span className="num">{count}</span>
          </button>
        ))}
    </div>
  );
}

const optionId = (view: ClauseView): string => `outline-${view.clause.id}`;

/** Every clause with its number and status; the way through a long agreement. */
export function Outline({ views }: { readonly views: readonly ClauseView[] }): ReactNode {
  const { workspace } = useStores();
  const focus = useWorkspace((state) => state.focus);
  const filter = useWorkspace((state) => state.filter);
  const search = useWorkspace((state) => state.search);
  const drafted = useDraftedClauses();
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => views.filter((view) => matchesFilter(view, filter) && matchesSearch(view, search)), [views, filter, search]);
  const at = shown.findIndex((view) => view.clause.id === focus);
  const rows = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_REM * remPx(), overscan: 12 });
  const height = rows.scrollRect?.height ?? 0;
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, rows, height]);
  const move = (to: number): void => {
    const view = shown[Math.max(0, Math.min(shown.length - 1, to))];
    if (view !== undefined) workspace.getState().focusOn(view.clause.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? shown.length - 1 : null;
    if (to === null) return;
    event.preventDefault();
    move(to);
  };
  const onClick = (event: MouseEvent): void => {
    const index = event.target instanceof Element ? event.target.closest('[data-index]')?.getAttribute('data-index') : null;
    if (index !== null && index !== undefined) move(Number(index));
  };
  const items = rows.getVirtualItems();
  const active = shown[at];
  const activeId = active !== undefined && items.some((item) => item.index === at) ? optionId(active) : undefined;
  return (
    <div className="outline">
      <div className="outline-head">
        <SearchInput label={words.filterClauses} value={search} onChange={(event) => workspace.getState().set({ search: event.currentTarget.value })} />
        <Chips views={views} />
      </div>
      {shown.length === 0 ? <p className="empty">{words.noneMatch}</p> : null}
      <div ref={scroller} className="outline-list scroll" role="listbox" aria-label={words.outline} tabIndex={0} aria-activedescendant={activeId} onKeyDown={onKeyDown} onClick={onClick} hidden={shown.length === 0}>
        <div className="virtual" role="presentation" style={{ height: rows.getTotalSize() }}>
          {items.map((item) => {
            const view = shown[item.index];
            if (view === undefined) return null;
            const { clause, status } = view;
            return (
              <div
                key={clause.id}
                id={optionId(view)}
                role="option"
                aria-selected={clause.id === focus}
                aria-setsize={shown.length}
                aria-posinset={item.index + 1}
                className="outline-row"
                data-level={Math.min(4, clause.level)}
                data-kind={clause.kind}
                style={{ transform: `translateY(${String(item.start)}px)` }}
                data-index={item.index}
              >
                <StatusMark status={status} bare />
                <span className="outline-number num">{clause.number}</span>
                <span className="outline-heading" data-own={clause.heading !== ''} title={clause.heading === '' ? view.firstWords : clause.heading} dir="auto">
                  {clause.heading === '' ? view.firstWords : clause.heading}
                </span>
                {view.openComments === 0 ? null : (
                  <span className="outline-comments num" role="img" title={commentWords.open(view.openComments)} aria-label={commentWords.open(view.openComments)}>
                    <MessageSquare className="svg-icon" aria-hidden="true" />
                    {view.openComments}
                  </span>
                )}
                {drafted.has(clause.id) ? <PenLine className="svg-icon outline-draft" role="img" aria-label={draftWords.drafted} /> : null}
                {view.untracked ? <span className="outline-flag" role="img" title={words.notTracked} aria-label={words.notTracked} /> : null}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
