import type { ReactNode, Ref } from 'react';
import { Field, TextInput } from './field.tsx';

type PassphraseFieldProps = {
  readonly name: string;
  readonly value: string;
  readonly onValue: (to: string) => void;
  readonly busy: boolean;
  readonly hint?: string | undefined;
  /** Tells the browser that it is no passphrase to fill in. */
  readonly isNew?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
};

/** A passphrase being typed, unseen; while it is tried it stays as it is. */
export const PassphraseField = ({ name, value, onValue, busy, hint, isNew = false, ref }: PassphraseFieldProps): ReactNode => (
  <Field name={name} {...(hint === undefined ? {} : { hint })}>
    {(ids) => <TextInput {...ids} {...(ref === undefined ? {} : { ref })} {...(isNew ? { autoComplete: 'new-password' } : {})} type="password" value={value} readOnly={busy} onChange={(event) => onValue(event.currentTarget.value)} />}
  </Field>
);
