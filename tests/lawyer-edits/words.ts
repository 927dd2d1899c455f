/** Words and punctuation marks, by rules of the benchmark's own: nothing of the engine's tokens is used to judge it. */
export const tokensOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{Nd}_]+|[^\s\p{L}\p{M}\p{Nd}_]/gu) ?? [];

/** What stands between white space; how many words a change is counted as. */
export const wordCount = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

type Bag = ReadonlyMap<string, number>;

function bagOf(tokens: readonly string[]): Map<string, number> {
  const bag = new Map<string, number>();
  for (const token of tokens) bag.set(token, (bag.get(token) ?? 0) + 1);
  return bag;
}

const countIn = (bag: Bag, token: string): number => bag.get(token) ?? 0;

/** What of `tokens` is left when each of `taken` is taken out once. */
export function without(tokens: readonly string[], taken: readonly string[]): string[] {
  const bag = bagOf(taken);
  return tokens.filter((token) => {
    const left = countIn(bag, token);
    if (left > 0) bag.set(token, left - 1);
    return left === 0;
  });
}

/** Whether every one of `tokens` is among `all`, as often. */
export const isWithin = (tokens: readonly string[], all: readonly string[]): boolean => without(tokens, all).length === 0;
