import { useState, type ReactNode } from 'react';
import type { LibraryEntry } from '../../../shared/api/shapes.ts';
import type { Deal } from '../../../shared/negotiation/select/deals.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { useDealSteps } from '../../state/use-deal-steps.ts';
import { common } from '../../strings/common.ts';
import { dealWords as words } from '../../strings/deals.ts';

/** Calls a deal otherwise. */
export function RenameDeal({ deal, onClose }: { readonly deal: Deal<LibraryEntry>; readonly onClose: () => void }): ReactNode {
  const { rename } = useDealSteps();
  const [name, setName] = useState(deal.name);
  const wanted = name.trim();
  const apply = async (): Promise<void> => {
    if (await rename(deal, wanted)) onClose();
  };
  return (
    <Dialog title={words.renameTitle} open onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        <Field name={words.newName}>{(ids) => <TextInput {...ids} maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />}</Field>
        <div className="row">
          <Button type="submit" look="primary" disabled={wanted === '' || wanted === deal.name}>
            {words.renameDo}
          </Button>
          <Button onClick={onClose}>{common.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
