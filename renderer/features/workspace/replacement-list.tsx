import { useState, type ReactNode } from 'react';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import { Button } from '../../components/button.tsx';
import { ChangedLines } from '../../components/redline-lines.tsx';
import { cachedRedline } from '../../redline/cache.ts';
import { findWords as words } from '../../strings/find.ts';
import type { Replacement } from './replacements.ts';

const AT_ONCE = 60;

type ReplacementListProps = { readonly title: string; readonly items: readonly Replacement[]; readonly chosen: ReadonlySet<ClauseId>; readonly onChange: (ids: readonly ClauseId[], on: boolean) => void };

/** Each clause with its redline, to be taken or left. */
export function ReplacementList({ title, items, chosen, onChange }: ReplacementListProps): ReactNode {
  const [shown, setShown] = useState(AT_ONCE);
  if (items.length === 0) return null;
  const ids = items.map((item) => item.clause.id);
  const every = ids.every((id) => chosen.has(id));
  return (
    <section aria-label={title}>
      <div className="row row--apart">
        <h3 className="section-title">{title}</h3>
        <label className="check">
          <input type="checkbox" checked={every} onChange={() => onChange(ids, !every)} />
          {words.all}
        </label>
      </div>
      <ul className="replacements">
        {items.slice(0, shown).map(({ clause, before, after, matches }) => (
          <li key={clause.id} data-chosen={chosen.has(clause.id)}>
            <label className="check">
              <input type="checkbox" aria-label={words.include(nameOf(clause))} checked={chosen.has(clause.id)} onChange={() => onChange([clause.id], !chosen.has(clause.id))} />
              <strong>{nameOf(clause)}</strong> <span className="muted num">{words.matches(matches)}</span>
            </label>
            <ChangedLines redline={cachedRedline(before, after)} />
          </li>
        ))}
      </ul>
      {items.length > shown ? <Button onClick={() => setShown(shown + AT_ONCE)}>{words.more(Math.min(AT_ONCE, items.length - shown))}</Button> : null}
    </section>
  );
}
