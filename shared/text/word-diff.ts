import { diffTokens, presentable } from './token-diff.ts';
import { tokenise } from './tokens.ts';

export type DiffPart = { readonly op: 'same' | 'removed' | 'added'; readonly text: string };

/**
 * A readable word diff of two texts. Same and removed parts join to `before`, same and added parts to `after`;
 * equal texts give at most one `same` part (C1). Whole words and whole amounts only (C2).
 */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  if (before === after) return before === '' ? [] : [{ op: 'same', text: before }];
  const beforeTokens = tokenise(before);
  const afterTokens = tokenise(after);
  const spans = presentable(diffTokens(beforeTokens, afterTokens), beforeTokens, afterTokens);
  const parts: DiffPart[] = [];
  for (const span of spans) {
    const removed = beforeTokens.slice(span.beforeStart, span.beforeEnd).join('');
    if (span.same) {
      parts.push({ op: 'same', text: removed });
      continue;
    }
    const added = afterTokens.slice(span.afterStart, span.afterEnd).join('');
    if (removed !== '') parts.push({ op: 'removed', text: removed });
    if (added !== '') parts.push({ op: 'added', text: added });
  }
  return parts;
}
