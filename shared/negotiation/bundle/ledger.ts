import * as v from 'valibot';
import { canonicalJson } from '../../base/canonical-json.ts';
import { sha256Hex } from '../../base/sha256.ts';
import type { Sha256 } from '../../base/branded.ts';
import type { Round } from '../state.ts';
import { linkSchema, type BundleLink } from '../schema/bundle.ts';

type LinkBody = Pick<BundleLink, 'party' | 'files' | 'matter'>;

/** A round behind the links before it. The hash covers everything else in it, and through `prev` all before it. */
export function linkAfter(links: readonly BundleLink[], { party, files, matter }: LinkBody): BundleLink {
  const prev: BundleLink['prev'] = links.at(-1)?.hash ?? '';
  const body = { seq: links.length + 1, party, files, matter, prev };
  return { ...body, hash: sha256Hex(canonicalJson(body)) };
}

/** The rounds of a negotiation as both sides can know them: whose, which files, and what was said beside them (rule N61). */
export function linksOf(rounds: readonly Round[]): readonly BundleLink[] {
  const first = rounds.find((round) => round.kind === 'received' && round.bundle !== undefined);
  // What was before the bundle a negotiation began with is known from that bundle only.
  const earlier = first !== undefined && first === rounds[0] && first.kind === 'received' ? (first.bundle?.earlier ?? []) : [];
  return rounds.reduce<readonly BundleLink[]>((links, round) => [...links, linkAfter(links, bodyOf(round))], earlier);
}

function bodyOf(round: Round): LinkBody {
  // What was never a file is a round of which no more is known than whose it was.
  if (round.kind === 'sent' && round.derived === true) return { party: round.party, files: [], matter: '' };
  if (round.kind === 'sent') return { party: round.party, files: [round.redline, round.clean], matter: round.bundle?.matter ?? '' };
  const { bundle } = round;
  return bundle === undefined ? { party: round.party, files: [round.sha256], matter: '' } : { party: round.party, files: [round.sha256, bundle.clean], matter: bundle.matter };
}

/** Why a chain does not hold, or empty. */
export function brokenLink(links: readonly BundleLink[]): string {
  const at = links.findIndex((link, index) => canonicalJson(linkAfter(links.slice(0, index), link)) !== canonicalJson(link));
  return at === -1 ? '' : `round ${String(at + 1)} does not follow the one before it`;
}

/** Whether two sides speak of one round: the same party, a file in common where both name any, and nothing else said beside it. */
export const isSameRound = (one: BundleLink, two: BundleLink): boolean =>
  one.party === two.party && (one.files.length === 0 || two.files.length === 0 || one.files.some((file) => two.files.includes(file))) && (one.matter === '' || two.matter === '' || one.matter === two.matter);

/** The hash a shared matter goes by. */
export const matterHash = (matter: unknown): Sha256 => sha256Hex(canonicalJson(matter));

export const linksSchema = v.pipe(v.array(linkSchema), v.minLength(1), v.maxLength(10_000));
