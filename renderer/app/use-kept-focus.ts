import { useEffect } from 'react';

/** Screens and dialogs that place the focus themselves do so within this time. */
const SETTLED_MS = 50;

const OVERLAY = '[role="dialog"], [role="menu"], [role="alertdialog"]';

const isGone = (element: Element): boolean => !element.isConnected || element.matches(':disabled');

/**
 * What had the focus may go: a button that has done its work, a row, a dialog. The focus then returns to what had it before the dialog, or goes to the screen;
 * never nowhere, where a screen reader and the Tab key would begin at the top again.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let before: HTMLElement | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      last = target;
      if (target.closest(OVERLAY) === null) before = target;
    };
    const look = (): void => {
      timer = undefined;
      if (last === null || !isGone(last) || document.activeElement !== document.body || document.querySelector('[role="dialog"][data-state="open"]') !== null) return;
      if (before !== null && !isGone(before)) before.focus({ preventScroll: true });
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      if (last !== null && isGone(last)) timer ??= setTimeout(look, SETTLED_MS);
    });
    document.addEventListener('focusin', onFocusIn);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', onFocusIn);
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
}
