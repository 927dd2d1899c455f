import type { ComponentPropsWithRef, ReactNode } from 'react';

type ButtonProps = ComponentPropsWithRef<'button'> & { readonly look?: 'plain' | 'primary' | 'quiet'; readonly hotkey?: string };

const LOOKS = { plain: '', primary: ' btn--primary', quiet: ' btn--quiet' } as const;

/** A button; `hotkey` is only shown, the key itself belongs to an action. */
export function Button({ look = 'plain', hotkey, className, children, ...rest }: ButtonProps): ReactNode {
  return (
    <button type="button" className={`btn${LOOKS[look]}${className === undefined ? '' : ` ${className}`}`} {...rest}>
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
