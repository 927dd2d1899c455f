import type { ChangeKind } from '../../shared/contract/change.ts';

type Told = { readonly pile: string; readonly kind: ChangeKind; readonly removed: string; readonly added: string };

const TURNED: Readonly<Partial<Record<ChangeKind, ChangeKind>>> = { inserted: 'deleted', deleted: 'inserted', 'row-inserted': 'row-deleted', 'row-deleted': 'row-inserted', split: 'merged', merged: 'split' };

/**
 * How a difference is drawn. A change of ours that they dropped is recorded as we had proposed it; what the reader sees
 * happen is the reverse: the words we had added are gone, the words we had struck are back.
 */
export function shownMark({ pile, kind, removed, added }: Told): { readonly kind: ChangeKind; readonly before: string; readonly after: string } {
  return pile === 'removed' ? { kind: TURNED[kind] ?? kind, before: added, after: removed } : { kind, before: removed, after: added };
}
