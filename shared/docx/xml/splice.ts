/** Replaces `source.slice(start, end)` by `text`. Splices of one source never overlap. */
export type Splice = { readonly start: number; readonly end: number; readonly text: string };

/**
 * Applies splices; everything outside them stays as it is (W1). Insertions at one place keep their order, and stand
 * before a replacement that starts there. Overlapping splices are a bug and throw.
 */
export function applySplices(source: string, splices: readonly Splice[]): string {
  if (splices.length === 0) return source;
  const ordered = splices
    .map((splice, order) => ({ splice, order }))
    .sort((one, two) => one.splice.start - two.splice.start || one.splice.end - two.splice.end || one.order - two.order);
  const pieces: string[] = [];
  let at = 0;
  for (const { splice } of ordered) {
    if (splice.start < at || splice.end < splice.start || splice.end > source.length) {
      throw new Error(`Splices overlap at ${splice.start}`);
    }
    pieces.push(source.slice(at, splice.start), splice.text);
    at = splice.end;
  }
  pieces.push(source.slice(at));
  return pieces.join('');
}

/** Text that goes between two characters. */
export const insertion = (at: number, text: string): Splice => ({ start: at, end: at, text });
