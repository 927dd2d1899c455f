import { useState, type ReactNode } from 'react';
import type { OfferedFile } from '../../../shared/api/shapes.ts';
import type { ApiOutput } from '../../../shared/api/table.ts';
import type { NegotiationId } from '../../../shared/negotiation/ids.ts';
import { Button } from '../../components/button.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { PartyChip } from '../../components/party-chip.tsx';
import { runJob } from '../../state/jobs.ts';
import { useAppReadOnly, useStores } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { transfer } from '../../strings/transfer.ts';

type Bundle = Extract<ApiOutput<'import.look'>, { type: 'bundle' }>;
const words = transfer.bundle;

/** A bundle of the other side: it starts a negotiation, or is reviewed in the one it belongs to. */
export function ImportedBundle({ look, file, onClose }: { readonly look: Bundle; readonly file: OfferedFile; readonly onClose: () => void }): ReactNode {
  const { client, ui, incoming, session } = useStores();
  const readOnly = useAppReadOnly();
  const { here, parties } = look;
  const [name, setName] = useState(`${parties.A.name} – ${parties.B.name}`.slice(0, 200));
  const [busy, setBusy] = useState(false);
  const review = (id: NegotiationId): void => {
    onClose();
    incoming.getState().put(file);
    ui.getState().go({ screen: 'receive', id });
  };
  const start = async (): Promise<void> => {
    setBusy(true);
    const answer = await runJob(ui, words.starting, (jobId) => client.request('import.bundle', { fileId: file.fileId, name: name.trim(), jobId }));
    setBusy(false);
    if (!answer.ok) return ui.getState().refuse(answer.error);
    session.getState().take(answer.value);
    review(answer.value.id);
  };
  const primary = (): ReactNode => {
    if (here.type === 'starts') {
      return (
        <Button type="submit" look="primary" disabled={busy || name.trim() === ''} blocked={readOnly}>
          {words.start}
        </Button>
      );
    }
    return here.refused === '' ? (
      <Button look="primary" blocked={readOnly} onClick={() => review(here.id)}>
        {words.review}
      </Button>
    ) : null;
  };
  const said = (): ReactNode => {
    if (here.type === 'starts') {
      return (
        <Notice title={words.starts}>
          <p>{words.startsBody}</p>
        </Notice>
      );
    }
    return (
      <Notice tone={here.refused === '' ? 'plain' : 'warn'} title={here.refused === '' ? words.belongs(here.name) : words.refused(here.name)}>
        <p>{here.refused === '' ? words.belongsBody : here.refused}</p>
      </Notice>
    );
  };
  return (
    <form
      className="transfer"
      onSubmit={(event) => {
        event.preventDefault();
        if (here.type === 'starts' && !busy && readOnly === '' && name.trim() !== '') void start();
      }}
    >
      <dl className="transfer-facts">
        <dt>{words.from}</dt>
        <dd>
          <PartyChip party={look.from} name={parties[look.from].name} />
        </dd>
        <dt>{words.round}</dt>
        <dd>{look.round}</dd>
        <dt>{words.clauses}</dt>
        <dd>{look.clauses}</dd>
      </dl>
      <p className="muted">{words.verified}</p>
      {said()}
      {here.type === 'starts' ? <Field name={words.name}>{(ids) => <TextInput {...ids} value={name} maxLength={200} readOnly={busy} onChange={(event) => setName(event.currentTarget.value)} />}</Field> : null}
      <div className="row">
        {primary()}
        {here.type === 'belongs' && here.refused !== '' ? (
          <Button
            onClick={() => {
              onClose();
              ui.getState().go({ screen: 'workspace', id: here.id });
            }}
          >
            {transfer.openHere}
          </Button>
        ) : null}
        <Button disabled={busy} onClick={onClose}>
          {common.cancel}
        </Button>
      </div>
    </form>
  );
}
