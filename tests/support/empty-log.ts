import type { LogContent } from '../../electron/persistence/log.ts';

/** A log nobody has written to. */
export const emptyLog: LogContent = { events: [], length: 0, tail: new Uint8Array(), torn: null, damage: '', newer: false };
