import { join } from 'node:path';
import * as v from 'valibot';
import { fail } from '../../shared/base/app-error.ts';
import type { Result } from '../../shared/base/result.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { NegotiationEvent, RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { negotiationIdSchema } from '../../shared/negotiation/schema/primitives.ts';
import { createBlobStore, hashBytes, type BlobStore } from './blobs.ts';
import { keepAside, readFileState, renameWithRetry, writeDurably } from './durable-file.ts';
import { errorCode, type FileLayer } from './file-layer.ts';
import { openJsonStore, type JsonStore, type JsonStoreOptions } from './json-store.ts';
import { lineBytes, openLog, readLog, type LogContent, type LogForm } from './log.ts';
import { sealEvent } from './log-line.ts';
import { filePlace, logPlace, type Seal } from './seal.ts';
import { storageFailure } from './storage-error.ts';

/** A negotiation as opened from its folder. */
export type StoredNegotiation = {
  readonly id: NegotiationId;
  readonly events: () => readonly RecordedEvent[];
  readonly append: (expected: number, by: string, events: readonly NegotiationEvent[]) => Promise<Result<readonly RecordedEvent[], 'stale'>>;
  readonly blobs: BlobStore;
  /** Why nothing can be written, or empty. */
  readonly readOnly: string;
  readonly messages: readonly string[];
  readonly close: () => Promise<void>;
};

/** A small file and what an absent one stands for. */
export type SmallFile<T> = Pick<JsonStoreOptions<T>, 'schema' | 'defaults' | 'what'> & { readonly name: string };

/** A fact about to be written into a new log. */
type FirstFact = { readonly at: string; readonly by: string; readonly event: NegotiationEvent };

export type Workspace = {
  readonly list: () => Promise<readonly NegotiationId[]>;
  readonly open: (id: NegotiationId) => Promise<StoredNegotiation>;
  /** Makes the whole folder at once: it is there complete, or not at all (rule S9). */
  readonly create: (id: NegotiationId, facts: readonly FirstFact[], documents: readonly Uint8Array[]) => Promise<void>;
  readonly documentsOf: (id: NegotiationId) => Promise<readonly Uint8Array[]>;
  /** Moves the folder to the bin, from where `restore` brings it back. */
  readonly remove: (id: NegotiationId) => Promise<void>;
  readonly restore: (id: NegotiationId) => Promise<void>;
  /** A small file in the folder of a negotiation, beside its log (rule S13). */
  readonly smallFile: <T>(id: NegotiationId, file: SmallFile<T>) => Promise<JsonStore<T>>;
  /** Cheap sign that a negotiation has changed since: the length of its log, 0 when unknown. */
  readonly extent: (id: NegotiationId) => Promise<number>;
};

export type WorkspaceOptions = {
  readonly files: FileLayer;
  readonly folder: string;
  readonly now: () => string;
  readonly seal: Seal;
  /** Why this run may not write, or empty. */
  readonly readOnly: string;
};

const LOG = 'log.jsonl';
const DOCUMENTS = 'documents';

/** One folder per negotiation under `negotiations/`; deleted ones wait in `deleted/`. */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { files, seal } = options;
  const root = join(options.folder, 'negotiations');
  const bin = join(options.folder, 'deleted');
  const folderOf = (id: NegotiationId): string => join(root, id);

  const guard = (): void => {
    if (options.readOnly !== '') fail('storage.read-only', options.readOnly, 'Close the other window, then start Parley again.');
  };

  return {
    list: async () => {
      const names: readonly string[] = await files.list(root).catch((error: unknown): readonly string[] => {
        if (errorCode(error) === 'ENOENT') return [];
        throw storageFailure('The data folder could not be read', error);
      });
      return names.filter((name): name is NegotiationId => v.is(negotiationIdSchema, name)).toSorted();
    },
    open: (id) => openFolder(options, id, folderOf(id)),
    create: async (id, facts, documents) => {
      guard();
      const making = join(root, `.making-${id}`);
      try {
        await files.remove(making);
        await files.makeDirectory(join(making, DOCUMENTS));
        const blobs = createBlobStore(files, join(making, DOCUMENTS), seal);
        for (const bytes of documents) await blobs.put(bytes);
        await writeDurably(files, join(making, LOG), lineBytes(firstLines(facts), { seal, place: logPlace(id) }));
        await renameWithRetry(files, making, folderOf(id));
        await files.syncDirectory(root);
      } catch (error) {
        await files.remove(making).catch(() => undefined);
        throw storageFailure('The negotiation was not created', error);
      }
    },
    documentsOf: (id) => createBlobStore(files, join(folderOf(id), DOCUMENTS), seal).all(),
    remove: async (id) => {
      guard();
      await moveFolder(files, folderOf(id), join(bin, id), bin, root);
    },
    restore: async (id) => {
      guard();
      await moveFolder(files, join(bin, id), folderOf(id), root, bin);
    },
    smallFile: async (id, { name, ...file }) => {
      const store = await openJsonStore({ ...file, files, seal, place: filePlace(['negotiations', id, name]), path: join(folderOf(id), name), now: options.now });
      return options.readOnly === '' ? store : { ...store, set: async () => guard() };
    },
    extent: (id) => files.size(join(folderOf(id), LOG)).catch(() => 0),
  };
}

