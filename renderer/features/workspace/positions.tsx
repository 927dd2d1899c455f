import { useState, type ReactNode } from 'react';
import { otherParty, type PartyId } from '../../../shared/contract/party.ts';
import { isAgreed } from '../../../shared/negotiation/evolve/clause.ts';
import { movePending } from '../../../shared/negotiation/select/status.ts';
import type { ClauseState } from '../../../shared/negotiation/state.ts';
import { Excerpt } from '../../components/excerpt.tsx';
import { PartyChip } from '../../components/party-chip.tsx';
import { RedlineColumn } from '../../components/redline-lines.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { cachedRedline } from '../../redline/cache.ts';
import { useSession } from '../../state/stores.ts';
import { decideWords as words } from '../../strings/decide.ts';

type Shown = 'redline' | 'ours' | 'theirs';

/** Both positions: as a redline from ours to theirs, or each by itself. */
export function Positions({ clause, ours }: { readonly clause: ClauseState; readonly ours: PartyId }): ReactNode {
  const parties = useSession((state) => state.negotiation.parties);
  const [shown, setShown] = useState<Shown>('redline');
  const theirs = otherParty(ours);
  const own = clause.positions[ours];
  const other = clause.positions[theirs];
  const same = own.fingerprint === other.fingerprint;
  const wording = shown === 'ours' ? own.wording : other.wording;
  // From the older position to the newer one: what the last mover added reads as added.
  const [from, to] = own.since > other.since ? [theirs, ours] : [ours, theirs];
  return (
    <section className="block">
      <h3>{words.positions}</h3>
      {same ? (
        <p className="same">
          {words.same} {isAgreed(clause) ? words.agreedOn(clause.agreement?.round ?? 0) : own.confirmed === own.fingerprint ? words.weConfirmed : other.confirmed === other.fingerprint ? words.theyConfirmed : words.notConfirmed}
        </p>
      ) : (
        <>
          <div className="sides">
            <PartyChip party={from} name={parties[from].name} />
            <span aria-hidden="true">→</span>
            <PartyChip party={to} name={parties[to].name} />
          </div>
          <Segmented
            label={words.positions}
            value={shown}
            options={[
              { value: 'redline', label: words.redline },
              { value: 'ours', label: words.ours },
              { value: 'theirs', label: words.theirs },
            ]}
            onPick={setShown}
          />
          {shown === 'redline' ? (
            <Excerpt key={clause.id} label={words.positions} redline={cachedRedline(clause.positions[from].wording, clause.positions[to].wording)} />
          ) : (
            <div className="excerpt scroll" tabIndex={0} role="region" aria-label={words.positions}>
              {wording === null ? <p className="muted">{words.absent}</p> : <RedlineColumn redline={cachedRedline(wording, wording)} side="after" />}
            </div>
          )}
        </>
      )}
      {movePending(clause) && clause.move !== null ? <p className="same">{words.moved(parties[clause.move.party].name)}</p> : null}
    </section>
  );
}
