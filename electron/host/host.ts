import type { Delivery } from '../../shared/api/shapes.ts';

/**
 * What shows the window. The back end knows no more of it than this. Files come *in* the same way everywhere: the page
 * reads a dropped or chosen file and hands over its bytes, so no host needs an open dialog and no path crosses.
 */
export type Host = {
  readonly kind: 'electron' | 'local';
  /** Lets the person keep a file. */
  readonly save: (name: string, bytes: Uint8Array) => Promise<Delivery>;
  /** What can be done with a file the person has kept, by the handle its delivery carries; `null` where the browser keeps it. */
  readonly saved: SavedFiles | null;
  /** Shows the data folder in the system's file manager; `null` where there is none. */
  readonly reveal: (() => Promise<void>) | null;
  /** Prints the window to a PDF and saves it; where the page prints by itself, cancelled. */
  readonly print: (name: string) => Promise<Delivery>;
  readonly keyStore: KeyStore | null;
  /** Ends the program, as closing its window would. */
  readonly quit: () => void;
};

/** Files the person has kept. A handle stands for a path the window never sees. Rejects with an `AppFailure`. */
export type SavedFiles = { readonly open: (handle: string) => Promise<void>; readonly reveal: (handle: string) => Promise<void> };

/** The system's safe place for one secret; `null` in a host that has none. */
export type KeyStore = { readonly protect: (secret: string) => Uint8Array; readonly reveal: (sealed: Uint8Array) => string };
