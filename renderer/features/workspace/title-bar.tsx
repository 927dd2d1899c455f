import { ArrowLeft, FileInput, GitCompare, History, ListChecks, Send, Settings, Users } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { nextDeadline } from '../../../shared/negotiation/select/deadlines.ts';
import { readinessOf } from '../../../shared/negotiation/select/readiness.ts';
import { whoseTurn } from '../../../shared/negotiation/select/turn.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { DealSwitcher } from './deal-switcher.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { PartyChip } from '../../components/party-chip.tsx';
import type { NegotiationScreen } from '../../state/route.ts';
import { useReadOnly, useSession, useStores, useUi } from '../../state/stores.ts';
import { aboutWords } from '../../strings/about.ts';
import { deadlineWords, isOverdue } from '../../strings/deadlines.ts';
import { shell } from '../../strings/shell.ts';
import { shortDay } from '../../strings/time.ts';
import { workspace as words } from '../../strings/workspace.ts';

/** Which negotiation, whose turn, and the ways onward. */
export function TitleBar(): ReactNode {
  const { ui, workspace } = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const readOnly = useReadOnly();
  const go = useUi((state) => state.go);
  const turn = useMemo(() => whoseTurn(negotiation), [negotiation]);
  const blockers = useMemo(() => readinessOf(negotiation).blockers.length, [negotiation]);
  const due = useMemo(() => nextDeadline(negotiation), [negotiation]);
  const id = useSession((state) => state.id);
  const to = (screen: NegotiationScreen): void => {
    if (id !== null) go({ screen, id });
  };
  const { A, B } = negotiation.parties;
  return (
    <header className="title">
      <IconButton label={shell.actions.library} onClick={() => go({ screen: 'library' })}>
        <ArrowLeft className="svg-icon" />
      </IconButton>
      <div className="title-what">
        <div className="title-name">
          <h1>{negotiation.name}</h1>
          <DealSwitcher />
        </div>
        <p>
          <PartyChip party="A" name={A.name} />
          <span aria-hidden="true">×</span>
          <PartyChip party="B" name={B.name} />
          {due === null ? null : (
            <button type="button" className={`title-due badge${isOverdue(due.on) ? ' badge--warn' : ''}`} title={deadlineWords.due(due, negotiation.parties[due.owes].name)} onClick={() => workspace.getState().set({ about: true })}>
              <span className="title-due-who">{negotiation.parties[due.owes].name}</span> <span className="title-due-by">{deadlineWords.dueBy(due.on)}</span>
            </button>
          )}
          <span className="title-turn">{turn.round === 0 ? words.notSent : [words.round(turn.round), `${turn.ours ? words.ourTurn : words.theirTurn} ${words.since(shortDay(turn.since))}`].join(' · ')}</span>
        </p>
      </div>
      <Button blocked={readOnly} onClick={() => to('receive')}>
        <FileInput className="svg-icon" />
        {words.receive}
      </Button>
      <Button blocked={readOnly} onClick={() => to('send')}>
        <Send className="svg-icon" />
        {words.send}
      </Button>
      <Button onClick={() => to('readiness')}>
        <ListChecks className="svg-icon" />
        {words.readiness} <span className="badge num">{blockers}</span>
      </Button>
      <IconButton className="title-way" label={words.compare} onClick={() => to('compare')}>
        <GitCompare className="svg-icon" />
        <span>{words.compare}</span>
      </IconButton>
      <IconButton className="title-way" label={words.record} onClick={() => to('record')}>
        <History className="svg-icon" />
        <span>{words.record}</span>
      </IconButton>
      <IconButton label={aboutWords.open} onClick={() => workspace.getState().set({ about: true })}>
        <Users className="svg-icon" />
      </IconButton>
      <IconButton className="title-palette" label={words.palette} hotkey="Mod+K" onMouseDown={(event) => event.preventDefault()} onClick={() => ui.getState().setOverlay('palette')}>
        <KeyCap name="Mod+K" />
      </IconButton>
      <IconButton label={shell.actions.settings} onClick={() => go({ screen: 'settings' })}>
        <Settings className="svg-icon" />
      </IconButton>
    </header>
  );
}
