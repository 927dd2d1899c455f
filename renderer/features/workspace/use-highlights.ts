import { useEffect, type RefObject } from 'react';
import { matchesIn } from '../../../shared/contract/find-text.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';

const ALL = 'find';
const CURRENT = 'find-current';

/** The words of one line as they are read there, and where each comes from. Struck words are not part of what is found. */
function readLine(line: Element): { readonly text: string; readonly nodes: readonly { readonly node: Text; readonly start: number }[] } {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, (node) => (node.parentElement?.closest('del') === null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT));
  const nodes: { readonly node: Text; readonly start: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  return { text, nodes };
}

function rangesIn(line: Element, find: RegExp): readonly Range[] {
  const { text, nodes } = readLine(line);
  const place = (at: number, edge: 'start' | 'end'): { readonly node: Text; readonly offset: number } | undefined => {
    const found = nodes.findLast(({ start }) => (edge === 'start' ? start <= at : start < at));
    return found === undefined ? undefined : { node: found.node, offset: at - found.start };
  };
  return matchesIn(text, find).flatMap((match) => {
    const from = place(match.start, 'start');
    const to = place(match.end, 'end');
    if (from === undefined || to === undefined) return [];
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return [range];
  });
}

/** The lines of a clause that show our text: the right-hand column side by side, every line inline. */
const ourLines = (clause: Element): readonly Element[] => [...clause.querySelectorAll('.document[data-mode="side"] .pair > div:last-child .line-text, .document[data-mode="inline"] .pair .line-text')];

/**
 * Marks every match on the part of the agreement that is drawn, and the current one apart, without touching the text: as the
 * browser's own highlights, which need no elements. Redrawn as rows come and go while scrolling.
 */
export function useHighlights(scroller: RefObject<HTMLElement | null>, find: RegExp | null, current: { readonly clauseId: ClauseId | null; readonly index: number }): void {
  const { clauseId, index } = current;
  useEffect(() => {
    const place = scroller.current;
    if (place === null || find === null) return undefined;
    let frame = 0;
    let scrolled = false;
    const draw = (): void => {
      frame = 0;
      const every: Range[] = [];
      let now: Range | undefined;
      for (const clause of place.querySelectorAll('[data-clause]')) {
        const ranges = ourLines(clause).flatMap((line) => rangesIn(line, find));
        if (clause.getAttribute('data-clause') === clauseId) now = ranges[index];
        every.push(...ranges);
      }
      CSS.highlights.set(ALL, new Highlight(...every.filter((range) => range !== now)));
      CSS.highlights.set(CURRENT, new Highlight(...(now === undefined ? [] : [now])));
      if (now === undefined || scrolled) return;
      // Once for each step: afterwards the reader scrolls as they like.
      scrolled = true;
      const box = now.getBoundingClientRect();
      const view = place.getBoundingClientRect();
      if (box.top < view.top + 40 || box.bottom > view.bottom - 40) place.scrollTop += box.top - view.top - view.height / 3;
    };
    const soon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const observer = new MutationObserver(soon);
    observer.observe(place, { childList: true, subtree: true, characterData: true });
    soon();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(CURRENT);
    };
  }, [scroller, find, clauseId, index]);
}
