import type { BackendOptions } from '../../electron/backend/backend-options.ts';
import { openBackend, type Backend } from '../../electron/backend/backend.ts';
import type { FileLayer } from '../../electron/persistence/file-layer.ts';
import { createClient, type ApiClient } from '../../shared/api/client.ts';
import type { ApiInput, ApiName, ApiOutput } from '../../shared/api/table.ts';
import { fakeEngine } from './fake-engine.ts';

export type TestBackend = {
  readonly backend: Backend;
  readonly client: ApiClient;
  /** Asks and expects yes. */
  readonly ask: <N extends ApiName>(name: N, input: ApiInput<N>) => Promise<ApiOutput<N>>;
  /** Asks and gives back the error code, or `fine`. */
  readonly refused: <N extends ApiName>(name: N, input: ApiInput<N>) => Promise<string>;
  readonly saved: Map<string, Uint8Array>;
  readonly bugs: unknown[];
};

/** A whole back end on a file layer of the test's choice, spoken to through the same client as the window's. */
export async function testBackend(files: FileLayer, folder: string, change: Partial<BackendOptions> = {}): Promise<TestBackend> {
  let ids = 0;
  let seconds = 0;
  const saved = new Map<string, Uint8Array>();
  const bugs: unknown[] = [];
  const run = Math.random().toString(36).slice(2, 8);
  const backend = await openBackend({
    files,
    folder,
    engine: fakeEngine,
    host: {
      kind: 'local',
      save: async (name, bytes) => (saved.set(name, bytes), { type: 'saved', name }),
      saved: null,
      reveal: null,
      print: async () => ({ type: 'cancelled' }),
      keyStore: null,
      quit: () => undefined,
    },
    clock: () => new Date(Date.UTC(2026, 10, 21, 10, 0, (seconds += 1))),
    newId: () => `id-${run}-${String((ids += 1))}`,
    every: () => () => undefined,
    process: { pid: 1, computer: run, isRunning: () => true },
    readResource: () => Promise.reject(new Error('no resources')),
    userName: 'Tester',
    privateNames: [],
    version: '0.0.0',
    vaultCost: { N: 16, r: 1, p: 1 },
    logBug: (_id, _name, error) => void bugs.push(error),
    ...change,
  });
  const client = createClient({ request: (name, input) => backend.request(name, structuredClone(input)), subscribe: backend.subscribe });
  return {
    backend,
    client,
    ask: async (name, input) => {
      const answer = await client.request(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message} ${bugs.map(String).join(' ')}`);
      return answer.value;
    },
    refused: async (name, input) => {
      const answer = await client.request(name, input);
      return answer.ok ? 'fine' : answer.error.code;
    },
    saved,
    bugs,
  };
}
