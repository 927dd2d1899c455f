import type { ReactNode } from 'react';
import { draftPlace, type KeptDraft } from '../../../shared/api/drafts.ts';
import { findClause } from '../../../shared/negotiation/state.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useDrafts, useReadOnly, useSession } from '../../state/stores.ts';
import { draftWords as words } from '../../strings/drafts.ts';
import { dayAndTime } from '../../strings/time.ts';
import { clauseName, isOutdated, useDrafting } from './use-drafts.ts';

function Found({ kept }: { readonly kept: KeptDraft }): ReactNode {
  const clause = useSession((state) => findClause(state.negotiation, kept.draft.clauseId));
  const { resume, discard } = useDrafting();
  if (clause === undefined) return null;
  const what = (kept.draft.type === 'text' ? words.inText : words.inComment)(clauseName(clause), dayAndTime(kept.at));
  return (
    <li className="row">
      <span>
        {what} {isOutdated(kept, clause) ? <span className="badge badge--warn">{words.outdated}</span> : null}
      </span>
      <span className="spacer" />
      <Button aria-label={words.resumeNamed(what)} onClick={() => resume(kept)}>
        {words.resume}
      </Button>
      <Button aria-label={words.discardNamed(what)} onClick={() => void discard(kept)}>
        {words.discard}
      </Button>
    </li>
  );
}

/** What was being written when the window was last closed or lost: to be gone on with, or not. */
export function FoundDrafts(): ReactNode {
  const drafts = useDrafts((state) => state.drafts);
  const found = useDrafts((state) => state.found);
  const readOnly = useReadOnly();
  const offered = drafts.filter((kept) => found.has(draftPlace(kept.draft)));
  if (offered.length === 0 || readOnly !== '') return null;
  return (
    <section className="found-drafts scroll" aria-label={words.found}>
      <Notice title={words.found}>
        <ul>
          {offered.map((kept) => (
            <Found key={draftPlace(kept.draft)} kept={kept} />
          ))}
        </ul>
      </Notice>
    </section>
  );
}
