import type { Block } from '../../shared/contract/content.ts';
import { redlineOf, type ClauseRedline } from './redline.ts';

const NONE: readonly Block[] = [];
const known = new WeakMap<readonly Block[], WeakMap<readonly Block[], ClauseRedline>>();

/**
 * The redline between two wordings, worked out once per pair. Wordings are immutable and shared between states, so
 * scrolling back and forth costs nothing, and what is no longer held anywhere is forgotten with it.
 */
export function cachedRedline(before: readonly Block[] | null, after: readonly Block[] | null): ClauseRedline {
  const left = before ?? NONE;
  const right = after ?? NONE;
  const ofLeft = known.get(left) ?? new WeakMap<readonly Block[], ClauseRedline>();
  known.set(left, ofLeft);
  const found = ofLeft.get(right);
  if (found !== undefined) return found;
  const made = redlineOf(before, after);
  ofLeft.set(right, made);
  return made;
}
