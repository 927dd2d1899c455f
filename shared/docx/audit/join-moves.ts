import { likeness } from '../../text/align.ts';
import { words } from '../../text/tokens.ts';
import type { Fate } from './states.ts';

/** What was moved and edited has at least this share of its words in common. */
const MOVE_LIKENESS = 0.7;

/** Whether the words at one end of a move are those at its other end, edited. */
export const isEditedMove = (from: string, to: string): boolean => likeness(words(from), words(to)) >= MOVE_LIKENESS;

/**
 * The two ends of a move we sent and they took, or dropped, are one difference, told where the words were moved to, as the comparison
 * tells it (A1, C3).
 */
export function joinMoves(fates: readonly Fate[]): Fate[] {
  const sources = new Set(fates.filter(({ mark, removed, added }) => mark?.kind === 'moveFrom' && removed !== '' && added === ''));
  const partners = new Map<Fate, Fate>();
  const pair = (isSame: (from: string, to: string) => boolean): void => {
    for (const to of fates) {
      if (to.mark?.kind !== 'moveTo' || to.added === '' || to.removed !== '' || partners.has(to)) continue;
      const from = [...sources].find((other) => other.pile === to.pile && other.mark?.author === to.mark?.author && isSame(other.removed, to.added));
      if (from === undefined) continue;
      sources.delete(from);
      partners.set(to, from);
    }
  };
  pair((from, to) => from === to);
  pair(isEditedMove);
  const joined = new Set(partners.values());
  return fates.filter((fate) => !joined.has(fate)).map((to) => {
    const from = partners.get(to);
    if (from === undefined) return to;
    const isEdited = from.removed !== to.added;
    return {
      ...to, kind: isEdited ? 'moved-edited' : 'moved', class: isEdited ? 'substantive' : 'wording', detail: [`moved from ${from.clause.title || 'elsewhere'}`],
      before: from.removed, after: to.added, removed: from.removed, added: to.added,
    };
  });
}
