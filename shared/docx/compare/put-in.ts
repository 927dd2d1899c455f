import type { Change } from '../../contract/change.ts';
import { plainText } from '../read/story-lines.ts';
import { createConcealment, type Formatted } from './formatting.ts';
import { inContents } from './reformatted.ts';
import type { Token } from './tokens.ts';

/** Some words as they stand in one version, and whether a reader sees them as words that hold. */
export type Shown = { readonly text: string; readonly isHidden: boolean; readonly isStruck: boolean; readonly isUnreadable: boolean };

/** How each of these words is shown. */
export function shownTokens(side: Formatted, tokens: readonly Token[]): Shown[] {
  const concealed = createConcealment(side);
  return tokens.map((token) => {
    const { hidden, struck, unreadable } = concealed(token);
    return { text: token.text, isHidden: hidden && !inContents(token.slices[0]?.piece), isStruck: struck, isUnreadable: unreadable && !token.isAtom };
  });
}

/**
 * What is to be said of words that were put in and are hidden, struck through or not to be read from the start: who reads them in a list of changes would take
 * them for words that hold (C7). Nothing where all of them are there to be read.
 */
export function putInAs(words: readonly Shown[]): readonly string[] {
  const hidden = words.filter(({ isHidden }) => isHidden);
  const struck = words.filter(({ isStruck }) => isStruck);
  const unreadable = words.filter(({ isUnreadable }) => isUnreadable);
  return [
    ...(isSaid(hidden) || isSaid(unreadable) ? ['hidden-text'] : []),
    ...(isSaid(hidden) ? [told(words, ({ isHidden }) => isHidden, 'hidden')] : []),
    ...(isSaid(unreadable) ? [told(words, ({ isUnreadable }) => isUnreadable, 'set so that nobody can read it')] : []),
    ...(isSaid(struck) ? [told(words, ({ isStruck }) => isStruck, 'struck through without a mark')] : []),
  ];
}

/** A change told with that. */
export function asPutIn<T extends Pick<Change, 'class' | 'detail'>>(change: T, words: readonly Shown[]): T {
  const detail = putInAs(words);
  return detail.length === 0 ? change : { ...change, class: 'substantive', detail: [...change.detail, ...detail] };
}

const isSaid = (words: readonly Shown[]): boolean => words.some(({ text }) => text.trim() !== '');

function told(words: readonly Shown[], isSo: (word: Shown) => boolean, how: string): string {
  if (words.every((word) => isSo(word) || word.text.trim() === '')) return `what was put in is ${how}`;
  let text = '';
  // White space between two such words goes with them.
  let between: string | undefined = '';
  for (const word of words) {
    if (isSo(word)) {
      text = between === undefined ? `${text.trimEnd()} \u2026 ${word.text}` : text + between + word.text;
      between = '';
    } else if (text !== '') between = between === undefined || word.text.trim() !== '' ? undefined : between + word.text;
  }
  const quoted = plainText(text).trim();
  return quoted === '' ? `part of what was put in is ${how}` : `put in ${how}: \u201C${quoted}\u201D`;
}
