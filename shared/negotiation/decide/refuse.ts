import { err, type Result } from '../../base/result.ts';
import { blocksText } from '../../contract/content.ts';
import type { Rejection } from '../command.ts';
import type { ClauseState } from '../state.ts';

/** The domain's no, worded for people. */
export const refuse = (code: string, message: string, remedy: string): Result<never, Rejection> => err({ code, message, remedy });

type Named = Pick<ClauseState, 'number' | 'heading'> & Partial<Pick<ClauseState, 'shown'>>;

/** As many letters of its text as tell a clause without number and heading apart from the others. */
const FIRST = 48;

/** How a clause is called in a sentence: by number and heading, else by how it begins. Only words that were shown to the other side: a name may go out to them. */
export const nameOf = (clause: Named): string => [clause.number, clause.heading].filter((part) => part !== '').join(' ') || beginningOf(clause) || 'This clause';

/** What stands beside the number of a clause: its heading, else how it begins. */
export const titleOf = (clause: Named): string => clause.heading || beginningOf(clause) || (clause.number === '' ? 'This clause' : '');

function beginningOf({ number, shown }: Named): string {
  const whole = blocksText(shown?.A ?? shown?.B ?? []).replace(/\s+/g, ' ').trim();
  // A number that is typed begins the text; it is told already.
  const text = (whole.startsWith(number) ? whole.slice(number.length) : whole).trim();
  if (text.length <= FIRST) return text === '' ? '' : `“${text}”`;
  const cut = text.slice(0, FIRST);
  // Whole words where there are words; scripts without spaces are cut anywhere, but never within a character.
  const words = cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `“${words} …”`;
}
