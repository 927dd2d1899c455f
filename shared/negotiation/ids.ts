import type { Branded, Sha256 } from '../base/branded.ts';

export type NegotiationId = Branded<'NegotiationId'>;
export type ClauseId = Branded<'ClauseId'>;
export type CommentId = Branded<'CommentId'>;
export type DealId = Branded<'DealId'>;

/** SHA-256 over what a clause says; equal fingerprints mean the same text, options, blanks and rows. */
export type Fingerprint = Branded<'Fingerprint'>;

/** The one place where a checked hash becomes a fingerprint. */
export const fingerprintFrom = (hash: Sha256): Fingerprint => hash as string as Fingerprint;
