import { useMemo, useState, type ReactNode } from 'react';
import type { PartyId } from '../../../shared/contract/party.ts';
import { Picker, SearchInput } from '../../components/field.tsx';
import { Page } from '../../components/page.tsx';
import { PartyChip } from '../../components/party-chip.tsx';
import { useActions, useSession, useStores, useUi } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { recordWords as words } from '../../strings/record.ts';
import { shell } from '../../strings/shell.ts';
import { dayAndTime } from '../../strings/time.ts';
import { recordRows } from './record-rows.ts';
import './record.css';

/** Everything that happened, as it is written in the log. */
export function RecordScreen(): ReactNode {
  const { workspace } = useStores();
  const events = useSession((state) => state.events);
  const negotiation = useSession((state) => state.negotiation);
  const go = useUi((state) => state.go);
  const [search, setSearch] = useState('');
  const [party, setParty] = useState<PartyId | 'all'>('all');
  const rows = useMemo(() => recordRows(events, negotiation), [events, negotiation]);
  const wanted = search.trim().toLocaleLowerCase();
  const shown = rows.filter((row) => (party === 'all' || row.party === party) && [row.what, row.clause, row.reason, row.by].some((text) => text.toLocaleLowerCase().includes(wanted)));
  const { id, parties } = negotiation;
  useActions('record', [{ id: 'record-search', label: words.filter, group: shell.groups.read, keys: ['/'], run: () => document.querySelector<HTMLElement>('.record-tools input[type="search"]')?.focus() }]);
  return (
    <Page title={words.title} back={{ label: common.back, run: () => (id === null ? undefined : go({ screen: 'workspace', id })) }}>
      <main className="record" tabIndex={-1} aria-label={words.title}>
        <div className="record-tools">
          <SearchInput label={words.filter} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
          <Picker
            label={words.who}
            value={party}
            options={[
              { value: 'all', label: words.all },
              { value: 'A', label: parties.A.name },
              { value: 'B', label: parties.B.name },
            ]}
            onPick={setParty}
          />
          <p className="muted">{words.hint}</p>
        </div>
        <div className="record-scroll scroll" tabIndex={0} role="region" aria-label={words.title}>
          {shown.length === 0 ? (
            <p className="empty">{words.none}</p>
          ) : (
            <table className="data">
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
                {shown.map((row) => (
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
          )}
        </div>
      </main>
    </Page>
  );
}
