import type { ComponentPropsWithRef, ReactNode } from 'react';

type ButtonProps = ComponentPropsWithRef<'button'> & {
  readonly look?: 'plain' | 'primary' | 'quiet';
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
      {hotkey === undefined ? null : <kbd aria-hidden="true">{hotkey}</kbd>}
    </button>
  );
}

/** A button that shows an icon alone; its name is spoken and shown on hover. */
export function IconButton({ label, children, className, ...rest }: ComponentPropsWithRef<'button'> & { readonly label: string }): ReactNode {
  return (
    <button type="button" className={`btn btn--quiet btn--icon${className === undefined ? '' : ` ${className}`}`} aria-label={label} title={label} {...rest}>
      {children}
    </button>
  );
}
