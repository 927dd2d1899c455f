import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import { biographyOf } from '../../../shared/negotiation/select/biography.ts';
import { eventWords, recordWords } from '../../../shared/negotiation/select/record-words.ts';
import { Button } from '../../components/button.tsx';
import { Excerpt } from '../../components/excerpt.tsx';
import { cachedRedline } from '../../redline/cache.ts';
import { useSession } from '../../state/stores.ts';
import { CompareWordings } from './compare-wordings.tsx';
import { decideWords as words } from '../../strings/decide.ts';
import { trackingWords } from '../../strings/events.ts';
import { tradeWords } from '../../strings/trades.ts';
import { dayAndTime } from '../../strings/time.ts';

/** Every wording the clause ever had and every decision on it. It is worked out from the log only when asked for. */
export function Biography({ id }: { readonly id: ClauseId }): ReactNode {
  const [open, setOpen] = useState(false);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open && section.current !== null) bringIntoView(section.current);
  }, [open]);
  return (
    <section ref={section} className="block">
      <Button look="quiet" className="disclosure" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.biography}
      </Button>
      {open ? <Story id={id} /> : null}
    </section>
  );
}

/** What opened at the lower end of the inspector is scrolled up: to its end where there is room, else until it begins below the head that stays. The focus stays where it was. */
function bringIntoView(section: HTMLElement): void {
  const inspector = section.closest('.inspector');
  if (inspector === null) return;
  const box = section.getBoundingClientRect();
  const frame = inspector.getBoundingClientRect();
  const head = inspector.querySelector('.inspector-head')?.clientHeight ?? 0;
  const hidden = box.bottom - frame.bottom;
  if (hidden > 0) inspector.scrollTop += Math.min(hidden, box.top - frame.top - head);
}

function Story({ id }: { readonly id: ClauseId }): ReactNode {
  const events = useSession((state) => state.events);
  const parties = useSession((state) => state.negotiation.parties);
  const clauses = useSession((state) => state.negotiation.clauses);
  const names = useMemo(() => new Map(clauses.map((clause) => [clause.id, nameOf(clause)])), [clauses]);
  const entries = useMemo(() => biographyOf(events, id), [events, id]);
  return (
    <>
      <CompareWordings entries={entries} names={{ A: parties.A.name, B: parties.B.name }} />
      <ol className="story">
        {entries.map((entry, index) => {
          const before = entries.slice(0, index).findLast((other) => other.party === entry.party || other.party === null)?.wording ?? null;
          const redline = index === 0 || entry.wording === before || entry.what === 'agreed' || entry.what === 'alarm' ? null : cachedRedline(before, entry.wording);
          return (
            <li key={`${String(entry.seq)}-${entry.what}`} data-party={entry.party ?? 'none'}>
              <p>
                {entry.party === null || entry.what === 'alarm' ? null : <strong>{parties[entry.party].name} </strong>}
                {eventWords[entry.what]}
                {entry.trade === null ? null : tradeWords.story(entry.trade.role, names.get(entry.trade.other) ?? recordWords.gone)}
                {entry.tracking === null || trackingWords[entry.tracking] === '' ? null : ` (${trackingWords[entry.tracking]})`}
              </p>
              <p className="muted num">{dayAndTime(entry.at)}</p>
              {entry.reason === '' ? null : <p className="story-reason">“{entry.reason}”</p>}
              {redline === null || redline.changes === 0 ? null : (
                <Excerpt label={words.step(index + 1, entries.length, `${eventWords[entry.what]}, ${dayAndTime(entry.at)}`)} redline={redline} />
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
