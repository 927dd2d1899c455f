import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { common } from '../../strings/common.ts';
import { receiveWords as words } from '../../strings/receive.ts';
import type { Group } from './groups.ts';
import type { Choice } from './use-confirm.ts';

/** A choice for many clauses that waits until the agreed ones among them were named. */
export type Pending = { readonly choice: Choice; readonly groups: readonly Group[] };

export const choiceWords: Readonly<Record<Choice, string>> = { accept: words.accept, reject: words.reject, park: words.park, later: words.later };

type NamedAlarmsProps = { readonly pending: Pending | null; readonly onDecide: (groups: readonly Group[]) => void; readonly onClose: () => void };

/** Agreed clauses are never decided in bulk unseen: each is named before it is included. */
export function NamedAlarms({ pending, onDecide, onClose }: NamedAlarmsProps): ReactNode {
  if (pending === null) return null;
  const alarms = pending.groups.filter((group) => group.section === 'alarm');
  const others = pending.groups.filter((group) => group.section !== 'alarm');
  const what = choiceWords[pending.choice];
  return (
    <Dialog title={words.namedTitle(alarms.length)} open onClose={onClose}>
      <div className="stack">
        <p>{words.namedNote(what)}</p>
        <ul className="named">
          {alarms.map((group) => (
            <li key={group.key}>{group.name}</li>
          ))}
        </ul>
        <div className="row">
          <Button look="primary" onClick={() => onDecide(others)}>
            {others.length === 0 ? words.leaveThem : words.leaveOut(what, others.length)}
          </Button>
          <Button onClick={() => onDecide(pending.groups)}>{words.include(what, pending.groups.length)}</Button>
          <Button onClick={onClose}>{common.cancel}</Button>
        </div>
      </div>
    </Dialog>
  );
}
