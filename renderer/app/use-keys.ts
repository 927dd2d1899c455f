import { useEffect } from 'react';
import { isSingleKey, keyName } from '../state/actions.ts';
import { useStores } from '../state/stores.ts';

const TYPING = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"], [role="menu"], [cmdk-root]';

/** Esc leaves a field for the screen around it, so that single keys work again. */
const leave = (): void => document.querySelector<HTMLElement>('.document-scroll, main')?.focus({ preventScroll: true });

/** Runs the action of a pressed key. Nothing fires while someone types, and nothing behind an open dialog. */
export function useKeys(): void {
  const { actions, ui, settings } = useStores();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const name = keyName(event);
      const target = event.target instanceof Element ? event.target : null;
      // Radix keeps Enter from choosing where the focus stands on one of several choices; with Ctrl or Cmd it was never meant to choose.
      const taken = event.defaultPrevented && !(name === 'Mod+Enter' && target !== null && target.closest('[role="radio"]') !== null);
      if (taken || event.isComposing) return;
      const typing = target?.closest(TYPING) !== null && target !== null;
      if (typing && name === 'Escape' && target.closest('[role="dialog"], [role="menu"]') === null) return leave();
      if (typing && !(name.startsWith('Mod+') && !['Mod+Z', 'Mod+Shift+Z', 'Mod+Y'].includes(name)) && !/^(Shift\+)?F\d+$/.test(name)) return;
      if (isSingleKey(name) && !settings.getState().settings.singleKeys) return;
      if (ui.getState().overlay !== 'none' || document.querySelector('[role="dialog"][data-state="open"]') !== null) return;
      const action = actions.forKey(name);
      if (action === undefined) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [actions, ui, settings]);
}
