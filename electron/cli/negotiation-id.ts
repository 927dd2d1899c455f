import * as v from 'valibot';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { negotiationIdSchema } from '../../shared/negotiation/schema/primitives.ts';
import { UsageError } from './outcome.ts';

/** The id of a negotiation as typed. Throws a `UsageError` for what cannot be one. */
export function readId(id: string): NegotiationId {
  const known = v.safeParse(negotiationIdSchema, id);
  if (!known.success) throw new UsageError(`“${id}” is no id of a negotiation. parley copy without one lists them.`);
  return known.output;
}
