import type { PartyId } from '../../../shared/contract/party.ts';
import type { ClauseState } from '../../../shared/negotiation/state.ts';
import { stepsOf } from '../../../shared/negotiation/select/trades.ts';
import type { Action } from '../../state/actions.ts';
import { useActions, useReadOnly, useSession, useStores, useWorkspace } from '../../state/stores.ts';
import { aboutWords } from '../../strings/about.ts';
import { commentWords } from '../../strings/comments.ts';
import { correctWords, decideWords, insertWords, relabelWords } from '../../strings/decide.ts';
import { findWords } from '../../strings/find.ts';
import { shell } from '../../strings/shell.ts';
import { workspace as words } from '../../strings/workspace.ts';
import { tradeWords } from '../../strings/trades.ts';
import { useCorrect } from './use-correct.ts';
import { selectedWords } from './selected-words.ts';
import { useDrafting } from './use-drafts.ts';
import { allowed, commandFor, useDecide, type DecisionType } from './use-decide.ts';
import { useMove } from './use-move.ts';
import type { WorkspaceModel } from './use-view.ts';

/** Whose giving can be noted: ours; a mediator's choice of side. */
function useTrader(ours: PartyId): PartyId {
  const side = useSession((state) => state.negotiation.side);
  const as = useWorkspace((state) => state.as);
  return side === 'mediator' ? as : ours;
}

/** The keys of the workspace. Deciding keys do nothing without a clause in focus or in a read-only negotiation. */
export function useWorkspaceActions(model: WorkspaceModel): void {
  const { session, workspace } = useStores();
  const readOnly = useReadOnly();
  const substanceOnly = useWorkspace((state) => state.substanceOnly);
  const outline = useWorkspace((state) => state.outline);
  const { decideOn } = useDecide();
  const { edit: editClause } = useDrafting();
  const { toChange, toClause } = useMove(model.views);
  const clause = model.focused?.clause ?? null;
  const following = useSession((state) => (clause === null ? null : (state.negotiation.clauses[state.negotiation.clauses.findIndex((other) => other.id === clause.id) + 1]?.id ?? null)));
  const trader = useTrader(model.ours);
  const canTrade = clause !== null && stepsOf(clause, trader).length > 0;
  const { merge } = useCorrect();
  const writable = readOnly === '';
  const { read, decide } = shell.groups;
  const set = workspace.getState().set;
  const find = (finding: 'find' | 'replace'): void => {
    // Our text is looked in, so it has to be on show.
    set({ finding, lens: 'ours' });
    document.querySelector<HTMLInputElement>('.find-bar input')?.select();
  };
  // A key says why it does nothing; the palette offers what can be done.
  const canDecide = (on: ClauseState, type: DecisionType): boolean => {
    const { negotiation } = session.getState();
    const { reason, as } = workspace.getState();
    return allowed(negotiation, commandFor(type, on, negotiation, reason, as));
  };
  const decision = (type: DecisionType, label: string, key: string | null): Action => ({
    id: type, label, group: decide, keys: key === null ? [] : [key], enabled: clause !== null && writable && (key !== null || canDecide(clause, type)), run: () => (clause === null ? undefined : void decideOn(clause, type)),
  });
  const edit = (id: string, label: string, key: string, editFrom: 'ours' | 'theirs'): Action => ({
    id, label, group: decide, keys: [key], enabled: clause !== null && writable, run: () => (clause === null ? undefined : editClause(clause, editFrom)),
  });
  useActions('workspace', [
    { id: 'about', label: aboutWords.open, group: shell.groups.go, keys: [], run: () => set({ about: true }) },
    { id: 'next-change', label: words.nextChange, group: read, keys: ['j', 'F7'], run: () => toChange(1) },
    { id: 'previous-change', label: words.previousChange, group: read, keys: ['k', 'Shift+F7'], run: () => toChange(-1) },
    { id: 'next-clause', label: 'Next clause', group: read, keys: ['n'], run: () => toClause(1) },
    { id: 'previous-clause', label: 'Previous clause', group: read, keys: ['p'], run: () => toClause(-1) },
    { id: 'mode', label: `${words.side} / ${words.inline.toLowerCase()}`, group: read, keys: ['i'], run: () => set({ mode: model.mode === 'side' ? 'inline' : 'side' }) },
    { id: 'substance', label: words.substanceOnly, group: read, keys: ['s'], run: () => set({ substanceOnly: !substanceOnly }) },
    { id: 'outline', label: words.outline, group: read, keys: ['o'], run: () => set({ outline: !outline }) },
    { id: 'search', label: words.filterClauses, group: read, keys: ['/'], run: () => document.querySelector<HTMLElement>('.outline input[type="search"]')?.focus() },
    { id: 'find', label: findWords.open, group: read, keys: ['Mod+F'], run: () => find('find') },
    { id: 'replace', label: findWords.openReplace, group: decide, keys: ['Mod+H', 'Mod+Alt+F'], enabled: writable, run: () => find('replace') },
    decision('accept', decideWords.accept, 'a'),
    decision('reject', decideWords.reject, 'r'),
    edit('counter', decideWords.counter, 'c', 'theirs'),
    decision('park', decideWords.park, 'z'),
    edit('edit', decideWords.edit, 'e', 'ours'),
    { id: 'insert', label: insertWords.menu, group: decide, keys: [], enabled: clause !== null && writable, run: () => (clause === null ? undefined : set({ inserting: clause.id })) },
    { id: 'relabel', label: relabelWords.menu, group: decide, keys: [], enabled: clause !== null && writable, run: () => (clause === null ? undefined : set({ relabelling: clause.id })) },
    { id: 'trade', label: tradeWords.menu, group: decide, keys: [], enabled: clause !== null && writable && canTrade, run: () => (clause === null ? undefined : set({ trading: clause.id })) },
    { id: 'split', label: correctWords.splitMenu, group: decide, keys: [], enabled: clause !== null && writable, run: () => (clause === null ? undefined : set({ splitting: clause.id })) },
    { id: 'merge', label: correctWords.mergeMenu, group: decide, keys: [], enabled: clause !== null && following !== null && writable, run: () => (clause === null || following === null ? undefined : void merge(clause, following)) },
    {
      id: 'comment', label: commentWords.writeAction, group: decide, keys: ['m'], enabled: clause !== null && writable,
      run: () => {
        if (clause !== null) set({ quote: selectedWords(clause.id) });
        document.querySelector<HTMLElement>('.comment-input')?.focus();
      },
    },
    decision('remove', decideWords.remove, null),
    decision('reopen', decideWords.reopen, null),
    decision('hold-back', decideWords.holdBack, null),
    decision('let-go', decideWords.letGo, null),
    decision('confirm', decideWords.confirm, null),
    decision('keep-agreed', decideWords.keep, null),
    decision('withdraw', decideWords.withdraw, null),
  ]);
}
