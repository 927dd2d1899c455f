import type { Pair } from '../../text/align.ts';

type Marked = { readonly key: string; readonly marks?: string };

/**
 * Of equal lines or rows beside each other the one that bears the same marks is the same one (A1): where ours stands beside one that reads like it, and one of the
 * two went or came, it is told of the right one.
 */
export function withSameMarks(before: readonly Marked[], after: readonly Marked[], pairs: readonly Pair[]): Pair[] {
  const result: Pair[] = [];
  pairs.forEach((pair, index) => {
    const previous = result.at(-1);
    const next = pairs[index + 1];
    const [one, two] = [before[pair.before], after[pair.after]];
    if (one === undefined || two === undefined || one.key !== two.key || one.marks === two.marks) {
      result.push(pair);
      return;
    }
    const twin = (units: readonly Marked[], from: number, to: number, marks: string | undefined): number | undefined => {
      for (let at = from; at < to; at += 1) if (units[at]?.key === one.key && units[at]?.marks === marks) return at;
      return undefined;
    };
    const inAfter = twin(after, (previous?.after ?? -1) + 1, next?.after ?? after.length, one.marks);
    const inBefore = inAfter === undefined ? twin(before, (previous?.before ?? -1) + 1, next?.before ?? before.length, two.marks) : undefined;
    result.push({ before: inBefore ?? pair.before, after: inAfter ?? pair.after });
  });
  return result;
}
