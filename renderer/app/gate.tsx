import { useEffect, useState, type ReactNode } from 'react';
import type { AppError } from '../../shared/base/app-error.ts';
import type { ApiOutput } from '../../shared/api/table.ts';
import { ErrorCard } from '../components/notice.tsx';
import { UnlockScreen } from '../features/unlock/unlock-screen.tsx';
import { useStores } from '../state/stores.ts';
import { useTheme } from './use-theme.ts';

/** Lets nothing be asked of the back end while the data folder is locked: there would be no answer. */
export function Gate({ children }: { readonly children: ReactNode }): ReactNode {
  const { client } = useStores();
  const [gate, setGate] = useState<ApiOutput<'app.gate'> | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useTheme();
  useEffect(() => {
    void client.request('app.gate', {}).then((answer) => (answer.ok ? setGate(answer.value) : setError(answer.error)));
  }, [client]);
  if (error !== null) return <ErrorCard error={error} />;
  if (gate === null) return null;
  return gate.state === 'open' ? children : <UnlockScreen gate={gate} onOpen={() => setGate({ ...gate, state: 'open' })} />;
}
