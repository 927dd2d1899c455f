import type { ReactNode } from 'react';
import { useStores, useWorkspace } from '../../state/stores.ts';
import { findWords as words } from '../../strings/find.ts';

const CHECKS = [
  { name: 'matchCase', label: words.matchCase },
  { name: 'wholeWord', label: words.wholeWord },
] as const;

/** How strictly words are taken. */
export function FindChecks(): ReactNode {
  const { workspace } = useStores();
  const options = useWorkspace((state) => state.find);
  return CHECKS.map(({ name, label }) => (
    <label key={name} className="check">
      <input type="checkbox" checked={options[name]} onChange={(event) => workspace.getState().set({ find: { ...options, [name]: event.currentTarget.checked }, match: -1 })} />
      {label}
    </label>
  ));
}
