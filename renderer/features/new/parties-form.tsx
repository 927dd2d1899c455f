import type { ReactNode } from 'react';
import type { Side } from '../../../shared/negotiation/schema/events.ts';
import { Field, TextInput } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { newWords as words } from '../../strings/new.ts';

export type PartiesDraft = { readonly name: string; readonly A: string; readonly B: string; readonly side: Side };

type PartiesFormProps = { readonly draft: PartiesDraft; readonly placeholderA: string; readonly placeholderB: string; readonly onChange: (draft: PartiesDraft) => void; /** The focus came to the name, or left it. */ readonly onNaming: (naming: boolean) => void };

const LONGEST = 200;

/** What the negotiation is called, who the two parties are, and for whom we act. */
export function PartiesForm({ draft, placeholderA, placeholderB, onChange, onNaming }: PartiesFormProps): ReactNode {
  return (
    <div className="stack">
      <Field name={words.name}>{(ids) => <TextInput {...ids} maxLength={LONGEST} value={draft.name} onFocus={() => onNaming(true)} onBlur={() => onNaming(false)} onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })} />}</Field>
      <div className="new-parties">
        <div className="new-party" data-party="A">
          <Field name={words.partyA}>{(ids) => <TextInput {...ids} maxLength={LONGEST} placeholder={placeholderA} value={draft.A} onChange={(event) => onChange({ ...draft, A: event.currentTarget.value })} />}</Field>
        </div>
        <div className="new-party" data-party="B">
          <Field name={words.partyB}>{(ids) => <TextInput {...ids} maxLength={LONGEST} placeholder={placeholderB} value={draft.B} onChange={(event) => onChange({ ...draft, B: event.currentTarget.value })} />}</Field>
        </div>
      </div>
      <p className="muted">{words.partyAHint}</p>
      <div className="field">
        <span className="field-name">{words.side}</span>
        <div>
          <Segmented
            label={words.side}
            value={draft.side}
            options={[
              { value: 'A', label: draft.A.trim() === '' ? words.partyA : draft.A },
              { value: 'B', label: draft.B.trim() === '' ? words.partyB : draft.B },
              { value: 'mediator', label: words.mediator },
            ]}
            onPick={(side) => onChange({ ...draft, side })}
          />
        </div>
      </div>
    </div>
  );
}
