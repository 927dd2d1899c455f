import type { ReactNode } from 'react';
import { PartyChip } from '../../components/party-chip.tsx';
import { SaveFile } from '../../components/save-file.tsx';
import type { ListedFile } from '../../state/library.ts';
import { useSettings, useStores, useUi } from '../../state/stores.ts';
import { fileRecordWords, recentFileWords as words } from '../../strings/record.ts';
import { dayAndTime } from '../../strings/time.ts';

/** The files that went out or came in last, over all negotiations (rule N68). Whether they are folded away is kept with the window. */
export function RecentFiles({ files }: { readonly files: readonly ListedFile[] }): ReactNode {
  const { settings } = useStores();
  const layout = useSettings((state) => state.settings.layout);
  const go = useUi((state) => state.go);
  const open = layout['recent-files'] !== 0;
  const keep = (to: boolean): void => {
    if (to !== open) void settings.getState().change({ layout: { ...layout, 'recent-files': to ? 1 : 0 } });
  };
  if (files.length === 0) return null;
  return (
    <details className="recent-files" open={open} onToggle={(event) => keep(event.currentTarget.open)}>
      <summary>
        <h2 className="section-title">{words.title}</h2> <span className="badge num">{files.length}</span>
      </summary>
      <table className="data" aria-label={words.title}>
        <thead>
          <tr>
            <th scope="col">{fileRecordWords.name}</th>
            <th scope="col">{fileRecordWords.what}</th>
            <th scope="col">{words.negotiation}</th>
            <th scope="col">{words.when}</th>
            <th scope="col">
              <span className="vh">{fileRecordWords.save}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ file, entry }) => (
            <tr key={`${entry.id} ${file.key}`}>
              <th scope="row" dir="auto">
                {file.name}
              </th>
              <td>
                {file.party === null ? null : <PartyChip party={file.party} name={entry.parties[file.party].name} />} {fileRecordWords.kinds[file.what]}
              </td>
              <td>
                <button type="button" className="recent-files-open" aria-label={words.open(entry.name)} onClick={() => go({ screen: 'workspace', id: entry.id })}>
                  {entry.name}
                </button>{' '}
                <span className="muted">{words.round(file.round)}</span>
              </td>
              <td className="num muted">{dayAndTime(file.at)}</td>
              <td className="library-more">
                <SaveFile negotiationId={entry.id} file={file} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
