import { PARAGRAPH_MARK } from '../compare/ops.ts';
import type { Token } from '../compare/tokens.ts';
import type { RowUnit, Unit } from '../compare/units.ts';
import { isInView, type Revision, type View } from '../read/revisions.ts';
import { plainText } from '../read/story-lines.ts';
import { revisionsOf } from './states.ts';

/** The words of a block in one reading of our marks in it: with them taken, unless the old words are asked for. */
export function textOfSent(unit: Unit, isOurs: (revision: Revision) => boolean, reading: 'old' | 'now' = 'now'): string {
  if (unit.type === 'paragraph') return textsOf(unit.tokens, isOurs)[reading];
  return unit.type === 'table' ? unit.rows.map((row) => rowOfSent(row, isOurs, reading)).join('\n') : plainText(unit.text);
}

/** The same of a row of a table, its cells parted by tabs. */
export const rowOfSent = ({ cells }: RowUnit, isOurs: (revision: Revision) => boolean, reading: 'old' | 'now' = 'now'): string =>
  cells.map((cell) => cell.map((unit) => textOfSent(unit, isOurs, reading)).join(' ')).join('\t').replaceAll('\n', ' ');

/** Words with our marks in them dropped, and taken: what is told is always one of the two. */
export type Texts = {
  readonly old: string;
  readonly now: string;
  /** The words just before and just after these tokens, where they are among them. */
  readonly around: (changed: readonly Token[], view: View) => { readonly lead: string; readonly tail: string } | undefined;
};

/** As many tokens hold what a change is judged by (C6). */
const CONTEXT = 60;

/** The words of these tokens in both readings of our marks. */
export function textsOf(tokens: readonly Token[], isOurs: (revision: Revision) => boolean): Texts {
  const words = tokens.at(-1) === PARAGRAPH_MARK ? tokens.slice(0, -1) : tokens;
  const read = (some: readonly Token[], view: View): string => plainText(some.filter((token) => isInView(revisionsOf(token).filter(isOurs), view)).map((token) => token.text).join(''));
  return {
    old: read(words, 'rejected'), now: read(words, 'accepted'),
    around: (changed, view) => {
      const [first, last] = [changed[0], changed.at(-1)];
      const [from, to] = [words.findIndex((token) => token === first), words.findLastIndex((token) => token === last)];
      return from < 0 || to < from ? undefined : { lead: read(words.slice(Math.max(0, from - CONTEXT), from), view).slice(-CONTEXT), tail: read(words.slice(to + 1, to + 1 + CONTEXT), view).slice(0, CONTEXT) };
    },
  };
}
