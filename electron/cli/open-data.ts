import { createClient } from '../../shared/api/client.ts';
import type { Version } from '../../shared/api/shapes.ts';
import type { ApiInput, ApiName, ApiOutput } from '../../shared/api/table.ts';
import { AppFailure, fail } from '../../shared/base/app-error.ts';
import type { Backend } from '../backend/backend.ts';
import type { Host } from '../host/host.ts';

/** The data folder as a command works on it: through the services the window uses. */
export type OpenData = {
  readonly ask: <N extends ApiName>(name: N, input: ApiInput<N>) => Promise<ApiOutput<N>>;
  /** The bytes of a file that was made and is held for saving, or of a stored one. */
  readonly fileBytes: (version: Version) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** A terminal shows no window and keeps no secrets. What is saved is handed over in memory; the command writes it where it was asked to. */
export const terminalHost = (saved: Map<string, Uint8Array>): Host => ({
  kind: 'local',
  save: async (name, bytes) => (saved.set(name, bytes), { type: 'saved', name }),
  saved: null, reveal: null, print: async () => ({ type: 'cancelled' }), keyStore: null, quit: () => undefined,
});

/** Opens a data folder, asking for its passphrase where it has one. */
export async function openData(backend: Backend, saved: ReadonlyMap<string, Uint8Array>, passphrase: () => Promise<string | null>): Promise<OpenData> {
  const client = createClient(backend);
  const ask: OpenData['ask'] = async (name, input) => {
    const answer = await client.request(name, input);
    if (answer.ok) return answer.value;
    throw new AppFailure(answer.error);
  };
  try {
    if ((await ask('app.gate', {})).state === 'locked') {
      const given = await passphrase();
      if (given === null) throw new AppFailure({ code: 'app.locked', message: 'This data folder is protected by a passphrase.', remedy: 'Run this at a terminal, which asks for it, or put it in the environment variable PARLEY_PASSPHRASE.' });
      await ask('app.unlock', { passphrase: given, remember: false });
    }
  } catch (error) {
    await backend.close();
    throw error;
  }
  const fileBytes: OpenData['fileBytes'] = async (version) => {
    const name = version.type === 'offered' ? version.fileId : version.sha256;
    await ask('files.save', { version, name });
    return saved.get(name) ?? fail('file.gone', 'This file is no longer at hand.', 'Make it again.');
  };
  return { ask, fileBytes, close: () => backend.close() };
}
