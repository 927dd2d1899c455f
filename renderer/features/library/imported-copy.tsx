import { useState, type ReactNode } from 'react';
import type { ApiInput, ApiOutput } from '../../../shared/api/table.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { PartyChip } from '../../components/party-chip.tsx';
import { runJob } from '../../state/jobs.ts';
import { useAppReadOnly, useStores } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { dealWords } from '../../strings/deals.ts';
import { dayAndTime } from '../../strings/time.ts';
import { transfer as words } from '../../strings/transfer.ts';

type Copy = Extract<ApiOutput<'import.look'>, { type: 'copy' }>;
type As = ApiInput<'import.copy'>['as'];

/** What can be done, by how the file stands to what is here (rule S22). */
const ACTIONS: Readonly<Record<Copy['here']['type'], As | null>> = { new: 'new', identical: null, 'ours-ahead': null, 'theirs-ahead': 'go-on', diverged: 'beside', damaged: 'beside' };

/** A whole negotiation from another computer of our side. */
export function ImportedCopy({ look, file, onClose }: { readonly look: Copy; readonly file: { readonly fileId: string; readonly passphrase?: string }; readonly onClose: () => void }): ReactNode {
  const { client, ui, library } = useStores();
  const readOnly = useAppReadOnly();
  const [busy, setBusy] = useState(false);
  const { here } = look;
  const as = ACTIONS[here.type];
  const said = words.here[here.type];
  const take = async (how: As): Promise<void> => {
    setBusy(true);
    const answer = await runJob(ui, words.taking, (jobId) => client.request('import.copy', { ...file, as: how, jobId }));
    setBusy(false);
    await library.getState().load();
    if (!answer.ok) return ui.getState().refuse(answer.error);
    ui.getState().say(words.done[how](look.name));
    onClose();
  };
  const openHere = (): void => {
    onClose();
    if (here.id !== null) ui.getState().go({ screen: 'workspace', id: here.id });
  };
  return (
    <>
      <dl className="transfer-facts">
        <dt>{words.facts.negotiation}</dt>
        <dd>{look.name}</dd>
        <dt>{words.facts.between}</dt>
        <dd className="row">
          <PartyChip party="A" name={look.parties.A.name} />
          <PartyChip party="B" name={look.parties.B.name} />
        </dd>
        <dt>{words.facts.rounds}</dt>
        <dd>{words.roundsOf(look.rounds)}</dd>
        {look.deal === null ? null : (
          <>
            <dt>{dealWords.deal}</dt>
            <dd>
              {look.deal.name} <span className="muted">{look.deal.missing.length === 0 ? dealWords.complete : dealWords.stillMissing(look.deal.missing)}</span>
            </dd>
          </>
        )}
        <dt>{words.facts.changed}</dt>
        <dd>{dayAndTime(look.changedAt)}</dd>
      </dl>
      <p className="muted">{words.verified(look.facts)}</p>
      <Notice tone={here.type === 'diverged' || here.type === 'damaged' ? 'warn' : 'plain'} title={said.title}>
        <p>{said.body}</p>
        {here.type === 'new' || here.type === 'identical' ? null : <p className="muted">{words.counts(here.common, here.ours, here.theirs)}</p>}
      </Notice>
      <div className="row">
        {as === null ? null : (
          <Button look="primary" disabled={busy} blocked={readOnly} onClick={() => void take(as)}>
            {words.do[as]}
          </Button>
        )}
        {here.id === null || here.type === 'damaged' ? null : (
          <Button disabled={busy} onClick={openHere}>
            {words.openHere}
          </Button>
        )}
        <Button disabled={busy} onClick={onClose}>
          {as === null ? common.close : common.cancel}
        </Button>
      </div>
    </>
  );
}
