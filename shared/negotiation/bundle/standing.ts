import type { Sha256 } from '../../base/branded.ts';
import { otherParty, type PartyId } from '../../contract/party.ts';
import type { Rejection } from '../command.ts';
import type { NegotiationId } from '../ids.ts';
import type { BundleLink } from '../schema/bundle.ts';
import { ourParty, type NegotiationState } from '../state.ts';
import { isSameRound, linksOf } from './ledger.ts';

/** What a bundle says of itself, once its hashes were found to hold. */
export type BundleClaim = { readonly agreement: NegotiationId; readonly from: PartyId; readonly links: readonly BundleLink[] };

/** Whether a bundle follows on what is here: what to know beside it, or why it is refused. */
export type Standing = { readonly ok: true; readonly notes: readonly string[] } | { readonly ok: false; readonly rejection: Rejection };

const AS_A_FILE = 'Nothing was changed. The redline inside can still be received as an ordinary file: unzip the bundle first.';

const refused = (code: string, message: string, remedy = AS_A_FILE): Standing => ({ ok: false, rejection: { code, message, remedy } });

const round = (link: BundleLink): string => `round ${String(link.seq)}`;

/**
 * How a bundle stands to a negotiation (rule N63): whose it is, whether it speaks of this agreement, and whether it is
 * their next round after the ones we know. Each side's rounds are compared in their own order, because files cross.
 */
export function bundleStanding(state: NegotiationState, claim: BundleClaim): Standing {
  const { agreement, from, links } = claim;
  const known = linksOf(state.rounds);
  const last = links.at(-1);
  if (state.side === 'mediator') return refused('bundle.mediator', 'A mediator takes in the files of both sides, not their bundles.');
  if (!belongsTo(state, { agreement, links })) return refused('bundle.foreign', 'This bundle belongs to another agreement: no file in it was ever sent or received here.', 'Nothing was changed. Choose Import… on the list of negotiations to see which one it belongs to.');
  if (last === undefined || from !== otherParty(ourParty(state))) return refused('bundle.own', 'This bundle was made by your own side.', 'Nothing was changed. Send it to the other side, or choose the one they sent.');
  // The same file may have gone back and forth: a round that an earlier one of the claim speaks of is not this one.
  const earlier = of(links, from).slice(0, -1);
  const before = of(known, from).find((link) => isNamedAlike(link, last) && !earlier.some((one) => isNamedAlike(one, link)));
  if (before !== undefined) return refused('bundle.received-before', `This bundle was received before, as ${round(before)}.`, 'Nothing was changed. Undo that round first if you want to review it again.');
  const common = fromCommonRound(known, links);
  const whole = refusalFor(of(known, from), of(links, from), last);
  const refusal = whole === null || common === null ? whole : refusalFor(of(common.known, from), of(common.links, from), last);
  return refusal ?? { ok: true, notes: turnNotes(of(known, ourParty(state)), common?.links ?? links, from) };
}

/** Why the last round of theirs does not follow on those of theirs that are known here; `null` when it does. */
function refusalFor(theirs: readonly BundleLink[], all: readonly BundleLink[], last: BundleLink): Standing | null {
  const said = all.slice(0, -1);
  const apart = said.findIndex((link, at) => theirs[at] === undefined || !isSameRound(link, theirs[at]));
  const differing = said[apart];
  if (differing !== undefined) {
    return theirs[apart] === undefined
      ? refused('bundle.skipped', `A round is missing: this bundle comes after their ${round(differing)}, which was never received here.`, 'Nothing was changed. Ask for the bundle of that round and import it first.')
      : refused('bundle.other-history', `What this bundle says of their ${round(differing)} is not what was received here. Either it was changed, or it belongs to another course of this agreement.`);
  }
  return theirs.length > said.length ? refused('bundle.older', `This bundle was made before their ${round(theirs[said.length] ?? last)}, which was received here already.`, 'Nothing was changed. Look for a newer bundle.') : null;
}

/**
 * Where one of both records began in the middle, what the other knows before that says nothing: both are taken from the
 * first round they have a file of in common. `null` where they begin alike, or have none (rule N65).
 */
function fromCommonRound(known: readonly BundleLink[], links: readonly BundleLink[]): { readonly known: readonly BundleLink[]; readonly links: readonly BundleLink[] } | null {
  for (const [at, link] of links.entries()) {
    const here = known.findIndex((one) => isNamedAlike(one, link));
    if (here === -1) continue;
    return here === at ? null : { known: known.slice(Math.max(0, here - at)), links: links.slice(Math.max(0, at - here)) };
  }
  return null;
}

/** Whether any file both sides know ties a bundle to a negotiation. */
export function belongsTo(state: NegotiationState, { agreement, links }: Pick<BundleClaim, 'agreement' | 'links'>): boolean {
  const here = new Set(linksOf(state.rounds).flatMap((link): readonly Sha256[] => link.files));
  return state.id === agreement || links.some((link) => link.files.some((file) => here.has(file)));
}

const of = (links: readonly BundleLink[], party: PartyId): readonly BundleLink[] => links.filter((link) => link.party === party);

/** What is unusual about whose turn it was, said but not refused: corrections and crossed files are everyday. */
function turnNotes(ours: readonly BundleLink[], links: readonly BundleLink[], from: PartyId): readonly string[] {
  const answered = links.filter((link) => link.party !== from && link.files.length > 0);
  // A round of ours that names no file may be any of theirs that is not known here.
  const unnamed = ours.filter((one) => one.files.length === 0).length;
  const changed = answered.filter((link) => !ours.some((one) => isNamedAlike(one, link)))[unnamed];
  const since = ours.length - 1 - ours.findLastIndex((one) => answered.some((link) => isNamedAlike(one, link)));
  return [
    ...(links.at(-2)?.party === from ? ['They sent twice in a row: this follows their own last round, not an answer of yours.'] : []),
    ...(changed === undefined && since > 0 ? [`The files crossed: when they made this bundle they had not received ${String(since)} of your rounds.`] : []),
    ...(changed === undefined ? [] : [`For ${round(changed)} they received a file that is not the one you sent from here. Every difference to what you sent is listed below.`]),
  ];
}

/** Two links of one round that both name a file. */
const isNamedAlike = (one: BundleLink, two: BundleLink): boolean => one.files.length > 0 && two.files.length > 0 && isSameRound(one, two);
