import { useMemo, type ReactNode } from 'react';
import { keptFiles } from '../../../shared/negotiation/select/kept-files.ts';
import { PartyChip } from '../../components/party-chip.tsx';
import { SaveFile } from '../../components/save-file.tsx';
import { useSession } from '../../state/stores.ts';
import { fileRecordWords as words } from '../../strings/record.ts';
import { dayAndTime } from '../../strings/time.ts';

/** Every file that went out or came in, to be saved again in its exact bytes. */
export function Files(): ReactNode {
  const id = useSession((state) => state.id);
  const events = useSession((state) => state.events);
  const negotiation = useSession((state) => state.negotiation);
  const files = useMemo(() => keptFiles(negotiation, events), [negotiation, events]);
  if (id === null || files.length === 0) return null;
  return (
    <details className="record-files">
      <summary>
        <h2 className="section-title">{words.title}</h2> <span className="badge num">{files.length}</span>
      </summary>
      <p className="muted">{words.hint}</p>
      <table className="data" aria-label={words.title}>
        <thead>
          <tr>
            <th scope="col">{words.round}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.hash}</th>
            <th scope="col">
              <span className="vh">{words.save}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.key}>
              <td className="num record-when">
                {words.roundName(file.round)} <span className="muted">{dayAndTime(file.at)}</span>
              </td>
              <td>
                {file.party === null ? null : <PartyChip party={file.party} name={negotiation.parties[file.party].name} />} {words.kinds[file.what]}
              </td>
              <td>{file.name}</td>
              <td>
                <code title={file.sha256}>{file.sha256.slice(0, 12)}…</code>
              </td>
              <td>
                <SaveFile negotiationId={id} file={file} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
