import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import { useStores } from '../../state/stores.ts';
import type { DocumentRow } from './rows.ts';

/** Marks closer than this share of the height are drawn as one. */
const GRAIN = 1 / 400;

type ChangeMapProps = {
  readonly rows: readonly DocumentRow[];
  /** Where each row begins, of the height of all. */
  readonly measured: readonly { readonly start: number }[];
  readonly total: number;
  /** Someone is scrolling. */
  readonly moving: boolean;
};
type MapMark = { readonly at: number; readonly tone: string; readonly row: Extract<DocumentRow, { readonly type: 'clause' }> };

/** The share of the height each row begins at. While someone scrolls it stays as it was: every row that is measured moves all that follow by a hair, which is not worth four hundred marks drawn anew in each frame. */
function usePlaces(measured: ChangeMapProps['measured'], total: number, moving: boolean): readonly number[] {
  const [places, setPlaces] = useState<readonly number[]>([]);
  useEffect(() => {
    if (!moving) setPlaces(measured.map(({ start }) => start / Math.max(1, total)));
  }, [measured, total, moving]);
  return places;
}

function marksOf(rows: readonly DocumentRow[], places: readonly number[]): readonly MapMark[] {
  const out: MapMark[] = [];
  for (const [index, row] of rows.entries()) {
    const at = places[index];
    if (at === undefined || row.type !== 'clause' || !(row.view.changed || row.view.moved)) continue;
    const last = out.at(-1);
    const tone = row.view.status === 'reopened' ? 'reopened' : row.view.status === 'agreed' ? 'agreed' : row.view.untracked ? 'untracked' : 'changed';
    if (last === undefined || at - last.at > GRAIN || tone !== last.tone) out.push({ at, tone, row });
  }
  return out;
}

/** Where the changes are, beside the scrollbar. The outline says the same in words, so this is for the mouse alone. */
export function ChangeMap({ rows, measured, total, moving }: ChangeMapProps): ReactNode {
  const { workspace } = useStores();
  const places = usePlaces(measured, total, moving);
  // The element itself is kept, so that drawing the rows of the next frame does not look at the map.
  return useMemo(
    () => (
      <div className="map" aria-hidden="true">
        {marksOf(rows, places).map(({ at, tone, row: { view } }) => (
          <button key={view.clause.id} type="button" tabIndex={-1} aria-label={nameOf(view.clause)} title={nameOf(view.clause)} data-tone={tone} style={{ top: `${String(at * 100)}%` }} onClick={() => workspace.getState().focusOn(view.clause.id, 0)} />
        ))}
      </div>
    ),
    [rows, places, workspace],
  );
}
