import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import type { Mark } from '../../../shared/negotiation/schema/mark.ts';
import { Button } from '../../components/button.tsx';
import { MarkFacts } from '../../components/mark-facts.tsx';
import { ChangedLines } from '../../components/redline-lines.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { OwnChange } from '../../components/word-diff.tsx';
import { cachedRedline } from '../../redline/cache.ts';
import { shownMark } from '../../redline/shown-mark.ts';
import { classWords, detailWords, pileWords } from '../../strings/changes.ts';
import { receiveWords as words } from '../../strings/receive.ts';
import type { Group } from './groups.ts';
import type { Choice } from './use-confirm.ts';

function MarkLine({ mark, turn }: { readonly mark: Mark; readonly turn: number }): ReactNode {
  const badges = mark.class === 'substantive' && mark.detail.length > 0 ? mark.detail.map(detailWords) : [mark.detail.length > 0 && mark.before === '' && mark.after === '' ? mark.detail.join(', ') : classWords[mark.class]];
  const shown = shownMark(mark);
  // Of a change of ours that they dropped the paragraph is kept as we had proposed it: what happened to it is the reverse.
  const [before, after] = mark.pile === 'removed' ? [mark.after, mark.before] : [mark.before, mark.after];
  return (
    <li className="mark" data-pile={mark.pile}>
      <div className="mark-facts">
        <span className={mark.pile === 'tracked' ? 'badge' : mark.pile === 'accepted' ? 'badge badge--good' : 'badge badge--warn'}>{pileWords[mark.pile]}</span>
        {badges.map((badge) => (
          <span key={badge} className="badge">
            {badge}
          </span>
        ))}
        <MarkFacts mark={mark} />
      </div>
      {before === '' && after === '' ? null : <OwnChange before={before} after={after} removed={shown.before} added={shown.after} turn={turn} />}
    </li>
  );
}

type GroupCardProps = { readonly group: Group; readonly current: boolean; readonly choice: Choice | null; readonly selected: boolean; /** `null` where it cannot be selected. */ readonly onSelect: ((clauseId: ClauseId) => void) | null; readonly onChoose: (clauseId: ClauseId, choice: Choice) => void };

/** One clause of the returned file: each change in a line, and what to do with it. */
export function GroupCard({ group, current, choice, selected, onSelect, onChoose }: GroupCardProps): ReactNode {
  const place = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (current) place.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const { clauseId } = group;
  const redline = group.marks.length === 0 && group.noise.length === 0 ? cachedRedline(group.basis, group.wording) : null;
  return (
    <article ref={place} className="group" data-current={current} data-selected={selected} data-section={group.section} aria-label={group.name} aria-current={current ? 'true' : undefined}>
      <header>
        {clauseId === null || onSelect === null ? null : <input type="checkbox" aria-label={words.select(group.name)} checked={selected} onChange={() => onSelect(clauseId)} />}
        <h3>{group.name}</h3>
        {group.fresh ? <span className="badge">{words.newClause}</span> : null}
        {group.moved ? <span className="badge">{words.movedClause}</span> : null}
        <span className="spacer" />
        {choice === null || clauseId === null ? null : (
          <Segmented
            label={words.choice(group.name)}
            value={choice}
            options={[
              { value: 'later', label: words.later },
              { value: 'accept', label: words.accept },
              { value: 'reject', label: words.reject },
              { value: 'park', label: words.park },
            ]}
            onPick={(picked) => onChoose(clauseId, picked)}
          />
        )}
      </header>
      {redline === null ? (
        <ul>
          {group.marks.map((mark) => (
            <MarkLine key={mark.id} mark={mark} turn={group.turns.get(mark.id) ?? 0} />
          ))}
          {open ? group.noise.map((mark) => <MarkLine key={mark.id} mark={mark} turn={group.turns.get(mark.id) ?? 0} />) : null}
        </ul>
      ) : (
        <ChangedLines redline={redline} />
      )}
      {group.noise.length === 0 ? null : (
        <Button look="quiet" className="group-noise" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.alsoNoise(group.noise.length)}: {open ? words.hide : words.show}
        </Button>
      )}
    </article>
  );
}
