import { common } from '../strings/common.ts';
import type { SessionStore } from './session.ts';
import type { ToastAction } from './ui.ts';

/** The way back a message offers for what was just recorded. It is gone as soon as anything newer is recorded. */
export const undoStep = (session: SessionStore, type: 'undo' | 'undo-received-round' = 'undo'): { readonly action: ToastAction } => ({
  action: { label: common.undo, step: true, run: () => void session.getState().command({ type }) },
});
