import { PARAGRAPH_MARK } from '../compare/ops.ts';
import type { Token } from '../compare/tokens.ts';
import type { Revision } from '../read/revisions.ts';
import { plainText } from '../read/story-lines.ts';
import { markOf, revisionsOf, stateOf } from './states.ts';

/**
 * What became of the sent marks inside a paragraph or row that they took out as a whole: one line for each change of ours in it, with its words (A1).
 * An insertion went with the rest; what a mark struck out is gone as it asked.
 */
export function goneAlong(tokens: readonly Token[], isOurs: (revision: Revision) => boolean): string[] {
  const told: string[] = [];
  let open: { readonly author: string; removed: string; added: string } | undefined;
  const close = (): void => {
    const [removed, added] = [quoted(open?.removed ?? ''), quoted(open?.added ?? '')];
    if (removed !== '' && added !== '') told.push(`the marked change of ${removed} to ${added} went with it`);
    else if (added !== '') told.push(`the marked insertion of ${added} went with it`);
    else if (removed !== '') told.push(`the marked deletion of ${removed} was carried out with it`);
    open = undefined;
  };
  for (const token of tokens) {
    const state = token === PARAGRAPH_MARK ? 'plain' : stateOf(revisionsOf(token), isOurs);
    const author = markOf(token)?.author ?? '';
    if (state === 'plain' || open?.author !== author) close();
    if (state === 'plain') continue;
    open ??= { author, removed: '', added: '' };
    open[state === 'del' ? 'removed' : 'added'] += token.text;
  }
  close();
  return told;
}

const quoted = (text: string): string => (plainText(text).trim() === '' ? '' : `\u201C${plainText(text).trim()}\u201D`);
