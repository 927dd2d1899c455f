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
  /** Opens a data folder; the usual one when none is named. Only `make` makes one that is not there. */
  readonly openData: (folder: string | undefined, make?: 'make') => Promise<OpenData>;
  /** The passphrase of a file, typed or from the environment; `null` where there is neither. */
  readonly filePassphrase: () => Promise<string | null>;
  readonly demo: (folder: string) => Promise<Outcome>;
};
