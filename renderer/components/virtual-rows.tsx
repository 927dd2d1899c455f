import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { usePrinting } from './use-printing.ts';

type Key = string | number;

type VirtualOptions = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** One for each row. The same array while the rows are the same: another one makes the virtualiser work out all of them again, at every step of a scroll. */
  readonly keys: readonly Key[];
  /** How high a row may be, good enough for the scrollbar until it has been measured. */
  readonly guess: (index: number) => number;
  /** So many rows are drawn above and below what is seen. */
  readonly overscan: number;
  /** Room below the last row. */
  readonly paddingEnd?: number;
  /** How the rows are laid out: in another layout they are of other heights, and measured again. */
  readonly layout?: string;
  /** The row someone writes in, -1 for none: it stays drawn out of sight, too, for what is typed must not go elsewhere, and nothing is moved as it grows. */
  readonly kept?: number;
  /** The row that is being looked at, -1 for none, and where it is to stand: it is scrolled to when it or the layout changes. */
  readonly follow?: { readonly index: number; readonly align: 'start' | 'center' | 'auto' };
};

const NOBODY = { index: -1, align: 'auto' } as const;

/** A long list of which only the rows in view are drawn, and what scrolls it. */
export type VirtualList = { readonly keys: readonly Key[]; readonly scroller: RefObject<HTMLDivElement | null>; readonly virtual: Virtualizer<HTMLDivElement, Element> };

/** Everything `VirtualRows` draws, and what scrolls to a row of it. */
export function useVirtualRows({ scroller, keys, guess, overscan, paddingEnd = 0, layout = '', kept = -1, follow: { index, align } = NOBODY }: VirtualOptions): VirtualList {
  const getItemKey = useCallback((at: number) => keys[at] ?? at, [keys]);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      return kept < 0 || kept >= range.count || drawn.includes(kept) ? drawn : [...drawn, kept].toSorted((a, b) => a - b);
    },
    [kept],
  );
  const virtual = useVirtualizer<HTMLDivElement, Element>({ count: keys.length, getScrollElement: () => scroller.current, estimateSize: guess, getItemKey, rangeExtractor, overscan, paddingEnd });
  useLayoutEffect(() => {
    // The editor has brought the caret into view before its row is measured: where it stands then is where it belongs.
    virtual.shouldAdjustScrollPositionOnItemSizeChange = kept < 0 ? undefined : (item, _delta, { scrollOffset }) => item.index !== kept && item.end <= (scrollOffset ?? 0);
  }, [kept, virtual]);
  const laidOut = useRef(layout);
  useLayoutEffect(() => {
    if (laidOut.current === layout) return;
    laidOut.current = layout;
    virtual.measure();
    // Rows that are as high in the new layout tell nobody of a change of size: all that are drawn are asked. What is measured is compared with
    // what is known, so the guesses that stand now are worked out first.
    virtual.getTotalSize();
    for (const row of scroller.current?.querySelectorAll(':scope > .virtual > .virtual-row') ?? []) virtual.measureElement(row);
  }, [layout, scroller, virtual]);
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align });
  }, [index, align, layout, virtual]);
  return { keys, scroller, virtual };
}

type VirtualRowsProps = { readonly list: VirtualList; readonly className: string; /** What the list is called. */ readonly label: string; readonly children: (index: number) => ReactNode };

/** The rows in view inside their scroller; all of them while the page is printed, for paper does not scroll. */
export function VirtualRows({ list: { keys, scroller, virtual }, className, label, children: row }: VirtualRowsProps): ReactNode {
  const printing = usePrinting();
  return (
    <div ref={scroller} className={`${className} scroll`} tabIndex={0} role="region" aria-label={label}>
      {printing ? (
        keys.map((key, index) => <div key={key}>{row(index)}</div>)
      ) : (
        <div className="virtual" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => (
            <div key={item.key} ref={virtual.measureElement} data-index={item.index} className="virtual-row" style={{ top: item.start }}>
              {row(item.index)}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
