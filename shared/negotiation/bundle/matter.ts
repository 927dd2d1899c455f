import * as v from 'valibot';
import type { Block } from '../../contract/content.ts';
import { isAgreed } from '../evolve/clause.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { ClauseId, Fingerprint } from '../ids.ts';
import { partiesSchema } from '../schema/events.ts';
import { countSchema, instantSchema, list, partySchema, sha256Schema } from '../schema/primitives.ts';
import type { ClauseComment, NegotiationState } from '../state.ts';

/** A clause as the file that goes out has it. */
export type SentClause = { readonly clauseId: ClauseId | null; readonly number: string; readonly heading: string; readonly blocks: readonly Block[] };

/** A fingerprint is a hash, whoever computed it. */
const fingerprintSchema = v.custom<Fingerprint>((value) => v.is(sha256Schema, value), 'not a fingerprint');

/**
 * What one round says beside its files: only what the other side can read in them, or said itself (rule N62). It binds
 * nobody; what it says of agreement is how the sending side sees it.
 */
export const matterSchema = v.object({
  at: instantSchema,
  parties: partiesSchema,
  from: partySchema,
  /** In the order of the file; the fingerprint of the wording as sent. */
  clauses: list(v.object({ number: v.string(), heading: v.string(), fingerprint: fingerprintSchema, agreed: v.boolean() })),
  /** Shared comments both sides have. `clause` and `answers` count from 0 in the lists here. */
  comments: list(v.object({ clause: v.nullable(countSchema), party: partySchema, text: v.string(), quote: v.string(), answers: v.nullable(countSchema) })),
});
export type SharedMatter = v.InferOutput<typeof matterSchema>;

/** The shared matter of a round, from the state after it and the clauses read back from the bytes that go out. */
export function sharedMatter(after: NegotiationState, from: SharedMatter['from'], at: string, clauses: readonly SentClause[]): SharedMatter {
  const agreed = new Set(after.clauses.filter(isAgreed).map((clause) => clause.id));
  const places = new Map(clauses.map((clause, index) => [clause.clauseId, index]));
  const comments = sharedComments(after);
  const index = new Map(comments.map(({ comment }, position) => [comment.id, position]));
  return {
    at, from,
    parties: { A: { name: after.parties.A.name }, B: { name: after.parties.B.name } },
    clauses: clauses.map(({ clauseId, number, heading, blocks }) => ({ number, heading, fingerprint: fingerprintOf(blocks), agreed: clauseId !== null && agreed.has(clauseId) })),
    comments: comments.map(({ clauseId, comment }) => ({
      clause: places.get(clauseId) ?? null, party: comment.party, text: comment.text, quote: comment.quote, answers: comment.replyTo === null ? null : (index.get(comment.replyTo) ?? null),
    })),
  };
}

/** The comments both sides have: shared, and either sent or received. */
export const sharedComments = (state: NegotiationState): readonly { readonly clauseId: ClauseId; readonly comment: ClauseComment }[] =>
  state.clauses.flatMap((clause) => clause.comments.filter((comment) => comment.visibility === 'shared' && (comment.sent !== null || comment.origin === 'file')).map((comment) => ({ clauseId: clause.id, comment })));
