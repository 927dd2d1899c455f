import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fail } from '../../shared/base/app-error.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import { readFileState, writeDurably } from './durable-file.ts';
import type { FileLayer } from './file-layer.ts';
import { storageFailure } from './storage-error.ts';

/** Immutable documents, stored under the SHA-256 of their bytes. */
export type BlobStore = {
  readonly put: (bytes: Uint8Array) => Promise<Sha256>;
  /** The bytes, checked against their name (rule S7). */
  readonly get: (sha256: Sha256) => Promise<Uint8Array>;
  readonly size: (sha256: Sha256) => Promise<number>;
};

export const hashBytes = (bytes: Uint8Array): Sha256 => createHash('sha256').update(bytes).digest('hex') as Sha256;

/** Blobs in one folder, `<sha256>.docx` each. */
export function createBlobStore(files: FileLayer, folder: string): BlobStore {
  const pathOf = (sha256: Sha256): string => join(folder, `${sha256}.docx`);
  return {
    put: async (bytes) => {
      const sha256 = hashBytes(bytes);
      const path = pathOf(sha256);
      try {
        const existing = await readFileState(files, path);
        // A damaged copy under the right name is replaced: we have the true bytes in hand.
        if (existing.kind === 'present' && hashBytes(existing.bytes) === sha256) return sha256;
        await files.makeDirectory(folder);
        await writeDurably(files, path, bytes);
      } catch (error) {
        throw storageFailure('The document was not stored', error);
      }
      return sha256;
    },
    get: async (sha256) => {
      const state = await readFileState(files, pathOf(sha256));
      if (state.kind === 'missing') fail('storage.blob-missing', 'A stored document is missing from the data folder.', 'Restore the folder of this negotiation from a backup.');
      if (state.kind === 'unreadable') throw storageFailure('A stored document could not be read', state.error);
      if (hashBytes(state.bytes) !== sha256) fail('storage.blob-damaged', 'A stored document is damaged: its bytes are not the ones that were stored.', 'Restore the folder of this negotiation from a backup. Parley does not use the damaged copy.');
      return state.bytes;
    },
    size: async (sha256) => {
      try {
        return await files.size(pathOf(sha256));
      } catch (error) {
        throw storageFailure('A stored document could not be read', error);
      }
    },
  };
}
