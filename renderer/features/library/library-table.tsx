import { useState, type ReactNode } from 'react';
import type { LibraryEntry } from '../../../shared/api/shapes.ts';
import { Menu } from '../../components/menu.tsx';
import { PartyChip } from '../../components/party-chip.tsx';
import { AgreementBar } from '../../components/progress-bar.tsx';
import { useUi } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { deadlineWords, isOverdue } from '../../strings/deadlines.ts';
import { library as words } from '../../strings/library.ts';
import { dayAndTime, shortDay } from '../../strings/time.ts';
import { transfer } from '../../strings/transfer.ts';
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

function Row({ entry }: { readonly entry: LibraryEntry }): ReactNode {
  const go = useUi((state) => state.go);
  const [exporting, setExporting] = useState(false);
  const menu = useLibraryMenu(entry, () => setExporting(true));
  const ours = entry.side === 'mediator' || entry.turn === entry.side;
  return (
    <tr>
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

/** The negotiations as rows. */
export function LibraryTable({ entries }: { readonly entries: readonly LibraryEntry[] }): ReactNode {
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
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}
