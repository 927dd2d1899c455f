import { fail } from '../../shared/base/app-error.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import { blocksText } from '../../shared/contract/content.ts';
import { correctDocument } from '../../shared/contract/correct-document.ts';
import { otherParty } from '../../shared/contract/party.ts';
import { linkAfter, linksOf, matterHash } from '../../shared/negotiation/bundle/ledger.ts';
import { sharedComments, sharedMatter, type SentClause } from '../../shared/negotiation/bundle/matter.ts';
import { evolve } from '../../shared/negotiation/evolve.ts';
import type { EventOf } from '../../shared/negotiation/schema/events.ts';
import type { Reading } from '../../shared/negotiation/schema/reading.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import { unitsOf } from '../../shared/negotiation/units.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { BUNDLE_README, bundleDocuments, bundleEntries, bundleTexts } from './bundle-file.ts';
import type { Deps } from './deps.ts';
import { issuesDocx, openIssues } from './issues-docx.ts';
import type { Job } from './jobs.ts';
import type { Outgoing } from './outgoing.ts';
import { mustStay, provePrivate, refuseLeak } from './prove-private.ts';
import type { Session } from './sessions.ts';

export type BundleInput = {
  readonly outgoing: Outgoing;
  readonly redline: Uint8Array;
  readonly clean: Uint8Array;
  /** How the clean copy reads. */
  readonly reading: Reading;
  /** What sending will record, but for the bundle itself. */
  readonly sent: EventOf<'round-sent'>;
};

export type OutgoingBundle = { readonly bytes: Uint8Array; readonly matter: Sha256 };

/**
 * The bundle of a round: the files as they go out, the issues list, and the shared part of the ledger (rule N60). It is
 * opened again from its bytes, and every entry is proven to hold nothing internal, before anyone is given it.
 */
export async function makeBundle(deps: Deps, session: Session, input: BundleInput, job: Job): Promise<OutgoingBundle> {
  const { outgoing, redline, clean, sent } = input;
  const state = session.state();
  if (state.id === null) return fail('missing', 'This negotiation does not exist yet.', 'Create it first.');
  const at = deps.now();
  const after = evolve(state, { seq: state.revision + 1, at, by: '', v: 1, event: sent, prev: '', hash: '' });
  const clauses = await sentClauses(deps, input, job);
  const matter = sharedMatter(after, outgoing.party, at, clauses);
  const before = linksOf(state.rounds);
  const links = [...before, linkAfter(before, { party: outgoing.party, files: [hashBytes(redline), hashBytes(clean)], matter: matterHash(matter) })];
  const names = { A: state.parties.A.name, B: state.parties.B.name };
  const issues = await issuesDocx(openIssues(after, outgoing.party, clauses), names, links.length);
  const entries = bundleEntries({ agreement: state.id, from: outgoing.party, links, matter, redline, clean, issues }, deps.version);
  const bytes = await deps.engine.run('pack', [entries], job.signal);
  await proveBundle(deps, session, outgoing, after, bytes, links.length, job);
  return { bytes, matter: matterHash(matter) };
}

/** The clauses of the clean copy, as they are found in its bytes. */
async function sentClauses(deps: Deps, { clean, reading }: BundleInput, job: Job): Promise<readonly SentClause[]> {
  const document = correctDocument(await deps.reader(reading.sha256, clean, job.signal), reading.corrections ?? []);
  const places = new Map(reading.clauses.map((place) => [place.nodeId, place.clauseId]));
  return unitsOf(document.clauses).map(({ nodeId, number, heading, blocks }) => ({ clauseId: places.get(nodeId) ?? null, number, heading, blocks }));
}

/** The proof of rule N32 for everything in a bundle, on what its bytes hold when it is opened again. */
async function proveBundle(deps: Deps, session: Session, outgoing: Outgoing, after: NegotiationState, bytes: Uint8Array, round: number, job: Job): Promise<void> {
  const entries = await deps.engine.run('unpack', [bytes], job.signal);
  const { issues, others } = bundleDocuments(entries);
  for (const document of others) await provePrivate(deps, session, outgoing, document, job);
  // Both sides know these: what they last sent, and the comments that crossed. An empty list says what every list says.
  const theirs = after.clauses.map((clause) => blocksText(clause.positions[otherParty(outgoing.party)].wording ?? []));
  const own = mustStay(session.state(), session.stored.events(), outgoing, deps.privateNames);
  const must = { ...own, said: [...own.said, ...theirs, ...sharedComments(after).map(({ comment }) => comment.text), BUNDLE_README, VOCABULARY] };
  const empty = await issuesDocx([], { A: '', B: '' }, round);
  if (issues !== undefined) refuseLeak(await deps.engine.run('leaks', [issues, empty, { ...must, said: [...must.said, ...outgoing.units.map((unit) => blocksText(unit.blocks))] }], job.signal));
  refuseLeak(await deps.engine.run('leaksInTexts', [bundleTexts(entries), outgoing.base, must], job.signal));
}

/** The words of the format itself. */
const VOCABULARY = 'Parley parley-bundle format version program agreement from parties name round head entries bytes sha256 links seq party files matter prev hash at clauses number heading fingerprint agreed comments clause text quote answers true false null manifest.json ledger.json';
