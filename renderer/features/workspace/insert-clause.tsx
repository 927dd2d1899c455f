import { useState, type ReactNode } from 'react';
import type { Block } from '../../../shared/contract/content.ts';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import { findClause } from '../../../shared/negotiation/state.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field, TextArea, TextInput } from '../../components/field.tsx';
import { useSession, useStores, useWorkspace } from '../../state/stores.ts';
import { undoStep } from '../../state/undo-step.ts';
import { common } from '../../strings/common.ts';
import { insertWords as words } from '../../strings/decide.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', label: '', level: 0, inlines: text === '' ? [] : [{ type: 'text', text }] });

/** A new clause behind the focused one: heading and text. Word counts its number when it is exported. */
export function InsertClause(): ReactNode {
  const { session, workspace, ui } = useStores();
  const after = useWorkspace((state) => state.inserting);
  const negotiation = useSession((state) => state.negotiation);
  const [heading, setHeading] = useState('');
  const [text, setText] = useState('');
  const behind = after === null ? undefined : findClause(negotiation, after);
  const close = (): void => {
    workspace.getState().set({ inserting: null });
    setHeading('');
    setText('');
  };
  const ready = text.trim() !== '' || heading.trim() !== '';
  const insert = async (): Promise<void> => {
    if (after === null || !ready) return;
    const blocks = [heading.trim(), ...text.split('\n').map((line) => line.trim())].filter((line) => line !== '').map(paragraph);
    const party = negotiation.side === 'mediator' ? { party: workspace.getState().as } : {};
    const { done, clauseId } = await session.getState().command({ type: 'insert', after, heading: heading.trim(), blocks, ...party });
    if (!done) return;
    close();
    if (clauseId !== null) workspace.getState().focusOn(clauseId);
    ui.getState().say(words.inserted(heading.trim()), undoStep({ session, ui }));
  };
  return (
    <Dialog title={behind === undefined ? words.title : words.titleBehind(nameOf(behind))} open={after !== null} onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void insert();
        }}
      >
        <Field name={words.heading}>{(ids) => <TextInput {...ids} value={heading} onChange={(event) => setHeading(event.currentTarget.value)} />}</Field>
        <Field name={words.text} hint={words.textHint}>
          {(ids) => <TextArea {...ids} rows={8} value={text} onChange={(event) => setText(event.currentTarget.value)} />}
        </Field>
        <div className="row">
          <Button type="submit" look="primary" disabled={!ready}>
            {words.insert}
          </Button>
          <Button onClick={close}>{common.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
