import * as v from 'valibot';
import { countSchema, list, partySchema, sha256Schema } from './primitives.ts';

const link = v.object({
  seq: countSchema,
  party: partySchema,
  /** The redline, then the clean copy where it is known. */
  files: list(sha256Schema),
  /** The hash of what was said beside the files; empty for a round that went without a bundle. */
  matter: v.union([v.literal(''), sha256Schema]),
  /** The hash of the round before; empty for the first. */
  prev: v.union([v.literal(''), sha256Schema]),
  hash: sha256Schema,
});

/** One round in the chain both sides share (rule N61). */
export interface BundleLink extends v.InferOutput<typeof link> {}
export const linkSchema: v.GenericSchema<BundleLink> = link;

/** The bundle a round went out in: its own bytes, and what it says beside the files. */
export const sentBundleSchema = v.object({ sha256: sha256Schema, matter: sha256Schema });

/** The bundle a round came in. */
export const receivedBundleSchema = v.object({
  sha256: sha256Schema,
  clean: sha256Schema,
  matter: sha256Schema,
  /** The rounds before it, where the negotiation began with this bundle. */
  earlier: v.exactOptional(list(linkSchema)),
});
