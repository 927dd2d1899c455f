import { useState } from 'react';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import type { Choice } from './use-confirm.ts';

type Choices = ReadonlyMap<ClauseId, Choice>;

export type Choosing = {
  readonly choices: Choices;
  /** One step, for one clause or many. */
  readonly choose: (ids: readonly ClauseId[], choice: Choice) => void;
  /** Takes the last step back; false when there is none. */
  readonly undo: () => boolean;
};

const NONE: Choices = new Map();

/** What is to be done with each clause once the file is taken in, with the way back through the steps. */
export function useChoices(): Choosing {
  const [steps, setSteps] = useState<readonly Choices[]>([NONE]);
  const choices = steps.at(-1) ?? NONE;
  return {
    choices,
    choose: (ids, choice) => setSteps([...steps, new Map([...choices, ...ids.map((id) => [id, choice] as const)])]),
    undo: () => {
      if (steps.length < 2) return false;
      setSteps(steps.slice(0, -1));
      return true;
    },
  };
}
