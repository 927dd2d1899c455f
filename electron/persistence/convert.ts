import { join } from 'node:path';
import * as v from 'valibot';
import { fail } from '../../shared/base/app-error.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import { hashBytes } from './blobs.ts';
import { readFileState, renameWithRetry, writeDurably } from './durable-file.ts';
import { errorCode, type FileLayer } from './file-layer.ts';
import { DOCUMENT_PLACE, filePlace, logPlace, type Seal } from './seal.ts';
import { storageFailure } from './storage-error.ts';
import { VAULT, VAULT_COPY, vaultBytes, type Vault } from './vault.ts';

/** Built beside the data, then put in its place; until the marker is on the disk, the old data is untouched. */
const BUILT = 'converting';
const BEFORE = 'before-converting';
const MARKER = 'convert.json';

/** What is not data: the lock, the key file, what the window keeps, and what converting itself makes. */
const NOT_DATA = new Set(['lock.json', VAULT, VAULT_COPY, 'key-store.bin', 'electron', 'browser', 'browser-private', BUILT, BEFORE, MARKER]);

const markerSchema = v.object({ old: v.array(v.string()), next: v.array(v.string()) });
type Marker = v.InferOutput<typeof markerSchema>;

export type Conversion = {
  readonly files: FileLayer;
  readonly folder: string;
  readonly from: Seal;
  readonly to: Seal;
  /** The key file afterwards; `null` for none. */
  readonly vault: Vault | null;
};

/**
 * Writes the whole data folder again under another seal (rule S15). Everything is built beside the old data and made
 * durable; one marker file is the moment of change; before it a crash leaves the old folder, after it the new one, which
 * `finishConversion` puts in place. Nothing may be open meanwhile.
 */
export async function convertFolder(conversion: Conversion): Promise<void> {
  const { files, folder, vault } = conversion;
  try {
    await sweep(files, folder, (name) => name.endsWith('.tmp') || name === BUILT);
    await files.makeDirectory(join(folder, BUILT));
    const names = (await files.list(folder)).filter((name) => !NOT_DATA.has(name) && !name.endsWith('.tmp'));
    for (const name of names) await convertTree(conversion, [name]);
    const keys = vault === null ? [] : [VAULT, VAULT_COPY];
    if (vault !== null) for (const name of keys) await writeDurably(files, join(folder, BUILT, name), vaultBytes(vault));
    const marker: Marker = { old: (await files.list(folder)).filter((name) => names.includes(name) || name === VAULT || name === VAULT_COPY), next: [...(await files.list(join(folder, BUILT)))] };
    await writeDurably(files, join(folder, MARKER), new TextEncoder().encode(JSON.stringify(marker)));
  } catch (error) {
    await files.remove(join(folder, BUILT)).catch(() => undefined);
    throw storageFailure('The passphrase was not changed, and the data is as it was', error);
  }
  await finishConversion(files, folder);
}

/**
 * Ends a conversion that was cut off: drops one that was not complete, puts one that was in place. Needs no key. What other
 * unfinished saves left behind goes as well: it may be readable.
 */
export async function finishConversion(files: FileLayer, folder: string): Promise<void> {
  try {
    const state = await readFileState(files, join(folder, MARKER));
    if (state.kind === 'unreadable') throw state.error;
    await sweep(files, folder, (name) => name.endsWith('.tmp') || (state.kind === 'missing' && name === BUILT));
    if (state.kind === 'present') await putInPlace(files, folder, v.parse(markerSchema, JSON.parse(new TextDecoder().decode(state.bytes))));
  } catch (error) {
    throw storageFailure('Changing the passphrase was interrupted and could not be finished yet', error);
  }
}

