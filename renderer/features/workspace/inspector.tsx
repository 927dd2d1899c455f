import type { ReactNode } from 'react';
import { titleOf } from '../../../shared/negotiation/decide/refuse.ts';
import { isHeld } from '../../../shared/negotiation/select/holding.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { StatusMark } from '../../components/status-mark.tsx';
import { useReadOnly, useSession, useWorkspace } from '../../state/stores.ts';
import { decideWords as words } from '../../strings/decide.ts';
import { workspace as workspaceWords } from '../../strings/workspace.ts';
import { Biography } from './biography.tsx';
import { ClauseDraft } from './clause-draft.tsx';
import { Comments } from './comments.tsx';
import { Decide } from './decide.tsx';
import { DraftRedline } from './draft-redline.tsx';
import { InspectorStart } from './inspector-start.tsx';
import { Positions } from './positions.tsx';
import { TheirChanges } from './their-changes.tsx';
import { Trades } from './trades.tsx';
import { useDecide } from './use-decide.ts';
import type { WorkspaceModel } from './use-view.ts';

/** Everything about the focused clause: where it stands, what can be decided, how it came here. */
export function Inspector({ model }: { readonly model: WorkspaceModel }): ReactNode {
  const parties = useSession((state) => state.negotiation.parties);
  const readOnly = useReadOnly();
  const editing = useWorkspace((state) => state.editing);
  const { decideOn } = useDecide();
  const view = model.focused;
  if (view === null) return <InspectorStart views={model.views} />;
  const { clause, status } = view;
  return (
    <div className="inspector scroll" role="region" aria-label={workspaceWords.inspectorDetails} tabIndex={0}>
      <header className="inspector-head">
        <h2>
          <span className="num">{clause.number}</span> {titleOf(clause)}
        </h2>
        <StatusMark status={status} />
      </header>
      {clause.alarm !== null && status === 'reopened' ? (
        <Notice tone="alarm" title={words.alarmTitle}>
          <p>{words.alarmBody(parties[clause.alarm.party].name, clause.alarm.round)}</p>
          <div className="row inspector-keep">
            <Button blocked={readOnly} onClick={() => void decideOn(clause, 'keep-agreed')}>
              {words.keep}
            </Button>
          </div>
        </Notice>
      ) : null}
      {isHeld(clause, model.ours) ? (
        <Notice tone="plain" title={words.heldTitle}>
          <p>{clause.shown[model.ours] === null ? words.heldNew : words.heldBody}</p>
          <div className="row inspector-keep">
            <Button blocked={readOnly} onClick={() => void decideOn(clause, 'let-go')}>
              {words.letGo}
            </Button>
          </div>
        </Notice>
      ) : null}
      <ClauseDraft clause={clause} />
      {editing === clause.id ? <DraftRedline clause={clause} ours={model.ours} /> : <Positions clause={clause} ours={model.ours} />}
      <Decide clause={clause} ours={model.ours} />
      <Trades clause={clause} />
      <TheirChanges clause={clause} ours={model.ours} />
      <Comments clause={clause} />
      <Biography id={clause.id} />
    </div>
  );
}
