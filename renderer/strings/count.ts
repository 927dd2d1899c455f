// Made once: making one takes longer than everything else a line of text costs.
const NUMBER = new Intl.NumberFormat('en');

/** A number with its noun: `1 clause`, `2 clauses`, `1,204 changes`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${NUMBER.format(n)} ${n === 1 ? one : many}`;

/** `a, b and c`. */
export const listed = (items: readonly string[]): string => (items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`);
