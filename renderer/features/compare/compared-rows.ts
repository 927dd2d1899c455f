import { useEffect, useState } from 'react';
import type { ComparedVersions, PresentedRows } from '../../../shared/api/shapes.ts';
import type { RowKind } from '../../../shared/contract/presentation.ts';
import { useStores } from '../../state/stores.ts';

export type ComparedRow = PresentedRows['rows'][number];

/** Lines asked for at once: the first ones are on the screen while the others are still on their way. */
const CHUNK = 250;

/** The lines of a comparison as they come in, in order; those still missing are not in the list yet. */
export function useComparedRows(compared: ComparedVersions | null): readonly ComparedRow[] {
  const { client, ui } = useStores();
  const [loaded, setLoaded] = useState<{ readonly id: string; readonly rows: readonly ComparedRow[] }>({ id: '', rows: [] });
  const id = compared?.comparisonId ?? '';
  const total = compared?.kinds.length ?? 0;
  useEffect(() => {
    const asking = new AbortController();
    const load = async (): Promise<void> => {
      for (let from = 0; from < total; from += CHUNK) {
        const answer = await client.request('compare.rows', { comparisonId: id, from, count: CHUNK });
        if (asking.signal.aborted) return;
        if (!answer.ok) return ui.getState().refuse(answer.error);
        setLoaded((before) => ({ id, rows: before.id === id ? [...before.rows, ...answer.value.rows] : answer.value.rows }));
      }
    };
    void load();
    return () => asking.abort();
  }, [client, ui, id, total]);
  return loaded.id === id ? loaded.rows : [];
}

/** Lines that move no word are changes only for who asks to see them. */
export const isChange = (kind: RowKind, withNoise: boolean): boolean => kind !== 'same' && kind !== 'story' && (withNoise || (kind !== 'formatting' && kind !== 'renumbered'));

/** What stands on the page, one below the other: lines, and folds in the place of unchanged ones. */
export type ShownLine = { readonly type: 'row'; readonly index: number } | { readonly type: 'fold'; readonly from: number; readonly count: number };

/** Unchanged lines kept around a change. */
const CONTEXT = 1;

/** The heads of headers, notes and boxes in which something changed. */
function changedHeads(kinds: readonly RowKind[], withNoise: boolean): ReadonlySet<number> {
  const heads = new Set<number>();
  let head = -1;
  for (const [index, kind] of kinds.entries()) {
    if (kind === 'story') head = index;
    else if (head >= 0 && isChange(kind, withNoise)) heads.add(head);
  }
  return heads;
}

/** All lines, or only the changed ones with a line around them; `opened` are the folds somebody opened, by their first line. */
export function shownLines(kinds: readonly RowKind[], options: { readonly changesOnly: boolean; readonly withNoise: boolean; readonly opened: ReadonlySet<number> }): readonly ShownLine[] {
  if (!options.changesOnly) return kinds.map((_, index) => ({ type: 'row', index }));
  const heads = changedHeads(kinds, options.withNoise);
  const isNear = (index: number): boolean => {
    if (kinds[index] === 'story') return heads.has(index);
    for (let near = index - CONTEXT; near <= index + CONTEXT; near += 1) {
      const kind = kinds[near];
      if (kind !== undefined && isChange(kind, options.withNoise)) return true;
    }
    return false;
  };
  const lines: ShownLine[] = [];
  for (let index = 0; index < kinds.length; ) {
    if (isNear(index)) {
      lines.push({ type: 'row', index });
      index += 1;
      continue;
    }
    const from = index;
    while (index < kinds.length && !isNear(index)) index += 1;
    if (options.opened.has(from) || index - from === 1) for (let at = from; at < index; at += 1) lines.push({ type: 'row', index: at });
    else lines.push({ type: 'fold', from, count: index - from });
  }
  return lines;
}
