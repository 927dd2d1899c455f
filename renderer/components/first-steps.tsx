import type { ReactNode } from 'react';
import { steps } from '../strings/steps.ts';
import { KeyCap } from './key-cap.tsx';
import './first-steps.css';

/** How a negotiation goes, in six lines. */
export function FirstSteps(): ReactNode {
  return (
    <ol className="first-steps" aria-label={steps.title}>
      {steps.all.map(({ name, text, keys }) => (
        <li key={name}>
          <strong>
            {name}
            {keys.map((key) => (
              <KeyCap key={key} name={key} />
            ))}
          </strong>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}
