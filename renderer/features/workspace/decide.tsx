import { Check, CirclePause, PenLine, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { otherParty, type PartyId } from '../../../shared/contract/party.ts';
import { isHeld } from '../../../shared/negotiation/select/holding.ts';
import { toAnswer } from '../../../shared/negotiation/select/status.ts';
import { stepsOf } from '../../../shared/negotiation/select/trades.ts';
import type { ClauseState } from '../../../shared/negotiation/state.ts';
import { Button } from '../../components/button.tsx';
import { Field, TextArea } from '../../components/field.tsx';
import { Menu } from '../../components/menu.tsx';
import { PreviewLines } from '../../components/excerpt.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { cachedRedline } from '../../redline/cache.ts';
import { useReadOnly, useSession, useStores, useWorkspace } from '../../state/stores.ts';
import { decideWords as words, insertWords, relabelWords } from '../../strings/decide.ts';
import { tradeWords } from '../../strings/trades.ts';
import { useDrafting } from './use-drafts.ts';
import { allowed, commandFor, useDecide, type DecisionType } from './use-decide.ts';

type Intent = 'accept' | 'reject';

const MORE: readonly { readonly type: DecisionType; readonly label: string }[] = [
  { type: 'hold-back', label: words.holdBack },
  { type: 'let-go', label: words.letGo },
  { type: 'confirm', label: words.confirm },
  { type: 'withdraw', label: words.withdraw },
  { type: 'remove', label: words.remove },
];

/** Accept, reject, counter, set aside; what our text would become is shown before it is recorded. */
export function Decide({ clause, ours }: { readonly clause: ClauseState; readonly ours: PartyId }): ReactNode {
  const { workspace } = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const readOnly = useReadOnly();
  const reason = useWorkspace((state) => state.reason);
  const as = useWorkspace((state) => state.as);
  const editing = useWorkspace((state) => state.editing === clause.id);
  const [intent, setIntent] = useState<Intent | null>(null);
  const { decideOn } = useDecide();
  const can = (type: DecisionType): boolean => readOnly === '' && allowed(negotiation, commandFor(type, clause, negotiation, type === 'reopen' ? 'x' : reason, as));
  const same = clause.positions.A.fingerprint === clause.positions.B.fingerprint;
  const own = clause.positions[ours].wording;
  const other = clause.positions[otherParty(ours)].wording;
  const acting = (type: Intent): { readonly onMouseEnter: () => void; readonly onMouseLeave: () => void; readonly onFocus: () => void; readonly onBlur: () => void } => ({
    onMouseEnter: () => setIntent(type),
    onMouseLeave: () => setIntent(null),
    onFocus: () => setIntent(type),
    onBlur: () => setIntent(null),
  });
  const { edit: editClause } = useDrafting();
  const edit = (from: 'ours' | 'theirs'): void => editClause(clause, from);
  const reopenable = can('reopen');
  const more = MORE.filter((item) => can(item.type)).map((item) => ({ label: item.label, run: () => void decideOn(clause, item.type) }));
  const given = stepsOf(clause, negotiation.side === 'mediator' ? as : ours).length > 0;
  const trade = { label: tradeWords.menu, run: () => workspace.getState().set({ trading: clause.id }) };
  const preview = intent !== null && can(intent) ? cachedRedline(own, intent === 'accept' ? other : own) : null;
  return (
    <section className="block">
      <h3>{words.title}</h3>
      {negotiation.side === 'mediator' ? (
        <Segmented
          label={words.actFor}
          value={as}
          options={[
            { value: 'A', label: negotiation.parties.A.name },
            { value: 'B', label: negotiation.parties.B.name },
          ]}
          onPick={(party) => workspace.getState().set({ as: party })}
        />
      ) : null}
      {editing ? null : reopenable ? (
        <div className="decide">
          <Button disabled={reason.trim() === ''} title={reason.trim() === '' ? words.reasonForReopen : undefined} onClick={() => void decideOn(clause, 'reopen')}>
            {words.reopen}
          </Button>
          {given && readOnly === '' ? <Menu label={words.more} items={[trade]} /> : null}
        </div>
      ) : (
        <div className="decide">
          <Button look={(ours === toAnswer(clause) && !isHeld(clause, ours)) || same ? 'primary' : 'plain'} hotkey="A" disabled={!can('accept')} onClick={() => void decideOn(clause, 'accept')} {...acting('accept')}>
            <Check className="svg-icon" />
            {same ? words.agree : words.accept}
          </Button>
          <Button hotkey="R" disabled={!can('reject')} onClick={() => void decideOn(clause, 'reject')} {...acting('reject')}>
            <X className="svg-icon" />
            {words.reject}
          </Button>
          <Button hotkey="C" disabled={readOnly !== ''} onClick={() => edit('theirs')}>
            <PenLine className="svg-icon" />
            {words.counter}
          </Button>
          <Button hotkey="Z" disabled={!can('park')} onClick={() => void decideOn(clause, 'park')}>
            <CirclePause className="svg-icon" />
            {words.park}
          </Button>
          {readOnly !== '' ? null : <Menu label={words.more} items={[{ label: words.edit, run: () => edit('ours') }, { label: insertWords.menu, run: () => workspace.getState().set({ inserting: clause.id }) }, { label: relabelWords.menu, run: () => workspace.getState().set({ relabelling: clause.id }) }, ...(given ? [trade] : []), ...more]} />}
        </div>
      )}
      {preview === null ? null : (
        <div className="preview" role="status">
          <p className="muted">{preview.changes === 0 ? words.alreadySame : intent === 'accept' ? words.afterAccept : words.afterReject}</p>
          {preview.changes === 0 ? null : <PreviewLines redline={preview} />}
        </div>
      )}
      <Field name={words.reason} hint={readOnly === '' ? words.reasonHint : words.readOnly}>
        {(ids) => <TextArea {...ids} rows={2} value={reason} disabled={readOnly !== ''} onChange={(event) => workspace.getState().set({ reason: event.currentTarget.value })} />}
      </Field>
    </section>
  );
}
