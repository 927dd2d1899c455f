import type { ReactNode } from 'react';
import type { RecordRow } from '../../../shared/negotiation/select/record-rows.ts';
import { PartyChip } from '../../components/party-chip.tsx';
import { useSession, useStores, useUi } from '../../state/stores.ts';
import { recordScreenWords as words } from '../../strings/record.ts';
import { dayAndTime } from '../../strings/time.ts';

/** The facts as rows, each clause a way to it. */
export function RecordTable({ rows }: { readonly rows: readonly RecordRow[] }): ReactNode {
  const { workspace } = useStores();
  const id = useSession((state) => state.id);
  const parties = useSession((state) => state.negotiation.parties);
  const go = useUi((state) => state.go);
  return (
    <table className="data record-table" aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.seq}</th>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.clause}</th>
          <th scope="col">{words.reason}</th>
          <th scope="col">{words.by}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td className="num muted">{row.seq}</td>
            <td className="num record-when">{dayAndTime(row.at)}</td>
            <td>
              {row.party === null ? null : <PartyChip party={row.party} name={parties[row.party].name} />} {row.what}
            </td>
            <td>
              {row.clauseId === null || id === null ? (
                row.clause
              ) : (
                <button
                  type="button"
                  className="record-clause"
                  onClick={() => {
                    if (row.clauseId !== null) workspace.getState().focusOn(row.clauseId);
                    go({ screen: 'workspace', id });
                  }}
                >
                  {row.clause}
                </button>
              )}
            </td>
            <td>{row.reason}</td>
            <td className="muted">{row.by}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
