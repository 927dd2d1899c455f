import { PARAGRAPH_MARK, type Region } from './ops.ts';
import type { Token } from './tokens.ts';
import type { ParagraphUnit } from './units.ts';

/**
 * Letters and numbers typed inside the one line of a split or merge that its several lines print by their list (C4, C11): "…; (b) the fee" became a line
 * numbered (b). They stand where that line begins, and are part of what was done to it.
 */
export function inlineLabels({ befores, afters, beforeTokens, afterTokens, spans }: Region): ReadonlySet<Token> {
  const isSplit = afters.length > befores.length;
  if (befores.length === afters.length) return new Set();
  const [lines, tokens] = isSplit ? [afters, afterTokens] : [befores, beforeTokens];
  const found: Token[] = [];
  let line = 0;
  for (const { same, beforeStart, beforeEnd, afterStart, afterEnd } of spans) {
    const cut = isSplit ? tokens.slice(afterStart, afterEnd) : tokens.slice(beforeStart, beforeEnd);
    const marks = cut.filter((token) => token === PARAGRAPH_MARK).length;
    line += marks;
    const typed = isSplit ? beforeTokens.slice(beforeStart, beforeEnd) : afterTokens.slice(afterStart, afterEnd);
    if (!same && marks > 0 && printsAs(lines[line], typed)) found.push(...typed);
  }
  return new Set(found);
}

const printsAs = (line: ParagraphUnit | undefined, typed: readonly Token[]): boolean => {
  const text = typed.map((token) => token.text).join('').trim();
  return text !== '' && line?.label?.text === text && typed.every((token) => !token.isAtom);
};
