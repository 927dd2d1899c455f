import type { ReactNode } from 'react';
import { draftPlace } from '../../../shared/api/drafts.ts';
import type { ClauseState } from '../../../shared/negotiation/state.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useDrafts, useReadOnly, useWorkspace } from '../../state/stores.ts';
import { draftWords as words } from '../../strings/drafts.ts';
import { dayAndTime } from '../../strings/time.ts';
import { isOutdated, useDrafting, useKept } from './use-drafts.ts';

/** A text begun for the focused clause and left: to be gone on with, or not. */
export function ClauseDraft({ clause }: { readonly clause: ClauseState }): ReactNode {
  const place = draftPlace({ type: 'text', clauseId: clause.id });
  const kept = useKept(place);
  const editing = useWorkspace((state) => state.editing === clause.id);
  const offeredAbove = useDrafts((state) => state.found.has(place));
  const readOnly = useReadOnly();
  const { resume, discard } = useDrafting();
  if (kept === null || editing || offeredAbove || readOnly !== '') return null;
  return (
    <Notice title={words.here(dayAndTime(kept.at))}>
      {isOutdated(kept, clause) ? <p>{words.outdated}</p> : null}
      <div className="row inspector-keep">
        <Button onClick={() => resume(kept)}>{words.resume}</Button>
        <Button onClick={() => void discard(kept)}>{words.discard}</Button>
      </div>
    </Notice>
  );
}
