import { AppFailure, type AppError } from '../../shared/base/app-error.ts';
import { otherParty } from '../../shared/contract/party.ts';
import { matterHash } from '../../shared/negotiation/bundle/ledger.ts';
import { bundleStanding } from '../../shared/negotiation/bundle/standing.ts';
import type { EventOf } from '../../shared/negotiation/schema/events.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { looksLikeBundle, openBundle, type OpenedBundle } from './bundle-file.ts';
import type { Deps } from './deps.ts';
import type { Job } from './jobs.ts';
import type { HeldFile } from './offered-files.ts';

/** A received file as the audit gets it: a Word file itself, or the redline out of a bundle. */
export type Incoming = HeldFile & {
  readonly bundle: null | {
    /** What the fact of the round says of it. */
    readonly fact: NonNullable<EventOf<'round-received'>['bundle']>;
    readonly bytes: Uint8Array;
    /** What it is, in plain words. */
    readonly recognisedAs: string;
    readonly notes: readonly string[];
  };
};

/** Opens and verifies a bundle. Throws an `AppFailure`. */
export async function readBundle(deps: Deps, bytes: Uint8Array, job: Job): Promise<OpenedBundle> {
  return openBundle(await deps.engine.run('unpack', [bytes], job.signal));
}

/** Takes the redline out of a bundle, once the bundle was found to be the next round (rule N63); a Word file passes as it is. */
export async function openIncoming(deps: Deps, state: NegotiationState, file: HeldFile, job: Job): Promise<Incoming> {
  if (!looksLikeBundle(file.name, file.bytes)) return { ...file, bundle: null };
  const opened = await readBundle(deps, file.bytes, job);
  // A negotiation that nothing was sent or received in begins with the bundle it was started from.
  const begins = state.rounds.length === 0 && state.id === opened.agreement && state.side === otherParty(opened.from);
  const standing = begins ? { ok: true as const, notes: [] } : bundleStanding(state, opened);
  if (!standing.ok) throw new AppFailure(standing.rejection);
  const earlier = begins ? opened.links.slice(0, -1) : [];
  const { last, redline, clean } = opened;
  const notes = [
    ...standing.notes,
    ...(await saysTheSame(deps, redline, clean, job) ? [] : ['The clean copy in the bundle does not read like its redline. Only the redline is taken in; do not rely on the clean copy.']),
  ];
  return {
    name: file.name, bytes: redline, sha256: hashBytes(redline),
    bundle: {
      fact: { sha256: file.sha256, clean: hashBytes(clean), matter: matterHash(opened.matter), ...(earlier.length === 0 ? {} : { earlier }) }, bytes: file.bytes, notes,
      recognisedAs: `From the bundle of round ${String(last.seq)}: every hash and the chain of all rounds hold.`,
    },
  };
}

/** Whether a clean copy says what its redline comes to; comments aside, which it has none of. */
async function saysTheSame(deps: Deps, redline: Uint8Array, clean: Uint8Array, job: Job): Promise<boolean> {
  const [marked, plain] = await Promise.all([redline, clean].map((bytes) => deps.engine.run('text', [bytes, 'accepted'], job.signal)));
  const words = (stories: typeof marked): string => (stories ?? []).filter(({ story }) => story !== 'comment').flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n');
  return words(marked) === words(plain);
}

/** Why a bundle cannot be received in a negotiation, or `null`. */
export function refusalOf(state: NegotiationState, opened: OpenedBundle): AppError | null {
  const standing = bundleStanding(state, opened);
  return standing.ok ? null : standing.rejection;
}
