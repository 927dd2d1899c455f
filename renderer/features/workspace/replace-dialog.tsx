import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { finder } from '../../../shared/contract/find-text.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { useSession, useStores, useWorkspace } from '../../state/stores.ts';
import { undoStep } from '../../state/undo-step.ts';
import { common } from '../../strings/common.ts';
import { findWords as words } from '../../strings/find.ts';
import { FindChecks } from './find-checks.tsx';
import { ReplacementList } from './replacement-list.tsx';
import { decisionsFor, replacementsIn } from './replacements.ts';
import { useFindParty } from './use-find.ts';

/** Replaces words in our text everywhere at once: seen clause by clause first, recorded as proposals, one undo. */
export function ReplaceDialog(): ReactNode {
  const { workspace } = useStores();
  const open = useWorkspace((state) => state.finding === 'replace');
  return (
    <Dialog title={words.replace} open={open} onClose={() => workspace.getState().set({ finding: 'no' })}>
      <ReplaceForm />
    </Dialog>
  );
}

function ReplaceForm(): ReactNode {
  const { session, workspace, ui } = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const options = useWorkspace((state) => state.find);
  const party = useFindParty();
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  /** Clauses whose box is not as it is at first: ticked when open, not ticked when agreed. */
  const [turned, setTurned] = useState<ReadonlySet<ClauseId>>(new Set());
  const wanted = useDeferredValue(options);
  const text = useDeferredValue(by);
  const found = useMemo(() => {
    const find = finder(wanted);
    return find === null ? null : replacementsIn(negotiation, party, find, text);
  }, [negotiation, party, wanted, text]);
  const chosen = [...(found?.open ?? []).filter((one) => !turned.has(one.clause.id)), ...(found?.agreed ?? []).filter((one) => turned.has(one.clause.id))];
  const ids = new Set(chosen.map((one) => one.clause.id));
  const reopening = chosen.some((one) => one.agreed);
  const ready = chosen.length > 0 && (!reopening || reason.trim() !== '');
  const change = (which: readonly ClauseId[], on: boolean): void => {
    const wrong = new Set(which.filter((id) => ids.has(id) !== on));
    setTurned(new Set([...turned].filter((id) => !wrong.has(id)).concat([...wrong].filter((id) => !turned.has(id)))));
  };
  const close = (): void => workspace.getState().set({ finding: 'no' });
  const apply = async (): Promise<void> => {
    if (!ready) return;
    const decisions = decisionsFor(chosen, reason, negotiation.side === 'mediator' ? party : null);
    const { done } = await session.getState().command({ type: 'decide-together', decisions });
    if (!done) return;
    close();
    ui.getState().say(words.done(chosen.length), undoStep({ session, ui }));
  };
  return (
    <form
      className="stack replace"
      onSubmit={(event) => {
        event.preventDefault();
        void apply();
      }}
    >
      <div className="replace-fields">
        <Field name={words.find}>{(field) => <TextInput {...field} value={options.query} onChange={(event) => workspace.getState().set({ find: { ...options, query: event.currentTarget.value }, match: -1 })} />}</Field>
        <Field name={words.replaceWith}>{(field) => <TextInput {...field} value={by} onChange={(event) => setBy(event.currentTarget.value)} />}</Field>
      </div>
      <div className="row">
        <FindChecks />
      </div>
      <div className="replace-preview scroll" tabIndex={0} role="region" aria-label={words.preview}>
        {found === null ? <p className="muted">{words.typeFirst}</p> : null}
        {found !== null && found.open.length + found.agreed.length === 0 ? <p className="muted">{found.fixed === 0 ? words.none : words.identical}</p> : null}
        {found === null ? null : (
          <>
            <ReplacementList title={words.clauses(found.open.length)} items={found.open} chosen={ids} onChange={change} />
            <ReplacementList title={words.agreed(found.agreed.length)} items={found.agreed} chosen={ids} onChange={change} />
            {found.fixed === 0 ? null : <p className="muted">{words.fixed(found.fixed)}</p>}
          </>
        )}
      </div>
      {reopening ? (
        <Field name={words.reason} hint={words.reasonHint}>
          {(field) => <TextInput {...field} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />}
        </Field>
      ) : null}
      <div className="row">
        <Button type="submit" look="primary" disabled={!ready}>
          {words.apply(chosen.length)}
        </Button>
        <Button onClick={close}>{common.cancel}</Button>
      </div>
    </form>
  );
}
