import { join } from 'node:path';
import { readFileState, writeDurably } from './durable-file.ts';
import { errorCode, type FileLayer } from './file-layer.ts';

/** An earlier state of a file, kept with the moment it was copied. */
export type Generation = { readonly at: string; readonly path: string };

/** Copies of one file, spaced in time (rule S17). They are as the file stands on the disk, sealed or not. */
export type Generations = {
  /** Keeps a copy, unless the newest is younger than an hour; thins out the old ones. Gives whether it kept one. */
  readonly keep: (bytes: () => Promise<Uint8Array>) => Promise<boolean>;
  /** Newest first. */
  readonly list: () => Promise<readonly Generation[]>;
  readonly read: (generation: Generation) => Promise<Uint8Array | null>;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
const NAME = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.kept$/;

const nameOf = (at: string): string => `${at.replaceAll(/[:.]/g, '-')}.kept`;
const momentOf = (name: string): string | undefined => {
  const parts = NAME.exec(name);
  return parts === null ? undefined : `${parts[1] ?? ''}:${parts[2] ?? ''}:${parts[3] ?? ''}.${parts[4] ?? ''}Z`;
};

export function createGenerations(files: FileLayer, folder: string, now: () => string): Generations {
  const list: Generations['list'] = async () => {
    const names = await files.list(folder).catch((error: unknown): readonly string[] => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    return names
      .flatMap((name) => {
        const at = momentOf(name);
        return at === undefined ? [] : [{ at, path: join(folder, name) }];
      })
      .toSorted((one, two) => (one.at < two.at ? 1 : -1));
  };
  return {
    list,
    keep: async (bytes) => {
      const kept = await list();
      const at = now();
      const age = Date.parse(at) - Date.parse(kept[0]?.at ?? '');
      // A clock set back must not stop copies for ever.
      if (kept.length > 0 && age >= 0 && age < HOUR) return false;
      await files.makeDirectory(folder);
      await writeDurably(files, join(folder, nameOf(at)), await bytes());
      for (const old of surplus(kept, at)) await files.remove(old.path);
      return true;
    },
    read: async ({ path }) => {
      const state = await readFileState(files, path);
      return state.kind === 'present' ? state.bytes : null;
    },
  };
}

/** What need not be kept beside the new one: more than one an hour of the last day, one a day of the last month, one a month before. */
function surplus(kept: readonly Generation[], now: string): readonly Generation[] {
  const seen = new Set<string>();
  // The oldest of each span stays: it is the one that reaches furthest back.
  return kept.toReversed().filter((generation) => {
    const moment = Date.parse(generation.at);
    const age = Date.parse(now) - moment;
    const span = age < DAY ? HOUR : age < MONTH ? DAY : MONTH;
    const key = `${String(span)} ${String(Math.floor(moment / span))}`;
    if (!seen.has(key)) {
      seen.add(key);
      return false;
    }
    return true;
  });
}
