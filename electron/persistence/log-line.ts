import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import { FACT_STEPS, FACT_VERSION, upcast, versionAfter, type UpcastStep } from '../../shared/negotiation/upcast/upcast.ts';
import { recordedEventSchema, type NegotiationEvent, type RecordedEvent } from '../../shared/negotiation/schema/events.ts';

/** Who, when, and after what a fact happened. */
export type Stamp = { readonly seq: number; readonly at: string; readonly by: string; readonly prev: string };

const HASH_LENGTH = 64;
const TAIL_LENGTH = ',"hash":""}'.length + HASH_LENGTH;

/**
 * A fact as it stands in a line of `log.jsonl`, without the newline: canonical JSON of `{at, by, payload, prev, seq, type, v}` with the hash of
 * exactly those characters put last. So the chain is checked on the bytes themselves, without rebuilding them (rule S3).
 */
export function sealEvent(stamp: Stamp, event: NegotiationEvent): { readonly line: string; readonly recorded: RecordedEvent } {
  const { type, ...payload } = event;
  const body = canonicalJson({ ...stamp, type, v: FACT_VERSION, payload });
  const hash = sha256(body);
  return { line: `${body.slice(0, -1)},"hash":"${hash}"}`, recorded: { ...stamp, v: FACT_VERSION, event, hash } };
}

export type LineOutcome = { readonly ok: true; readonly recorded: RecordedEvent } | { readonly ok: false; readonly why: string; /** Sound, but from a later version. */ readonly newer?: true };

/** Reads the bytes of one line back (without its newline), checking its hash, its place in the chain, and its shape; an old one is said as facts are said today. */
export function openLine(line: Uint8Array, expected: { readonly seq: number; readonly prev: string }, steps: readonly UpcastStep[] = FACT_STEPS): LineOutcome {
  const text = decoder.decode(line);
  const hash = text.slice(-(HASH_LENGTH + 2), -2);
  // Every character counts, also those around the hash.
  const sealed = text.endsWith(`,"hash":"${hash}"}`) && createHash('sha256').update(line.subarray(0, -TAIL_LENGTH)).update('}').digest('hex') === hash;
  if (!sealed) return { ok: false, why: 'its content does not match its seal' };
  const envelope = v.safeParse(envelopeSchema, parsed(text));
  if (!envelope.success) return { ok: false, why: 'it is not a fact' };
  const stamp = envelope.output;
  if (stamp.seq !== expected.seq || stamp.prev !== expected.prev) return { ok: false, why: 'it does not follow the fact before it' };
  if (stamp.v > versionAfter(steps)) return { ok: false, why: 'it was written by a newer Parley', newer: true };
  const { type, payload, v: version } = upcast(stamp, steps);
  const { seq, at, by, prev } = stamp;
  const recorded = v.safeParse(recordedEventSchema, { seq, at, by, prev, v: version, event: { ...payload, type }, hash });
  if (!recorded.success) return { ok: false, why: 'its content has an unknown shape' };
  return { ok: true, recorded: recorded.output };
}

const decoder = new TextDecoder('utf-8', { fatal: false });

const envelopeSchema = v.object({
  at: v.string(), by: v.string(), payload: v.record(v.string(), v.unknown()), prev: v.string(), seq: v.number(), type: v.string(), v: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
