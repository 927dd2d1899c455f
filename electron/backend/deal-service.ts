import { AppFailure, fail } from '../../shared/base/app-error.ts';
import type { DealReadiness, DealStanding, LibraryEntry } from '../../shared/api/shapes.ts';
import type { ApiOutput, ApiParsed } from '../../shared/api/table.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { DealId, NegotiationId } from '../../shared/negotiation/ids.ts';
import type { NegotiationEvent } from '../../shared/negotiation/schema/events.ts';
import { dealOf, documentOf, hasSisters, sisterNotes, type Deal } from '../../shared/negotiation/select/deals.ts';
import { readinessOf } from '../../shared/negotiation/select/readiness.ts';
import { checkOurs } from './check-service.ts';
import type { Deps } from './deps.ts';
import type { Job } from './jobs.ts';
import type { LibraryService } from './library-service.ts';

type Told = { readonly messages: readonly string[] };
type Membership = NonNullable<Extract<NegotiationEvent, { type: 'deal-set' }>['deal']>;
type Sister = Extract<ApiOutput<'export.signature'>, { type: 'blocked' }>['sisters'][number];

export type DealService = {
  readonly join: (input: ApiParsed<'deal.join'>) => Promise<Told>;
  readonly leave: (input: ApiParsed<'deal.leave'>) => Promise<Told>;
  readonly rename: (input: ApiParsed<'deal.rename'>) => Promise<Told>;
  readonly forget: (input: ApiParsed<'deal.forget'>) => Promise<Told>;
  readonly readiness: (input: ApiParsed<'deal.readiness'>) => Promise<ApiOutput<'deal.readiness'>>;
  /** What stands in the way of a signature in the other documents of the deal (rule N46). */
  readonly inTheWay: (id: NegotiationId, job: Job) => Promise<readonly Sister[]>;
  /** What to know of them before this one is sent (rule N47). */
  readonly beforeSending: (id: NegotiationId) => Promise<readonly string[]>;
};

