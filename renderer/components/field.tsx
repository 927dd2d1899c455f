import { Search } from 'lucide-react';
import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';

type FieldProps = { readonly name: string; readonly hint?: string; readonly children: (ids: { readonly id: string; readonly 'aria-describedby': string | undefined }) => ReactNode };

/** A control with its name above and a hint below. */
export function Field({ name, hint, children }: FieldProps): ReactNode {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="field">
      <label className="field-name" htmlFor={id}>
        {name}
      </label>
      {children({ id, 'aria-describedby': hint === undefined ? undefined : hintId })}
      {hint === undefined ? null : (
        <span className="field-hint" id={hintId}>
          {hint}
        </span>
      )}
    </div>
  );
}

export const TextInput = ({ className, ...rest }: ComponentPropsWithRef<'input'>): ReactNode => <input type="text" className={`input${className === undefined ? '' : ` ${className}`}`} autoComplete="off" {...rest} />;

export const TextArea = (props: ComponentPropsWithRef<'textarea'>): ReactNode => <textarea className="input" {...props} />;

export function SearchInput({ label, ...rest }: ComponentPropsWithRef<'input'> & { readonly label: string }): ReactNode {
  return (
    <span className="search">
      <Search className="svg-icon" aria-hidden="true" />
      <input type="search" className="input" aria-label={label} placeholder={label} autoComplete="off" spellCheck={false} {...rest} />
    </span>
  );
}

export type Option<T extends string> = { readonly value: T; readonly label: string };

type PickerProps<T extends string> = { readonly value: T; readonly options: readonly Option<T>[]; readonly onPick: (value: T) => void; readonly id?: string; readonly label?: string; readonly disabled?: boolean };

/** The system's own list of choices: every assistive tool knows it. */
export function Picker<T extends string>({ value, options, onPick, id, label, disabled }: PickerProps<T>): ReactNode {
  return (
    <select
      className="input"
      id={id}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => {
        const picked = options.find((option) => option.value === event.currentTarget.value);
        if (picked !== undefined) onPick(picked.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
