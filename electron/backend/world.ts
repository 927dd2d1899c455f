import { join } from 'node:path';
import type { Notice } from '../../shared/api/notices.ts';
import { settingsSchema, type Settings } from '../../shared/api/shapes.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { createGenerations } from '../persistence/generations.ts';
import { inMemory, openJsonStore } from '../persistence/json-store.ts';
import { filePlace, type Seal } from '../persistence/seal.ts';
import { VAULT_COST } from '../persistence/vault.ts';
import { createWorkspace } from '../persistence/workspace.ts';
import type { BackendOptions } from './backend-options.ts';
import { createBundleService } from './bundle-service.ts';
import { createCopyService } from './copy-service.ts';
import { createDealService } from './deal-service.ts';
import type { Deps } from './deps.ts';
import { createDocumentReader } from './document-reader.ts';
import { createDraftService } from './draft-service.ts';
import { createHandlers, type GateHandlers, type Handlers, type Services } from './handlers.ts';
import { createJobs } from './jobs.ts';
import { createLibraryService, libraryIndexSchema } from './library-service.ts';
import { createOfferedFiles } from './offered-files.ts';
import { createReceiveService } from './receive-service.ts';
import { createSearchService } from './search-service.ts';
import { createSendService } from './send-service.ts';
import { createSessions } from './sessions.ts';
import { createTemplates } from './templates.ts';

/** Everything behind the gate: the opened data and the services over it. */
export type World = { readonly handlers: Omit<Handlers, keyof GateHandlers>; readonly close: () => Promise<void> };

/** Opens the data under its seal and puts the services together. The only place where the parts meet. */
export async function openWorld(options: BackendOptions, run: { readonly seal: Seal; readonly readOnly: string; readonly notify: (notice: Notice) => void }): Promise<World> {
  const { files, folder, engine, newId } = options;
  const { seal, readOnly, notify } = run;
  const now = (): string => options.clock().toISOString();
  const stored = await openJsonStore({ files, seal, place: filePlace(['settings.json']), path: join(folder, 'settings.json'), schema: settingsSchema, defaults: defaultSettings(options.userName), now, ...(readOnly === '' ? { generations: createGenerations(files, join(folder, 'generations', 'settings.json'), now) } : {}), what: 'Your settings' });
  const settings = readOnly === '' ? stored : inMemory(stored);
  const index = await openJsonStore({ files, seal, place: filePlace(['library.json']), path: join(folder, 'library.json'), schema: libraryIndexSchema, defaults: { rows: {} }, now, what: 'The list of negotiations' });
  const workspace = createWorkspace({ files, folder, now, seal, readOnly });
  const sessions = createSessions({ workspace, notify, by: () => settings.get().userName });
  const deps: Deps = {
    workspace, sessions, engine, settings, notify, now, newId, privateNames: options.privateNames, version: options.version, vaultCost: options.vaultCost ?? VAULT_COST,
    reader: createDocumentReader(engine),
    files: createOfferedFiles(newId, hashBytes),
    jobs: createJobs(notify),
    templates: createTemplates(options.readResource),
  };
  const library = createLibraryService(deps, index, readOnly === '');
  const bundles = createBundleService(deps, library);
  const deals = createDealService(deps, library);
  const services: Services = { bundles, copies: createCopyService(deps, bundles, library), deals, drafts: createDraftService(deps), library, receive: createReceiveService(deps), search: createSearchService(deps), send: createSendService(deps, deals) };
  const facts = { version: options.version, isProtected: seal.active, readOnly, messages: [...settings.messages, ...(readOnly === '' ? [] : [readOnly])] };
  return { handlers: createHandlers(deps, services, options.host, facts), close: async () => {
    await services.search.stop();
    await sessions.closeAll();
  } };
}

const defaultSettings = (userName: string): Settings => ({ userName: userName === '' ? 'Me' : userName, theme: 'system', textSize: 100, singleKeys: true, layout: {} });
