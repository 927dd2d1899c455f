import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Change } from '../../../shared/contract/change.ts';
import { WordDiff } from '../../components/word-diff.tsx';
import { classWords, detailWords, kindWords } from '../../strings/changes.ts';
import { compareWords as words } from '../../strings/compare.ts';

const GUESS_PX = 96;

function ChangeRow({ change, current }: { readonly change: Change; readonly current: boolean }): ReactNode {
  return (
    <article className="change" data-current={current} aria-current={current ? 'true' : undefined}>
      <header>
        <h2>{change.clause === '' ? words.outside : change.clause}</h2>
        <span className="badge">{kindWords[change.kind]}</span>
        <span className="badge">{change.class === 'substantive' && change.detail.length > 0 ? change.detail.map(detailWords).join(', ') : classWords[change.class]}</span>
      </header>
      <WordDiff before={change.before} after={change.after} short />
    </article>
  );
}

/** The changes in document order, drawn as they come into view. */
export function ChangeList({ changes, current }: { readonly changes: readonly Change[]; readonly current: number }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: changes.length, getScrollElement: () => scroller.current, estimateSize: () => GUESS_PX, overscan: 6, getItemKey: (index) => changes[index]?.id ?? index });
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'auto' });
  }, [current, rows]);
  return (
    <div ref={scroller} className="compare-list scroll" tabIndex={0} role="region" aria-label={words.changes(changes.length)}>
      <div className="virtual" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const change = changes[item.index];
          return change === undefined ? null : (
            <div key={item.key} ref={rows.measureElement} data-index={item.index} className="virtual-row" style={{ transform: `translateY(${String(item.start)}px)` }}>
              <ChangeRow change={change} current={item.index === current} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
