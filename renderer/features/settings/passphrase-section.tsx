import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { ApiOutput } from '../../../shared/api/table.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useStores } from '../../state/stores.ts';
import { passphraseWords as words } from '../../strings/passphrase.ts';
import { PassphraseDialog, type PassphraseStep } from './passphrase-dialog.tsx';

/** Whether the data is encrypted, and what can be done about it (rules S14 to S16). */
export function PassphraseSection({ blocked }: { readonly blocked: string }): ReactNode {
  const { client, ui, settings } = useStores();
  const [gate, setGate] = useState<ApiOutput<'app.gate'> | null>(null);
  const [step, setStep] = useState<PassphraseStep | null>(null);
  const load = useCallback(async (): Promise<void> => {
    const answer = await client.request('app.gate', {});
    if (answer.ok) setGate(answer.value);
  }, [client]);
  useEffect(() => void load(), [load]);
  if (gate === null) return null;
  return (
    <section className="setting">
      <h2>{words.title}</h2>
      {gate.isProtected ? <p>{words.some}</p> : <Notice tone="warn" title={words.none} />}
      {gate.isProtected ? <p className="muted">{gate.remembered ? words.remembered : gate.keyStore ? '' : words.noKeyStore}</p> : null}
      <div className="row">
        {(gate.isProtected ? (['change', 'remove'] as const) : (['set'] as const)).map((next) => (
          <Button key={next} blocked={blocked} onClick={() => setStep(next)}>
            {words[next]}
          </Button>
        ))}
      </div>
      {step === null ? null : (
        <PassphraseDialog
          step={step}
          keyStore={gate.keyStore}
          remembered={gate.remembered}
          onClose={() => setStep(null)}
          onDone={() => {
            setStep(null);
            ui.getState().say(words.done[step]);
            void load();
            void settings.getState().load();
          }}
        />
      )}
    </section>
  );
}
