import { join } from 'node:path';
import { AppFailure, fail } from '../../shared/base/app-error.ts';
import type { Result } from '../../shared/base/result.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { NegotiationEvent, RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { createBlobStore, hashBytes, type BlobStore } from './blobs.ts';
import { keepAside, readFileState, writeDurably } from './durable-file.ts';
import type { FileLayer } from './file-layer.ts';
import { createGenerations, type Generations } from './generations.ts';
import { openLog, parseLog, type LogContent, type LogForm, type LogReader } from './log.ts';
import { findRescue, type Rescue } from './rescue.ts';
import { logPlace, type Seal } from './seal.ts';
import { storageFailure } from './storage-error.ts';

/** What a repair brings back. */
export type RepairOffer = { readonly facts: number; /** When the copy was made it comes from; empty when it is all in the record itself. */ readonly from: string };

/** A negotiation as opened from its folder. */
export type StoredNegotiation = {
  readonly id: NegotiationId;
  readonly events: () => readonly RecordedEvent[];
  /** How long the record is with exactly these facts in it. */
  readonly extent: () => number;
  readonly append: (expected: number, by: string, events: readonly NegotiationEvent[]) => Promise<Result<readonly RecordedEvent[], 'stale'>>;
  /** Goes on with facts recorded elsewhere, in the bytes of their lines (rule S22). */
  readonly extend: (expected: number, lines: readonly Uint8Array[]) => Promise<Result<readonly RecordedEvent[], 'stale'>>;
  readonly blobs: BlobStore;
  /** Why nothing can be written, or empty. */
  readonly readOnly: string;
  readonly messages: readonly string[];
  /** What a repair would bring back, where one is needed and can be had. */
  readonly repair: RepairOffer | null;
  /** Keeps a copy of the record when the newest is an hour old (rule S17). */
  readonly keepGeneration: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type WorkspaceOptions = {
  readonly files: FileLayer;
  readonly folder: string;
  readonly now: () => string;
  readonly seal: Seal;
  /** Why this run may not write, or empty. */
  readonly readOnly: string;
};

/** `read`: how the bytes of a record are read. */
type Opening = WorkspaceOptions & { readonly read: LogReader };

export const LOG = 'log.jsonl';
export const DOCUMENTS = 'documents';
const GENERATIONS = 'generations';

type Place = { readonly path: string; readonly form: LogForm; readonly generations: Generations; readonly blobs: BlobStore };

const placeOf = ({ files, now, seal }: WorkspaceOptions, id: NegotiationId, folder: string): Place => ({
  path: join(folder, LOG),
  form: { seal, place: logPlace(id) },
  generations: createGenerations(files, join(folder, GENERATIONS), now),
  blobs: createBlobStore(files, join(folder, DOCUMENTS), seal),
});

/** Opens a negotiation: for writing when its record is sound, else as far as it can be shown. */
export async function openFolder(options: Opening, id: NegotiationId, folder: string): Promise<StoredNegotiation> {
  const { files, now } = options;
  const place = placeOf(options, id, folder);
  const { bytes, content, damage } = await inspect(options, place);
  if (content.newer) {
    const why = `${content.damage} It opens for reading only, as far as this version understands it; update Parley to go on.`;
    return readOnly(id, content, place.blobs, why, null);
  }
  if (damage !== '') return damaged(options, id, place, bytes, damage);
  if (options.readOnly !== '') return { ...readOnly(id, content, place.blobs, options.readOnly, null), messages: [] };
  const log = await openLog(files, place.path, place.form, content, now).catch((error: unknown) => {
    // What may not be written to can still be read; everything else about the disk is said as it is.
    if (error instanceof AppFailure && error.appError.code === 'storage.denied') return null;
    throw error;
  });
  if (log === null) return readOnly(id, content, place.blobs, 'The record of this negotiation may not be written to, so it opens for reading only. Check the rights on its file, then open it again.', null);
  const messages = content.torn === null ? [] : ['The last save before Parley was closed had not finished and was never shown as saved. Its remains were kept beside the record.'];
  const keepGeneration = async (): Promise<void> => void (await place.generations.keep(log.snapshot));
  // A copy is a convenience: failing to keep it must not keep anyone from their negotiation.
  await keepGeneration().catch(() => undefined);
  return { id, events: log.events, extent: log.extent, append: log.append, extend: log.extend, blobs: place.blobs, readOnly: '', messages, repair: null, keepGeneration, close: log.close };
}

/** The facts a record holds, as far as they hold; nothing on the disk is touched. */
export async function readFacts(options: Opening, id: NegotiationId, folder: string): Promise<readonly RecordedEvent[]> {
  return (await inspect(options, placeOf(options, id, folder))).content.events;
}

/** Puts what can be rescued in the place of a damaged record, which is kept aside first. */
export async function repairFolder(options: Opening, id: NegotiationId, folder: string): Promise<void> {
  const { files, now } = options;
  const place = placeOf(options, id, folder);
  const { bytes, content, damage } = await inspect(options, place);
  if (damage === '' || content.newer) fail('storage.sound', 'The record of this negotiation is not damaged.', 'Nothing needs to be done.');
  const rescue = await findRescue(bytes ?? new Uint8Array(), place.form, place.generations);
  if (rescue.content.events.length === 0) fail('storage.no-copy', 'There is no sound copy of this record.', 'Restore the folder of this negotiation from a backup.');
  try {
    if (bytes !== null && !(await keptBefore(files, place.path, bytes))) await keepAside(files, place.path, 'corrupt', now(), bytes);
    await writeDurably(files, place.path, rescue.bytes);
  } catch (error) {
    throw storageFailure('The record was not repaired', error);
  }
}

/** Reads a record and says what is wrong with it, or nothing. */
async function inspect({ files, read }: Opening, { path, form, generations }: Place): Promise<{ readonly bytes: Uint8Array | null; readonly content: LogContent; readonly damage: string }> {
  const state = await readFileState(files, path);
  if (state.kind === 'unreadable') throw storageFailure('The negotiation could not be read', state.error);
  const [newest] = await generations.list();
  if (state.kind === 'missing') {
    if (newest === undefined) fail('storage.no-negotiation', 'This negotiation is not in the data folder any more.', 'It may have been moved or deleted outside Parley. Restore it from a backup.');
    return { bytes: null, content: parseLog(new Uint8Array(), form), damage: 'The record of this negotiation is missing.' };
  }
  const content = read(state.bytes, form);
  if (content.damage !== '') return { bytes: state.bytes, content, damage: content.damage };
  // Only appending ever changes a record: one that is shorter than a copy of it has lost its end.
  const cut = newest !== undefined && content.length < (await files.size(newest.path).catch(() => 0));
  const rescue = cut ? await findRescue(state.bytes, form, generations) : null;
  const lost = rescue === null ? 0 : rescue.content.events.length - content.events.length;
  return { bytes: state.bytes, content, damage: lost > 0 ? `The record of this negotiation has lost its end: ${String(lost)} ${lost === 1 ? 'entry is' : 'entries are'} missing that a copy still has.` : '' };
}

/** A damaged record is kept aside and shown with all that could be rescued; nothing in it is changed (rules S5, S18). */
async function damaged(options: Opening, id: NegotiationId, place: Place, bytes: Uint8Array | null, damage: string): Promise<StoredNegotiation> {
  const { files, now } = options;
  const rescue = await findRescue(bytes ?? new Uint8Array(), place.form, place.generations);
  if (bytes !== null && options.readOnly === '' && !(await keptBefore(files, place.path, bytes))) {
    await keepAside(files, place.path, 'corrupt', now(), bytes).catch(() => undefined);
  }
  const facts = rescue.content.events.length;
  const offer: RepairOffer | null = facts === 0 ? null : { facts, from: rescue.from };
  return readOnly(id, rescue.content, place.blobs, `${damage} ${offered(rescue)}`, offer);
}

function offered({ content, from }: Rescue): string {
  const facts = `${String(content.events.length)} ${content.events.length === 1 ? 'entry' : 'entries'}`;
  if (content.events.length === 0) return 'No sound copy was found; nothing can be changed until it is restored from a backup.';
  if (from !== '') return `A copy kept on ${from.slice(0, 10)} at ${from.slice(11, 16)} (UTC), with what still follows it, gives back ${facts}, shown here. Nothing can be changed until it is repaired.`;
  return `The ${facts} that hold are shown; nothing can be changed until it is repaired.`;
}

/** Opening the same damage again must not fill the disk with copies of it. */
async function keptBefore(files: FileLayer, path: string, bytes: Uint8Array): Promise<boolean> {
  const folder = join(path, '..');
  const names = await files.list(folder).catch(() => []);
  for (const name of names.filter((candidate) => candidate.startsWith(`${LOG}.corrupt-`))) {
    const state = await readFileState(files, join(folder, name));
    if (state.kind === 'present' && hashBytes(state.bytes) === hashBytes(bytes)) return true;
  }
  return false;
}

function readOnly(id: NegotiationId, content: LogContent, blobs: BlobStore, why: string, repair: RepairOffer | null): StoredNegotiation {
  const refused = (): Promise<never> => Promise.resolve().then(() => fail('storage.read-only', why, 'Nothing was changed.'));
  return {
    id, events: () => content.events, extent: () => content.length, append: refused, extend: refused, blobs: { ...blobs, put: refused }, readOnly: why, messages: [why], repair,
    keepGeneration: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
