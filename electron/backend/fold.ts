import { replay } from '../../shared/negotiation/evolve.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';

const folded = new WeakMap<readonly RecordedEvent[], NegotiationState>();

/** The state some facts come to, worked out once for as long as anyone holds them: what was read to be searched need not be folded again to be opened. */
export function fold(events: readonly RecordedEvent[]): NegotiationState {
  const known = folded.get(events);
  if (known !== undefined) return known;
  const state = replay(events);
  folded.set(events, state);
  return state;
}
