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
export function joinMoves(all: readonly Fate[]): Fate[] {
  const fates = all.some(({ mark }) => mark?.kind === 'moveTo') ? movedOn(all) : all;
  const sources = new Set(fates.filter(({ mark, removed, added }) => mark?.kind === 'moveFrom' && removed !== '' && added === ''));
  const partners = new Map<Fate, Fate>();
  const pair = (isSame: (from: Fate, to: Fate) => boolean): void => {
    for (const to of fates) {
      if (to.mark?.kind !== 'moveTo' || to.added === '' || to.removed !== '' || partners.has(to)) continue;
      const from = [...sources].find((other) => other.pile === to.pile && other.mark?.author === to.mark?.author && isSame(other, to));
      if (from === undefined) continue;
      sources.delete(from);
      partners.set(to, from);
    }
  };
  pair((from, to) => from.removed === to.added);
  pair((from, to) => from.moved?.kept === to.moved?.kept && from.moved?.kept !== '');
  pair((from, to) => isEditedMove(from.removed, to.added));
  const joined = new Set(partners.values());
  for (const [to, from] of partners) for (const fate of pendingEdits(fates, from, to)) joined.add(fate);
  return fates.filter((fate) => !joined.has(fate)).map((to) => {
    const from = partners.get(to);
    if (from === undefined) return to;
    const isOpen = pendingEdits(fates, from, to).length > 0;
    const isEdited = !isOpen && from.removed !== to.added;
    const [removed, added] = isOpen ? [from.moved?.kept ?? '', to.moved?.kept ?? ''] : [from.removed, to.added];
    return {
      ...to, kind: isEdited ? 'moved-edited' : 'moved', class: isEdited ? 'substantive' : 'wording', detail: [`moved from ${from.clause.title || 'elsewhere'}`, ...(isOpen ? ['its edit is still pending'] : [])],
      before: isOpen ? from.before : from.removed, after: isOpen ? to.after : to.added, removed, added,
    };
  });
}

/**
 * Where only the move was taken, or dropped, and the edit inside of it was left (ADR 0016), the words of the edit are the one thing left where the
 * line no longer is: they stand there under our mark as before, and nothing happened to them.
 */
function pendingEdits(fates: readonly Fate[], { moved: from }: Fate, { moved: to }: Fate): readonly Fate[] {
  if (from === undefined || to === undefined || from.kept !== to.kept || (from.edited === '') === (to.edited === '')) return [];
  const edited = bare(from.edited || to.edited);
  const found = fates.find((fate) => fate.isPending === true && fate.pile === 'untracked' && fate.removed === '' && bare(fate.added) === edited);
  return found === undefined ? [] : [found];
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/**
 * A line we moved stands at a third place, without a mark: our move was taken, and theirs is the one from there on. Read by its ends it was taken at
 * the old place, dropped at the new one, and put in at the third.
 */
function movedOn(fates: readonly Fate[]): readonly Fate[] {
  const changed = new Map<Fate, Fate>();
  for (const third of fates) {
    if (third.pile !== 'untracked' || third.kind !== 'inserted' || third.before !== '' || third.added === '') continue;
    const to = fates.find((fate) => fate.pile === 'removed' && fate.mark?.kind === 'moveTo' && fate.removed === '' && fate.added === third.added && !changed.has(fate));
    const isTaken = (fate: Fate): boolean => fate.pile === 'accepted' && fate.mark?.kind === 'moveFrom' && fate.added === '' && fate.moved?.kept === to?.moved?.kept;
    if (to === undefined || !fates.some(isTaken)) continue;
    changed.set(to, { ...to, pile: 'accepted' });
    changed.set(third, { ...third, kind: 'moved', class: 'wording', detail: [], before: third.added, removed: third.added });
  }
  return fates.map((fate) => changed.get(fate) ?? fate);
}
