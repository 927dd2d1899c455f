import { Low, type Adapter } from 'lowdb';
import * as v from 'valibot';
import { keepAside, readFileState, writeDurably } from './durable-file.ts';
import { fail } from '../../shared/base/app-error.ts';
import type { FileLayer } from './file-layer.ts';
import type { Generations } from './generations.ts';
import type { Seal } from './seal.ts';
import { storageFailure } from './storage-error.ts';

/** A small file of plain data. Its memory never runs ahead of the disk. */
export type JsonStore<T> = {
  readonly get: () => T;
  /** Changes the data: on the disk first, in memory only after (rule S8). */
  readonly set: (next: T) => Promise<void>;
  /** What was found wrong on opening, in plain words. */
  readonly messages: readonly string[];
};

export type JsonStoreOptions<T> = {
  readonly files: FileLayer;
  readonly path: string;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly defaults: T;
  readonly now: () => string;
  readonly seal: Seal;
  /** Where the file belongs, for its seal. */
  readonly place: string;
  /** Earlier states, for a file that cannot be made again. */
  readonly generations?: Generations;
  /** From version to version of the file's shape, the first from 1 to 2; a file without a version is of the first (rule S20). */
  readonly migrations?: readonly Migration[];
  /** What the file is, for messages: "Your settings". */
  readonly what: string;
};

/** Says the content of a file of one version as the next version says it. */
export type Migration = (content: unknown) => unknown;

/** Opens a lowdb store over the durable adapter. Missing means defaults; unreadable is an error; corrupt is kept aside and said. */
export async function openJsonStore<T>(options: JsonStoreOptions<T>): Promise<JsonStore<T>> {
  const messages: string[] = [];
  const adapter = durableAdapter(options, messages);
  const low = new Low<T>(adapter, options.defaults);
  await low.read();
  let queue: Promise<unknown> = Promise.resolve();
  const set = async (next: T): Promise<void> => {
    // Not `low.update`: it changes memory first and would keep the change when the disk refuses.
    await adapter.write(next);
    low.data = next;
  };
  return {
    get: () => low.data,
    set: (next) => {
      const turn = queue.then(() => set(next));
      queue = turn.catch(() => undefined);
      return turn;
    },
    messages,
  };
}

function durableAdapter<T>(options: JsonStoreOptions<T>, messages: string[]): Adapter<T> {
  const { files, path, schema, now, what, seal, place, generations, migrations = [] } = options;
  const version = 1 + migrations.length;
  return {
    read: async () => {
      const state = await readFileState(files, path);
      if (state.kind === 'missing') return null;
      if (state.kind === 'unreadable') throw storageFailure(`${what} could not be read`, state.error);
      const content = parseJson(seal.open(state.bytes, place));
      const written = versionOf(content);
      if (written > version) fail('storage.newer', `${what} were written by a newer version of Parley.`, 'Update Parley to open this data folder. Nothing was changed.');
      if (written < version && !(await isThere(files, backupPath(path, written)))) await writeDurably(files, backupPath(path, written), state.bytes);
      const parsed = v.safeParse(schema, migrations.slice(written - 1).reduce((older, step) => step(older), content));
      if (parsed.success) {
        // A copy is a convenience: failing to keep it must not keep anyone from their data.
        await generations?.keep(() => Promise.resolve(state.bytes)).catch(() => undefined);
        return parsed.output;
      }
      await keepAside(files, path, 'corrupt', now(), state.bytes);
      for (const generation of (await generations?.list()) ?? []) {
        const earlier = v.safeParse(schema, parseJson(seal.open((await generations?.read(generation)) ?? new Uint8Array(), place)));
        if (!earlier.success) continue;
        messages.push(`${what} could not be understood; they are as they were on ${generation.at.slice(0, 10)}, and the damaged file was kept beside the new one.`);
        return earlier.output;
      }
      messages.push(`${what} could not be understood and were set back; the damaged file was kept beside the new one.`);
      return null;
    },
    write: async (data) => {
      try {
        await writeDurably(files, path, seal.close(new TextEncoder().encode(`${JSON.stringify({ version, ...data }, null, 2)}\n`), place));
      } catch (error) {
        throw storageFailure(`${what} were not saved`, error);
      }
    },
  };
}

const versionOf = (content: unknown): number => (typeof content === 'object' && content !== null && 'version' in content && typeof content.version === 'number' ? content.version : 1);

/** Where a file waits as it was before it was upgraded. */
const backupPath = (path: string, version: number): string => `${path}.version-${String(version)}`;
const isThere = async (files: FileLayer, path: string): Promise<boolean> => (await readFileState(files, path)).kind !== 'missing';

function parseJson(bytes: Uint8Array | null): unknown {
  if (bytes === null) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** The same for a program that may only read: what is set holds until it ends, and the file stays as whoever writes has it (rule S10). */
export function inMemory<T>(store: JsonStore<T>): JsonStore<T> {
  let held = store.get();
  return {
    get: () => held,
    set: (next) => {
      held = next;
      return Promise.resolve();
    },
    messages: store.messages,
  };
}
