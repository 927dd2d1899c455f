import { Download } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { PartyChip } from '../../components/party-chip.tsx';
import { deliver } from '../../state/deliver.ts';
import { useSession, useStores } from '../../state/stores.ts';
import { fileRecordWords as words } from '../../strings/record.ts';
import { dayAndTime } from '../../strings/time.ts';
import { keptFiles } from './kept-files.ts';

/** Every file that went out or came in, to be saved again in its exact bytes. */
export function Files(): ReactNode {
  const stores = useStores();
  const id = useSession((state) => state.id);
  const negotiation = useSession((state) => state.negotiation);
  const files = useMemo(() => keptFiles(negotiation), [negotiation]);
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
          {files.map(({ key, round, at, party, what, name, sha256 }) => (
            <tr key={key}>
              <td className="num record-when">
                {words.roundName(round)} {at === '' ? null : <span className="muted">{dayAndTime(at)}</span>}
              </td>
              <td>
                {party === null ? null : <PartyChip party={party} name={negotiation.parties[party].name} />} {words.kinds[what]}
              </td>
              <td>{name}</td>
              <td>
                <code title={sha256}>{sha256.slice(0, 12)}…</code>
              </td>
              <td>
                <Button look="quiet" aria-label={words.saveNamed(name)} onClick={() => void deliver(stores, { type: 'stored', negotiationId: id, sha256 }, name, words.saved)}>
                  <Download className="svg-icon" />
                  {words.save}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
