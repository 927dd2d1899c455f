import { join } from 'node:path';
import { fail } from '../../shared/base/app-error.ts';
import type { KeyStore } from '../host/host.ts';
import { convertFolder, missingVault } from '../persistence/convert.ts';
import { readFileState, writeDurably } from '../persistence/durable-file.ts';
import type { FileLayer } from '../persistence/file-layer.ts';
import { createSeal, isSealedFile, noSeal, type Seal } from '../persistence/seal.ts';
import { checkPassphrase, newDataKey, readVault, unwrapKey, wrapKey, writeVault, type VaultCost } from '../persistence/vault.ts';

/** The passphrase of a data folder (rules S14 to S16): whether there is one, and everything that can be done about it. */
export type Protection = {
  /** How records are stored, or `null` while locked. */
  readonly seal: () => Seal | null;
  readonly facts: () => { readonly isProtected: boolean; /** The system can keep the key. */ readonly keyStore: boolean; readonly remembered: boolean };
  readonly unlock: (passphrase: string, remember: boolean) => Promise<void>;
  /** Sets a first passphrase, or changes it when `current` is the one until now. */
  readonly set: (passphrase: string, current: string | undefined, remember: boolean) => Promise<void>;
  readonly remove: (current: string) => Promise<void>;
};

export type ProtectionOptions = { readonly files: FileLayer; readonly folder: string; readonly keyStore: KeyStore | null; readonly cost: VaultCost; /** Why this run may not write, or empty. */ readonly readOnly: string };

/** The data key, as the system's key store sealed it for this person on this computer. */
const KEY_FILE = 'key-store.bin';

export async function openProtection(options: ProtectionOptions): Promise<Protection> {
  const { files, folder, keyStore, cost } = options;
  let vault = await readVault(files, folder);
  if (vault === null) await refuseSealedWithoutKey(files, folder);
  let key = vault === null ? null : await rememberedKey(options);
  let remembered = key !== null;
  let seal: Seal | null = vault === null ? noSeal : key === null ? null : createSeal(key);

  const remember = async (wanted: boolean): Promise<void> => {
    if (options.readOnly !== '') return;
    const path = join(folder, KEY_FILE);
    if (wanted && keyStore !== null && key !== null) await writeDurably(files, path, keyStore.protect(Buffer.from(key).toString('base64')));
    else await files.remove(path);
    remembered = wanted && keyStore !== null;
  };
  const writable = (): void => {
    if (options.readOnly !== '') fail('storage.read-only', options.readOnly, 'Close the other window, then start Parley again.');
  };
  /** The data key behind a passphrase that must be the right one. */
  const opened = async (passphrase: string): Promise<Uint8Array> => {
    if (vault === null) return fail('passphrase.none', 'This data folder has no passphrase.', 'Nothing needs to be done.');
    return (await unwrapKey(vault, passphrase)) ?? fail('passphrase.wrong', 'This is not the passphrase of this data folder.', 'Check the keyboard layout and Caps Lock, and try again. Without the passphrase the data cannot be opened by anyone.');
  };

  return {
    seal: () => seal,
    facts: () => ({ isProtected: vault !== null, keyStore: keyStore !== null, remembered }),
    unlock: async (passphrase, wanted) => {
      key = await opened(passphrase);
      seal = createSeal(key);
      await remember(wanted);
    },
    set: async (passphrase, current, wanted) => {
      writable();
      checkPassphrase(passphrase);
      if (vault === null) {
        const fresh = newDataKey();
        const made = await wrapKey(fresh, passphrase, cost);
        await convertFolder({ files, folder, from: noSeal, to: createSeal(fresh), vault: made });
        [vault, key, seal] = [made, fresh, createSeal(fresh)];
      } else {
        // Only the wrapping changes: the records stay as they are.
        key = await opened(current ?? '');
        const made = await wrapKey(key, passphrase, cost);
        await writeVault(files, folder, made);
        vault = made;
      }
      await remember(wanted);
    },
    remove: async (current) => {
      writable();
      const from = createSeal(await opened(current));
      await convertFolder({ files, folder, from, to: noSeal, vault: null });
      await remember(false);
      [vault, key, seal] = [null, null, noSeal];
    },
  };
}

/** What the key store gives back; a key of another user or computer is none, and the passphrase is asked for. */
async function rememberedKey({ files, folder, keyStore }: ProtectionOptions): Promise<Uint8Array | null> {
  const state = await readFileState(files, join(folder, KEY_FILE));
  if (keyStore === null || state.kind !== 'present') return null;
  try {
    return Buffer.from(keyStore.reveal(state.bytes), 'base64');
  } catch {
    return null;
  }
}

async function refuseSealedWithoutKey(files: FileLayer, folder: string): Promise<void> {
  for (const name of ['settings.json', 'library.json']) {
    const state = await readFileState(files, join(folder, name));
    if (state.kind === 'present' && isSealedFile(state.bytes)) missingVault();
  }
}
