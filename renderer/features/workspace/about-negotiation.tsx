import { useState, type ReactNode } from 'react';
import { authorsOf } from '../../../shared/negotiation/select/authors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useDeal } from '../../state/deals.ts';
import { useReadOnly, useSession, useStores, useWorkspace } from '../../state/stores.ts';
import { undoStep } from '../../state/undo-step.ts';
import { aboutWords as words } from '../../strings/about.ts';
import { dealWords } from '../../strings/deals.ts';
import { DeadlinesForm } from './deadlines-form.tsx';
import { useOwnDeal } from './use-own-deal.ts';

/** What both parties are called, here and on what goes out. */
function PartyNames(): ReactNode {
  const { session, ui } = useStores();
  const parties = useSession((state) => state.negotiation.parties);
  const readOnly = useReadOnly();
  const [names, setNames] = useState({ A: parties.A.name, B: parties.B.name });
  const [A, B] = [names.A.trim(), names.B.trim()];
  const same = A === '' || B === '' || (A === parties.A.name && B === parties.B.name);
  const apply = async (): Promise<void> => {
    const { done } = await session.getState().command({ type: 'name-parties', parties: { A: { name: A }, B: { name: B } } });
    if (done) ui.getState().say(words.named, undoStep({ session, ui }));
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!same) void apply();
      }}
    >
      <h3 className="section-title">{words.parties}</h3>
      <Field name={words.partyA}>{(ids) => <TextInput {...ids} maxLength={200} value={names.A} onChange={(event) => setNames({ ...names, A: event.currentTarget.value })} />}</Field>
      <Field name={words.partyB}>{(ids) => <TextInput {...ids} maxLength={200} value={names.B} onChange={(event) => setNames({ ...names, B: event.currentTarget.value })} />}</Field>
      <div className="row">
        <Button type="submit" disabled={same && readOnly === ''} blocked={readOnly}>
          {words.rename}
        </Button>
      </div>
    </form>
  );
}

/** Every name found on marks and comments, and whose it is; put right here, from then on (rule N41). */
function AuthorMap(): ReactNode {
  const { session, ui } = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const readOnly = useReadOnly();
  const authors = authorsOf(negotiation);
  const { A, B } = negotiation.parties;
  const assign = async (author: string, party: 'A' | 'B'): Promise<void> => {
    if (readOnly !== '') return;
    const { done } = await session.getState().command({ type: 'map-author', author, party });
    if (done) ui.getState().say(words.mapped(author, negotiation.parties[party].name), undoStep({ session, ui }));
  };
  return (
    <section className="stack">
      <h3 className="section-title">{words.authors}</h3>
      <p className="muted">{authors.length === 0 ? words.noAuthors : words.authorsNote}</p>
      {authors.map(({ name, party }) => (
        <div key={name} className="row">
          <strong className="author-name">{name}</strong>
          <Segmented label={words.whose(name)} value={party ?? ''} options={[{ value: 'A', label: A.name }, { value: 'B', label: B.name }]} onPick={(picked) => (picked === 'A' || picked === 'B' ? void assign(name, picked) : undefined)} />
          {party === null ? <span className="muted">{words.unknown}</span> : null}
        </div>
      ))}
    </section>
  );
}

/** The documents it is signed together with (N45). */
function OwnDeal({ onJoin }: { readonly onJoin: () => void }): ReactNode {
  const deal = useDeal(useSession((state) => state.id));
  const { join, takeOut } = useOwnDeal();
  return (
    <section className="stack">
      <h3 className="section-title">{dealWords.deal}</h3>
      <p className="muted">{deal === undefined ? dealWords.none : dealWords.inDeal(deal.name, deal.documents.map((row) => row.name))}</p>
      <div className="row">
        {deal === undefined ? (
          <Button
            disabled={join === null}
            onClick={() => {
              onJoin();
              join?.();
            }}
          >
            {dealWords.put}
          </Button>
        ) : (
          <Button disabled={takeOut === null} onClick={() => takeOut?.()}>
            {dealWords.take}
          </Button>
        )}
      </div>
    </section>
  );
}

/** What holds for the whole negotiation. */
export function AboutNegotiation(): ReactNode {
  const { workspace } = useStores();
  const open = useWorkspace((state) => state.about);
  return (
    <Dialog title={words.title} open={open} onClose={() => workspace.getState().set({ about: false })}>
      <div className="stack">
        <DeadlinesForm />
        <PartyNames />
        <AuthorMap />
        <OwnDeal onJoin={() => workspace.getState().set({ about: false })} />
      </div>
    </Dialog>
  );
}
