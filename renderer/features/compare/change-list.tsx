import { useMemo, useRef, type ReactNode } from 'react';
import type { Change } from '../../../shared/contract/change.ts';
import { useVirtualRows, VirtualRows } from '../../components/virtual-rows.tsx';
import { OwnChange } from '../../components/word-diff.tsx';
import { classWords, detailWords, kindWords } from '../../strings/changes.ts';
import { compareWords as words } from '../../strings/compare.ts';
import { turnsOf } from '../../redline/own-change.ts';

const GUESS_PX = 96;
/** Changes whose words do not tell what was changed: the list names it. */
const SAYS_HOW: ReadonlySet<Change['class']> = new Set(['substantive', 'formatting']);

function ChangeRow({ change, turn, current }: { readonly change: Change; readonly turn: number; readonly current: boolean }): ReactNode {
  return (
    <article className="change" data-current={current} aria-current={current ? 'true' : undefined}>
      <header>
        <h2>{change.clause === '' ? words.outside : change.clause}</h2>
        <span className="badge">{kindWords[change.kind]}</span>
        <span className="badge">{SAYS_HOW.has(change.class) && change.detail.length > 0 ? change.detail.map(detailWords).join(', ') : classWords[change.class]}</span>
      </header>
      <OwnChange before={change.before} after={change.after} removed={change.removed} added={change.added} turn={turn} />
    </article>
  );
}

/** The changes in document order. */
export function ChangeList({ changes, current }: { readonly changes: readonly Change[]; readonly current: number }): ReactNode {
  const keys = useMemo(() => changes.map(({ id }) => id), [changes]);
  const turns = useMemo(() => turnsOf(changes), [changes]);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualRows({ scroller, keys, guess: () => GUESS_PX, overscan: 6, follow: { index: current, align: 'auto' } });
  return (
    <VirtualRows list={list} className="compare-list" label={words.changes(changes.length)}>
      {(index) => {
        const change = changes[index];
        return change === undefined ? null : <ChangeRow change={change} turn={turns[index] ?? 0} current={index === current} />;
      }}
    </VirtualRows>
  );
}
