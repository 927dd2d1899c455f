import type { ReactNode } from 'react';
import { otherParty, type PartyId } from '../../../shared/contract/party.ts';
import type { ClauseState } from '../../../shared/negotiation/state.ts';
import { MarkFacts } from '../../components/mark-facts.tsx';
import { WordDiff } from '../../components/word-diff.tsx';
import { shownMark } from '../../redline/shown-mark.ts';
import { classWords, detailWords, pileWords } from '../../strings/changes.ts';
import { decideWords as words } from '../../strings/decide.ts';

/** The marks of their newest proposal: what kind, tracked or not, whose name they carry. */
export function TheirChanges({ clause, ours }: { readonly clause: ClauseState; readonly ours: PartyId }): ReactNode {
  const latest = clause.redlines.findLast((redline) => redline.party === otherParty(ours));
  if (latest === undefined || latest.marks.length === 0) return null;
  return (
    <section className="block">
      <h3>{words.theirChanges}</h3>
      <ul className="marks">
        {latest.marks.map((mark) => (
          <li key={mark.id}>
            <p className="row">
              <span className={mark.pile === 'tracked' ? 'badge' : 'badge badge--warn'}>{pileWords[mark.pile]}</span>
              <span className="badge">{mark.detail.length > 0 && mark.class === 'substantive' ? mark.detail.map(detailWords).join(', ') : classWords[mark.class]}</span>
              <MarkFacts mark={mark} />
            </p>
            {mark.removed === '' && mark.added === '' ? null : <WordDiff before={shownMark(mark).before} after={shownMark(mark).after} short />}
          </li>
        ))}
      </ul>
    </section>
  );
}
