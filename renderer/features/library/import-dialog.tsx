import { useEffect, useState, type ReactNode } from 'react';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { OfferedFile } from '../../../shared/api/shapes.ts';
import type { ApiOutput } from '../../../shared/api/table.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorCard } from '../../components/notice.tsx';
import { PassphraseField } from '../../components/passphrase-field.tsx';
import { runJob } from '../../state/jobs.ts';
import { useStores } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { transfer as words } from '../../strings/transfer.ts';
import { ImportedBundle } from './imported-bundle.tsx';
import { ImportedCopy } from './imported-copy.tsx';

type Look = ApiOutput<'import.look'>;

/** A file of Parley’s own: what it is, how it stands to what is here, and what can be done with it. Nothing changes before that is chosen. */
export function ImportDialog({ file, onClose }: { readonly file: OfferedFile; readonly onClose: () => void }): ReactNode {
  const { client, ui } = useStores();
  const [look, setLook] = useState<Look | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let current = true;
    setBusy(true);
    setError(null);
    const input = { fileId: file.fileId, ...(passphrase === undefined ? {} : { passphrase }) };
    void runJob(ui, words.looking, (jobId) => client.request('import.look', { ...input, jobId })).then((answer) => {
      if (!current) return;
      setBusy(false);
      if (answer.ok) setLook(answer.value);
      else setError(answer.error);
    });
    return () => void (current = false);
  }, [client, ui, file, passphrase]);
  const unlock = (
    <form
      className="transfer"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '' && !busy) setPassphrase(typed);
      }}
    >
      <p>{words.locked}</p>
      <PassphraseField name={words.passphrase} value={typed} onValue={setTyped} busy={busy} />
      <div className="row">
        <Button type="submit" look="primary" disabled={typed === '' || busy}>
          {words.unlock}
        </Button>
        <Button onClick={onClose}>{common.cancel}</Button>
      </div>
    </form>
  );
  return (
    <Dialog title={words.importTitle} open onClose={onClose}>
      <div className="transfer">
        <p className="transfer-file">{file.name}</p>
        {error === null ? null : <ErrorCard error={error} />}
        {look === null && error === null ? <p role="status">{words.looking}…</p> : null}
        {look?.type === 'locked' ? unlock : null}
        {look?.type === 'bundle' ? <ImportedBundle look={look} file={file} onClose={onClose} /> : null}
        {look?.type === 'copy' ? <ImportedCopy look={look} file={{ fileId: file.fileId, ...(passphrase === undefined ? {} : { passphrase }) }} onClose={onClose} /> : null}
      </div>
    </Dialog>
  );
}
