import type { DocumentEngine } from '../backend/document-engine.ts';
import type { Outcome } from './outcome.ts';

/** What the commands touch of the world. */
export type World = {
  readonly engine: DocumentEngine;
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Whether two paths lead to one file. */
  readonly isSame: (one: string, two: string) => boolean;
  /** Writes durably; refuses to leave half a file. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly version: string;
  /** ISO 8601. */
  readonly now: () => string;
  readonly demo: (folder: string) => Promise<Outcome>;
};
