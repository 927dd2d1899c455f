import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { KeyCap } from '../components/key-cap.tsx';
import { useStores, useUi } from '../state/stores.ts';
import { shell } from '../strings/shell.ts';
import './command-palette.css';

/** At most so many clauses are offered; typing narrows them. */
const MOST_CLAUSES = 2_000;

/** Everything that can be done here and every clause that can be gone to, found by typing. */
export function CommandPalette(): ReactNode {
  const stores = useStores();
  const open = useUi((state) => state.overlay === 'palette');
  const close = (): void => stores.ui.getState().setOverlay('none');
  const run = (what: () => void): void => {
    close();
    // After the dialog has given the focus back, so that what runs may take it.
    setTimeout(what, 0);
  };
  const actions = open ? stores.actions.list().filter((action) => action.enabled !== false) : [];
  const groups = [...new Set(actions.map((action) => action.group))];
  const { negotiation, id, phase } = stores.session.getState();
  const { route, go } = stores.ui.getState();
  const clauses = open && phase === 'open' && id !== null && 'id' in route ? negotiation.clauses.slice(0, MOST_CLAUSES) : [];
  return (
    <Command.Dialog open={open} onOpenChange={(next) => (next ? undefined : close())} label={shell.palette} className="palette" overlayClassName="dialog-scrim" contentClassName="palette-box" aria-describedby={undefined}>
      <Command.Input className="palette-input" placeholder={shell.palettePlaceholder} />
      <Command.List className="palette-list scroll" label={shell.palette}>
        <Command.Empty className="palette-empty">{shell.paletteEmpty}</Command.Empty>
        {groups.map((group) => (
          <Command.Group key={group} heading={group}>
            {actions
              .filter((action) => action.group === group)
              .map((action) => (
                <Command.Item key={action.id} value={`${action.label} ${action.id}`} onSelect={() => run(action.run)}>
                  <span>{action.label}</span>
                  {action.keys[0] === undefined ? null : <KeyCap name={action.keys[0]} />}
                </Command.Item>
              ))}
          </Command.Group>
        ))}
        {clauses.length === 0 || id === null ? null : (
          <Command.Group heading={shell.groups.clauses}>
            {clauses.map((clause) => (
              <Command.Item
                key={clause.id}
                value={`${clause.number} ${clause.heading} ${clause.id}`}
                onSelect={() =>
                  run(() => {
                    go({ screen: 'workspace', id });
                    stores.workspace.getState().focusOn(clause.id);
                  })
                }
              >
                <span className="palette-number">{clause.number}</span>
                <span>{clause.heading === '' ? clause.kind : clause.heading}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
    </Command.Dialog>
  );
}
