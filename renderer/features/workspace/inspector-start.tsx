import { useMemo, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { workspace as words } from '../../strings/workspace.ts';
import { useMove } from './use-move.ts';
import type { WorkspaceModel } from './use-view.ts';

/** In the place of a clause before one is chosen: what waits, and the way to the first of it. */
export function InspectorStart({ views }: Pick<WorkspaceModel, 'views'>): ReactNode {
  const { toChange } = useMove(views);
  const { open, reopened, changed } = useMemo(
    () => ({ open: views.filter((view) => view.status === 'open-ours').length, reopened: views.filter((view) => view.status === 'reopened').length, changed: views.some((view) => view.changed || view.moved) }),
    [views],
  );
  return (
    <div className="inspector empty inspector-start">
      {open + reopened === 0 ? null : <h2>{words.waiting(open, reopened)}</h2>}
      {changed ? (
        <Button look="primary" onClick={() => toChange(1)} hotkey="J">
          {words.firstChange}
        </Button>
      ) : null}
      <p>{words.emptyClause}</p>
    </div>
  );
}
