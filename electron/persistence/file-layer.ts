import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** An open file, in the few operations durability needs. */
export type OpenFile = {
  readonly append: (bytes: Uint8Array) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly truncate: (length: number) => Promise<void>;
  readonly size: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** The file system as persistence sees it: small, so that tests can put a failing one in its place. */
export type FileLayer = {
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Opens for appending, creating the file when it is missing. */
  readonly openAppend: (path: string) => Promise<OpenFile>;
  /** Opens a file that must not exist yet. */
  readonly create: (path: string) => Promise<OpenFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Creates a folder and those above it, durably; fine when it is there. */
  readonly makeDirectory: (path: string) => Promise<void>;
  readonly list: (path: string) => Promise<readonly string[]>;
  readonly size: (path: string) => Promise<number>;
  /** Whether the file's last bytes are these; reads no more than that. */
  readonly endsWith: (path: string, end: Uint8Array) => Promise<boolean>;
  /** Makes the names in a directory durable. */
  readonly syncDirectory: (path: string) => Promise<void>;
};

/** The data folder is nobody else's business; an exported file follows the person's own settings (umask). */
const PRIVATE = 0o600;
const ORDINARY = 0o666;

/** The real file system. */
export const nodeFileLayer: FileLayer = {
  read: (path) => readFile(path),
  openAppend: (path) => opened(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT, PRIVATE),
  create: (path) => opened(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_EXCL, PRIVATE),
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  makeDirectory: async (path) => {
    const first = await mkdir(path, { recursive: true });
    if (first === undefined) return;
    // Each new folder is a name in the one above it.
    for (let folder = path; folder.length >= first.length; folder = dirname(folder)) await syncDirectory(dirname(folder));
  },
  list: (path) => readdir(path),
  size: async (path) => (await stat(path)).size,
  endsWith: async (path, end) => {
    const handle = await open(path, constants.O_RDONLY);
    try {
      const { size } = await handle.stat();
      if (size < end.byteLength) return false;
      const tail = Buffer.alloc(end.byteLength);
      await handle.read(tail, 0, tail.byteLength, size - tail.byteLength);
      return tail.equals(end);
    } finally {
      await handle.close();
    }
  },
  syncDirectory,
};

/** The same for files a person asked for outside the data folder. */
export const exportFileLayer: FileLayer = {
  ...nodeFileLayer,
  create: (path) => opened(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_EXCL, ORDINARY),
};

async function syncDirectory(path: string): Promise<void> {
  // Windows cannot open a directory for this, and does not need it: NTFS journals names.
  if (process.platform === 'win32') return;
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function opened(path: string, flags: number, mode: number): Promise<OpenFile> {
  const handle = await open(path, flags, mode);
  return {
    append: async (bytes) => {
      let written = 0;
      // A short write is not an error to the system, only to us.
      while (written < bytes.byteLength) written += (await handle.write(bytes, written, bytes.byteLength - written, null)).bytesWritten;
    },
    sync: () => handle.sync(),
    truncate: (length) => handle.truncate(length),
    size: async () => (await handle.stat()).size,
    close: () => handle.close(),
  };
}

/** The system's error code (`ENOENT`, `ENOSPC` …), or empty for an error that carries none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
