import * as v from 'valibot';
import { countSchema, list, negotiationIdSchema } from '../negotiation/schema/primitives.ts';
import { recordedEventSchema } from '../negotiation/schema/events.ts';

/** What the back end says unasked. Newest facts arrive here too, so that a second view of a negotiation stays true. */
export const noticeSchema = v.variant('type', [
  v.object({ type: v.literal('negotiation-changed'), id: negotiationIdSchema, revision: countSchema, events: list(recordedEventSchema) }),
  v.object({ type: v.literal('library-changed') }),
  /** `total` is 0 while the extent is unknown. */
  v.object({ type: v.literal('progress'), jobId: v.string(), label: v.string(), done: countSchema, total: countSchema }),
]);
export type Notice = v.InferOutput<typeof noticeSchema>;
