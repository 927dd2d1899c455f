import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import { blocksText, type Block } from '../../../shared/contract/content.ts';
import { Button } from '../../components/button.tsx';
import { useVirtualRows, VirtualRows } from '../../components/virtual-rows.tsx';
import { useStores, useWorkspace } from '../../state/stores.ts';
import type { Mode } from '../../state/workspace.ts';
import { lensColumns, workspace as words } from '../../strings/workspace.ts';
import { ChangeMap } from './change-map.tsx';
import { ClauseRow } from './clause-row.tsx';
import { DocumentTools } from './document-tools.tsx';
import { FindBar } from './find-bar.tsx';
import { useFind } from './use-find.ts';
import { useHighlights } from './use-highlights.ts';
import { rowsOf, type DocumentRow } from './rows.ts';
import type { WorkspaceModel } from './use-view.ts';

/** A guess good enough for the scrollbar until a row has been measured. */
function guess(row: DocumentRow | undefined, mode: 'side' | 'inline'): number {
  if (row === undefined || row.type === 'fold') return 36;
  const { before, after } = row.view.sides;
  return 28 + linesIn(after ?? before ?? [], mode === 'side' ? 46 : 72) * 26;
}

/** As many lines as the words would take; asked for every row of the agreement whenever one of them was measured. */
function linesIn(blocks: readonly Block[], width: number): number {
  const lengths = lineLengths.get(blocks) ?? blocksText(blocks).split('\n').map((line) => line.length);
  lineLengths.set(blocks, lengths);
  return lengths.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / width)), 0);
}

const lineLengths = new WeakMap<readonly Block[], readonly number[]>();

/** The whole agreement as the reading surface. Both sides stand in one scroller, so they cannot drift apart. */
export function DocumentPane({ model }: { readonly model: WorkspaceModel }): ReactNode {
  const { mode } = model;
  const focus = useWorkspace((state) => state.focus);
  const change = useWorkspace((state) => state.change);
  const reveal = useWorkspace((state) => state.reveal);
  const editing = useWorkspace((state) => state.editing);
  const changedOnly = useWorkspace((state) => state.changedOnly);
  const { workspace } = useStores();
  const searching = useWorkspace((state) => state.finding !== 'no');
  const match = useWorkspace((state) => state.match);
  const finding = useFind(searching);
  const [opened, setOpened] = useState<ReadonlySet<ClauseId>>(new Set());
  const rows = useMemo(() => rowsOf(model.views, { changedOnly, focus, opened }), [model.views, changedOnly, focus, opened]);
  const keys = useMemo(() => rows.map((row) => (row.type === 'fold' ? `fold-${row.first}` : row.view.clause.id)), [rows]);
  const scroller = useRef<HTMLDivElement>(null);
  const written = editing === null ? -1 : rows.findIndex((row) => row.type === 'clause' && row.view.clause.id === editing);
  const list = useVirtualRows({ scroller, layout: mode, keys, guess: (index) => guess(rows[index], mode), overscan: 4, paddingEnd: 320, kept: written });
  const { virtual } = list;
  useHighlights(scroller, finding.find, { clauseId: focus, index: match });
  const at = rows.findIndex((row) => row.type === 'clause' && row.view.clause.id === focus);
  const seen = useRef<{ readonly focus: ClauseId | null; readonly mode: Mode; readonly reveal: number; readonly editing: ClauseId | null }>({ focus: null, mode, reveal: 0, editing: null });
  useEffect(() => {
    const began = editing !== null && seen.current.editing !== editing;
    const moved = seen.current.focus !== focus || seen.current.reveal !== reveal || began;
    const turned = seen.current.mode !== mode;
    seen.current = { focus, mode, reveal, editing };
    // Opening a fold moves rows too, but must not move what is being read.
    if (at < 0 || !(moved || turned)) return;
    const shown = virtual.getVirtualItems().find((item) => item.index === at);
    const { current } = scroller;
    const inView = shown !== undefined && current !== null && shown.start >= current.scrollTop && shown.start < current.scrollTop + current.clientHeight * 0.6;
    // Rows are of another height in the other mode; what was being read stays in view.
    if (!inView || turned) virtual.scrollToIndex(at, { align: 'start' });
  }, [focus, mode, reveal, editing, at, virtual]);
  useEffect(() => {
    const { current } = scroller;
    if (current === null) return undefined;
    // One listener for all rows; by keyboard the outline and the keys do the same.
    const onClick = (event: MouseEvent): void => {
      const id = event.target instanceof Element ? event.target.closest('[data-clause]')?.getAttribute('data-clause') : null;
      const view = model.views.find((one) => one.clause.id === id);
      if (view !== undefined && view.clause.id !== workspace.getState().focus) workspace.getState().focusOn(view.clause.id);
    };
    current.addEventListener('click', onClick);
    return () => current.removeEventListener('click', onClick);
  }, [model.views, workspace]);
  const edited = useRef<ClauseId | null>(null);
  useEffect(() => {
    const left = edited.current;
    edited.current = editing;
    if (editing !== null || left === null || left !== focus) return undefined;
    // The redline takes less room than the editor did: what was written is looked for again.
    const timer = setTimeout(() => {
      const change = scroller.current?.querySelector('.clause[data-focused="true"] .pair[data-changed="true"]');
      if (change !== null && change !== undefined) change.scrollIntoView({ block: 'nearest' });
      else workspace.getState().focusOn(left);
    }, 60);
    return () => clearTimeout(timer);
  }, [editing, focus, workspace]);
  useEffect(() => {
    if (focus === null || change < 0) return undefined;
    const timer = setTimeout(() => scroller.current?.querySelector('.pair[data-current="true"]')?.scrollIntoView({ block: 'nearest' }), 60);
    return () => clearTimeout(timer);
  }, [focus, change]);
  const shown = (row: DocumentRow | undefined): ReactNode => {
    if (row === undefined) return null;
    if (row.type === 'clause') return <ClauseRow view={row.view} mode={mode} focused={row.view.clause.id === focus} change={row.view.clause.id === focus ? change : -1} />;
    return (
      <div className="fold">
        <span>{words.unchanged(row.count)}</span>
        <Button look="quiet" onClick={() => setOpened(new Set([...opened, row.first]))}>
          {words.show}
        </Button>
      </div>
    );
  };
  const [left, right] = lensColumns[model.lens];
  return (
    <main className="document" tabIndex={-1} aria-label={words.document} data-mode={mode}>
      <div>
        <DocumentTools model={model} />
        {searching ? <FindBar finding={finding} /> : null}
      </div>
      <div className="document-columns">
        {mode === 'side' ? (
          <>
            <span>{left}</span>
            <span>{right}</span>
          </>
        ) : (
          <span>
            {left} → {right}
          </span>
        )}
      </div>
      <div className="document-body">
        <VirtualRows list={list} className="document-scroll" label={words.document}>
          {(index) => shown(rows[index])}
        </VirtualRows>
        <ChangeMap rows={rows} measured={virtual.measurementsCache} total={virtual.getTotalSize()} moving={virtual.isScrolling} />
      </div>
    </main>
  );
}
