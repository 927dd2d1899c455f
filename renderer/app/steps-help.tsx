import type { ReactNode } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { FirstSteps } from '../components/first-steps.tsx';
import { useStores, useUi } from '../state/stores.ts';
import { steps } from '../strings/steps.ts';

/** The first steps again, over any screen. */
export function StepsHelp(): ReactNode {
  const { ui } = useStores();
  const open = useUi((state) => state.overlay === 'steps');
  return (
    <Dialog title={steps.title} open={open} onClose={() => ui.getState().setOverlay('none')}>
      <FirstSteps />
    </Dialog>
  );
}
