import { useEffect, type ReactNode } from 'react';
import { useAppReadOnly, useStores, useUi } from '../state/stores.ts';
import { CommandPalette } from './command-palette.tsx';
import { DealDialog } from './deal-dialog.tsx';
import { DropTarget } from './drop-target.tsx';
import { JobCard } from './job-card.tsx';
import { KeysHelp } from './keys-help.tsx';
import { PlaceFile } from './place-file.tsx';
import { Screen } from './screen.tsx';
import { StepsHelp } from './steps-help.tsx';
import { Toasts } from './toasts.tsx';
import { useAppActions } from './use-app-actions.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useKeys } from './use-keys.ts';
import { useTheme } from './use-theme.ts';

/** The window: the screen that is on, and what may lie over any screen. */
export function App(): ReactNode {
  const { settings, library } = useStores();
  const readOnly = useAppReadOnly();
  const go = useUi((state) => state.go);
  useEffect(() => {
    void settings.getState().load();
    void library.getState().load();
  }, [settings, library]);
  useTheme();
  useKeys();
  useKeptFocus();
  useAppActions(go);
  return (
    <>
      <div className="window">
        <Screen readOnly={readOnly} />
        <div className="window-foot">
          <JobCard />
          <Toasts />
        </div>
      </div>
      <CommandPalette />
      <KeysHelp />
      <StepsHelp />
      <DealDialog />
      <PlaceFile />
      <DropTarget />
    </>
  );
}
