import { useState, type ReactNode } from 'react';
import type { PartyId } from '../../../shared/contract/party.ts';
import { openDeadline } from '../../../shared/negotiation/select/deadlines.ts';
import { whoseTurn } from '../../../shared/negotiation/select/turn.ts';
import { Button } from '../../components/button.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { TextInput } from '../../components/field.tsx';
import { useReadOnly, useSession, useStores } from '../../state/stores.ts';
import { undoStep } from '../../state/undo-step.ts';
import { deadlineWords as words, timeLeft } from '../../strings/deadlines.ts';

function OneDeadline({ scope }: { readonly scope: 'deal' | 'round' }): ReactNode {
  const { session, ui } = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const readOnly = useReadOnly();
  const now = openDeadline(negotiation, scope);
  const [on, setOn] = useState(now?.on ?? '');
  const [owes, setOwes] = useState<PartyId>(now?.owes ?? whoseTurn(negotiation).party);
  const { A, B } = negotiation.parties;
  const same = on === '' || (on === now?.on && owes === now.owes);
  const set = async (to: string | null): Promise<void> => {
    const { done } = await session.getState().command({ type: 'set-deadline', scope, on: to, owes });
    if (!done) return;
    if (to === null) setOn('');
    ui.getState().say(to === null ? words.wasCleared : words.wasSet, undoStep({ session, ui }));
  };
  return (
    <form
      className="row deadline"
      onSubmit={(event) => {
        event.preventDefault();
        if (!same) void set(on);
      }}
    >
      <span className="deadline-name">{words[scope]}</span>
      <TextInput type="date" aria-label={words.day(words[scope])} value={on} onChange={(event) => setOn(event.currentTarget.value)} />
      <Segmented label={words.owes(words[scope])} value={owes} options={[{ value: 'A', label: A.name }, { value: 'B', label: B.name }]} onPick={setOwes} />
      <Button type="submit" disabled={same && readOnly === ''} blocked={readOnly} aria-label={`${words.set}: ${words[scope]}`}>
        {words.set}
      </Button>
      {now === null ? null : (
        <>
          <Button blocked={readOnly} aria-label={`${words.clear}: ${words[scope]}`} onClick={() => void set(null)}>
            {words.clear}
          </Button>
          <span className="muted">{timeLeft(now.on)}</span>
        </>
      )}
    </form>
  );
}

/** By when something is owed: for the deal, and for the round under way (rule N42). */
export function DeadlinesForm(): ReactNode {
  return (
    <section className="stack">
      <h3 className="section-title">{words.title}</h3>
      <p className="muted">{words.hint}</p>
      <OneDeadline scope="deal" />
      <OneDeadline scope="round" />
    </section>
  );
}
