import { diffTokens } from '../../shared/text/token-diff.ts';
import { tokenise } from '../../shared/text/tokens.ts';

/** Which line of the before stands beside which line of the after; one of the two may be missing, never both. */
export type Pair<T> = { readonly before: T | null; readonly after: T | null };

/** Two lines that share fewer of their words than this are told as one removed and one added, not as a rewrite. */
const ALIKE = 0.35;

/** Lines side by side in reading order: equal lines first, then within each changed stretch the most alike in order. */
export function alignLines<T extends { readonly text: string; readonly type: string }>(before: readonly T[], after: readonly T[]): readonly Pair<T>[] {
  const spans = diffTokens(before.map(keyOf), after.map(keyOf));
  return spans.flatMap((span) => {
    const left = before.slice(span.beforeStart, span.beforeEnd);
    const right = after.slice(span.afterStart, span.afterEnd);
    return span.same ? left.map((line, index): Pair<T> => ({ before: line, after: right[index] ?? null })) : pairChanged(left, right);
  });
}

const keyOf = (line: { readonly text: string; readonly type: string }): string => `${line.type} ${line.text}`;

function pairChanged<T extends { readonly text: string; readonly type: string }>(left: readonly T[], right: readonly T[]): readonly Pair<T>[] {
  const out: Pair<T>[] = [];
  let from = 0;
  for (const before of left) {
    const rest = right.slice(from);
    const best = mostAlike(before, rest);
    if (best === -1) {
      out.push({ before, after: null });
      continue;
    }
    for (const added of rest.slice(0, best)) out.push({ before: null, after: added });
    out.push({ before, after: rest[best] ?? null });
    from += best + 1;
  }
  for (const added of right.slice(from)) out.push({ before: null, after: added });
  return out;
}

function mostAlike<T extends { readonly text: string; readonly type: string }>(line: T, others: readonly T[]): number {
  let best = -1;
  let most = ALIKE;
  for (const [index, other] of others.entries()) {
    if (other.type !== line.type) continue;
    const score = likeness(line.text, other.text);
    if (score > most) {
      most = score;
      best = index;
    }
  }
  return best;
}

/** Share of words in common, 0 to 1. */
export function likeness(a: string, b: string): number {
  const words = (text: string): string[] => tokenise(text).filter((token) => token.trim() !== '');
  const left = words(a);
  const right = words(b);
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 1 : 0;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count > 0) {
      common += 1;
      counts.set(word, count - 1);
    }
  }
  return (2 * common) / (left.length + right.length);
}
