import { AppFailure, fail } from '../../shared/base/app-error.ts';
import type { ApiOutput, ApiParsed } from '../../shared/api/table.ts';
import { otherParty } from '../../shared/contract/party.ts';
import { belongsTo } from '../../shared/negotiation/bundle/standing.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { readBundle, refusalOf } from './incoming-bundle.ts';
import type { OpenedBundle } from './bundle-file.ts';
import type { Deps } from './deps.ts';
import type { Job } from './jobs.ts';
import type { LibraryService } from './library-service.ts';

type Look = Extract<ApiOutput<'import.look'>, { type: 'bundle' }>;

export type BundleService = {
  /** What a bundle is, and which negotiation here it belongs to. Nothing changes. */
  readonly look: (bytes: Uint8Array, job: Job) => Promise<Look>;
  /** Starts a negotiation as the other party, on the text their redline was made on; the bundle itself is then reviewed like any round (rule N64). */
  readonly start: (input: ApiParsed<'import.bundle'>) => Promise<NegotiationId>;
};

export function createBundleService(deps: Deps, library: LibraryService): BundleService {
  const { sessions, workspace } = deps;

  /** The negotiations here that a bundle speaks of. */
  const belonging = async (bundle: OpenedBundle): Promise<readonly Extract<Look['here'], { type: 'belongs' }>[]> => {
    const files = [bundle.agreement, ...bundle.links.flatMap((link) => link.files)];
    const found = [];
    for (const id of await workspace.list()) {
      // Reading every record as text is cheap, folding it is not: only those that name one of the files are opened.
      if (id !== bundle.agreement && !(await workspace.mentions(id, files))) continue;
      const session = await sessions.get(id).catch((error: unknown) => {
        if (error instanceof AppFailure) return null;
        throw error;
      });
      const state = session?.state();
      if (state === undefined || !belongsTo(state, bundle)) continue;
      const refused = refusalOf(state, bundle);
      found.push({ type: 'belongs' as const, id, name: state.name, refused: refused === null ? '' : `${refused.message} ${refused.remedy}` });
    }
    return found;
  };

  const hereOf = async (bundle: OpenedBundle): Promise<Look['here']> => {
    const found = await belonging(bundle);
    return found.find(({ refused }) => refused === '') ?? found[0] ?? { type: 'starts' };
  };

  return {
    look: async (bytes, job) => {
      const bundle = await readBundle(deps, bytes, job);
      job.step('Looking for the negotiation it belongs to');
      return { type: 'bundle', from: bundle.from, parties: bundle.matter.parties, round: bundle.last.seq, clauses: bundle.matter.clauses.length, here: await hereOf(bundle) };
    },
    start: (input) =>
      deps.jobs.run(input.jobId, 4, async (job) => {
        const file = deps.files.get(input.fileId);
        job.step('Checking the bundle');
        const bundle = await readBundle(deps, file.bytes, job);
        if ((await hereOf(bundle)).type !== 'starts') fail('bundle.known', 'This bundle belongs to a negotiation that is here already.', 'Receive it there. Nothing was changed.');
        job.step('Taking back their changes');
        const before = await deps.engine.run('resolve', [bundle.redline, 'reject'], job.signal);
        const id = await workspace.isTaken(bundle.agreement) ? (deps.newId() as NegotiationId) : bundle.agreement;
        return library.begin(
          { id, name: input.name, parties: bundle.matter.parties, side: otherParty(bundle.from), created: bundle.agreement },
          { name: `Before ${file.name}`, bytes: before, sha256: hashBytes(before) },
          job,
        );
      }),
  };
}
