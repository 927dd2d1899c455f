import type { Host } from '../host/host.ts';
import type { FileLayer } from '../persistence/file-layer.ts';
import type { LockOptions } from '../persistence/lock.ts';
import type { VaultCost } from '../persistence/vault.ts';
import type { DocumentEngine } from './document-engine.ts';

/** The world as the back end is given it. */
export type BackendOptions = {
  readonly files: FileLayer;
  /** The data folder. */
  readonly folder: string;
  readonly engine: DocumentEngine;
  readonly host: Host;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly every: LockOptions['every'];
  readonly process: LockOptions['process'];
  readonly readResource: (path: string) => Promise<Uint8Array>;
  readonly userName: string;
  /** What the system calls its user, home folder and computer. */
  readonly privateNames: readonly string[];
  readonly version: string;
  /** What a guess at a passphrase costs; tests make it cheap. */
  readonly vaultCost?: VaultCost;
  readonly logBug: (id: string, name: string, error: unknown) => void;
};
