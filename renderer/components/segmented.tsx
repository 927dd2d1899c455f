import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';

type SegmentedProps<T extends string> = { readonly label: string; readonly value: T; readonly options: readonly { readonly value: T; readonly label: ReactNode }[]; readonly onPick: (value: T) => void };

/** A few choices in a row, one of them on; arrow keys move between them. */
export function Segmented<T extends string>({ label, value, options, onPick }: SegmentedProps<T>): ReactNode {
  return (
    <RadioGroup.Root
      className="segmented"
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={(picked) => {
        const option = options.find((one) => one.value === picked);
        if (option !== undefined) onPick(option.value);
      }}
    >
      {options.map((option) => (
        <RadioGroup.Item key={option.value} value={option.value}>
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
