import { fail } from '../../shared/base/app-error.ts';
import type { OfferedFile } from '../../shared/api/shapes.ts';
import type { Sha256 } from '../../shared/base/branded.ts';

export type HeldFile = { readonly name: string; readonly bytes: Uint8Array; readonly sha256: Sha256 };

/** Files the window handed in, or that were made for it, kept in memory under a handle until forgotten. */
export type OfferedFiles = {
  readonly offer: (name: string, bytes: Uint8Array) => OfferedFile;
  readonly get: (fileId: string) => HeldFile;
  readonly forget: (fileId: string) => void;
};

/** Enough for a few large agreements at once; the oldest goes first. */
const MAX_HELD_BYTES = 256 * 1024 * 1024;

export function createOfferedFiles(newId: () => string, hash: (bytes: Uint8Array) => Sha256): OfferedFiles {
  const held = new Map<string, HeldFile>();
  return {
    offer: (name, bytes) => {
      const fileId = newId();
      const file = { name: baseName(name), bytes, sha256: hash(bytes) };
      held.set(fileId, file);
      let total = 0;
      for (const [id, other] of [...held].reverse()) {
        total += other.bytes.byteLength;
        if (total > MAX_HELD_BYTES && id !== fileId) held.delete(id);
      }
      return { fileId, name: file.name, bytes: bytes.byteLength, sha256: file.sha256 };
    },
    get: (fileId) => held.get(fileId) ?? fail('file.gone', 'This file is no longer at hand.', 'Choose it again.'),
    forget: (fileId) => void held.delete(fileId),
  };
}

/** A page may hand in anything as a name; only its last part is ever shown or suggested. */
const baseName = (name: string): string => name.split(/[/\\]/).at(-1)?.replaceAll(/\p{Cc}/gu, '').trim() || 'document.docx';
