import { useState } from 'react';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import type { Group } from './groups.ts';

export type Selecting = {
  readonly at: number;
  readonly selected: ReadonlySet<ClauseId>;
  readonly step: (by: 1 | -1) => void;
  /** Moves on and takes what is passed along. */
  readonly extend: (by: 1 | -1) => void;
  readonly toggle: (id: ClauseId) => void;
  readonly toggleHere: () => void;
  readonly all: () => void;
  readonly clear: () => void;
};

/** Where the reader is among the groups on show, and which of them are selected. */
export function useSelection(groups: readonly Group[]): Selecting {
  const [at, setAt] = useState(-1);
  const [selected, setSelected] = useState<ReadonlySet<ClauseId>>(new Set());
  const idAt = (index: number): ClauseId | null => groups[index]?.clauseId ?? null;
  const next = (by: 1 | -1): number => Math.max(0, Math.min(groups.length - 1, at + by));
  const toggle = (id: ClauseId): void => setSelected(selected.has(id) ? new Set([...selected].filter((one) => one !== id)) : new Set([...selected, id]));
  return {
    at,
    selected,
    step: (by) => setAt(next(by)),
    extend: (by) => {
      const passed = [idAt(Math.max(0, at)), idAt(next(by))].filter((id) => id !== null);
      setSelected(new Set([...selected, ...passed]));
      setAt(next(by));
    },
    toggle,
    toggleHere: () => {
      const id = idAt(Math.max(0, at));
      if (at < 0) setAt(0);
      if (id !== null) toggle(id);
    },
    all: () => setSelected(new Set(groups.flatMap((group) => (group.clauseId === null ? [] : [group.clauseId])))),
    clear: () => setSelected(new Set()),
  };
}
