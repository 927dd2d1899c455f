import { memo, useMemo, type ReactNode } from 'react';
import { diffWords, type DiffPart } from '../../shared/text/word-diff.ts';
import { ownChange, type Told } from '../redline/own-change.ts';

/** Unchanged words kept around a change when a line is cut short. */
const AROUND = 60;

/** Cuts long unchanged stretches, so that the change itself is in view. */
export function shortened(parts: readonly DiffPart[]): readonly DiffPart[] {
  const [only] = parts;
  // Nothing was put in or taken out; a line is known by how it begins.
  if (parts.length === 1 && only?.op === 'same' && only.text.length > 2 * AROUND) return [{ op: 'same', text: `${wholeWords(only.text.slice(0, 2 * AROUND))} …` }];
  return parts.map((part, index) => {
    if (part.op !== 'same' || part.text.length <= 2 * AROUND) return part;
    const head = index === 0 ? '' : wholeWords(part.text.slice(0, AROUND));
    const tail = index === parts.length - 1 ? '' : fromWholeWord(part.text.slice(-AROUND));
    return { op: 'same', text: `${head} … ${tail}` };
  });
}

/** Without the piece of a word at its end; a text of one long word, as in a script without spaces, is cut where it is. */
const wholeWords = (text: string): string => text.replace(/\s\S*$/, '');
const fromWholeWord = (text: string): string => text.replace(/^\S*\s/, '');

type WordDiffProps = { readonly before: string; readonly after: string; readonly side?: 'before' | 'after' | 'inline'; readonly short?: boolean };

/** Two texts as one redline, or as one side of it. */
export const WordDiff = memo(function WordDiff({ before, after, side = 'inline', short = false }: WordDiffProps): ReactNode {
  const parts = diffWords(before, after).filter((part) => side === 'inline' || part.op === 'same' || part.op === (side === 'before' ? 'removed' : 'added'));
  return <DiffText parts={short ? shortened(parts) : parts} />;
});

/** One change in its paragraph, without the others of that paragraph; `turn` is as in `ownChange`. */
export function OwnChange({ before, after, removed, added, turn }: Told & { readonly turn: number }): ReactNode {
  const parts = useMemo(() => shortened(ownChange(diffWords(before, after), { removed, added }, turn)), [before, after, removed, added, turn]);
  return <DiffText parts={parts} />;
}

/** Parts of a redline as running text. */
export function DiffText({ parts }: { readonly parts: readonly DiffPart[] }): ReactNode {
  return (
    <span className="contract" dir="auto">
      {parts.map((part, index) => (part.op === 'added' ? <ins key={index}>{part.text}</ins> : part.op === 'removed' ? <del key={index}>{part.text}</del> : <span key={index}>{part.text}</span>))}
    </span>
  );
}