async function moveFolder(files: FileLayer, from: string, to: string, parent: string, oldParent: string): Promise<void> {
  try {
    await files.makeDirectory(parent);
    await renameWithRetry(files, from, to);
    await files.syncDirectory(parent);
    await files.syncDirectory(oldParent);
  } catch (error) {
    throw storageFailure('The negotiation was not moved', error);
  }
}

function firstLines(facts: readonly FirstFact[]): readonly string[] {
  let prev = '';
  return facts.map(({ at, by, event }, index) => {
    const sealed = sealEvent({ seq: index + 1, at, by, prev }, event);
    prev = sealed.recorded.hash;
    return sealed.line;
  });
}

async function openFolder(options: WorkspaceOptions, id: NegotiationId, folder: string): Promise<StoredNegotiation> {
  const { files, now, seal } = options;
  const form: LogForm = { seal, place: logPlace(id) };
  const path = join(folder, LOG);
  const blobs = createBlobStore(files, join(folder, DOCUMENTS), seal);
  const content = await readLog(files, path, form);
  if (content === 'missing') fail('storage.no-negotiation', 'This negotiation is not in the data folder any more.', 'It may have been moved or deleted outside Parley. Restore it from a backup.');
  if (content.damage !== '') return damaged(options, id, path, content, blobs);
  if (options.readOnly !== '') return readOnly(id, content, blobs, options.readOnly, []);
  const log = await openLog(files, path, form, content, now);
  const messages = content.torn === null ? [] : ['The last save before Parley was closed had not finished and was never shown as saved. Its remains were kept beside the record.'];
  return { id, events: log.events, append: log.append, blobs, readOnly: '', messages, close: log.close };
}

/** A damaged log is copied aside and shown as far as it holds; nothing in it is changed (rule S5). */
async function damaged(options: WorkspaceOptions, id: NegotiationId, path: string, content: LogContent, blobs: BlobStore): Promise<StoredNegotiation> {
  if (content.newer) {
    const why = `${content.damage} It opens for reading only, as far as this version understands it; update Parley to go on.`;
    return readOnly(id, content, blobs, why, [why]);
  }
  const state = await readFileState(options.files, path);
  const why = `${content.damage} Everything before it is shown; nothing can be changed until it is restored from a backup.`;
  if (state.kind === 'present' && options.readOnly === '' && !(await keptBefore(options.files, path, state.bytes))) {
    await keepAside(options.files, path, 'corrupt', options.now(), state.bytes).catch(() => undefined);
  }
  return readOnly(id, content, blobs, why, [why]);
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

function readOnly(id: NegotiationId, content: LogContent, blobs: BlobStore, why: string, messages: readonly string[]): StoredNegotiation {
  return {
    id,
    events: () => content.events,
    append: () => Promise.resolve().then(() => fail('storage.read-only', why, 'Nothing was changed.')),
    blobs: { ...blobs, put: () => Promise.resolve().then(() => fail('storage.read-only', why, 'Nothing was changed.')) },
    readOnly: why,
    messages,
    close: () => Promise.resolve(),
  };
}
