import { AppFailure, fail } from '../../shared/base/app-error.ts';
import { MAX_FILE_BYTES, type ApiOutput, type ApiParsed } from '../../shared/api/table.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { documentOf } from '../../shared/negotiation/select/deals.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { checkPassphrase } from '../persistence/vault.ts';
import { isSealedCopy, openSealedCopy, sealCopy } from '../persistence/sealed-copy.ts';
import { BUNDLE_FORMAT } from './bundle-file.ts';
import type { BundleService } from './bundle-service.ts';
import { COPY_FORMAT, copyEntries, formatOf, namedDocuments, openCopy, type NegotiationCopy } from './copy-file.ts';
import type { Deps } from './deps.ts';
import type { Job } from './jobs.ts';
import type { LibraryService } from './library-service.ts';
import { fileSafe } from './send-service.ts';

type Look = ApiOutput<'import.look'>;
type Here = Extract<Look, { type: 'copy' }>['here'];

export type CopyService = {
  /** A whole negotiation as one file for another computer of our side. */
  readonly export: (input: ApiParsed<'copy.export'>) => Promise<ApiOutput<'copy.export'>>;
  /** What a file is and how it stands to what is here. Nothing changes. */
  readonly look: (input: ApiParsed<'import.look'>) => Promise<Look>;
  readonly take: (input: ApiParsed<'import.copy'>) => Promise<NegotiationId>;
};

/** What may be done with a copy, by how it stands to what is here. */
const ACTIONS: Readonly<Record<Here['type'], ApiParsed<'import.copy'>['as'] | null>> = { new: 'new', identical: null, 'ours-ahead': null, 'theirs-ahead': 'go-on', diverged: 'beside', damaged: 'beside' };

