import { join } from 'node:path';
import * as v from 'valibot';
import { fail } from '../../shared/base/app-error.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { NegotiationEvent, RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { negotiationIdSchema } from '../../shared/negotiation/schema/primitives.ts';
import { createBlobStore } from './blobs.ts';
import { readFileState, renameWithRetry, writeDurably } from './durable-file.ts';
import { errorCode, type FileLayer } from './file-layer.ts';
import { openJsonStore, type JsonStore, type JsonStoreOptions } from './json-store.ts';
import { createLogReader, lineBytes, openedLines, parseLog } from './log.ts';
import { sealEvent } from './log-line.ts';
import { filePlace, logPlace } from './seal.ts';
import { storageFailure } from './storage-error.ts';
import { DOCUMENTS, LOG, openFolder, readFacts, repairFolder, type StoredNegotiation, type WorkspaceOptions } from './stored-negotiation.ts';

/** A small file and what an absent one stands for. */
export type SmallFile<T> = Pick<JsonStoreOptions<T>, 'schema' | 'defaults' | 'what'> & { readonly name: string };

/** A fact about to be written into a new log. */
type FirstFact = { readonly at: string; readonly by: string; readonly event: NegotiationEvent };

export type Workspace = {
  readonly list: () => Promise<readonly NegotiationId[]>;
  readonly open: (id: NegotiationId) => Promise<StoredNegotiation>;
  /** The facts as they stand on the disk, without opening the negotiation: nothing is kept, locked or set aside. */
  readonly facts: (id: NegotiationId) => Promise<readonly RecordedEvent[]>;
  /** Puts the best that could be rescued of a damaged record in its place; what was there is kept aside (rule S18). */
  readonly repair: (id: NegotiationId) => Promise<void>;
  /** Makes the whole folder at once: it is there complete, or not at all (rule S9). */
  readonly create: (id: NegotiationId, facts: readonly FirstFact[], documents: readonly Uint8Array[]) => Promise<void>;
  /** The same from a record written elsewhere: its lines as they are, so that every hash stays what it was (rule S22). */
  readonly adopt: (id: NegotiationId, lines: readonly Uint8Array[], documents: readonly Uint8Array[]) => Promise<void>;
  /** The lines of a sound record without their newlines, opened. Throws for a damaged one. */
  readonly linesOf: (id: NegotiationId) => Promise<readonly Uint8Array[]>;
  /** The hash of the first fact, which copies of one negotiation share; `null` where it cannot be read. */
  readonly originOf: (id: NegotiationId) => Promise<string | null>;
  /** Whether its record names one of these. Nothing is checked; it is a cheap first look. */
  readonly mentions: (id: NegotiationId, words: readonly string[]) => Promise<boolean>;
  /** Whether a folder of this name is in use, or waits in the bin. */
  readonly isTaken: (id: NegotiationId) => Promise<boolean>;
  readonly documentsOf: (id: NegotiationId) => Promise<readonly Uint8Array[]>;
  /** Moves the folder to the bin, from where `restore` brings it back. */
  readonly remove: (id: NegotiationId) => Promise<void>;
  readonly restore: (id: NegotiationId) => Promise<void>;
  /** A small file in the folder of a negotiation, beside its log (rule S13). */
  readonly smallFile: <T>(id: NegotiationId, file: SmallFile<T>) => Promise<JsonStore<T>>;
  /** Cheap sign that a negotiation has changed since: the length of its log, 0 when unknown. */
  readonly extent: (id: NegotiationId) => Promise<number>;
};

const NEWLINE = 10;

/** One folder per negotiation under `negotiations/`; deleted ones wait in `deleted/`. */
export function createWorkspace(given: WorkspaceOptions): Workspace {
  const options = { ...given, read: createLogReader() };
  const { files, seal } = options;
  const root = join(options.folder, 'negotiations');
  const bin = join(options.folder, 'deleted');
  const folderOf = (id: NegotiationId): string => join(root, id);

  const guard = (): void => {
    if (options.readOnly !== '') fail('storage.read-only', options.readOnly, 'Close the other window, then start Parley again.');
  };

  /** Makes a whole folder beside the others and puts it among them by one rename. */
  const place = async (id: NegotiationId, lines: readonly Uint8Array[], documents: readonly Uint8Array[]): Promise<void> => {
    guard();
    const making = join(root, `.making-${id}`);
    try {
      await files.remove(making);
      await files.makeDirectory(join(making, DOCUMENTS));
      const blobs = createBlobStore(files, join(making, DOCUMENTS), seal);
      for (const bytes of documents) await blobs.put(bytes);
      await writeDurably(files, join(making, LOG), lineBytes(lines, { seal, place: logPlace(id) }));
      await renameWithRetry(files, making, folderOf(id));
      await files.syncDirectory(root);
    } catch (error) {
      await files.remove(making).catch(() => undefined);
      throw storageFailure('The negotiation was not created', error);
    }
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
    facts: (id) => readFacts(options, id, folderOf(id)),
    repair: (id) => {
      guard();
      return repairFolder(options, id, folderOf(id));
    },
    create: (id, facts, documents) => place(id, firstLines(facts), documents),
    adopt: (id, lines, documents) => place(id, lines, documents),
    linesOf: async (id) => {
      const state = await readFileState(files, join(folderOf(id), LOG));
      if (state.kind !== 'present') return fail('storage.no-negotiation', 'The record of this negotiation could not be read.', 'Open the negotiation to see what is wrong with it.');
      const form = { seal, place: logPlace(id) };
      const content = parseLog(state.bytes, form);
      if (content.damage !== '') fail('storage.damaged', content.damage, 'Open the negotiation to see what can be done about it.');
      return openedLines(state.bytes.subarray(0, content.length), form);
    },
    originOf: async (id) => {
      const state = await readFileState(files, join(folderOf(id), LOG));
      if (state.kind !== 'present') return null;
      const [first] = parseLog(state.bytes.subarray(0, state.bytes.indexOf(NEWLINE) + 1), { seal, place: logPlace(id) }).events;
      return first?.hash ?? null;
    },
    mentions: async (id, words) => {
      const state = await readFileState(files, join(folderOf(id), LOG));
      if (state.kind !== 'present') return false;
      return openedLines(state.bytes, { seal, place: logPlace(id) }).some((line) => words.some((word) => Buffer.from(line.buffer, line.byteOffset, line.byteLength).includes(word)));
    },
    isTaken: async (id) => {
      const names = await Promise.all([root, bin].map((folder) => files.list(folder).catch(() => [])));
      return names.flat().includes(id);
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

function firstLines(facts: readonly FirstFact[]): readonly Uint8Array[] {
  let prev = '';
  return facts.map(({ at, by, event }, index) => {
    const sealed = sealEvent({ seq: index + 1, at, by, prev }, event);
    prev = sealed.recorded.hash;
    return new TextEncoder().encode(sealed.line);
  });
}
