/** The first line in which two readings differ, in one sentence; `undefined` when they are equal. */
export function firstDifference(ours: readonly string[], theirs: readonly string[]): string | undefined {
  const length = Math.max(ours.length, theirs.length);
  for (let index = 0; index < length; index += 1) {
    const [one, two] = [ours[index], theirs[index]];
    if (one !== two) return `line ${String(index + 1)} of ${String(ours.length)} and ${String(theirs.length)}: ours ${quoted(one, two)}, theirs ${quoted(two, one)}`;
  }
  return undefined;
}

/** A long line from a little before the place where it leaves the other. */
function quoted(line: string | undefined, other = ''): string {
  if (line === undefined) return 'nothing';
  let same = 0;
  while (same < line.length && line[same] === other[same]) same += 1;
  const start = same > 60 ? same - 40 : 0;
  return JSON.stringify((start > 0 ? '…' : '') + line.slice(start, start + 160));
}
