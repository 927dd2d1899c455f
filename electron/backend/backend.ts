import { join } from 'node:path';
import type { AppError } from '../../shared/base/app-error.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Notice } from '../../shared/api/notices.ts';
import { settingsSchema, type Settings } from '../../shared/api/shapes.ts';
import { hashBytes } from '../persistence/blobs.ts';
import type { FileLayer } from '../persistence/file-layer.ts';
import { openJsonStore } from '../persistence/json-store.ts';
import { acquireLock, type LockOptions } from '../persistence/lock.ts';
import { createWorkspace } from '../persistence/workspace.ts';
import type { Host } from '../host/host.ts';
import type { Deps } from './deps.ts';
import type { DocumentEngine } from './document-engine.ts';
import { createDraftService } from './draft-service.ts';
import { createDocumentReader } from './document-reader.ts';
import { createHandlers, type Services } from './handlers.ts';
import { createJobs } from './jobs.ts';
import { createLibraryService, libraryIndexSchema } from './library-service.ts';
import { createOfferedFiles } from './offered-files.ts';
import { createReceiveService } from './receive-service.ts';
import { createRouter, type Router } from './router.ts';
import { createSendService } from './send-service.ts';
import { createSessions } from './sessions.ts';
import { createTemplates } from './templates.ts';

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
  readonly logBug: (id: string, name: string, error: unknown) => void;
};

export type Backend = {
  readonly request: Router;
  readonly subscribe: (listener: (notice: Notice) => void) => () => void;
  readonly close: () => Promise<void>;
};

/** Opens the data folder and puts the back end together. The only place where the parts meet. */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const { files, folder, engine, newId } = options;
  const now = (): string => options.clock().toISOString();
  await files.makeDirectory(join(folder, 'negotiations'));
  const lock = await acquireLock({ files, path: join(folder, 'lock.json'), holder: newId(), now: options.clock, every: options.every, process: options.process });
  const readOnly = lock.held ? '' : lock.message;
  const listeners = new Set<(notice: Notice) => void>();
  const notify = (notice: Notice): void => listeners.forEach((listener) => listener(notice));

  const settings = await openJsonStore({ files, path: join(folder, 'settings.json'), schema: settingsSchema, defaults: defaultSettings(options.userName), now, what: 'Your settings' });
  const index = await openJsonStore({ files, path: join(folder, 'library.json'), schema: libraryIndexSchema, defaults: { rows: {} }, now, what: 'The list of negotiations' });
  const workspace = createWorkspace({ files, folder, now, readOnly });
  const sessions = createSessions({ workspace, notify, by: () => settings.get().userName });
  const deps: Deps = {
    workspace, sessions, engine, settings, notify, now, newId, privateNames: options.privateNames,
    reader: createDocumentReader(engine),
    files: createOfferedFiles(newId, hashBytes),
    jobs: createJobs(notify),
    templates: createTemplates(options.readResource),
  };
  const services: Services = { drafts: createDraftService(deps), library: createLibraryService(deps, index, readOnly === ''), receive: createReceiveService(deps), send: createSendService(deps) };
  const facts = { version: options.version, readOnly, messages: [...settings.messages, ...(readOnly === '' ? [] : [readOnly])] };
  const router = createRouter(createHandlers(deps, services, options.host, facts), newId, options.logBug);

  return {
    request: (name, input): Promise<Result<unknown, AppError>> => router(name, input),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await sessions.closeAll();
      if (lock.held) await lock.release();
    },
  };
}

const defaultSettings = (userName: string): Settings => ({ userName: userName === '' ? 'Me' : userName, theme: 'system', textSize: 100, singleKeys: true, layout: {} });
