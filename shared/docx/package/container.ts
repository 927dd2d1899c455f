import { AppFailure, fail } from '../../base/app-error.ts';
import type { ContainerEntry } from '../../contract/container-entry.ts';
import type { Zlib } from '../zlib-port.ts';
import { readArchive, readEntry } from './zip-read.ts';
import { writeArchive } from './zip-write.ts';

/** Entries in their order as one zip. Equal entries give equal bytes on every machine and day. */
export const packEntries = (entries: readonly ContainerEntry[], zlib: Zlib): Uint8Array =>
  writeArchive({ bytes: new Uint8Array(), entries: [] }, new Map(entries.map(({ name, bytes }) => [name, bytes])), zlib);

/** The entries of a zip, within the limits of any file that comes in. Throws an `AppFailure`. */
export function unpackEntries(bytes: Uint8Array, zlib: Zlib): readonly ContainerEntry[] {
  try {
    const archive = readArchive(bytes);
    // A copy of each: a view would drag the whole file along wherever the entry goes.
    return archive.entries.map((entry) => ({ name: entry.name, bytes: new Uint8Array(readEntry(archive, entry, zlib)) }));
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
    return fail('container.damaged', 'This is no file of Parley, or it is damaged.', 'Ask for the file again, or make it again. Nothing was changed.');
  }
}
