import type { ReactNode } from 'react';
import type { Mark } from '../../shared/negotiation/schema/mark.ts';
import { shownMark } from '../redline/shown-mark.ts';
import { emptyLine, kindWords } from '../strings/changes.ts';
import { shortDay } from '../strings/time.ts';

/** A line without words is seen nowhere else. */
function whatWasDone(mark: Mark): string {
  const { kind } = shownMark(mark);
  const isEmpty = mark.removed === '' && mark.added === '' && (kind === 'inserted' || kind === 'deleted');
  return isEmpty ? emptyLine(kindWords[kind]) : kindWords[kind];
}

/** What was done, by whom, and when. The name stands by itself: in a script that runs the other way it would pull the date apart. */
export function MarkFacts({ mark }: { readonly mark: Mark }): ReactNode {
  const facts = [
    { name: 'kind', text: whatWasDone(mark) },
    { name: 'author', text: mark.author },
    { name: 'day', text: shortDay(mark.date) },
  ].filter(({ text }) => text !== '');
  return (
    <span className="muted">
      {facts.map(({ name, text }, index) => (
        <span key={name}>
          {index === 0 ? '' : ' · '}
          <bdi>{text}</bdi>
        </span>
      ))}
    </span>
  );
}
