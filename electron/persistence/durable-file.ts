import { dirname } from 'node:path';
import { errorCode, type FileLayer } from './file-layer.ts';

/** What reading a file came to. The three ways it can fail are three outcomes: treating them as one loses data. */
export type FileState = { readonly kind: 'present'; readonly bytes: Uint8Array } | { readonly kind: 'missing' } | { readonly kind: 'unreadable'; readonly error: unknown };

export async function readFileState(files: FileLayer, path: string): Promise<FileState> {
  try {
    return { kind: 'present', bytes: await files.read(path) };
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? { kind: 'missing' } : { kind: 'unreadable', error };
  }
}

/** A process-wide counter makes temporary names unique without a clock or randomness. */
let temporaries = 0;
const temporaryName = (path: string): string => `${path}.${String(process.pid)}-${String((temporaries += 1))}.tmp`;

const RENAME_ATTEMPTS = 8;
const RENAME_PAUSE_MS = 25;

/**
 * Replaces a file so that after a crash it is either wholly the old one or wholly the new one (rule S1): unique
 * temporary file, fsync, rename, fsync of the directory. When this returns, the new content is on the disk.
 */
export async function writeDurably(files: FileLayer, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryName(path);
  try {
    const file = await files.create(temporary);
    try {
      await file.append(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameWithRetry(files, temporary, path);
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
  await files.syncDirectory(dirname(path));
}

/** On Windows a virus scanner or indexer may hold the target for a moment; anything longer is a real failure. */
export async function renameWithRetry(files: FileLayer, from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await files.rename(from, to);
      return;
    } catch (error) {
      if (attempt >= RENAME_ATTEMPTS || !['EBUSY', 'EPERM', 'EACCES'].includes(errorCode(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, RENAME_PAUSE_MS * attempt));
    }
  }
}

/** `2026-11-21T10-43-13-000Z`: a moment as part of a file name on every system. */
const fileMoment = (at: string): string => at.replaceAll(/[:.]/g, '-');

/** Keeps damaged bytes beside the original under a name that says so; never deletes anything (rule S5). */
export async function keepAside(files: FileLayer, path: string, kind: 'corrupt' | 'torn', at: string, bytes: Uint8Array): Promise<string> {
  const aside = `${path}.${kind}-${fileMoment(at)}`;
  await writeDurably(files, aside, bytes);
  return aside;
}
