import type { PresentedCell, Stretch } from '../../../shared/contract/presentation.ts';

/** Both versions of a line as one redline: unchanged words once, what is gone in front of what is new. */
export function inlineStretches(before: PresentedCell | undefined, after: PresentedCell | undefined): readonly Stretch[] {
  const [old, fresh] = [reader(before), reader(after)];
  const out: Stretch[] = [];
  const add = (text: string, mark: Stretch['mark']): void => {
    const last = out.at(-1);
    if (text === '') return;
    if (last?.mark === mark) out[out.length - 1] = { text: last.text + text, mark };
    else out.push({ text, mark });
  };
  for (;;) {
    for (let one = old.changed(); one !== null; one = old.changed()) add(one.text, one.mark);
    for (let two = fresh.changed(); two !== null; two = fresh.changed()) add(two.text, two.mark);
    const length = Math.min(old.sameLeft(), fresh.sameLeft());
    if (length === 0) break;
    old.take(length);
    add(fresh.take(length), 'same');
  }
  // Unchanged words can be drawn in other characters of another length; nothing of either side is left out.
  add(old.take(old.sameLeft()), 'removed');
  add(fresh.take(fresh.sameLeft()), 'added');
  return out;
}

/** Reads the stretches of one side from left to right. */
function reader(cell: PresentedCell | undefined): { readonly changed: () => Stretch | null; readonly sameLeft: () => number; readonly take: (length: number) => string } {
  const stretches = cell?.stretches ?? [];
  let index = 0;
  let offset = 0;
  const current = (): Stretch | undefined => stretches[index];
  return {
    changed: () => {
      const stretch = current();
      if (stretch === undefined || stretch.mark === 'same') return null;
      index += 1;
      return stretch;
    },
    sameLeft: () => {
      const stretch = current();
      return stretch?.mark === 'same' ? stretch.text.length - offset : 0;
    },
    take: (length) => {
      const stretch = current();
      const text = stretch?.text.slice(offset, offset + length) ?? '';
      offset += length;
      if (stretch !== undefined && offset >= stretch.text.length) {
        index += 1;
        offset = 0;
      }
      return text;
    },
  };
}
