import type { ReactNode } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { KeyCap } from '../components/key-cap.tsx';
import { useStores, useUi } from '../state/stores.ts';
import { shell } from '../strings/shell.ts';
import './keys-help.css';

/** Every key that does something here, grouped as the actions are. */
export function KeysHelp(): ReactNode {
  const { actions, ui } = useStores();
  const open = useUi((state) => state.overlay === 'keys');
  const withKeys = open ? actions.list().filter((action) => action.keys.length > 0) : [];
  const groups = [...new Set(withKeys.map((action) => action.group))];
  return (
    <Dialog title={shell.keys} open={open} onClose={() => ui.getState().setOverlay('none')}>
      <p className="muted">{shell.keysIntro}</p>
      <div className="keys">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {withKeys
                .filter((action) => action.group === group)
                .map((action) => (
                  <div key={action.id}>
                    <dt>{action.label}</dt>
                    <dd>
                      {action.keys.map((key) => (
                        <KeyCap key={key} name={key} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
