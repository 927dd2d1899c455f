import * as v from 'valibot';
import { AppFailure } from '../../shared/base/app-error.ts';
import { keptFileSchema, libraryEntrySchema, type LibraryEntry } from '../../shared/api/shapes.ts';
import type { ApiOutput, ApiParsed } from '../../shared/api/table.ts';
import { decide } from '../../shared/negotiation/decide.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { ClauseId, CommentId, NegotiationId } from '../../shared/negotiation/ids.ts';
import { planImport } from '../../shared/negotiation/plan/plan-import.ts';
import { list } from '../../shared/negotiation/schema/primitives.ts';
import type { NegotiationEvent, Parties, Side } from '../../shared/negotiation/schema/events.ts';
import { keptFiles, MOST_RECENT_FILES, recentFiles, type KeptFile } from '../../shared/negotiation/select/kept-files.ts';
import { emptyNegotiation } from '../../shared/negotiation/state.ts';
import type { JsonStore } from '../persistence/json-store.ts';
import type { ClauseCorrection } from '../../shared/contract/clause-correction.ts';
import type { ContractDocument } from '../../shared/contract/document.ts';
import { begin } from './begin.ts';
import { rejected } from './sessions.ts';
import type { Deps } from './deps.ts';
import type { Job } from './jobs.ts';
import type { HeldFile } from './offered-files.ts';
import { brokenEntry, libraryEntry } from './library-entry.ts';

/** The index on disk: rows with the extent of the log they were made from, and its newest files. It can be deleted at any time; a row of an earlier Parley has no files and is made again. */
export const libraryIndexSchema = v.object({ rows: v.record(v.string(), v.object({ extent: v.number(), entry: libraryEntrySchema, files: v.exactOptional(list(keptFileSchema)) })) });
export type LibraryIndex = v.InferOutput<typeof libraryIndexSchema>;

/** What the library knows of a negotiation without opening it. */
type Row = { readonly extent: number; readonly entry: LibraryEntry; readonly files: readonly KeptFile[] };

/** What a negotiation starts as: its folder, the id it is created under, and whose it is. */
type Start = { readonly id: NegotiationId; readonly created: NegotiationId; readonly name: string; readonly parties: Parties; readonly side: Side };

export type LibraryService = {
  readonly list: () => Promise<ApiOutput<'library.list'>>;
  readonly create: (input: ApiParsed<'library.create'>) => Promise<NegotiationId>;
  /** Starts one under a given identity, from a file that needs no preview. */
  readonly begin: (start: Start, file: HeldFile, job: Job) => Promise<NegotiationId>;
  readonly duplicate: (id: NegotiationId, name: string) => Promise<NegotiationId>;
  readonly remove: (id: NegotiationId) => Promise<void>;
  readonly restore: (id: NegotiationId) => Promise<void>;
};