/** Deals over negotiations (ADR 0013): each record says for itself where it belongs, everything else is worked out from them. */
export function createDealService(deps: Deps, library: LibraryService): DealService {
  const rows = async (): Promise<readonly LibraryEntry[]> => (await library.list()).negotiations;

  const record = async (id: NegotiationId, deal: Membership | null): Promise<void> => {
    const session = await deps.sessions.get(id);
    const now = session.state().deal;
    const said = now === null ? null : { id: now.id, name: now.name, documents: now.documents };
    if (canonicalJson(said) !== canonicalJson(deal)) await deps.sessions.command(id, session.state().revision, { type: 'record-deal', deal });
  };

  /** Tells records what the deal is now. Each says for itself that it belongs, so one that cannot be told now makes nothing wrong here. */
  const tell = async (documents: readonly LibraryEntry[], deal: Membership): Promise<Told> => {
    const messages: string[] = [];
    for (const row of documents) {
      try {
        await record(row.id, deal);
      } catch (error) {
        if (!(error instanceof AppFailure)) throw error;
        messages.push(`The record of “${row.name}” does not say so yet: ${error.appError.message}`);
      }
    }
    return { messages };
  };

  /** The deal goes on with these; a document left alone belongs to none. */
  const goOn = async ({ id, name }: Deal<LibraryEntry>, left: Pick<Deal<LibraryEntry>, 'documents' | 'missing'>): Promise<Told> => {
    const [last] = left.documents;
    if (last === undefined || left.documents.length + left.missing.length > 1) return tell(left.documents, { id, name, documents: listed(left) });
    await record(last.id, null);
    return { messages: [] };
  };

  const known = async (id: NegotiationId): Promise<{ readonly row: LibraryEntry; readonly deal: Deal<LibraryEntry> | undefined; readonly all: readonly LibraryEntry[] }> => {
    const all = await rows();
    const row = all.find((one) => one.id === id) ?? fail('storage.no-negotiation', 'This negotiation is not on this computer.', 'Look at the list of negotiations.');
    return { row, deal: dealOf(all, id), all };
  };

  const inDeal = async (id: NegotiationId): Promise<{ readonly row: LibraryEntry; readonly deal: Deal<LibraryEntry> }> => {
    const { row, deal } = await known(id);
    return { row, deal: deal ?? fail('deal.none', `“${row.name}” belongs to no deal.`, 'Put it into one first.') };
  };

  const standing = async (row: LibraryEntry, job: Job): Promise<DealStanding> => {
    const about = { id: row.id, name: row.name };
    try {
      const clauses = readinessOf((await deps.sessions.get(row.id)).state()).blockers.length;
      if (row.problem !== '') return { ...about, clauses, findings: null, problem: row.problem };
      return { ...about, clauses, findings: (await checkOurs(deps, row.id, job)).blocking, problem: '' };
    } catch (error) {
      // One that cannot be read is not ready; it must not keep anyone from seeing how the others stand.
      if (!(error instanceof AppFailure) || job.signal.aborted) throw error;
      return { ...about, clauses: row.deal?.blockers ?? 0, findings: null, problem: error.appError.message };
    }
  };

  return {
    join: async ({ id, with: other, name }) => {
      const { row, deal: now, all } = await known(id);
      const { row: sister, deal } = await known(other);
      if (documentOf(row) === documentOf(sister)) fail('deal.itself', `“${row.name}” and “${sister.name}” are the same document.`, 'Choose another one.');
      if (now !== undefined && now.id !== deal?.id) fail('deal.other', `“${row.name}” belongs to the deal “${now.name}”.`, 'Take it out of that deal first.');
      if (now !== undefined) fail('deal.same', `“${row.name}” belongs to this deal already.`, 'Nothing needs to be done.');
      if (row.side !== sister.side) fail('deal.side', `You do not act for the same side in “${row.name}” and in “${sister.name}”.`, 'A deal has one side that is ours. Choose another document.');
      if (row.problem !== '') fail('deal.problem', `The record of “${row.name}” cannot be written to: ${row.problem}`, 'See what is wrong with it first.');
      const before = deal ?? { id: deps.newId() as DealId, name: name ?? sister.name, documents: [sister], missing: [] };
      const joined: Membership = { id: before.id, name: before.name, documents: [...listed({ ...before, documents: before.documents.filter((one) => documentOf(one) !== documentOf(row)) }), { id: documentOf(row), name: row.name }] };
      // The one whose place changes goes first: its own record is what counts.
      if (deal === undefined) await record(sister.id, joined);
      await record(row.id, joined);
      return tell(all.filter((one) => before.documents.some((document) => document.id === one.id)), joined);
    },
    leave: async ({ id }) => {
      const { row, deal } = await inDeal(id);
      await record(row.id, null);
      return goOn(deal, { documents: deal.documents.filter((one) => one.id !== row.id), missing: deal.missing });
    },
    rename: async ({ id, name }) => {
      const { deal } = await inDeal(id);
      return tell(deal.documents, { id: deal.id, name, documents: listed(deal) });
    },
    forget: async ({ id, document }) => {
      const { deal } = await inDeal(id);
      if (!deal.missing.some((one) => one.id === document)) fail('deal.here', 'This document of the deal is on this computer.', 'Take it out of the deal instead.');
      return goOn(deal, { documents: deal.documents, missing: deal.missing.filter((one) => one.id !== document) });
    },
    readiness: async ({ id, jobId }) => {
      const { deal } = await known(id);
      if (deal === undefined || !hasSisters(deal)) return { deal: null };
      return deps.jobs.run(jobId, 3 * deal.documents.length, async (job): Promise<{ deal: DealReadiness }> => {
        const documents: DealStanding[] = [];
        for (const row of deal.documents) documents.push(await standing(row, job));
        const ready = deal.ready && documents.every(isReady);
        return { deal: { name: deal.name, ready, documents, missing: deal.missing, twice: deal.twice } };
      });
    },
    inTheWay: async (id, job) => {
      const { row, deal } = await known(id);
      if (deal === undefined) return [];
      const sisters: Sister[] = [
        ...deal.missing.map(({ name, why }) => ({ id: null, name, message: why === 'not-here' ? 'Not on this computer.' : 'Its record cannot be read here.' })),
        ...deal.twice.map((name) => ({ id: null, name, message: 'Here more than once: it is open which of them counts.' })),
      ];
      for (const other of deal.documents.filter((one) => documentOf(one) !== documentOf(row))) {
        const found = await standing(other, job);
        if (!isReady(found)) sisters.push({ id: other.id, name: other.name, message: obstacle(found) });
      }
      return sisters;
    },
    beforeSending: async (id) => {
      const { row, deal } = await known(id);
      return deal === undefined ? [] : sisterNotes(deal, row);
    },
  };
}

const isReady = ({ clauses, findings }: DealStanding): boolean => clauses === 0 && findings === 0;

/** Every document of a deal, once, by the id it goes by. */
const listed = ({ documents, missing }: { readonly documents: readonly LibraryEntry[]; readonly missing: Deal<LibraryEntry>['missing'] }): Membership['documents'] => [
  ...new Map([...documents.map((row) => ({ id: documentOf(row), name: row.name })), ...missing.map(({ id, name }) => ({ id, name }))].map((named) => [named.id, named])).values(),
];

function obstacle({ clauses, findings, problem }: DealStanding): string {
  if (problem !== '') return problem;
  const said = [...(clauses > 0 ? [`${String(clauses)} ${clauses === 1 ? 'clause is' : 'clauses are'} not agreed`] : []), ...(findings !== null && findings > 0 ? [`${String(findings)} ${findings === 1 ? 'finding' : 'findings'} in the text`] : [])];
  return `${said.join(', ')}.`;
}
