import type { Notice } from '../../shared/api/notices.ts';
import type { Settings } from '../../shared/api/shapes.ts';
import type { JsonStore } from '../persistence/json-store.ts';
import type { VaultCost } from '../persistence/vault.ts';
import type { Workspace } from '../persistence/workspace.ts';
import type { DocumentReader } from './document-reader.ts';
import type { DocumentEngine } from './document-engine.ts';
import type { Jobs } from './jobs.ts';
import type { OfferedFiles } from './offered-files.ts';
import type { Sessions } from './sessions.ts';
import type { Templates } from './templates.ts';

/** What the services work with. Wired once, where the program starts; nothing in here reaches for the world by itself. */
export type Deps = {
  readonly workspace: Workspace;
  readonly sessions: Sessions;
  readonly engine: DocumentEngine;
  readonly reader: DocumentReader;
  readonly files: OfferedFiles;
  readonly jobs: Jobs;
  readonly templates: Templates;
  readonly settings: JsonStore<Settings>;
  readonly notify: (notice: Notice) => void;
  /** The system's user, home folder and computer name: never in a file that goes out (rule N32). */
  readonly privateNames: readonly string[];
  /** Of the program, as files of ours name it. */
  readonly version: string;
  /** What a guess at the passphrase of a copy costs. */
  readonly vaultCost: VaultCost;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly newId: () => string;
};
