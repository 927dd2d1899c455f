import { useEffect, useRef } from 'react';
import type { Route } from '../state/route.ts';
import { useSession, useSettings } from '../state/stores.ts';
import { shell } from '../strings/shell.ts';

/** After the screen has changed: the focus goes to it where it would be lost, and the window is called by what it shows. */
export function useArrival(route: Route): void {
  const name = useSession((state) => state.negotiation.name);
  // A browser keeps titles in its history, on the disk: behind a passphrase no name is told.
  const told = useSettings((state) => state.info?.isProtected === false);
  const inside = told && 'id' in route;
  const last = useRef('');
  useEffect(() => {
    if (last.current === route.screen) return undefined;
    last.current = route.screen;
    // A moment later: the screen may have to be fetched, and its own parts may take the focus first.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    }, 80);
    return () => clearTimeout(timer);
  }, [route.screen]);
  useEffect(() => {
    document.title = inside && name !== '' ? `${name} – ${shell.product}` : shell.product;
  }, [inside, name]);
}
