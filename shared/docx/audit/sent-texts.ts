import { PARAGRAPH_MARK } from '../compare/plan.ts';
import type { Token } from '../compare/tokens.ts';
import type { Unit } from '../compare/units.ts';
import { isInView, type Revision, type View } from '../read/revisions.ts';
import { plainText } from '../read/story-lines.ts';
import { revisionsOf } from './states.ts';

/** The words of a block with our marks in it taken. */
export const textOfSent = (unit: Unit, isOurs: (revision: Revision) => boolean): string =>
  unit.type === 'paragraph' ? textsOf(unit.tokens, isOurs).now : plainText(unit.text);

/** Words with our marks in them dropped, and taken: what is told is always one of the two. */
export type Texts = { readonly old: string; readonly now: string };

/** The words of these tokens in both readings of our marks. */
export function textsOf(tokens: readonly Token[], isOurs: (revision: Revision) => boolean): Texts {
  const words = tokens.at(-1) === PARAGRAPH_MARK ? tokens.slice(0, -1) : tokens;
  const read = (view: View): string => plainText(words.filter((token) => isInView(revisionsOf(token).filter(isOurs), view)).map((token) => token.text).join(''));
  return { old: read('rejected'), now: read('accepted') };
}
