import { useState, type ReactNode } from 'react';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { LibraryEntry } from '../../../shared/api/shapes.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorCard, Notice } from '../../components/notice.tsx';
import { PassphraseField } from '../../components/passphrase-field.tsx';
import { deliver } from '../../state/deliver.ts';
import { runJob } from '../../state/jobs.ts';
import { useStores } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { transfer as words } from '../../strings/transfer.ts';

/** A whole negotiation as one file for another computer of our side, with a passphrase of its own if wanted. */
export function ExportDialog({ entry, onClose }: { readonly entry: LibraryEntry; readonly onClose: () => void }): ReactNode {
  const stores = useStores();
  const [isProtected, setProtected] = useState(false);
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const complete = !isProtected || (fresh !== '' && fresh === again);
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const answer = await runJob(stores.ui, words.exporting, (jobId) => stores.client.request('copy.export', { id: entry.id, ...(isProtected ? { passphrase: fresh } : {}), jobId }));
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    const { file } = answer.value;
    onClose();
    await deliver(stores, { type: 'offered', fileId: file.fileId }, file.name, words.saved);
  };
  return (
    <Dialog title={words.exportTitle} open onClose={() => (busy ? undefined : onClose())}>
      <form
        className="transfer"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete && !busy) void run();
        }}
      >
        <p className="transfer-file">{entry.name}</p>
        <Notice tone="warn" title={words.internal}>
          <p>{words.internalBody}</p>
        </Notice>
        <label className="row">
          <input type="checkbox" checked={isProtected} disabled={busy} onChange={(event) => setProtected(event.currentTarget.checked)} />
          {words.protect}
        </label>
        {isProtected ? <PassphraseField name={words.fresh} value={fresh} onValue={setFresh} busy={busy} hint={words.length} isNew /> : null}
        {isProtected ? <PassphraseField name={words.again} value={again} onValue={setAgain} busy={busy} hint={again !== '' && fresh !== again ? words.differ : undefined} isNew /> : null}
        {error === null ? null : <ErrorCard error={error} />}
        <div className="row">
          <Button type="submit" look="primary" disabled={!complete || busy}>
            {words.doExport}
          </Button>
          <Button disabled={busy} onClick={onClose}>
            {common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
