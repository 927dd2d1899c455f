/** Seeded draws: the same seed gives the same edits on every machine. */
export type Random = {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  /** One of these; `undefined` when there are none. */
  readonly pick: <T>(from: readonly T[]) => T | undefined;
};

/** Marsaglia’s xorshift of 32 bits, after a multiplication that spreads neighbouring seeds. */
export function seeded(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1;
  const below = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return { below, pick: (from) => from[below(from.length)] };
}
