import type { ReactNode } from 'react';

type SendOptionProps = { readonly checked: boolean; readonly onChange: (checked: boolean) => void; readonly label: string; readonly hint: string };

/** One decision about the files, with what it means. */
export function SendOption({ checked, onChange, label, hint }: SendOptionProps): ReactNode {
  return (
    <label className="send-option">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        {label}
        <span className="muted"> {hint}</span>
      </span>
    </label>
  );
}
