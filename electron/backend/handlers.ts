import { fail } from '../../shared/base/app-error.ts';
import type { ApiName, ApiOutput, ApiParsed } from '../../shared/api/table.ts';
import { correctDocument } from '../../shared/contract/correct-document.ts';
import type { Command } from '../../shared/negotiation/command.ts';
import type { ClauseId, CommentId, NegotiationId } from '../../shared/negotiation/ids.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';
import type { Host } from '../host/host.ts';
import { createCheck } from './check-service.ts';
import { createCorrection } from './correction-service.ts';
import type { BundleService } from './bundle-service.ts';
import type { CopyService } from './copy-service.ts';
import type { DealService } from './deal-service.ts';
import type { Deps } from './deps.ts';
import type { DraftService } from './draft-service.ts';
import type { LibraryService } from './library-service.ts';
import { createRecordExport } from './record-service.ts';
import { createPresentations } from './presentations.ts';
import type { ReceiveService } from './receive-service.ts';
import type { SearchService } from './search-service.ts';
import type { SendService } from './send-service.ts';
import { createSignature } from './signature-service.ts';
import { sourceBytes, versionBytes } from './source.ts';
import { createSample } from './story/sample-service.ts';

/** One handler for every name in the table; the type makes leaving one out impossible. */
export type Handlers = { readonly [N in ApiName]: (input: ApiParsed<N>) => Promise<ApiOutput<N>> };

/** What is asked of the gate in front of the data, whether or not it is open. */
export type GateHandlers = Pick<Handlers, 'app.gate' | 'app.unlock' | 'app.quit' | 'passphrase.set' | 'passphrase.remove'>;

export type Services = { readonly bundles: BundleService; readonly copies: CopyService; readonly deals: DealService; readonly drafts: DraftService; readonly library: LibraryService; readonly receive: ReceiveService; readonly search: SearchService; readonly send: SendService };
export type AppFacts = { readonly version: string; readonly isProtected: boolean; readonly readOnly: string; readonly messages: readonly string[] };

