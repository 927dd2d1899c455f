import { join } from 'node:path';
import type { AppError } from '../../shared/base/app-error.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Notice } from '../../shared/api/notices.ts';
import { finishConversion } from '../persistence/convert.ts';
import { acquireLock } from '../persistence/lock.ts';
import { VAULT_COST } from '../persistence/vault.ts';
import type { BackendOptions } from './backend-options.ts';
import type { GateHandlers } from './handlers.ts';
import { openProtection } from './protection.ts';
import { createRouter, type Router } from './router.ts';
import { createTraffic } from './traffic.ts';
import { openWorld, type World } from './world.ts';

export type Backend = {
  readonly request: Router;
  readonly subscribe: (listener: (notice: Notice) => void) => () => void;
  readonly close: () => Promise<void>;
};

/** What changes the seal or the gate itself, and therefore waits for everything else to come to rest. */
const ALONE: ReadonlySet<string> = new Set(['app.unlock', 'passphrase.set', 'passphrase.remove']);

/**
 * Opens the data folder. Before anything else comes the passphrase, where there is one: until it is given, the window can
 * only give it or quit (rule S16). Setting, changing and removing it happen here as well, with everything else at rest.
 */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const { files, folder, newId, host } = options;
  await files.makeDirectory(join(folder, 'negotiations'));
  const lock = await acquireLock({ files, path: join(folder, 'lock.json'), holder: newId(), now: options.clock, every: options.every, process: options.process });
  const readOnly = lock.held ? '' : lock.message;
  if (lock.held) await finishConversion(files, folder);
  const listeners = new Set<(notice: Notice) => void>();
  const notify = (notice: Notice): void => listeners.forEach((listener) => listener(notice));
  const protection = await openProtection({ files, folder, keyStore: host.keyStore, cost: options.vaultCost ?? VAULT_COST, readOnly });
  const traffic = createTraffic();

  const openUnlessLocked = async (): Promise<World | null> => {
    const seal = protection.seal();
    return seal === null ? null : openWorld(options, { seal, readOnly, notify });
  };
  let world = await openUnlessLocked();

  /** Changes the seal with nothing open, and opens everything again however that ends. */
  const reopening = async (change: () => Promise<void>): Promise<Record<string, never>> => {
    await world?.close();
    world = null;
    try {
      await change();
    } finally {
      world = await openUnlessLocked();
    }
    notify({ type: 'library-changed' });
    return {};
  };

  const gate: GateHandlers = {
    'app.gate': async () => ({ state: world === null ? 'locked' : 'open', ...protection.facts() }),
    'app.unlock': ({ passphrase, remember }) => reopening(() => protection.unlock(passphrase, remember)),
    'app.quit': async () => (host.quit(), {}),
    'passphrase.set': ({ passphrase, current, remember }) => reopening(() => protection.set(passphrase, current, remember)),
    'passphrase.remove': ({ current }) => reopening(() => protection.remove(current)),
  };
  const router = createRouter(() => ({ ...world?.handlers, ...gate }), newId, options.logBug);

  return {
    request: (name, input): Promise<Result<unknown, AppError>> => (ALONE.has(name) ? traffic.alone(() => router(name, input)) : traffic.pass(() => router(name, input))),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await traffic.quiet();
      await world?.close();
      if (lock.held) await lock.release();
    },
  };
}
