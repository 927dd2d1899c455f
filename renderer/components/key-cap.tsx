import type { ReactNode } from 'react';
import { keyHere } from '../strings/keys.ts';

/** A key as it is printed on this computer. */
export const KeyCap = ({ name }: { readonly name: string }): ReactNode => <kbd>{keyHere(name)}</kbd>;
