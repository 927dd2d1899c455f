import type { ReactNode } from 'react';

const mac = /Mac/.test(navigator.userAgent);

/** `Mod+K` as it is printed on this computer's keys. */
export const keyWords = (name: string): string => name.replace('Mod+', mac ? '⌘' : 'Ctrl ').replace('Shift+', mac ? '⇧' : 'Shift ').replace('ArrowLeft', '←').replace('ArrowRight', '→').replace('Escape', 'Esc');

export const KeyCap = ({ name }: { readonly name: string }): ReactNode => <kbd>{keyWords(name)}</kbd>;
