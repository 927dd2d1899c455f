import { useState, type ReactNode } from 'react';
import { otherParty, type PartyId } from '../../../shared/contract/party.ts';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import { tradeSideWords } from '../../../shared/negotiation/select/record-words.ts';
import { movePending, statusOf } from '../../../shared/negotiation/select/status.ts';
import { stepsOf } from '../../../shared/negotiation/select/trades.ts';
import { findClause, ourParty, type ClauseState, type NegotiationState, type Step } from '../../../shared/negotiation/state.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field, Picker, TextArea, type Option } from '../../components/field.tsx';
import { useSession, useStores, useWorkspace } from '../../state/stores.ts';
import { undoStep } from '../../state/undo-step.ts';
import { common } from '../../strings/common.ts';
import { decideWords } from '../../strings/decide.ts';
import { tradeWords as words } from '../../strings/trades.ts';

type Offer = Option<string> & { readonly clause: ClauseState; readonly step: Step | null };

const told = (clause: ClauseState, step: Step): string => tradeSideWords(nameOf(clause), { clauseId: clause.id, party: step.party, step, standing: 'given' });

/** What it can have been given for: where the other side took over our words, the newest first; what is open and can still be given; where it moved elsewhere. */
function offers(negotiation: NegotiationState, given: ClauseState, party: PartyId): readonly Offer[] {
  const other = otherParty(party);
  const others = negotiation.clauses.filter((clause) => clause !== given);
  const moved = others.flatMap((clause) => stepsOf(clause, other).slice(0, 1).map((step): Offer => ({ value: `${clause.id} ${String(step.seq)}`, label: told(clause, step), clause, step })));
  const open = others.filter((clause) => movePending(clause) || ['open-ours', 'open-theirs', 'reopened'].includes(statusOf(clause, party)));
  const newestFirst = (isWhole: boolean): readonly Offer[] => moved.filter((offer) => offer.step?.whole === isWhole).toSorted((one, two) => (two.step?.seq ?? 0) - (one.step?.seq ?? 0));
  return [...newestFirst(true), ...open.map((clause): Offer => ({ value: `${clause.id} awaited`, label: words.awaited(nameOf(clause)), clause, step: null })), ...newestFirst(false)];
}

/** Notes what our side gave the clause for (rule N43). */
export function TradeDialog(): ReactNode {
  const { workspace } = useStores();
  const trading = useWorkspace((state) => state.trading);
  const as = useWorkspace((state) => state.as);
  const negotiation = useSession((state) => state.negotiation);
  const clause = trading === null ? undefined : findClause(negotiation, trading);
  const party = negotiation.side === 'mediator' ? as : ourParty(negotiation);
  const close = (): void => workspace.getState().set({ trading: null });
  return (
    <Dialog title={words.dialog(clause === undefined ? '' : nameOf(clause))} open={clause !== undefined} onClose={close}>
      {clause === undefined ? null : <TradeForm key={clause.id} clause={clause} party={party} close={close} />}
    </Dialog>
  );
}

function TradeForm({ clause, party, close }: { readonly clause: ClauseState; readonly party: PartyId; readonly close: () => void }): ReactNode {
  const { session, ui } = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const steps = stepsOf(clause, party);
  const choices = offers(negotiation, clause, party);
  const [gave, setGave] = useState(String(steps[0]?.seq ?? ''));
  const [got, setGot] = useState(choices[0]?.value ?? '');
  const [reason, setReason] = useState('');
  const step = steps.find((one) => String(one.seq) === gave);
  const offer = choices.find((one) => one.value === got);
  const apply = async (): Promise<void> => {
    if (step === undefined || offer === undefined) return;
    const sides = { gave: { clauseId: clause.id, seq: step.seq }, got: { clauseId: offer.clause.id, seq: offer.step?.seq ?? null } };
    const { done } = await session.getState().command({ type: 'link-trade', ...sides, reason, ...(negotiation.side === 'mediator' ? { party } : {}) });
    if (!done) return;
    ui.getState().say(words.noted(nameOf(clause), nameOf(offer.clause)), undoStep({ session, ui }));
    close();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void apply();
      }}
    >
      <p className="muted">{words.hint}</p>
      {steps.length > 1 ? <Field name={words.gave}>{(ids) => <Picker {...ids} value={gave} options={steps.map((one) => ({ value: String(one.seq), label: told(clause, one) }))} onPick={setGave} />}</Field> : null}
      {choices.length === 0 ? <p>{words.none}</p> : <Field name={words.got}>{(ids) => <Picker {...ids} value={got} options={choices} onPick={setGot} />}</Field>}
      <Field name={decideWords.reason} hint={decideWords.reasonHint}>
        {(ids) => <TextArea {...ids} rows={2} maxLength={4000} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />}
      </Field>
      <div className="row">
        <Button type="submit" look="primary" disabled={step === undefined || offer === undefined}>
          {words.note}
        </Button>
        <Button onClick={close}>{common.cancel}</Button>
      </div>
    </form>
  );
}
