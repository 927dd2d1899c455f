import { useEffect } from 'react';
import { isSingleKey, keyName } from '../state/actions.ts';
import { useStores } from '../state/stores.ts';

const TYPING = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"], [role="menu"], [cmdk-root]';

/** Runs the action of a pressed key. Nothing fires while someone types, and nothing behind an open dialog. */
export function useKeys(): void {
  const { actions, ui, settings } = useStores();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = keyName(event);
      const target = event.target instanceof Element ? event.target : null;
      const typing = target?.closest(TYPING) !== null && target !== null;
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
