import { useMemo, useState, type ReactNode } from 'react';
import type { PartyId } from '../../../shared/contract/party.ts';
import { recordRows, type RecordKind } from '../../../shared/negotiation/select/record-rows.ts';
import { statisticsOf } from '../../../shared/negotiation/select/statistics.ts';
import { Button } from '../../components/button.tsx';
import { Picker, SearchInput } from '../../components/field.tsx';
import { Page } from '../../components/page.tsx';
import { deliver } from '../../state/deliver.ts';
import { runJob } from '../../state/jobs.ts';
import { useActions, useSession, useStores, useUi } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { kindWords, recordScreenWords as words } from '../../strings/record.ts';
import { shell } from '../../strings/shell.ts';
import { Balance } from './balance.tsx';
import { Files } from './files.tsx';
import { RecordTable } from './record-table.tsx';
import { Timeline } from './timeline.tsx';
import './record.css';

const KINDS: readonly (RecordKind | 'all')[] = ['all', 'rounds', 'decisions', 'comments', 'trades', 'corrections'];

/** Everything that happened, as it is written in the log: as a plot, as a table, and on paper. */
export function RecordScreen(): ReactNode {
  const stores = useStores();
  const events = useSession((state) => state.events);
  const negotiation = useSession((state) => state.negotiation);
  const go = useUi((state) => state.go);
  const [search, setSearch] = useState('');
  const [party, setParty] = useState<PartyId | 'all'>('all');
  const [kind, setKind] = useState<RecordKind | 'all'>('all');
  const [clause, setClause] = useState('all');
  const [notes, setNotes] = useState(false);
  const rows = useMemo(() => recordRows(events, negotiation), [events, negotiation]);
  const statistics = useMemo(() => statisticsOf(events, negotiation), [events, negotiation]);
  const told = useMemo(() => [...new Map(rows.flatMap((row) => (row.clauseId === null || row.clause === '' ? [] : [[String(row.clauseId), row.clause] as const])))], [rows]);
  const inOrder = useMemo(() => {
    const place = new Map(negotiation.clauses.map((one, index) => [String(one.id), index]));
    return told.toSorted(([a], [b]) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  }, [told, negotiation.clauses]);
  const wanted = search.trim().toLocaleLowerCase();
  const shown = rows.filter(
    (row) =>
      (party === 'all' || row.party === party) && (kind === 'all' || row.kind === kind) && (clause === 'all' || row.clauseId === clause) && [row.what, row.clause, row.reason, row.by].some((text) => text.toLocaleLowerCase().includes(wanted)),
  );
  const id = useSession((state) => state.id);
  const { parties } = negotiation;
  const exportRecord = async (): Promise<void> => {
    if (id === null) return;
    const answer = await runJob(stores.ui, words.exporting, (jobId) => stores.client.request('record.export', { id, notes, jobId }));
    if (!answer.ok) return stores.ui.getState().refuse(answer.error);
    await deliver(stores, { type: 'offered', fileId: answer.value.fileId }, answer.value.name, words.exported);
  };
  useActions('record', [
    { id: 'record-search', label: words.filter, group: shell.groups.read, keys: ['/'], run: () => document.querySelector<HTMLElement>('.record-tools input[type="search"]')?.focus() },
    { id: 'record-export', label: words.export, group: shell.groups.app, keys: ['Mod+Enter'], run: () => void exportRecord() },
  ]);
  const actions = (
    <>
      <label className="check" title={words.exportNotesHint}>
        <input type="checkbox" checked={notes} onChange={(event) => setNotes(event.currentTarget.checked)} />
        {words.exportNotes}
      </label>
      <Button onClick={() => void exportRecord()}>{words.export}</Button>
    </>
  );
  return (
    <Page title={words.title} back={{ label: common.back, run: () => (id === null ? undefined : go({ screen: 'workspace', id })) }} actions={actions}>
      <main className="record scroll" tabIndex={0} aria-label={words.title}>
        <Timeline points={statistics.timeline} />
        <Balance statistics={statistics} />
        <Files />
        <div className="record-tools">
          <SearchInput label={words.filter} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
          <Picker label={words.who} value={party} options={[{ value: 'all', label: words.all }, { value: 'A', label: parties.A.name }, { value: 'B', label: parties.B.name }]} onPick={setParty} />
          <Picker label={words.whichKind} value={kind} options={KINDS.map((value) => ({ value, label: kindWords[value] }))} onPick={setKind} />
          <Picker label={words.whichClause} value={clause} options={[{ value: 'all', label: words.allClauses }, ...inOrder.map(([value, label]) => ({ value, label }))]} onPick={setClause} />
          <span className="muted num" role="status">
            {words.shown(shown.length, rows.length)}
          </span>
          <p className="muted">{words.hint}</p>
        </div>
        {shown.length === 0 ? <p className="empty">{words.none}</p> : <RecordTable rows={shown} />}
      </main>
    </Page>
  );
}
