import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { KeptFile } from '../../shared/negotiation/select/kept-files.ts';
import { deliver } from '../state/deliver.ts';
import { useStores } from '../state/stores.ts';
import { fileRecordWords as words } from '../strings/record.ts';
import { Button } from './button.tsx';

/** Saves a file that is kept with a negotiation again, in its exact bytes. */
export function SaveFile({ negotiationId, file: { name, sha256 } }: { readonly negotiationId: NegotiationId; readonly file: Pick<KeptFile, 'name' | 'sha256'> }): ReactNode {
  const stores = useStores();
  return (
    <Button look="quiet" aria-label={words.saveNamed(name)} onClick={() => void deliver(stores, { type: 'stored', negotiationId, sha256 }, name, words.saved)}>
      <Download className="svg-icon" />
      {words.save}
    </Button>
  );
}
