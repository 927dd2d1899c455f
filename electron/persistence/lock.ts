import * as v from 'valibot';
import { readFileState, writeDurably } from './durable-file.ts';
import { errorCode, type FileLayer } from './file-layer.ts';

export type Lock = { readonly held: true; readonly release: () => Promise<void> } | { readonly held: false; readonly message: string };

export type LockOptions = {
  readonly files: FileLayer;
  readonly path: string;
  /** Unique to this run of the program. */
  readonly holder: string;
  /** The process and the computer it runs on, so that a crash does not lock anyone out. */
  readonly process: { readonly pid: number; readonly computer: string; readonly isRunning: (pid: number) => boolean };
  readonly now: () => Date;
  /** Calls back every so often until stopped; a parameter so that tests own the time. */
  readonly every: (milliseconds: number, callback: () => void) => () => void;
};

const HEARTBEAT_MS = 5_000;
/** Six missed beats: longer than any pause of a busy laptop, shorter than a person's patience. */
const STALE_MS = 30_000;

const lockSchema = v.object({ holder: v.string(), beat: v.string(), pid: v.number(), computer: v.string() });
type LockFile = v.InferOutput<typeof lockSchema>;

/**
 * An advisory lock on the data folder, kept alive by a heartbeat. It keeps two windows from surprising each other; what
 * really protects the data is the check of the log's head before every append (rule S6).
 */
export async function acquireLock(options: LockOptions): Promise<Lock> {
  const { files, path, holder, now } = options;
  const beat = (): Promise<void> => writeDurably(files, path, new TextEncoder().encode(JSON.stringify({ holder, beat: now().toISOString(), pid: options.process.pid, computer: options.process.computer } satisfies LockFile)));
  const current = await readLock(files, path);
  if (current !== null && current.holder !== holder && isLive(current, options)) {
    return { held: false, message: 'Parley is already open on this data folder, so this window can read but not change anything.' };
  }
  try {
    await beat();
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error))) {
      return { held: false, message: 'The data folder may not be written to, so this window can read but not change anything.' };
    }
    throw error;
  }
  // Two programs may both have seen no lock; the last to write holds it, the other finds out here.
  const settled = await readLock(files, path);
  if (settled?.holder !== holder) return { held: false, message: 'Parley was opened twice at the same moment; the other window holds the data folder.' };
  const stop = options.every(HEARTBEAT_MS, () => void beat().catch(() => undefined));
  return {
    held: true,
    release: async () => {
      stop();
      const last = await readLock(files, path);
      if (last?.holder === holder) await files.remove(path);
    },
  };
}

/** A process that is gone from this computer holds nothing; one that seems to run may be another under the same number, so its beat decides. */
function isLive(current: LockFile, options: LockOptions): boolean {
  const { pid, computer, isRunning } = options.process;
  if (current.computer === computer && current.pid !== pid && !isRunning(current.pid)) return false;
  return options.now().getTime() - Date.parse(current.beat) < STALE_MS;
}

async function readLock(files: FileLayer, path: string): Promise<LockFile | null> {
  const state = await readFileState(files, path);
  if (state.kind !== 'present') return null;
  try {
    const parsed = v.safeParse(lockSchema, JSON.parse(new TextDecoder().decode(state.bytes)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
