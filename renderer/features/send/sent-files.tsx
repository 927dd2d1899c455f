import { Download, FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ApiOutput } from '../../../shared/api/table.ts';
import type { NegotiationId } from '../../../shared/negotiation/ids.ts';
import { Button } from '../../components/button.tsx';
import { deliver } from '../../state/deliver.ts';
import { useStores } from '../../state/stores.ts';
import { sendWords as words } from '../../strings/send.ts';

type Sent = ApiOutput<'send.produce'>;

/** The files of a sent round with what identifies their bytes. */
export function SentFiles({ sent, negotiationId }: { readonly sent: Sent; readonly negotiationId: NegotiationId }): ReactNode {
  const stores = useStores();
  const files = [
    { title: words.redline, hint: words.redlineHint, file: sent.redline, look: 'primary' },
    { title: words.clean, hint: words.cleanHint, file: sent.clean, look: 'plain' },
    ...(sent.bundle === null ? [] : [{ title: words.bundle, hint: words.bundleHint, file: sent.bundle, look: 'plain' } as const]),
  ] as const;
  return (
    <div className="sent">
      {files.map(({ title, hint, file, look }) => (
        <section key={file.name} className="card sent-file">
          <FileText className="svg-icon" aria-hidden="true" />
          <div>
            <h2>{title}</h2>
            <p className="sent-name">{file.name}</p>
            <p className="muted">
              {hint} {words.bytes(file.bytes)}
            </p>
            <p className="sent-hash">
              {words.hash} <code>{file.sha256}</code>
            </p>
          </div>
          <Button look={look} aria-label={`${words.save} ${file.name}`} onClick={() => void deliver(stores, { type: 'stored', negotiationId, sha256: file.sha256 }, file.name, words.saved)}>
            <Download className="svg-icon" />
            {words.save}
          </Button>
        </section>
      ))}
    </div>
  );
}
