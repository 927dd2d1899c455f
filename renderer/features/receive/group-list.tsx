import { useState, type ReactNode } from 'react';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import { Button } from '../../components/button.tsx';
import { listed } from '../../strings/count.ts';
import { receiveWords as words } from '../../strings/receive.ts';
import { GroupCard } from './group-card.tsx';
import type { Group, Section } from './groups.ts';
import type { Choice } from './use-confirm.ts';

const SECTIONS: readonly { readonly section: Section; readonly title: string }[] = [
  { section: 'alarm', title: words.alarms },
  { section: 'substance', title: words.substance },
  { section: 'wording', title: words.wording },
];

type GroupListProps = { readonly groups: readonly Group[]; readonly current: string | null; readonly choices: ReadonlyMap<ClauseId, Choice>; readonly selected: ReadonlySet<ClauseId>; /** Whether there is anything to decide: not on a version of ours. */ readonly decides: boolean; readonly onSelect: (clauseId: ClauseId) => void; readonly onChoose: (clauseId: ClauseId, choice: Choice) => void };

/** Alarms, then substance, then wording; what is only noise is one counted line that opens. */
export function GroupList({ groups, current, choices, selected, decides, onSelect, onChoose }: GroupListProps): ReactNode {
  const [open, setOpen] = useState(false);
  const noise = groups.filter((group) => group.section === 'noise');
  const noisy = noise.reduce((sum, group) => sum + group.noise.length, 0);
  const settled = groups.filter((group) => group.section === 'settled');
  const card = (group: Group): ReactNode => (
    <GroupCard key={group.key} group={group} current={group.key === current} choice={group.clauseId === null || !decides ? null : (choices.get(group.clauseId) ?? 'later')} selected={group.clauseId !== null && selected.has(group.clauseId)} onSelect={group.section === 'noise' || !decides ? null : onSelect} onChoose={onChoose} />
  );
  return (
    <>
      {SECTIONS.map(({ section, title }) => {
        const inSection = groups.filter((group) => group.section === section);
        if (inSection.length === 0) return null;
        return (
          <section key={section}>
            <h2 className="section-title">
              {title} <span className="badge num">{inSection.length}</span>
            </h2>
            <div className="groups">{inSection.map(card)}</div>
          </section>
        );
      })}
      {settled.length === 0 ? null : (
        <section>
          <h2 className="section-title">
            {decides ? words.settled : words.settledOwn} <span className="badge num">{settled.length}</span>
          </h2>
          <p>
            {decides ? words.settledNote : words.settledOwnNote} {listed(settled.map((group) => group.name))}.
          </p>
        </section>
      )}
      {noise.length === 0 ? null : (
        <section>
          <div className="noise">
            <span>{words.noise(noisy, 'typography, formatting or numbering')}</span>
            <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? words.hide : words.show}
            </Button>
          </div>
          {open ? <div className="groups">{noise.map(card)}</div> : null}
        </section>
      )}
    </>
  );
}
