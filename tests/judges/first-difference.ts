/** The first line in which two readings differ, in one sentence; `undefined` when they are equal. */
export function firstDifference(ours: readonly string[], theirs: readonly string[]): string | undefined {
  const length = Math.max(ours.length, theirs.length);
  for (let index = 0; index < length; index += 1) {
    if (ours[index] !== theirs[index]) return `line ${String(index + 1)} of ${String(ours.length)} and ${String(theirs.length)}: ours ${quoted(ours[index])}, theirs ${quoted(theirs[index])}`;
  }
  return undefined;
}

const quoted = (line: string | undefined): string => (line === undefined ? 'nothing' : JSON.stringify(line.slice(0, 160)));
