import { ArrowUpDown, Flag } from 'lucide-react';
import type { ReactNode } from 'react';
import { isHeld } from '../../../shared/negotiation/select/holding.ts';
import { useSession } from '../../state/stores.ts';
import { detailWords } from '../../strings/changes.ts';
import { workspace as words } from '../../strings/workspace.ts';
import type { ClauseView } from './views.ts';

/** What happened to a clause, said at its head: whose change, whether it was tracked, what kind of substance. */
export function ClauseAnnouncement({ view }: { readonly view: ClauseView }): ReactNode {
  const parties = useSession((state) => state.negotiation.parties);
  const { clause, latest, moved } = view;
  const held = clause.held !== null && isHeld(clause, clause.held);
  if (!(view.changed && latest !== null) && !moved && !clause.parked && !held) return null;
  const say = latest === null ? null : latest.wording === null ? words.removedBy : latest.basis === null ? words.addedBy : words.changedBy;
  return (
    <p className="announce">
      {latest !== null && say !== null && view.changed ? (
        <span className="announce-who" data-party={latest.party}>
          {say(parties[latest.party].name)}
        </span>
      ) : null}
      {view.changed && latest?.tracking === 'unmarked' ? (
        <span className="badge badge--warn">
          <Flag className="svg-icon" aria-hidden="true" />
          {words.notTracked}
        </span>
      ) : null}
      {view.changed && latest?.tracking === 'partly' ? (
        <span className="badge badge--warn">
          <Flag className="svg-icon" aria-hidden="true" />
          {words.partlyTracked}
        </span>
      ) : null}
      {moved && clause.move !== null ? (
        <span className="badge">
          <ArrowUpDown className="svg-icon" aria-hidden="true" />
          {words.movedBy(parties[clause.move.party].name)}
        </span>
      ) : null}
      {view.changed
        ? view.details.map((detail) => (
            <span key={detail} className="badge">
              {detailWords(detail)}
            </span>
          ))
        : null}
      {held ? <span className="badge">{words.heldBack}</span> : null}
      {clause.parked ? <span className="badge">{words.parked}</span> : null}
    </p>
  );
}
