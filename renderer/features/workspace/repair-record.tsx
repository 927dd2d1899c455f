import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { useAppReadOnly, useSession, useUi } from '../../state/stores.ts';
import { workspace as words } from '../../strings/workspace.ts';

/** Puts what could be rescued of a damaged record in its place (rule S18). */
export function RepairRecord({ facts }: { readonly facts: number }): ReactNode {
  const repair = useSession((state) => state.repair);
  const say = useUi((state) => state.say);
  const blocked = useAppReadOnly();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    if (await repair()) say(words.repaired(facts));
    setBusy(false);
  };
  return (
    <Button look="primary" blocked={blocked} disabled={busy} onClick={() => void run()}>
      {words.repair(facts)}
    </Button>
  );
}
