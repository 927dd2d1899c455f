import * as v from 'valibot';
import { fail } from '../../shared/base/app-error.ts';
import { decrypt, encrypt } from './seal.ts';
import { newDataKey, unwrapKey, vaultSchema, wrapKey, type VaultCost } from './vault.ts';

/**
 * How a sealed copy begins. Then come a line with the wrapped key, as in `vault.json`, and the content, encrypted under
 * that key (rule S21).
 */
const MAGIC = 'PARLEY-COPY-SEALED-';
const VERSION = '1';
const PLACE = 'copy';
const NEWLINE = 10;
/** The head is one short line; anything longer is not ours. */
const LONGEST_HEAD = 4096;
/** Bytes that opening may take: a copy comes from elsewhere and must not be able to ask for all memory. */
const MOST_MEMORY = 512 * 1024 * 1024;

export const isSealedCopy = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length)) === MAGIC;

/** Seals a copy with a passphrase of its own. */
export async function sealCopy(plain: Uint8Array, passphrase: string, cost: VaultCost): Promise<Uint8Array> {
  const key = newDataKey();
  const head = `${MAGIC}${VERSION}\n${JSON.stringify(await wrapKey(key, passphrase, cost))}\n`;
  return Buffer.concat([Buffer.from(head, 'utf8'), encrypt(key, plain, PLACE)]);
}

/** What was sealed. Throws for a wrong passphrase, a damaged file and one of a later version. */
export async function openSealedCopy(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const first = bytes.indexOf(NEWLINE);
  const second = bytes.indexOf(NEWLINE, first + 1);
  const [version, wrapped] = [bytes.subarray(MAGIC.length, first), bytes.subarray(first + 1, second)].map((part) => new TextDecoder().decode(part.subarray(0, LONGEST_HEAD)));
  if (first === -1 || second === -1 || second > LONGEST_HEAD) return damaged();
  if (version !== VERSION) fail('import.newer', 'This file was sealed by a newer version of Parley.', 'Update Parley and import it again. Nothing was changed.');
  const vault = v.safeParse(vaultSchema, json(wrapped ?? ''));
  if (!vault.success || 128 * vault.output.kdf.N * vault.output.kdf.r * vault.output.kdf.p > MOST_MEMORY) return damaged();
  const key = await unwrapKey(vault.output, passphrase);
  if (key === null) return fail('passphrase.wrong', 'This is not the passphrase of this file.', 'It is the one given when the file was made. Check the keyboard layout and Caps Lock, and try again.');
  return decrypt(key, bytes.subarray(second + 1), PLACE) ?? damaged();
}

const damaged = (): never => fail('import.damaged', 'This file is damaged: its content does not match its seal.', 'Export it again on the other computer. Nothing was changed.');

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
