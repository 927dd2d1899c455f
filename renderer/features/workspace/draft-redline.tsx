import { useState, type ReactNode } from 'react';
import { otherParty, type PartyId } from '../../../shared/contract/party.ts';
import type { Wording } from '../../../shared/negotiation/schema/content.ts';
import type { ClauseState } from '../../../shared/negotiation/state.ts';
import { Excerpt } from '../../components/excerpt.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { redlineOf } from '../../redline/redline.ts';
import { useWorkspace } from '../../state/stores.ts';
import { decideWords as words } from '../../strings/decide.ts';

/** Against one side's text. It is drawn with the key itself: put off, it would wait for a frame, and the eye for it. */
function Following({ base }: { readonly base: Wording }): ReactNode {
  const draft = useWorkspace((state) => state.draft);
  const redline = draft === null ? null : redlineOf(base, draft);
  return redline === null || redline.changes === 0 ? <p className="muted">{words.noDifference}</p> : <Excerpt label={words.editing} redline={redline} />;
}

/** The text being written as a redline, following the keys. */
export function DraftRedline({ clause, ours }: { readonly clause: ClauseState; readonly ours: PartyId }): ReactNode {
  const [against, setAgainst] = useState<'theirs' | 'ours'>('theirs');
  return (
    <section className="block">
      <h3>{words.editing}</h3>
      <Segmented
        label={words.editing}
        value={against}
        options={[
          { value: 'theirs', label: words.editingAgainstTheirs },
          { value: 'ours', label: words.editingAgainstOurs },
        ]}
        onPick={setAgainst}
      />
      <Following base={clause.positions[against === 'ours' ? ours : otherParty(ours)].wording} />
    </section>
  );
}
