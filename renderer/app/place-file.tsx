import { useState, type ReactNode } from 'react';
import type { OfferedFile } from '../../shared/api/shapes.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Field, Picker } from '../components/field.tsx';
import { mostLikely, underWay } from '../state/library.ts';
import { useIncoming, useLibrary, useStores } from '../state/stores.ts';
import { common } from '../strings/common.ts';
import { shell } from '../strings/shell.ts';

const NEW = '';

function Place({ file }: { readonly file: OfferedFile }): ReactNode {
  const { client, incoming, ui } = useStores();
  const entries = underWay(useLibrary((state) => state.entries));
  const [picked, setPicked] = useState<string>(mostLikely(entries)?.id ?? NEW);
  const close = (): void => {
    incoming.getState().ask(null);
    void client.request('files.forget', { fileId: file.fileId });
  };
  const place = (): void => {
    const entry = entries.find((one) => one.id === picked);
    incoming.getState().ask(null);
    incoming.getState().put(file);
    ui.getState().go(entry === undefined ? { screen: 'new' } : { screen: 'receive', id: entry.id });
  };
  const options = [{ value: NEW, label: shell.newNegotiation }, ...entries.map((entry) => ({ value: String(entry.id), label: `${entry.name} (${entry.parties.A.name} × ${entry.parties.B.name})` }))];
  return (
    <Dialog title={shell.whoseFile(file.name)} open onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          place();
        }}
      >
        <p className="muted">{shell.whoseHint}</p>
        <Field name={shell.whose}>{(ids) => <Picker {...ids} value={picked} options={options} onPick={setPicked} />}</Field>
        <div className="row">
          <Button type="submit" look="primary">
            {shell.goOn}
          </Button>
          <Button onClick={close}>{common.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Asks what a Word file belongs to that was dropped where no negotiation is open. */
export function PlaceFile(): ReactNode {
  const file = useIncoming((state) => state.unplaced);
  return file === null ? null : <Place key={file.fileId} file={file} />;
}
