import { useEffect, useState, type ReactNode } from 'react';
import type { ClauseKind } from '../../../shared/contract/clause.ts';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import { findClause } from '../../../shared/negotiation/state.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field, Picker, TextInput } from '../../components/field.tsx';
import { useSession, useStores, useWorkspace } from '../../state/stores.ts';
import { undoStep } from '../../state/undo-step.ts';
import { common } from '../../strings/common.ts';
import { KINDS, relabelWords as words } from '../../strings/decide.ts';

type Label = { readonly number: string; readonly heading: string; readonly kind: ClauseKind };

/** What the clause is called here and what kind it is. Not a word of the contract changes (rule N23). */
export function RelabelClause(): ReactNode {
  const { session, workspace, ui } = useStores();
  const relabelling = useWorkspace((state) => state.relabelling);
  const clause = useSession((state) => (relabelling === null ? undefined : findClause(state.negotiation, relabelling)));
  const [label, setLabel] = useState<Label>({ number: '', heading: '', kind: 'clause' });
  useEffect(() => {
    if (clause !== undefined) setLabel({ number: clause.number, heading: clause.heading, kind: clause.kind });
  }, [clause]);
  const close = (): void => workspace.getState().set({ relabelling: null });
  const same = clause === undefined || (clause.number === label.number && clause.heading === label.heading && clause.kind === label.kind);
  const apply = async (): Promise<void> => {
    if (clause === undefined || same) return;
    const { done } = await session.getState().command({ type: 'relabel', clauseId: clause.id, ...label });
    if (!done) return;
    close();
    ui.getState().say(words.done(nameOf(label)), undoStep({ session, ui }));
  };
  return (
    <Dialog title={clause === undefined ? words.title('') : words.title(nameOf(clause))} open={clause !== undefined} onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        <p className="muted">{words.hint}</p>
        <Field name={words.kind}>{({ id }) => <Picker id={id} value={label.kind} options={KINDS} onPick={(kind) => setLabel({ ...label, kind })} />}</Field>
        <Field name={words.number}>{(ids) => <TextInput {...ids} maxLength={60} value={label.number} onChange={(event) => setLabel({ ...label, number: event.currentTarget.value })} />}</Field>
        <Field name={words.heading}>{(ids) => <TextInput {...ids} maxLength={300} value={label.heading} onChange={(event) => setLabel({ ...label, heading: event.currentTarget.value })} />}</Field>
        <div className="row">
          <Button type="submit" look="primary" disabled={same}>
            {words.apply}
          </Button>
          <Button onClick={close}>{common.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
