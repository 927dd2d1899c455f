import * as v from 'valibot';
import type { Sha256 } from '../../base/branded.ts';
import type { ClauseId, CommentId, DealId, NegotiationId } from '../ids.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const HASH = /^[0-9a-f]{64}$/;

/** Ids become folder names and object keys, so their alphabet is small on purpose. */
const isId = (value: unknown): boolean => typeof value === 'string' && ID.test(value);

export const negotiationIdSchema = v.custom<NegotiationId>(isId, 'not a negotiation id');
export const clauseIdSchema = v.custom<ClauseId>(isId, 'not a clause id');
export const commentIdSchema = v.custom<CommentId>(isId, 'not a comment id');
export const dealIdSchema = v.custom<DealId>(isId, 'not a deal id');
export const sha256Schema = v.custom<Sha256>((value) => typeof value === 'string' && HASH.test(value), 'not a SHA-256');
export const partySchema = v.picklist(['A', 'B']);
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const instantSchema = v.pipe(v.string(), v.isoTimestamp('not a moment in time'));
/** A name a person typed: visible, bounded, on one line. */
export const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1, 'a name is missing'), v.maxLength(200, 'a name is longer than 200 characters'), v.regex(/^[^\n\r\t]*$/, 'a name takes one line'));
export const reasonSchema = v.pipe(v.string(), v.maxLength(4000, 'a reason is longer than 4,000 characters'));

/**
 * An interface and not an alias: the compiler prints it by name, where an alias would be spelled out down to the ids'
 * private brand, which declarations cannot name.
 */
export interface ListSchema<S extends v.GenericSchema> extends v.BaseSchema<readonly v.InferInput<S>[], readonly v.InferOutput<S>[], v.BaseIssue<unknown>> {}

/** A read-only list, so that inferred types accept the engine's read-only values. */
export const list = <const S extends v.GenericSchema>(item: S): ListSchema<S> => v.pipe(v.array(item), v.readonly());

/** A calendar day, `2026-11-21`, that exists. */
export const daySchema = v.pipe(v.string(), v.isoDate('not a day'), v.check((day) => !Number.isNaN(Date.parse(day)) && new Date(Date.parse(day)).toISOString().startsWith(day), 'a day that does not exist'));