export function createLibraryService(deps: Deps, index: JsonStore<LibraryIndex>, canWrite: boolean): LibraryService {
  const { workspace, sessions } = deps;

  const rowFor = async (id: NegotiationId): Promise<Row> => {
    const onDisk = await workspace.extent(id);
    const known = index.get().rows[id];
    if (known?.files !== undefined && known.extent === onDisk && onDisk > 0) return { ...known, files: known.files };
    try {
      const { stored, state, extent } = await sessions.get(id);
      // Not as long as the file is now: a fact may be on its way to the disk, and the row would be kept as if it told of it.
      return { extent: extent(), entry: libraryEntry(id, state(), stored.events(), stored.readOnly), files: keptFiles(state(), stored.events()).slice(0, MOST_RECENT_FILES) };
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error;
      return { extent: 0, entry: brokenEntry(id, `${error.appError.message} ${error.appError.remedy}`), files: [] };
    }
  };

  const createFrom = async (id: NegotiationId, facts: readonly NegotiationEvent[], documents: readonly Uint8Array[]): Promise<void> => {
    const by = deps.settings.get().userName;
    await workspace.create(id, facts.map((event) => ({ at: deps.now(), by, event })), documents);
    deps.notify({ type: 'library-changed' });
  };

  /** A negotiation with its first document, there as a whole or not at all. */
  const imported = async (start: Start & { readonly sample: boolean }, file: HeldFile & { readonly template: string }, document: ContractDocument, corrections: readonly ClauseCorrection[]): Promise<NegotiationId> => {
    const { id, created: negotiationId, name, parties, side, sample } = start;
    const first = outcome(decide(emptyNegotiation, { type: 'create', negotiationId, name, parties, side, sample }));
    const created = replay(first.map((event, seq) => ({ seq: seq + 1, at: deps.now(), by: '', v: 1, event, prev: '', hash: '' })));
    const plan = planImport({ sha256: file.sha256, fileName: file.name, template: file.template, document, corrections, newId: () => deps.newId() as ClauseId, newCommentId: () => deps.newId() as CommentId });
    const second = outcome(decide(created, plan));
    await createFrom(id, [...first, ...second], [file.bytes]);
    return id;
  };

  return {
    list: async () => {
      const found = await Promise.all((await workspace.list()).map(async (id) => [id, await rowFor(id)] as const));
      // Deleted while the list was made: gone, not damaged.
      const here = found.some(([, row]) => row.entry.problem !== '') ? await workspace.list() : null;
      const rows = found.filter(([id]) => here === null || here.includes(id));
      const next: LibraryIndex = { rows: Object.fromEntries(rows) };
      // The index is a convenience: failing to keep it must not keep anyone from their negotiations.
      if (canWrite && JSON.stringify(next) !== JSON.stringify(index.get())) await index.set(next).catch(() => undefined);
      const negotiations = rows.map(([, row]) => row.entry).toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
      const files = recentFiles(rows.flatMap(([id, { entry, files: kept }]) => (entry.problem === '' ? [{ id, archived: entry.archived, files: kept }] : [])));
      return { negotiations, files, messages: index.messages };
    },
    create: (input) =>
      deps.jobs.run(input.jobId, 2 + stepsMore(input), async (job) => {
        const { id, facts, documents } = await begin(deps, input, job);
        await createFrom(id, facts, documents);
        return id;
      }),
    begin: async (start, file, job) => {
      job.step('Reading the document');
      const document = await deps.reader(file.sha256, file.bytes, job.signal);
      job.step('Saving');
      return imported({ ...start, sample: false }, { ...file, template: '' }, document, []);
    },
    duplicate: async (id, name) => {
      const { stored, state } = await sessions.get(id);
      const copy = deps.newId() as NegotiationId;
      const facts = stored.events().map(({ at, by, event }) => ({ at, by, event: event.type === 'negotiation-created' ? { ...event, negotiationId: copy } : event }));
      const renaming = { at: deps.now(), by: deps.settings.get().userName, event: { type: 'negotiation-renamed', name } as const };
      // A second one of a document would leave open which of them counts in the deal.
      const leaving = state().deal === null ? [] : [{ ...renaming, event: { type: 'deal-set', deal: null } as const }];
      await workspace.create(copy, [...facts, renaming, ...leaving], await workspace.documentsOf(id));
      deps.notify({ type: 'library-changed' });
      return copy;
    },
    remove: async (id) => {
      await sessions.close(id);
      await workspace.remove(id);
      deps.notify({ type: 'library-changed' });
    },
    restore: async (id) => {
      await workspace.restore(id);
      deps.notify({ type: 'library-changed' });
    },
  };
}

/** How many steps reading a deal under way takes beside those of any other. */
const stepsMore = ({ begin: how }: ApiParsed<'library.create'>): number => (how === undefined ? 0 : how.type === 'marked' ? 2 : how.drafts.length);

function outcome(decided: ReturnType<typeof decide>): readonly NegotiationEvent[] {
  if (!decided.ok) throw rejected(decided.error);
  return decided.value;
}
