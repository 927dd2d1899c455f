import { useMemo, useState, type ReactNode } from 'react';
import type { LibraryEntry } from '../../../shared/api/shapes.ts';
import { dealsOf, hasSisters, type Deal } from '../../../shared/negotiation/select/deals.ts';
import { Menu } from '../../components/menu.tsx';
import { PartyChip } from '../../components/party-chip.tsx';
import { AgreementBar } from '../../components/progress-bar.tsx';
import { useLibrary, useUi } from '../../state/stores.ts';
import { useDealSteps } from '../../state/use-deal-steps.ts';
import { common } from '../../strings/common.ts';
import { dealWords } from '../../strings/deals.ts';
import { deadlineWords, isOverdue } from '../../strings/deadlines.ts';
import { library as words } from '../../strings/library.ts';
import { dayAndTime, shortDay } from '../../strings/time.ts';
import { transfer } from '../../strings/transfer.ts';
import { DealHead } from './deal-head.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { useLibraryMenu } from './use-library-menu.ts';

function Counts({ entry }: { readonly entry: LibraryEntry }): ReactNode {
  const { counts } = entry;
  const open = counts['open-ours'] + counts['open-theirs'];
  return (
    <div className="library-counts">
      <AgreementBar counts={counts} />
      <span className="num">
        {words.agreedOf(counts.agreed, counts.total)}
        {open > 0 ? ` · ${words.open(open)}` : ''}
        {counts.reopened > 0 ? <span className="library-reopened"> · {words.reopened(counts.reopened)}</span> : null}
      </span>
    </div>
  );
}

function Row({ entry, deal }: { readonly entry: LibraryEntry; /** The deal it stands in the group of. */ readonly deal: Deal<LibraryEntry> | undefined }): ReactNode {
  const go = useUi((state) => state.go);
  const [exporting, setExporting] = useState(false);
  const setJoining = useUi((state) => state.setJoining);
  const { leave } = useDealSteps();
  const menu = useLibraryMenu(entry, { onExport: () => setExporting(true), deal: deal === undefined ? { label: dealWords.put, run: () => setJoining(entry.id) } : { label: dealWords.take, run: () => void leave(entry, deal) } });
  const ours = entry.side === 'mediator' || entry.turn === entry.side;
  return (
    <tr className={deal === undefined ? undefined : 'library-sister'}>
      <td>
        <button type="button" className="library-open" disabled={entry.problem !== ''} onClick={() => go({ screen: 'workspace', id: entry.id })}>
          {entry.name}
        </button>
        {entry.sample ? <span className="badge">{words.sample}</span> : null}
        {entry.copy === true ? <span className="badge">{transfer.copy}</span> : null}
        {entry.archived ? <span className="badge">{words.archived}</span> : null}
        {entry.problem === '' ? null : <p className="library-problem">{entry.problem}</p>}
      </td>
      <td className="library-parties">
        <PartyChip party="A" name={entry.parties.A.name} />
        <PartyChip party="B" name={entry.parties.B.name} />
      </td>
      <td>
        <span className={ours ? 'library-ours' : 'muted'}>{ours ? words.ours : words.theirs}</span>
        <div className="muted">
          {words.round(entry.round)}
          {entry.turnSince === '' ? '' : `, ${words.since(shortDay(entry.turnSince))}`}
        </div>
        {entry.deadline === undefined ? null : <div className={isOverdue(entry.deadline.on) ? 'library-problem' : ''}>{deadlineWords.due(entry.deadline, entry.parties[entry.deadline.owes].name)}</div>}
      </td>
      <td>
        <Counts entry={entry} />
      </td>
      <td className="num muted">{dayAndTime(entry.changedAt)}</td>
      <td className="library-more">
        <Menu label={words.menu(entry.name)} items={menu} />
        {exporting ? <ExportDialog entry={entry} onClose={() => setExporting(false)} /> : null}
      </td>
    </tr>
  );
}

type Group = { readonly key: string; readonly deal: Deal<LibraryEntry> | undefined; readonly entries: readonly LibraryEntry[] };

/** Documents of a deal stand together where the newest of them would stand alone. */
function grouped(shown: readonly LibraryEntry[], all: readonly LibraryEntry[]): readonly Group[] {
  const deals = dealsOf(all).filter(hasSisters);
  const dealFor = (entry: LibraryEntry): Deal<LibraryEntry> | undefined => deals.find((deal) => deal.documents.includes(entry));
  const placed = new Set<LibraryEntry>();
  return shown.flatMap((entry): readonly Group[] => {
    if (placed.has(entry)) return [];
    const deal = dealFor(entry);
    const entries = deal === undefined ? [entry] : deal.documents.filter((row) => shown.includes(row));
    entries.forEach((one) => placed.add(one));
    return [{ key: deal?.id ?? entry.id, deal, entries }];
  });
}

/** The negotiations as rows, the documents of a deal under its name. */
export function LibraryTable({ entries }: { readonly entries: readonly LibraryEntry[] }): ReactNode {
  const all = useLibrary((state) => state.entries);
  const groups = useMemo(() => grouped(entries, all ?? []), [entries, all]);
  return (
    <table className="data library-table">
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.parties}</th>
          <th scope="col">{words.turn}</th>
          <th scope="col">{words.progress}</th>
          <th scope="col">{words.changed}</th>
          <th scope="col">
            <span className="vh">{common.more}</span>
          </th>
        </tr>
      </thead>
      {groups.map(({ key, deal, entries: rows }) => (
        <tbody key={key}>
          {deal === undefined ? null : <DealHead deal={deal} />}
          {rows.map((entry) => (
            <Row key={entry.id} entry={entry} deal={deal} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
