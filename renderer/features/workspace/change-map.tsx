import { useMemo, type ReactNode } from 'react';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import { useStores } from '../../state/stores.ts';
import type { DocumentRow } from './rows.ts';

/** Marks closer than this share of the height are drawn as one. */
const GRAIN = 1 / 400;

type ChangeMapProps = { readonly rows: readonly DocumentRow[]; readonly starts: (index: number) => number; readonly total: number };
type MapMark = { readonly at: number; readonly tone: string; readonly row: Extract<DocumentRow, { readonly type: 'clause' }> };

/** Where the changes are, beside the scrollbar. The outline says the same in words, so this is for the mouse alone. */
export function ChangeMap({ rows, starts, total }: ChangeMapProps): ReactNode {
  const { workspace } = useStores();
  const marks = useMemo(() => {
    const out: MapMark[] = [];
    for (const [index, row] of rows.entries()) {
      if (row.type !== 'clause' || !(row.view.changed || row.view.moved)) continue;
      const at = total === 0 ? 0 : starts(index) / total;
      const last = out.at(-1);
      const tone = row.view.status === 'reopened' ? 'reopened' : row.view.status === 'agreed' ? 'agreed' : row.view.untracked ? 'untracked' : 'changed';
      if (last === undefined || at - last.at > GRAIN || tone !== last.tone) out.push({ at, tone, row });
    }
    return out;
  }, [rows, starts, total]);
  return (
    <div className="map" aria-hidden="true">
      {marks.map((mark) => (
        <button key={mark.row.view.clause.id} type="button" tabIndex={-1} aria-label={nameOf(mark.row.view.clause)} title={nameOf(mark.row.view.clause)} data-tone={mark.tone} style={{ top: `${String(mark.at * 100)}%` }} onClick={() => workspace.getState().focusOn(mark.row.view.clause.id, 0)} />
      ))}
    </div>
  );
}