async function putInPlace(files: FileLayer, folder: string, { old, next }: Marker): Promise<void> {
  await files.makeDirectory(join(folder, BEFORE));
  for (const name of new Set([...old, ...next])) {
    const waiting = (await namesIn(files, join(folder, BUILT))).includes(name);
    const kept = (await namesIn(files, join(folder, BEFORE))).includes(name);
    const here = (await namesIn(files, folder)).includes(name);
    // What stands here is the old one as long as the new one still waits, or when there is to be none.
    const isOld = here && old.includes(name) && (waiting || !next.includes(name));
    // A power cut may keep both names of a file that was being moved.
    if (isOld && kept) await files.remove(join(folder, name));
    else if (isOld) await move(files, folder, name, '', BEFORE);
    if (waiting) await move(files, folder, name, BUILT, '');
  }
  await files.remove(join(folder, BUILT));
  await files.remove(join(folder, BEFORE));
  await files.syncDirectory(folder);
  await files.remove(join(folder, MARKER));
  await files.syncDirectory(folder);
}

async function move(files: FileLayer, folder: string, name: string, from: string, to: string): Promise<void> {
  await renameWithRetry(files, join(folder, from, name), join(folder, to, name));
  await files.syncDirectory(join(folder, to));
  await files.syncDirectory(join(folder, from));
}

async function sweep(files: FileLayer, folder: string, goes: (name: string) => boolean): Promise<void> {
  for (const name of (await namesIn(files, folder)).filter(goes)) await files.remove(join(folder, name));
}

const namesIn = (files: FileLayer, folder: string): Promise<readonly string[]> =>
  files.list(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });

/** Converts one file, or everything below a folder. */
async function convertTree(conversion: Conversion, path: readonly string[]): Promise<void> {
  const { files, folder } = conversion;
  const state = await readFileState(files, join(folder, ...path));
  if (state.kind === 'missing') return;
  if (state.kind === 'unreadable') {
    if (errorCode(state.error) !== 'EISDIR') throw state.error;
    await files.makeDirectory(join(folder, BUILT, ...path));
    // Half a new negotiation was never there.
    const names = (await files.list(join(folder, ...path))).filter((name) => !name.startsWith('.making-') && !name.endsWith('.tmp'));
    for (const name of names) await convertTree(conversion, [...path, name]);
    return;
  }
  const [name, bytes] = convertFile(conversion, path, state.bytes);
  await writeDurably(files, join(folder, BUILT, ...path.slice(0, -1), name), bytes);
}

/** A file's new name and bytes. What does not open – damage kept aside – is sealed as it is and never dropped. */
function convertFile({ from, to }: Conversion, path: readonly string[], bytes: Uint8Array): readonly [name: string, bytes: Uint8Array] {
  const name = path.at(-1) ?? '';
  // An earlier state of a small file belongs where the file itself does.
  const place = filePlace(path[0] === 'generations' ? path.slice(1, 2) : path);
  // The record of a negotiation, and earlier states of it.
  const negotiation = path.length > 2 ? path[1] : undefined;
  if (negotiation !== undefined && ((name === 'log.jsonl' && path.length === 3) || path[2] === 'generations')) return [name, convertLines(from, to, logPlace(negotiation), bytes)];
  if (path.at(-2) === 'documents' && /^[0-9a-f]{64}\.(?:docx|sealed)$/.test(name)) {
    const plain = from.open(bytes, DOCUMENT_PLACE);
    // A damaged document keeps the name it should answer to as far as that can be known.
    if (plain === null) return [name, to.close(bytes, DOCUMENT_PLACE)];
    const sha256 = from.active ? hashBytes(plain) : (name.slice(0, 64) as Sha256);
    return [to.fileNameOf(sha256), to.close(plain, DOCUMENT_PLACE)];
  }
  return [name, to.close(from.open(bytes, place) ?? bytes, place)];
}

const NEWLINE = 10;

/** Every line by itself, damaged ones and an unfinished end included: what a log says, and how far it holds, stays. */
function convertLines(from: Seal, to: Seal, place: string, bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(NEWLINE, at);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(at, end);
    parts.push(to.closeLine(from.openLine(line, place) ?? line, place));
    if (found !== -1) parts.push(new Uint8Array([NEWLINE]));
    at = end + 1;
  }
  return Buffer.concat(parts);
}

/** Refuses to open sealed data without its key file as if it were damaged plain data. */
export const missingVault = (): never =>
  fail('storage.no-vault', 'This data folder is protected by a passphrase, but its key file (vault.json) is missing.', 'Restore vault.json from a backup of the folder. Nothing was changed.');
