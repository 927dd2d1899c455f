import { useMemo, useState, type ReactNode } from 'react';
import { otherParty, type PartyId } from '../../../shared/contract/party.ts';
import { sameWording } from '../../../shared/negotiation/fingerprint.ts';
import { ourParty } from '../../../shared/negotiation/state.ts';
import type { Pile } from '../../../shared/negotiation/schema/mark.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useActions, useReadOnly, useSession, useStores } from '../../state/stores.ts';
import { receiveWords as words } from '../../strings/receive.ts';
import { shell } from '../../strings/shell.ts';
import { GroupList } from './group-list.tsx';
import { groupsOf, type Group, type Preview } from './groups.ts';
import { choiceWords, NamedAlarms, type Pending } from './named-alarms.tsx';
import { Piles } from './piles.tsx';
import { ReviewHead } from './review-head.tsx';
import { ReviewTools } from './review-tools.tsx';
import { WhoseVersion, type Whose } from './whose-version.tsx';
import { UnknownAuthors } from './unknown-authors.tsx';
import { useChoices } from './use-choices.ts';
import { useSelection } from './use-selection.ts';
import { useConfirm, type Choice } from './use-confirm.ts';

const NEEDS_INSISTING: readonly Preview['recognised'][] = ['another-agreement', 'sent-unchanged'];

type ReviewProps = { readonly preview: Preview; readonly whose: Whose; readonly onWhose: (whose: Whose) => void; readonly onTaken: () => void; readonly onDiscard: () => void };

