import type { DocumentEngine } from '../backend/document-engine.ts';
import type { OpenData } from './open-data.ts';
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
  /** Opens a data folder; the usual one when none is named. */
  readonly openData: (folder: string | undefined) => Promise<OpenData>;
  readonly demo: (folder: string) => Promise<Outcome>;
};