export function createHandlers(deps: Deps, services: Services, host: Host, facts: AppFacts): Omit<Handlers, keyof GateHandlers> {
  const { bundles, copies, deals, drafts, library, receive, search, send } = services;
  const presentations = createPresentations(deps.newId);
  const sample = createSample(deps, services);

  const open = async (id: NegotiationId): Promise<ApiOutput<'negotiation.open'>> => {
    const { stored, state } = await deps.sessions.get(id);
    return { id, revision: state().revision, events: stored.events(), readOnly: stored.readOnly, messages: stored.messages, repair: stored.repair };
  };

  /** A small command from the library, on whatever revision is newest. */
  const onNewest = async (id: NegotiationId, command: Command): Promise<Record<string, never>> => {
    const { state } = await deps.sessions.get(id);
    await deps.sessions.command(id, state().revision, command);
    return {};
  };

  return {
    'app.info': async () => ({ version: facts.version, host: host.kind, print: host.kind === 'electron' ? 'host' : 'page', canReveal: host.reveal !== null, isProtected: facts.isProtected, readOnly: facts.readOnly, messages: facts.messages }),
    'settings.get': async () => deps.settings.get(),
    'settings.set': async (change) => {
      await deps.settings.set({ ...deps.settings.get(), ...defined(change) });
      return deps.settings.get();
    },
    'templates.list': async () => ({ templates: deps.templates.list() }),

    'files.offer': async ({ name, bytes }) => deps.files.offer(name, bytes),
    'files.forget': async ({ fileId }) => (deps.files.forget(fileId), {}),
    'files.save': async ({ version, name }) => host.save(name, (await versionBytes(deps, version)).bytes),

    'files.show': async ({ handle, how }) => {
      if (host.saved === null) return fail('files.no-show', 'This window cannot open files in other programs.', 'Open the file from where the browser saved it.');
      await (how === 'open' ? host.saved.open(handle) : host.saved.reveal(handle));
      return {};
    },

    'library.list': async () => {
      const listed = await library.list();
      // Whoever sees the list may look something up next.
      search.prepare();
      return listed;
    },
    'library.search': search.search,
    'library.create': async (input) => open(await library.create(input)),
    'library.sample': async (input) => open(await sample(input)),
    'library.rename': ({ id, name }) => onNewest(id, { type: 'rename', name }),
    'library.archive': ({ id, archived }) => onNewest(id, { type: 'archive', archived }),
    'library.duplicate': async ({ id, name }) => ({ id: await library.duplicate(id, name) }),
    'library.delete': async ({ id }) => (await library.remove(id), {}),
    'library.restore': async ({ id }) => (await library.restore(id), {}),

    'deal.join': deals.join,
    'deal.leave': deals.leave,
    'deal.rename': deals.rename,
    'deal.forget': deals.forget,
    'deal.readiness': deals.readiness,

    'copy.export': copies.export,
    'import.look': copies.look,
    'import.bundle': async (input) => open(await bundles.start(input)),
    'import.copy': async (input) => ({ id: await copies.take(input) }),

    'negotiation.open': ({ id }) => open(id),
    'negotiation.repair': async ({ id }) => {
      await deps.sessions.repair(id);
      return open(id);
    },
    'negotiation.close': async ({ id }) => (await deps.sessions.close(id), {}),
    'negotiation.command': async ({ id, revision, command }) => {
      const identified = withIdentity(command, deps.newId);
      const recorded = await deps.sessions.command(id, revision, identified);
      await drafts.settle(id, command);
      return { ...recorded, clauseId: identified.type === 'insert' ? identified.clauseId : null };
    },

    'drafts.list': ({ id }) => drafts.list(id),
    'drafts.keep': async ({ id, draft }) => (await drafts.keep(id, draft), {}),
    'drafts.drop': async ({ id, place }) => (await drafts.drop(id, place), {}),

    'clauses.correct': createCorrection(deps),

    'document.preview': ({ source, corrections, jobId }) =>
      deps.jobs.run(jobId, 1, async (job) => {
        job.step('Reading the document');
        const file = await sourceBytes(deps, source);
        return { fileName: file.name, document: correctDocument(await deps.reader(file.sha256, file.bytes, job.signal), corrections ?? []) };
      }),
    'document.read': ({ version, jobId }) =>
      deps.jobs.run(jobId, 1, async (job) => {
        job.step('Reading the document');
        const { bytes, sha256 } = await versionBytes(deps, version);
        return deps.reader(sha256, bytes, job.signal);
      }),
    'compare.versions': ({ before, after, jobId }) =>
      deps.jobs.run(jobId, 1, async (job) => {
        job.step('Comparing');
        const [left, right] = await Promise.all([versionBytes(deps, before), versionBytes(deps, after)]);
        return presentations.keep(await deps.engine.run('present', [left.bytes, right.bytes], job.signal));
      }),
    'compare.rows': async ({ comparisonId, from, count }) => presentations.rows(comparisonId, from, count),
    'compare.redline': ({ before, after, author, jobId }) =>
      deps.jobs.run(jobId, 1, async (job) => {
        job.step('Comparing and writing the redline');
        const [left, right] = await Promise.all([versionBytes(deps, before), versionBytes(deps, after)]);
        const { bytes, comparison } = await deps.engine.run('redline', [left.bytes, right.bytes, { author, date: deps.now() }], job.signal);
        return { comparison, file: deps.files.offer('Redline.docx', bytes) };
      }),

    'receive.preview': receive.preview,
    'receive.confirm': receive.confirm,
    'receive.discard': async ({ previewId }) => (receive.discard(previewId), {}),
    'send.preview': ({ id }) => send.preview(id),
    'send.produce': send.produce,
    'export.clean': send.exportClean,
    'export.signature': createSignature(deps, deals),
    'record.export': createRecordExport(deps),
    'check.ours': createCheck(deps),

    'jobs.cancel': async ({ jobId }) => (deps.jobs.cancel(jobId), {}),
    'app.reveal': async () => {
      await (host.reveal ?? (() => fail('app.no-reveal', 'This window cannot show folders.', 'The address of the data folder was printed where Parley was started.')))();
      return {};
    },
    'app.print': ({ name }) => host.print(name),
  };
}

/** New clauses and comments get their identity here, never from the page. */
function withIdentity(command: UserCommand, newId: () => string): Command {
  if (command.type === 'insert') return { ...command, clauseId: newId() as ClauseId };
  return command.type === 'comment' ? { ...command, commentId: newId() as CommentId } : command;
}

/** Leaves out members the caller named but did not set. */
function defined<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
