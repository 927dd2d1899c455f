import type { Change } from '../../shared/contract/change.ts';
import type { DiffPart } from '../../shared/text/word-diff.ts';

/** What a change did within its paragraph. */
export type Told = Pick<Change, 'before' | 'after' | 'removed' | 'added'>;

/**
 * A paragraph's redline with one of its changes marked and the others as they read now, so that each line of a list shows its own.
 * `turn` counts the changes of the same words before this one. Where the change is not found in the parts they are given back as they are.
 */
export function ownChange(parts: readonly DiffPart[], { removed, added }: Pick<Told, 'removed' | 'added'>, turn: number): readonly DiffPart[] {
  if (removed === '' && added === '') return parts;
  const starts = parts.flatMap((_, index) => (isAt(parts, index, removed, added) ? [index] : []));
  const start = starts[turn];
  if (start === undefined) return parts;
  const end = start + (removed === '' ? 0 : 1) + (added === '' ? 0 : 1);
  return joined(parts.flatMap((part, index): readonly DiffPart[] => (index >= start && index < end ? [part] : part.op === 'removed' ? [] : [{ op: 'same', text: part.text }])));
}

function isAt(parts: readonly DiffPart[], index: number, removed: string, added: string): boolean {
  const [part, next, previous] = [parts[index], parts[index + 1], parts[index - 1]];
  if (removed === '') return part?.op === 'added' && part.text === added && previous?.op !== 'removed';
  return part?.op === 'removed' && part.text === removed && (added === '' ? next?.op !== 'added' : next?.op === 'added' && next.text === added);
}

function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const out: DiffPart[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part.op === 'same' && last?.op === 'same') out[out.length - 1] = { op: 'same', text: last.text + part.text };
    else out.push(part);
  }
  return out;
}

/** For each change of a list how many of the same words in the same paragraph stand before it. */
export function turnsOf(changes: readonly Told[]): readonly number[] {
  const met = new Map<string, number>();
  return changes.map(({ before, after, removed, added }) => {
    const key = JSON.stringify([before, after, removed, added]);
    const turn = met.get(key) ?? 0;
    met.set(key, turn + 1);
    return turn;
  });
}
