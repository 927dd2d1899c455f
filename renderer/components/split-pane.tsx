import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

type PaneProps = {
  readonly landmark: 'nav' | 'aside';
  readonly name: string;
  /** What the edge is called. */
  readonly label: string;
  readonly side: 'left' | 'right';
  readonly width: number;
  readonly min: number;
  readonly max: number;
  /** Called once a size is settled, to be kept. */
  readonly onSettled: (width: number) => void;
  readonly children: ReactNode;
};

const STEP = 16;

/** A pane at one side whose inner edge can be dragged, or moved with the arrow keys. Sizes are in px at 100 % text. */
export function Pane({ landmark: Landmark, name, label, side, width, min, max, onSettled, children }: PaneProps): ReactNode {
  const [size, setSize] = useState(width);
  const start = useRef<{ readonly x: number; readonly size: number } | null>(null);
  useEffect(() => setSize(width), [width]);
  const clamp = (value: number): number => Math.round(Math.min(max, Math.max(min, value)));
  const sign = side === 'left' ? 1 : -1;
  const settle = (value: number): void => {
    setSize(value);
    onSettled(value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    settle(clamp(size + direction * sign * STEP));
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (start.current !== null) setSize(clamp(start.current.size + (event.clientX - start.current.x) * sign));
  };
  const grip = (
    <div
      className={`grip grip--${side}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        start.current = { x: event.clientX, size };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        if (start.current !== null) onSettled(size);
        start.current = null;
      }}
    />
  );
  return (
    <Landmark className={`pane pane--${side}`} aria-label={name} style={{ width: `${String(size / 10)}rem` }}>
      {children}
      {grip}
    </Landmark>
  );
}
