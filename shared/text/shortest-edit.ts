/**
 * The elements two sequences have in common when only few came or went (Myers, "An O(ND) difference algorithm and its variations"): pairs of equal elements that
 * ascend on both sides, or `undefined` when more than `limit` came and went. Time and space grow with the length and with the square of the limit.
 */
export function shortestEdit(length: { readonly before: number; readonly after: number }, isEqual: (before: number, after: number) => boolean, limit: number): readonly { readonly before: number; readonly after: number }[] | undefined {
  const { before, after } = length;
  if (Math.abs(before - after) > limit) return undefined;
  // How far along `before` each diagonal was followed, from -edits to edits, for every number of edits tried.
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    const last = trace.at(-1);
    const reached = new Int32Array(2 * edits + 1);
    trace.push(reached);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let b = last === undefined ? 0 : entered(last, edits, diagonal).b;
      let a = b - diagonal;
      while (b < before && a < after && isEqual(b, a)) {
        b += 1;
        a += 1;
      }
      reached[diagonal + edits] = b;
      if (b >= before && a >= after) return pairsOf(trace, before, after);
    }
  }
  return undefined;
}

/** From which diagonal of the round before this one is entered, and where. */
function entered(last: Int32Array, edits: number, diagonal: number): { readonly from: number; readonly b: number } {
  const at = (one: number): number => (Math.abs(one) > edits - 1 ? -1 : (last[one + edits - 1] ?? -1));
  const [deleted, inserted] = [at(diagonal - 1), at(diagonal + 1)];
  return diagonal === -edits || (diagonal !== edits && deleted < inserted) ? { from: diagonal + 1, b: inserted } : { from: diagonal - 1, b: deleted + 1 };
}

function pairsOf(trace: readonly Int32Array[], before: number, after: number): { before: number; after: number }[] {
  const pairs: { before: number; after: number }[] = [];
  let b = before;
  let diagonal = before - after;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const last = trace[edits - 1];
    const step = last === undefined ? { from: 0, b: 0 } : entered(last, edits, diagonal);
    while (b > step.b) {
      b -= 1;
      pairs.push({ before: b, after: b - diagonal });
    }
    b = step.from < diagonal ? step.b - 1 : step.b;
    diagonal = step.from;
  }
  return pairs.reverse();
}
