import { useMemo, useState, type ReactNode } from 'react';
import { otherParty, type PartyId } from '../../../shared/contract/party.ts';
import { sameWording } from '../../../shared/negotiation/fingerprint.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import { ourParty } from '../../../shared/negotiation/state.ts';
import type { Pile } from '../../../shared/negotiation/schema/mark.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useActions, useReadOnly, useSession } from '../../state/stores.ts';
import { receiveWords as words } from '../../strings/receive.ts';
import { shell } from '../../strings/shell.ts';
import { GroupList } from './group-list.tsx';
import { groupsOf, type Preview } from './groups.ts';
import { Piles } from './piles.tsx';
import { ReviewHead } from './review-head.tsx';
import { UnknownAuthors } from './unknown-authors.tsx';
import { useConfirm, type Choice } from './use-confirm.ts';

const NEEDS_INSISTING: readonly Preview['recognised'][] = ['another-agreement', 'sent-unchanged'];

type ReviewProps = { readonly preview: Preview; readonly onTaken: () => void; readonly onDiscard: () => void };

/** The return audit: what is not tracked, what of ours is gone, what is tracked; agreed clauses first. */
export function Review({ preview, onTaken, onDiscard }: ReviewProps): ReactNode {
  const negotiation = useSession((state) => state.negotiation);
  const theirs = otherParty(ourParty(negotiation));
  const [pile, setPile] = useState<Pile | null>(null);
  const [insist, setInsist] = useState(false);
  const [busy, setBusy] = useState(false);
  const [at, setAt] = useState(-1);
  const [choices, setChoices] = useState<ReadonlyMap<ClauseId, Choice>>(new Map());
  const [authors, setAuthors] = useState<ReadonlyMap<string, PartyId>>(() => new Map(preview.unknownAuthors.map((name) => [name, theirs])));
  const confirm = useConfirm(onTaken);
  const groups = useMemo(() => groupsOf(preview, pile), [preview, pile]);
  const readable = groups.filter((group) => group.section !== 'noise' && group.section !== 'settled');
  const alarms = preview.clauses.filter((clause) => clause.alarm).length;
  // A clause that merely came back as we sent it shows no new wording.
  const moving = preview.clauses.filter((clause) => clause.moved || !sameWording(clause.basis, clause.wording)).length;
  const insisting = NEEDS_INSISTING.includes(preview.recognised);
  const readOnly = useReadOnly();
  const blocked = readOnly !== '' || preview.recognised === 'received-before' || (insisting && !insist) || busy;
  const take = (): void => {
    if (blocked) return;
    setBusy(true);
    void confirm({ preview, insist, authors, choices }).finally(() => setBusy(false));
  };
  const choose = (clauseId: ClauseId, choice: Choice): void => setChoices(new Map([...choices, [clauseId, choice]]));
  const chooseHere = (choice: Choice): void => {
    const id = readable[at]?.clauseId;
    if (id !== null && id !== undefined) choose(id, choice);
  };
  const step = (by: number): void => setAt(Math.max(0, Math.min(readable.length - 1, at + by)));
  const { read, decide } = shell.groups;
  useActions('receive', [
    { id: 'receive-next', label: words.next, group: read, keys: ['j', 'n', 'F7'], run: () => step(1) },
    { id: 'receive-previous', label: words.previous, group: read, keys: ['k', 'p', 'Shift+F7'], run: () => step(-1) },
    { id: 'receive-accept', label: words.accept, group: decide, keys: ['a'], run: () => chooseHere('accept') },
    { id: 'receive-reject', label: words.reject, group: decide, keys: ['r'], run: () => chooseHere('reject') },
    { id: 'receive-later', label: words.later, group: decide, keys: ['z'], run: () => chooseHere('later') },
    { id: 'receive-confirm', label: words.confirm, group: decide, keys: ['Mod+Enter'], enabled: !blocked, run: take },
  ]);
  const { audit } = preview;
  const nothing = audit.tracked.length + audit.untracked.length + audit.removed.length + audit.accepted.length === 0;
  return (
    <div className="page review">
      <ReviewHead preview={preview} onBack={onDiscard} />
      <main className="review-body scroll" tabIndex={0} aria-label={words.review}>
        <div className="page-measure">
          <Piles audit={audit} pile={pile} onPick={setPile} />
          {alarms > 0 ? <Notice tone="alarm" title={words.alarmsNote(alarms)} /> : null}
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
          <GroupList groups={groups} current={readable[at]?.key ?? null} choices={choices} onChoose={choose} />
          {groups.length === 0 && !nothing ? <p className="muted">{words.filteredEmpty}</p> : null}
        </div>
      </main>
      <footer className="review-foot">
        {insisting ? (
          <label className="row">
            <input type="checkbox" checked={insist} onChange={(event) => setInsist(event.currentTarget.checked)} />
            {words.insist}
          </label>
        ) : null}
        <p className="muted">{insisting && !insist ? words.insistNote : words.summary(moving, alarms)}</p>
        <span className="spacer" />
        <Button onClick={onDiscard}>{words.discard}</Button>
        <Button look="primary" disabled={blocked && readOnly === ''} blocked={readOnly} hotkey="Ctrl ↵" onClick={take}>
          {words.confirm}
        </Button>
      </footer>
    </div>
  );
}
