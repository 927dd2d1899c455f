import { Lock } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorCard } from '../../components/notice.tsx';
import { PassphraseField } from '../../components/passphrase-field.tsx';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { ApiOutput } from '../../../shared/api/table.ts';
import { useStores } from '../../state/stores.ts';
import { passphraseWords as words } from '../../strings/passphrase.ts';
import './unlock.css';

/** Before anything is read: the passphrase, or leaving (rule S16). */
export function UnlockScreen({ gate, onOpen }: { readonly gate: ApiOutput<'app.gate'>; readonly onOpen: () => void }): ReactNode {
  const { client } = useStores();
  const [passphrase, setPassphrase] = useState('');
  const [remember, setRemember] = useState(false);
  const [state, setState] = useState<'idle' | 'busy' | 'ended'>('idle');
  const [error, setError] = useState<AppError | null>(null);
  const field = useRef<HTMLInputElement>(null);
  // The one thing there is to do here.
  useEffect(() => field.current?.focus(), []);
  const unlock = async (): Promise<void> => {
    setState('busy');
    setError(null);
    const answer = await client.request('app.unlock', { passphrase, remember });
    setState('idle');
    if (answer.ok) return onOpen();
    setPassphrase('');
    setError(answer.error);
  };
  const quit = async (): Promise<void> => {
    setState('ended');
    await client.request('app.quit', {});
  };
  if (state === 'ended') return <main className="unlock">{words.ended}</main>;
  return (
    <main className="unlock">
      <form
        className="unlock-card"
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== '' && state === 'idle') void unlock();
        }}
      >
        <h1>
          <Lock className="svg-icon" aria-hidden="true" /> {words.locked}
        </h1>
        <p className="muted">{words.lockedHint}</p>
        <PassphraseField name={words.passphrase} value={passphrase} onValue={setPassphrase} busy={state === 'busy'} ref={field} />
        {gate.keyStore ? (
          <label className="row">
            <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.currentTarget.checked)} />
            {words.remember}
          </label>
        ) : null}
        {error === null ? null : <ErrorCard error={error} />}
        <div className="row">
          <Button type="submit" look="primary" disabled={passphrase === '' || state === 'busy'}>
            {state === 'busy' ? words.unlocking : words.unlock}
          </Button>
          <Button onClick={() => void quit()}>{words.quit}</Button>
        </div>
      </form>
    </main>
  );
}
