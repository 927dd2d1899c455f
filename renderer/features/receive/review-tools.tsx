import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { receiveWords as words } from '../../strings/receive.ts';
import type { Selecting } from './use-selection.ts';
import type { Choice } from './use-confirm.ts';

type ReviewToolsProps = { readonly selectable: number; readonly selection: Selecting; readonly onChoose: (choice: Choice) => void };

const CHOICES: readonly { readonly choice: Choice; readonly label: string; readonly key: string }[] = [
  { choice: 'accept', label: words.accept, key: 'A' },
  { choice: 'reject', label: words.reject, key: 'R' },
  { choice: 'park', label: words.park, key: 'Z' },
  { choice: 'later', label: words.later, key: 'L' },
];

/** What can be done with many clauses of a returned file at once. */
export function ReviewTools({ selectable, selection, onChoose }: ReviewToolsProps): ReactNode {
  const { selected, all, clear } = selection;
  const every = selected.size > 0 && selected.size === selectable;
  return (
    <section className="review-tools" aria-label={words.bulk}>
      <label className="check">
        <input
          type="checkbox"
          checked={every}
          disabled={selectable === 0}
          ref={(box) => {
            if (box !== null) box.indeterminate = selected.size > 0 && !every;
          }}
          onChange={() => (every ? clear() : all())}
        />
        {words.selectAll(selectable)}
      </label>
      <span className="muted num" role="status">
        {selected.size === 0 ? words.selectHint : words.selected(selected.size)}
      </span>
      <span className="spacer" />
      {selected.size === 0
        ? null
        : CHOICES.map(({ choice, label, key }) => (
            <Button key={choice} hotkey={key} aria-label={words.bulkChoice(label, selected.size)} onClick={() => onChoose(choice)}>
              {label}
            </Button>
          ))}
    </section>
  );
}
