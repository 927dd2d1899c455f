/** Something a person can do here by key or from the palette. One list feeds the keys, the palette and the help. */
export type Action = {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** As `keyName` writes them; the first is the one shown. */
  readonly keys: readonly string[];
  readonly enabled?: boolean;
  readonly run: () => void;
};

export type ActionRegistry = {
  readonly put: (owner: string, actions: readonly Action[]) => void;
  readonly drop: (owner: string) => void;
  readonly list: () => readonly Action[];
  readonly forKey: (key: string) => Action | undefined;
};

/** Screens put their actions here while they are shown. Later owners win: a screen may give a key another meaning. */
export function createActions(): ActionRegistry {
  const owners = new Map<string, readonly Action[]>();
  const list = (): readonly Action[] => [...owners.values()].flat();
  return {
    put: (owner, actions) => void owners.set(owner, actions),
    drop: (owner) => void owners.delete(owner),
    list,
    forKey: (key) => list().findLast((action) => action.keys.includes(key) && action.enabled !== false),
  };
}

type KeyLike = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** `Mod+K`, `Shift+F7`, `j`, `?`: Mod is Ctrl, or Cmd on a Mac. Shift is named only where it does not change the character. */
export function keyName(event: KeyLike): string {
  const { key } = event;
  const letter = key.length === 1;
  const mod = event.ctrlKey || event.metaKey;
  const name = mod && letter ? key.toUpperCase() : key;
  const shift = event.shiftKey && (!letter || mod) ? 'Shift+' : '';
  return `${mod ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${shift}${name}`;
}

/** A single key without Ctrl or Alt: never fires while typing, and can be turned off. */
export const isSingleKey = (name: string): boolean => name.length === 1;
