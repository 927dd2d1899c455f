import { useState, type ReactNode } from 'react';
import type { AppError } from '../../../shared/base/app-error.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorCard } from '../../components/notice.tsx';
import { PassphraseField } from '../../components/passphrase-field.tsx';
import { useStores } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { passphraseWords as words } from '../../strings/passphrase.ts';

export type PassphraseStep = 'set' | 'change' | 'remove';

type DialogProps = { readonly step: PassphraseStep; readonly keyStore: boolean; readonly remembered: boolean; readonly onClose: () => void; readonly onDone: () => void };

const TITLES = { set: words.setTitle, change: words.changeTitle, remove: words.removeTitle } as const;
const VERBS = { set: words.doSet, change: words.doChange, remove: words.doRemove } as const;

/** Asks what setting, changing or removing takes, and does it. */
export function PassphraseDialog({ step, keyStore, remembered, onClose, onDone }: DialogProps): ReactNode {
  const { client } = useStores();
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [remember, setRemember] = useState(remembered);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const differ = again !== '' && fresh !== again;
  const complete = (step === 'set' || current !== '') && (step === 'remove' || (fresh !== '' && fresh === again));
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const answer = step === 'remove' ? await client.request('passphrase.remove', { current }) : await client.request('passphrase.set', { passphrase: fresh, remember, ...(step === 'change' ? { current } : {}) });
    setBusy(false);
    if (answer.ok) onDone();
    else setError(answer.error);
  };
  return (
    <Dialog title={TITLES[step]} open onClose={() => (busy ? undefined : onClose())}>
      <form
        className="passphrase-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete && !busy) void run();
        }}
      >
        <p>{step === 'remove' ? words.removeHint : words.warning}</p>
        {step === 'set' ? null : <PassphraseField name={words.current} value={current} onValue={setCurrent} busy={busy} />}
        {step === 'remove' ? null : <PassphraseField name={words.fresh} value={fresh} onValue={setFresh} busy={busy} hint={words.length} isNew />}
        {step === 'remove' ? null : <PassphraseField name={words.again} value={again} onValue={setAgain} busy={busy} hint={differ ? words.differ : undefined} isNew />}
        {step !== 'remove' && keyStore ? (
          <label className="row">
            <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.currentTarget.checked)} />
            {words.remember}
          </label>
        ) : null}
        {error === null ? null : <ErrorCard error={error} />}
        <div className="row">
          <Button type="submit" look="primary" disabled={!complete || busy}>
            {busy ? words.working : VERBS[step]}
          </Button>
          <Button disabled={busy} onClick={onClose}>
            {common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
