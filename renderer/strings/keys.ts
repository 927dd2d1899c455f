const MAC = { Mod: '⌘', Alt: '⌥', Shift: '⇧' } as const;
/** As Apple prints them: the command key stands last. */
const MAC_ORDER = ['Alt', 'Shift', 'Mod'] as const;
const OTHER = { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' } as const;
const PRINTED: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Enter: '↵' };

export const isMac = (userAgent: string): boolean => userAgent.includes('Macintosh');

/** `Mod+Shift+Z`, as actions name keys, as the keys of a computer are labelled: `Ctrl Shift Z`, on a Mac `⇧⌘Z`. */
export function keyWords(name: string, mac: boolean): string {
  const held = MAC_ORDER.filter((modifier) => name.includes(`${modifier}+`));
  const key = name.replace(/^(?:(?:Mod|Alt|Shift)\+)+/, '');
  const last = PRINTED[key] ?? key;
  if (mac) return [...held.map((modifier) => MAC[modifier]), last].join('');
  return [...(['Mod', 'Alt', 'Shift'] as const).filter((modifier) => held.includes(modifier)).map((modifier) => OTHER[modifier]), last].join(' ');
}

/** The same on the computer this window runs on. */
export const keyHere = (name: string): string => keyWords(name, isMac(navigator.userAgent));

/** The modifier alone, where a sentence speaks of all keys with it. */
export const modHere = (): string => (isMac(navigator.userAgent) ? MAC.Mod : OTHER.Mod);
