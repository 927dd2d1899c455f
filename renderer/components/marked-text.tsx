import type { ReactNode } from 'react';

/** A line with what was looked for marked in it. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly { readonly from: number; readonly to: number }[] }): ReactNode {
  return (
    <>
      {marks.map(({ from, to }, index) => (
        <span key={from}>
          {text.slice(marks[index - 1]?.to ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  );
}