export function createCopyService(deps: Deps, bundles: BundleService, library: LibraryService): CopyService {
  const { workspace, sessions } = deps;

  const opened = async (fileId: string, passphrase: string | undefined, job: Job): Promise<NegotiationCopy | 'locked'> => {
    const { bytes } = deps.files.get(fileId);
    if (isSealedCopy(bytes) && passphrase === undefined) return 'locked';
    job.step('Opening the file');
    const plain = isSealedCopy(bytes) ? await openSealedCopy(bytes, passphrase ?? '') : bytes;
    const entries = await deps.engine.run('unpack', [plain], job.signal);
    job.step('Checking every document and every entry of the record');
    if (formatOf(entries) !== COPY_FORMAT) fail('import.unknown', 'This is no negotiation exported by Parley.', 'A Word file starts a new negotiation, or is received in an open one.');
    return openCopy(entries);
  };

  /** How the copy stands to the negotiation here that is closest to it (rule S22). */
  const standing = async (copy: NegotiationCopy): Promise<Here> => {
    const origin = copy.events[0]?.hash ?? null;
    const ids = await workspace.list();
    const origins = await Promise.all(ids.map((id) => workspace.originOf(id)));
    const own = createdId(copy);
    const here = await Promise.all(ids.filter((id, at) => origins[at] === origin || (origins[at] === null && id === own)).map((id) => compared(id, copy)));
    const best = [...here].toSorted((one, two) => RANK.indexOf(one.type) - RANK.indexOf(two.type) || two.common - one.common)[0];
    return best ?? { type: 'new', id: null, name: '', common: 0, ours: 0, theirs: copy.events.length };
  };

  const compared = async (id: NegotiationId, copy: NegotiationCopy): Promise<Here> => {
    try {
      const { stored, state } = await sessions.get(id);
      const ours = stored.events();
      const common = shared(ours, copy.events);
      const counts = { id, name: state().name, common, ours: ours.length - common, theirs: copy.events.length - common };
      // What cannot be written to may be damaged or of a newer version: nothing of it is continued.
      if (stored.readOnly !== '') return { type: 'damaged', ...counts };
      const type = counts.ours === 0 ? (counts.theirs === 0 ? 'identical' : 'theirs-ahead') : counts.theirs === 0 ? 'ours-ahead' : 'diverged';
      return { type, ...counts };
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error;
      return { type: 'damaged', id, name: '', common: 0, ours: 0, theirs: copy.events.length };
    }
  };

  /** The id it was created under, where that is free; else one of its own beside. */
  const beside = async (copy: NegotiationCopy): Promise<NegotiationId> => {
    const own = createdId(copy);
    const id = own !== null && !(await workspace.isTaken(own)) ? own : (deps.newId() as NegotiationId);
    await workspace.adopt(id, copy.lines, copy.documents);
    return id;
  };

  const goOn = async (id: NegotiationId, from: number, copy: NegotiationCopy): Promise<NegotiationId> => {
    const { stored } = await sessions.get(id);
    // Documents first: a fact must never name bytes that are not on the disk.
    for (const bytes of copy.documents) await stored.blobs.put(bytes);
    await sessions.extend(id, from, copy.lines.slice(from));
    return id;
  };

  /** The deal the copy belongs to, and which of its documents would still not be here (rule N48). */
  const dealIn = async ({ id, deal }: NegotiationState): Promise<Extract<Look, { type: 'copy' }>['deal']> => {
    if (deal === null) return null;
    const here = new Set((await library.list()).negotiations.map(documentOf));
    return { name: deal.name, missing: deal.documents.filter((document) => document.id !== id && !here.has(document.id)).map((document) => document.name) };
  };

  return {
    export: ({ id, passphrase, jobId }) =>
      deps.jobs.run(jobId, 3, async (job) => {
        if (passphrase !== undefined) checkPassphrase(passphrase);
        job.step('Reading the whole negotiation');
        const { stored, state } = await sessions.get(id);
        const copy = { lines: await workspace.linesOf(id), events: stored.events(), documents: await workspace.documentsOf(id) };
        if (copy.lines.length !== copy.events.length) fail('stale', 'The negotiation has changed while it was read.', 'Export it again.');
        const there = new Set(copy.documents.map(hashBytes));
        if (namedDocuments(copy.events).some((sha256) => !there.has(sha256))) fail('storage.blob-missing', 'A stored document is missing from the data folder.', 'Restore the folder of this negotiation from a backup.');
        const { name } = state();
        job.step('Writing the file');
        const plain = await deps.engine.run('pack', [copyEntries(copy, { name, program: deps.version })], job.signal);
        job.step(passphrase === undefined ? 'Finishing' : 'Encrypting it');
        const bytes = passphrase === undefined ? plain : await sealCopy(plain, passphrase, deps.vaultCost);
        if (bytes.byteLength > MAX_FILE_BYTES) fail('copy.large', 'The file would be larger than 64 MB, which Parley does not import.', 'Copy the data folder as a whole instead; Settings shows where it is.');
        return { file: deps.files.offer(`${fileSafe(name)} - internal copy.parley-copy`, bytes), facts: copy.events.length, documents: copy.documents.length };
      }),
    look: ({ fileId, passphrase, jobId }) =>
      deps.jobs.run(jobId, 2, async (job) => {
        const { bytes } = deps.files.get(fileId);
        if (!isSealedCopy(bytes) && formatOf(await deps.engine.run('unpack', [bytes], job.signal)) === BUNDLE_FORMAT) return bundles.look(bytes, job);
        const copy = await opened(fileId, passphrase, job);
        if (copy === 'locked') return { type: 'locked' };
        const state = replay(copy.events);
        const { name, parties, side, rounds } = state;
        return { type: 'copy', name, parties, side, facts: copy.events.length, rounds: rounds.length, changedAt: copy.events.at(-1)?.at ?? '', deal: await dealIn(state), here: await standing(copy) };
      }),
    take: ({ fileId, passphrase, as, jobId }) =>
      deps.jobs.run(jobId, 3, async (job) => {
        const copy = await opened(fileId, passphrase, job);
        if (copy === 'locked') return fail('passphrase.wrong', 'This file opens with a passphrase.', 'Give the one it was exported with.');
        const here = await standing(copy);
        // What was said before is said again now: between looking and taking in, somebody may have gone on.
        if (ACTIONS[here.type] === null) fail('import.nothing-new', 'Everything in this file is here already.', 'Nothing was changed.');
        if (ACTIONS[here.type] !== as) fail('stale', 'What is here has changed since this file was looked at.', 'Import the file again. Nothing was changed.');
        job.step('Saving');
        const id = as === 'go-on' && here.id !== null ? await goOn(here.id, here.common, copy) : await beside(copy);
        deps.notify({ type: 'library-changed' });
        return id;
      }),
  };
}

/** The closest first: what is the same, then what one of both continues, then what went another way. */
const RANK: readonly Here['type'][] = ['identical', 'ours-ahead', 'theirs-ahead', 'diverged', 'damaged'];

const createdId = (copy: NegotiationCopy): NegotiationId | null => {
  const event = copy.events[0]?.event;
  return event?.type === 'negotiation-created' ? event.negotiationId : null;
};

/** How many facts two records begin with in common. */
function shared(one: readonly RecordedEvent[], two: readonly RecordedEvent[]): number {
  const differing = one.findIndex((recorded, at) => recorded.hash !== two[at]?.hash);
  return differing === -1 ? Math.min(one.length, two.length) : differing;
}