/** The return audit: what is not tracked, what of ours is gone, what is tracked; agreed clauses first. */
export function Review({ preview, whose, onWhose, onTaken, onDiscard }: ReviewProps): ReactNode {
  const negotiation = useSession((state) => state.negotiation);
  const isOwn = whose !== 'theirs';
  const theirs = isOwn ? ourParty(negotiation) : otherParty(ourParty(negotiation));
  const [pile, setPile] = useState<Pile | null>(null);
  const [insist, setInsist] = useState(false);
  const [busy, setBusy] = useState(false);
  const [pending, setPending] = useState<Pending | null>(null);
  const { choices, choose, undo } = useChoices();
  const { ui } = useStores();
  const [authors, setAuthors] = useState<ReadonlyMap<string, PartyId>>(() => new Map(preview.unknownAuthors.map((name) => [name, theirs])));
  const confirm = useConfirm(onTaken);
  const groups = useMemo(() => groupsOf(preview, pile), [preview, pile]);
  const readable = groups.filter((group) => group.section !== 'noise' && group.section !== 'settled');
  const selection = useSelection(readable);
  const alarms = preview.clauses.filter((clause) => clause.alarm).length;
  // A clause that merely came back as we sent it shows no new wording.
  const moving = preview.clauses.filter((clause) => clause.moved || !sameWording(clause.basis, clause.wording)).length;
  const insisting = NEEDS_INSISTING.includes(preview.recognised);
  const readOnly = useReadOnly();
  const blocked = readOnly !== '' || preview.recognised === 'received-before' || (insisting && !insist) || busy;
  const pick = (next: Pile | null): void => {
    // What is not shown is not selected.
    selection.clear();
    setPile(next);
  };
  const take = (): void => {
    if (blocked) return;
    setBusy(true);
    void confirm({ preview, isOwn, insist, authors, choices }).finally(() => setBusy(false));
  };
  const chooseMany = (chosen: readonly Group[], choice: Choice): void => {
    setPending(null);
    const ids = chosen.flatMap((group) => (group.clauseId === null ? [] : [group.clauseId]));
    if (ids.length === 0) return;
    choose(ids, choice);
    selection.clear();
    ui.getState().say(words.chosen(choiceWords[choice], ids.length));
  };
  const chooseHere = (choice: Choice): void => {
    const here = readable[selection.at]?.clauseId;
    if (selection.selected.size === 0) return here === null || here === undefined ? undefined : choose([here], choice);
    const chosen = readable.filter((group) => group.clauseId !== null && selection.selected.has(group.clauseId));
    if (choice !== 'later' && chosen.some((group) => group.section === 'alarm')) setPending({ choice, groups: chosen });
    else chooseMany(chosen, choice);
  };
  const { read, decide } = shell.groups;
  useActions('receive', [
    { id: 'receive-next', label: words.next, group: read, keys: ['j', 'n', 'F7'], run: () => selection.step(1) },
    { id: 'receive-previous', label: words.previous, group: read, keys: ['k', 'p', 'Shift+F7'], run: () => selection.step(-1) },
    { id: 'receive-accept', label: words.accept, group: decide, keys: ['a'], enabled: !isOwn, run: () => chooseHere('accept') },
    { id: 'receive-reject', label: words.reject, group: decide, keys: ['r'], enabled: !isOwn, run: () => chooseHere('reject') },
    { id: 'receive-park', label: words.park, group: decide, keys: ['z'], enabled: !isOwn, run: () => chooseHere('park') },
    { id: 'receive-later', label: words.later, group: decide, keys: ['l'], enabled: !isOwn, run: () => chooseHere('later') },
    { id: 'receive-select', label: words.selectAction, group: decide, keys: ['x'], enabled: !isOwn, run: selection.toggleHere },
    { id: 'receive-extend', label: words.extendDown, group: decide, keys: ['Shift+ArrowDown'], enabled: !isOwn, run: () => selection.extend(1) },
    { id: 'receive-extend-up', label: words.extendUp, group: decide, keys: ['Shift+ArrowUp'], enabled: !isOwn, run: () => selection.extend(-1) },
    { id: 'receive-select-all', label: words.selectAllAction, group: decide, keys: ['Mod+A'], enabled: !isOwn, run: selection.all },
    { id: 'receive-clear', label: words.clearSelection, group: decide, keys: ['Escape'], enabled: selection.selected.size > 0, run: selection.clear },
    { id: 'receive-undo', label: words.undoChoice, group: decide, keys: ['Mod+Z'], run: () => void undo() },
    { id: 'receive-confirm', label: words.confirm, group: decide, keys: ['Mod+Enter'], enabled: !blocked, run: take },
  ]);
  const { audit } = preview;
  const nothing = audit.tracked.length + audit.untracked.length + audit.removed.length + audit.accepted.length === 0;
  return (
    <div className="page review">
      <ReviewHead preview={preview} onBack={onDiscard} />
      {isOwn ? <div /> : <ReviewTools selectable={readable.filter((group) => group.clauseId !== null).length} selection={selection} onChoose={chooseHere} />}
      <main className="review-body scroll" tabIndex={0} aria-label={words.review}>
        <div className="page-measure">
          <WhoseVersion whose={whose} likelyOurs={preview.likelyOurs} onPick={onWhose} />
          {isOwn ? null : <Piles audit={audit} pile={pile} onPick={pick} />}
          {alarms > 0 ? <Notice tone="alarm" title={isOwn ? words.alarmsOwn(alarms) : words.alarmsNote(alarms)} /> : null}
          {preview.unknownAuthors.length > 0 ? <UnknownAuthors authors={authors} onChange={(name, party) => setAuthors(new Map([...authors, [name, party]]))} /> : null}
          {audit.findings.length === 0 ? null : (
            <section className="card">
              <h2 className="section-title">{words.findings}</h2>
              <ul className="stack">
                {audit.findings.map((finding, index) => (
                  <li key={index}>
                    {finding.message} <span className="muted">{[finding.clause, finding.place].filter((part) => part !== '').join(', ')}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {nothing ? (
            <Notice tone="good" title={words.clean}>
              <p>{words.cleanNote}</p>
            </Notice>
          ) : null}
          <GroupList groups={groups} current={readable[selection.at]?.key ?? null} choices={choices} selected={selection.selected} decides={!isOwn} onSelect={selection.toggle} onChoose={(id, choice) => choose([id], choice)} />
          {groups.length === 0 && !nothing ? <p className="muted">{words.filteredEmpty}</p> : null}
        </div>
      </main>
      <NamedAlarms pending={pending} onDecide={(chosen) => (pending === null ? undefined : chooseMany(chosen, pending.choice))} onClose={() => setPending(null)} />
      <footer className="review-foot">
        {insisting ? (
          <label className="row">
            <input type="checkbox" checked={insist} onChange={(event) => setInsist(event.currentTarget.checked)} />
            {words.insist}
          </label>
        ) : null}
        <p className="muted">{insisting && !insist ? words.insistNote : isOwn ? words.summaryOwn(moving, alarms) : words.summary(moving, alarms)}</p>
        <span className="spacer" />
        <Button onClick={onDiscard}>{words.discard}</Button>
        <Button look="primary" disabled={blocked && readOnly === ''} blocked={readOnly} hotkey="Mod+Enter" onClick={take}>
          {words.confirm}
        </Button>
      </footer>
    </div>
  );
}
