import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fail } from '../../shared/base/app-error.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import { readFileState, writeDurably } from './durable-file.ts';
import type { FileLayer } from './file-layer.ts';
import { DOCUMENT_PLACE, type Seal } from './seal.ts';
import { storageFailure } from './storage-error.ts';

/** Immutable documents, stored under the SHA-256 of their bytes. */
export type BlobStore = {
  readonly put: (bytes: Uint8Array) => Promise<Sha256>;
  /** The bytes, checked against their name (rule S7). */
  readonly get: (sha256: Sha256) => Promise<Uint8Array>;
  /** Every document here, checked. */
  readonly all: () => Promise<readonly Uint8Array[]>;
};

const DOCUMENT_NAME = /^[0-9a-f]{64}\.(?:docx|sealed)$/;

export const hashBytes = (bytes: Uint8Array): Sha256 => createHash('sha256').update(bytes).digest('hex') as Sha256;

/** Blobs in one folder, one file each, named and sealed as `seal` says. */
export function createBlobStore(files: FileLayer, folder: string, seal: Seal): BlobStore {
  const pathOf = (sha256: Sha256): string => join(folder, seal.fileNameOf(sha256));
  /** The document in a file, or `null` when it is not the one its name promises. */
  const opened = (stored: Uint8Array, name: string): Uint8Array | null => {
    const bytes = seal.open(stored, DOCUMENT_PLACE);
    return bytes !== null && seal.fileNameOf(hashBytes(bytes)) === name ? bytes : null;
  };
  const read = async (name: string): Promise<Uint8Array> => {
    const state = await readFileState(files, join(folder, name));
    if (state.kind === 'missing') fail('storage.blob-missing', 'A stored document is missing from the data folder.', 'Restore the folder of this negotiation from a backup.');
    if (state.kind === 'unreadable') throw storageFailure('A stored document could not be read', state.error);
    return opened(state.bytes, name) ?? fail('storage.blob-damaged', 'A stored document is damaged: its bytes are not the ones that were stored.', 'Restore the folder of this negotiation from a backup. Parley does not use the damaged copy.');
  };
  return {
    put: async (bytes) => {
      const sha256 = hashBytes(bytes);
      const path = pathOf(sha256);
      try {
        const existing = await readFileState(files, path);
        // A damaged copy under the right name is replaced: we have the true bytes in hand.
        if (existing.kind === 'present' && opened(existing.bytes, seal.fileNameOf(sha256)) !== null) return sha256;
        await files.makeDirectory(folder);
        await writeDurably(files, path, seal.close(bytes, DOCUMENT_PLACE));
      } catch (error) {
        throw storageFailure('The document was not stored', error);
      }
      return sha256;
    },
    get: (sha256) => read(seal.fileNameOf(sha256)),
    all: async () => {
      const names = await files.list(folder);
      return Promise.all(names.filter((name) => DOCUMENT_NAME.test(name)).map(read));
    },
  };
}
