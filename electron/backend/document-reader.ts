import type { Sha256 } from '../../shared/base/branded.ts';
import type { ContractDocument } from '../../shared/contract/document.ts';
import type { DocumentEngine } from './document-engine.ts';

/** Reads documents, remembering the last few: a return is compared with a file that was read when it was sent. */
export type DocumentReader = (sha256: Sha256, bytes: Uint8Array, signal?: AbortSignal) => Promise<ContractDocument>;

const REMEMBERED = 8;

export function createDocumentReader(engine: DocumentEngine): DocumentReader {
  const known = new Map<Sha256, ContractDocument>();
  return async (sha256, bytes, signal) => {
    const document = known.get(sha256) ?? (await engine.run('read', [bytes], signal));
    known.delete(sha256);
    known.set(sha256, document);
    const oldest = known.keys().next();
    if (known.size > REMEMBERED && oldest.done !== true) known.delete(oldest.value);
    return document;
  };
}
