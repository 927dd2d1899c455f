import type { ComponentPropsWithRef, ReactNode } from 'react';
import { keyHere } from '../strings/keys.ts';
import { Tip } from './tip.tsx';

type ButtonProps = ComponentPropsWithRef<'button'> & {
  readonly look?: 'plain' | 'primary' | 'quiet';
  /** As actions name it; only shown. */
  readonly hotkey?: string;
  /** Why it cannot be used now, or empty. It stays in the tab order, so that the reason can be read by everyone. */
  readonly blocked?: string;
};

const LOOKS = { plain: '', primary: ' btn--primary', quiet: ' btn--quiet' } as const;

/** A button; `hotkey` is only shown, the key itself belongs to an action. */
export function Button({ look = 'plain', hotkey, blocked = '', className, children, ...rest }: ButtonProps): ReactNode {
  const state = blocked === '' ? {} : { 'aria-disabled': true, 'aria-description': blocked, title: blocked, type: 'button' as const, onClick: undefined };
  return (
    <button type="button" className={`btn${LOOKS[look]}${className === undefined ? '' : ` ${className}`}`} {...rest} {...state}>
      {children}
      {hotkey === undefined ? null : <kbd aria-hidden="true">{keyHere(hotkey)}</kbd>}
    </button>
  );
}

type IconButtonProps = ComponentPropsWithRef<'button'> & {
  readonly label: string;
  /** As actions name it; only shown. */
  readonly hotkey?: string;
  /** Its picture is known to everyone, and it stands where Esc must close what is around it, not a hint. */
  readonly plain?: true;
};

/** A button that shows an icon alone; its name is spoken, and shown with its key on hover and on focus. */
export function IconButton({ label, hotkey, plain, children, className, ...rest }: IconButtonProps): ReactNode {
  const button = (
    <button type="button" className={`btn btn--quiet btn--icon${className === undefined ? '' : ` ${className}`}`} aria-label={label} {...rest}>
      {children}
    </button>
  );
  return plain === true ? button : (
    <Tip label={label} hotkey={hotkey}>
      {button}
    </Tip>
  );
}
