import { randomBytes, scrypt } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { fail } from '../../shared/base/app-error.ts';
import { readFileState, writeDurably } from './durable-file.ts';
import type { FileLayer } from './file-layer.ts';
import { decrypt, encrypt, KEY_BYTES } from './seal.ts';
import { storageFailure } from './storage-error.ts';

/** The file that holds the data key, wrapped by the passphrase, and its copy: losing it would be losing everything. */
export const VAULT = 'vault.json';
export const VAULT_COPY = 'vault.copy.json';

/** What deriving a key from a passphrase costs (RFC 7914). */
export type VaultCost = { readonly N: number; readonly r: number; readonly p: number };

/** 128 MB and about half a second on a laptop: what a person hardly notices once a day and a guesser pays for every guess. */
export const VAULT_COST: VaultCost = { N: 2 ** 17, r: 8, p: 1 };

const LARGEST_N = 2 ** 20;
const SALT_BYTES = 32;
const VERSION = 1;
const SHORTEST = 8;

const base64 = v.pipe(v.string(), v.base64());
const powerOfTwo = v.pipe(v.number(), v.safeInteger(), v.minValue(2), v.maxValue(LARGEST_N), v.check((n) => Number.isInteger(Math.log2(n))));
export const vaultSchema = v.object({
  version: v.literal(VERSION),
  // Bounds: the file may come from a stranger's folder, and must not be able to eat the memory.
  kdf: v.object({ name: v.literal('scrypt'), N: powerOfTwo, r: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(16)), p: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(4)), salt: base64 }),
  wrapped: base64,
});
export type Vault = v.InferOutput<typeof vaultSchema>;

export const newDataKey = (): Uint8Array => randomBytes(KEY_BYTES);

/** Refuses a passphrase that is no protection. The same words typed on another keyboard are the same passphrase (NFKC). */
export function checkPassphrase(passphrase: string): void {
  if ([...passphrase.normalize('NFKC')].length < SHORTEST) fail('passphrase.short', `A passphrase needs at least ${String(SHORTEST)} characters.`, 'Take a few words that nobody would guess together.');
}

/** Wraps a data key by a passphrase. */
export async function wrapKey(dataKey: Uint8Array, passphrase: string, cost: VaultCost): Promise<Vault> {
  const kdf = { name: 'scrypt' as const, ...cost, salt: randomBytes(SALT_BYTES).toString('base64') };
  return { version: VERSION, kdf, wrapped: encrypt(await derive(passphrase, kdf), dataKey, placeOf(kdf)).toString('base64') };
}

/** The data key, or `null` for a wrong passphrase. */
export async function unwrapKey(vault: Vault, passphrase: string): Promise<Uint8Array | null> {
  return decrypt(await derive(passphrase, vault.kdf), Buffer.from(vault.wrapped, 'base64'), placeOf(vault.kdf));
}

export const vaultBytes = (vault: Vault): Uint8Array => new TextEncoder().encode(`${JSON.stringify(vault, null, 2)}\n`);

/** Writes the key file, then its copy; either alone opens the workspace. */
export async function writeVault(files: FileLayer, folder: string, vault: Vault): Promise<void> {
  try {
    await writeDurably(files, join(folder, VAULT), vaultBytes(vault));
    await writeDurably(files, join(folder, VAULT_COPY), vaultBytes(vault));
  } catch (error) {
    throw storageFailure('The passphrase was not changed', error);
  }
}

/** The key file of a workspace, `null` where it has none. A damaged one is made good from its copy. */
export async function readVault(files: FileLayer, folder: string): Promise<Vault | null> {
  const [main, copy] = [await readOne(files, join(folder, VAULT)), await readOne(files, join(folder, VAULT_COPY))];
  if (main === 'newer' || copy === 'newer') fail('storage.newer', 'This data folder was protected by a newer version of Parley.', 'Update Parley to open it. Nothing was changed.');
  const vault = typeof main === 'object' ? main : typeof copy === 'object' ? copy : null;
  if (vault !== null) return vault;
  if (main === 'missing' && copy === 'missing') return null;
  return fail('storage.vault-damaged', 'The key file of this data folder (vault.json) is damaged, and so is its copy.', 'Restore vault.json from a backup of the folder. Without it nothing in the folder can be opened, with or without the passphrase.');
}

async function readOne(files: FileLayer, path: string): Promise<Vault | 'missing' | 'damaged' | 'newer'> {
  const state = await readFileState(files, path);
  if (state.kind === 'missing') return 'missing';
  if (state.kind === 'unreadable') throw storageFailure('The key file could not be read', state.error);
  const value = json(state.bytes);
  const parsed = v.safeParse(vaultSchema, value);
  if (parsed.success) return parsed.output;
  const newer = v.safeParse(v.object({ version: v.pipe(v.number(), v.minValue(VERSION + 1)) }), value);
  return newer.success ? 'newer' : 'damaged';
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** The parameters are sealed along: they cannot be weakened on the disk without the key failing to open. */
const placeOf = ({ name, N, r, p, salt }: Vault['kdf']): string => `vault ${String(VERSION)} ${name} ${String(N)} ${String(r)} ${String(p)} ${salt}`;

function derive(passphrase: string, { N, r, p, salt }: Vault['kdf']): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
