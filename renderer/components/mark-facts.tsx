import type { ReactNode } from 'react';
import type { Mark } from '../../shared/negotiation/schema/mark.ts';
import { shownMark } from '../redline/shown-mark.ts';
import { kindWords } from '../strings/changes.ts';
import { shortDay } from '../strings/time.ts';

/** What was done, by whom, and when. The name stands by itself: in a script that runs the other way it would pull the date apart. */
export function MarkFacts({ mark }: { readonly mark: Mark }): ReactNode {
  const facts = [
    { name: 'kind', text: kindWords[shownMark(mark).kind] },
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
