import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';

type StepButtonsProps = {
  /** How many there are, and which of them one is at; spoken when it changes. */
  readonly told: string;
  readonly previous: string;
  readonly next: string;
  /** There is nothing to step to. */
  readonly disabled?: boolean;
  /** The keys that do the same, only shown. */
  readonly keys?: { readonly previous: string; readonly next: string };
  readonly countClass?: string;
  readonly onStep: (by: 1 | -1) => void;
};

/** The keys by which one goes from change to change. */
export const CHANGE_KEYS = { previous: 'k', next: 'j' } as const;

/** From one to the next and back, with the count beside. */
export function StepButtons({ told, previous, next, disabled = false, keys, countClass = '', onStep }: StepButtonsProps): ReactNode {
  return (
    <>
      <span className={`muted num ${countClass}`} role="status">
        {told}
      </span>
      <IconButton label={previous} {...(keys === undefined ? {} : { hotkey: keys.previous })} disabled={disabled} onClick={() => onStep(-1)}>
        <ChevronUp className="svg-icon" />
      </IconButton>
      <IconButton label={next} {...(keys === undefined ? {} : { hotkey: keys.next })} disabled={disabled} onClick={() => onStep(1)}>
        <ChevronDown className="svg-icon" />
      </IconButton>
    </>
  );
}
