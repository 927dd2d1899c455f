import { useMemo, useState } from 'react';
import type { ComparedVersions } from '../../../shared/api/shapes.ts';
import { isNoise, type Change } from '../../../shared/contract/change.ts';
import { useActions } from '../../state/stores.ts';
import { compareWords as words } from '../../strings/compare.ts';
import { shell } from '../../strings/shell.ts';
import { isChange } from './compared-rows.ts';

export type ReadingMode = 'side' | 'inline' | 'list';

export type Reading = {
  readonly mode: ReadingMode;
  readonly setMode: (mode: ReadingMode) => void;
  readonly changesOnly: boolean;
  readonly setChangesOnly: (changesOnly: boolean) => void;
  /** How many changes move no word, and whether they are shown. */
  readonly noise: number;
  readonly showNoise: boolean;
  readonly setShowNoise: (showNoise: boolean) => void;
  /** What the list shows. */
  readonly changes: readonly Change[];
  /** The lines of the page that changed. */
  readonly places: readonly number[];
  /** Which of them is being looked at, -1 for none, and of how many; changes in the list, places on the page. */
  readonly at: number;
  readonly total: number;
  readonly setAt: (at: number) => void;
  readonly step: (by: number) => void;
};

/** How a comparison is read: on a page or as a list, and from change to change. How it was read stays when two others are compared; where one was does not. `rests` = something else is shown. */
export function useReading(result: ComparedVersions | null, rests: boolean): Reading {
  const [mode, setMode] = useState<ReadingMode>('side');
  const [changesOnly, setChangesOnly] = useState(false);
  const [showNoise, setShowNoise] = useState(false);
  const [place, setPlace] = useState<{ readonly of: ComparedVersions | null; readonly at: number }>({ of: null, at: -1 });
  const at = place.of === result ? place.at : -1;
  const setAt = (to: number): void => setPlace({ of: result, at: to });
  const changes = useMemo(() => (result?.comparison.changes ?? []).filter((change) => showNoise || !isNoise(change.class)), [result, showNoise]);
  const places = useMemo(() => (result?.kinds ?? []).flatMap((kind, index) => (isChange(kind, showNoise) ? [index] : [])), [result, showNoise]);
  const noise = useMemo(() => (result?.comparison.changes ?? []).filter((change) => isNoise(change.class)).length, [result]);
  const isList = mode === 'list';
  const total = isList ? changes.length : places.length;
  const step = (by: number): void => {
    if (total > 0) setAt(Math.max(0, Math.min(total - 1, at + by)));
  };
  const turn = (to: ReadingMode): void => {
    // The list counts changes, the page counts places; neither number means anything in the other.
    if ((to === 'list') !== isList) setAt(-1);
    setMode(to);
  };
  useActions('compare-reading', [
    { id: 'compare-changes', label: words.changesOnly, group: shell.groups.read, keys: [], enabled: result !== null && !isList && !rests, run: () => setChangesOnly(!changesOnly) },
    { id: 'compare-next', label: words.next, group: shell.groups.read, keys: ['j', 'F7'], enabled: !rests, run: () => step(1) },
    { id: 'compare-previous', label: words.previous, group: shell.groups.read, keys: ['k', 'Shift+F7'], enabled: !rests, run: () => step(-1) },
    { id: 'compare-mode', label: words.mode, group: shell.groups.read, keys: ['i'], enabled: !rests, run: () => turn(mode === 'side' ? 'inline' : mode === 'inline' ? 'list' : 'side') },
  ]);
  return {
    mode, changesOnly, setChangesOnly, noise, showNoise, changes, places, at, total, setAt, step,
    setMode: turn,
    setShowNoise: (to) => {
      setShowNoise(to);
      setAt(-1);
    },
  };
}
