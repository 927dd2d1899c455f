import type { ClauseId } from '../../../shared/negotiation/ids.ts';

const LONGEST = 300;

/** The words selected in a clause on the reading surface, on one line; empty where the selection lies elsewhere. */
export function selectedWords(id: ClauseId): string {
  const selection = document.getSelection();
  const text = selection?.toString().trim() ?? '';
  const at = selection?.anchorNode?.parentElement?.closest('[data-clause]')?.getAttribute('data-clause');
  return at === id && !text.includes('\n') ? text.slice(0, LONGEST) : '';
}
