import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { ClauseRedline } from '../redline/redline.ts';
import { redlineWords } from '../strings/changes.ts';
import { ChangedLines } from './redline-lines.tsx';
import { StepButtons } from './step-buttons.tsx';

const MARKS = 'ins, del, .look, .cells--added, .cells--removed';

/** The places changed in a box: what was replaced and what replaced it are one. */
function placesIn(box: HTMLElement): readonly HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>(MARKS)].filter((mark) => mark.previousElementSibling?.matches('ins, del') !== true || mark.previousSibling !== mark.previousElementSibling);
}

/** A mark stands so far below the upper edge, so that the words before it are read too. */
const ABOVE_PX = 32;

function show(box: HTMLElement, place: HTMLElement): void {
  box.scrollTop += place.getBoundingClientRect().top - box.getBoundingClientRect().top - ABOVE_PX;
}

const inSight = (box: HTMLElement, place: HTMLElement): boolean => {
  const [outer, inner] = [box.getBoundingClientRect(), place.getClientRects()[0] ?? place.getBoundingClientRect()];
  return inner.top >= outer.top && inner.bottom <= outer.bottom;
};

/** Keeps a change in sight: a long paragraph may have its first one below the edge of the box. Says how many places there are where not all of it fits. */
function useChangeInSight(box: RefObject<HTMLElement | null>, redline: ClauseRedline): number {
  const [places, setPlaces] = useState(0);
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return;
    const fits = current.scrollHeight <= current.clientHeight + 1;
    const found = fits || redline.changes === 0 ? [] : placesIn(current);
    const [first] = found;
    if (first !== undefined && !found.some((place) => inSight(current, place))) show(current, first);
    setPlaces(found.length);
  }, [box, redline]);
  return places;
}

type ExcerptProps = { readonly label: string; readonly redline: ClauseRedline };

/** The changed lines of a clause in a box that begins at the first change; where not all fits, the others are stepped through. */
export function Excerpt({ label, redline }: ExcerptProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const places = useChangeInSight(box, redline);
  const step = (by: 1 | -1): void => {
    const { current } = box;
    if (current === null) return;
    const found = placesIn(current);
    const top = current.getBoundingClientRect().top + ABOVE_PX;
    const tops = found.map((place) => place.getBoundingClientRect().top - top);
    // The next one below what stands at the top now, or above it; at the end there is no further one.
    const index = by === 1 ? tops.findIndex((offset) => offset > 2) : tops.findLastIndex((offset) => offset < -2);
    const place = found[index];
    if (place !== undefined) show(current, place);
  };
  return (
    <div className="excerpt-frame">
      <div ref={box} className="excerpt scroll" tabIndex={0} role="region" aria-label={label}>
        <ChangedLines redline={redline} />
      </div>
      {places < 2 ? null : (
        <div className="excerpt-steps">
          <StepButtons told={redlineWords.places(places)} previous={redlineWords.previousHere} next={redlineWords.nextHere} onStep={step} />
        </div>
      )}
    </div>
  );
}

/** The same without a way to step, inside something that is itself announced. */
export function PreviewLines({ redline }: { readonly redline: ClauseRedline }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useChangeInSight(box, redline);
  return (
    <div ref={box} className="preview-lines">
      <ChangedLines redline={redline} />
    </div>
  );
}
