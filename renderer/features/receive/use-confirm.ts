import type { PartyId } from '../../../shared/contract/party.ts';
import { decide } from '../../../shared/negotiation/decide.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import type { DecisionInGo } from '../../../shared/negotiation/schema/commands.ts';
import { useStores } from '../../state/stores.ts';
import { undoStep } from '../../state/undo-step.ts';
import { receiveWords as words } from '../../strings/receive.ts';
import type { Preview } from './groups.ts';

export type Choice = 'later' | 'accept' | 'reject' | 'park';

export type ConfirmInput = { readonly preview: Preview; /** It is a version of ours. */ readonly isOwn: boolean; readonly insist: boolean; readonly authors: ReadonlyMap<string, PartyId>; readonly choices: ReadonlyMap<ClauseId, Choice> };

/**
 * Records a reviewed file, then whose the new names are, then what was chosen in the review: in this order, because the
 * review is bound to the revision it was made on, and because undoing the round takes all of it back at once. What was
 * chosen is one fact and one undo (rule N34).
 */
export function useConfirm(onTaken: () => void): (input: ConfirmInput) => Promise<void> {
  const { client, session, ui, workspace } = useStores();
  return async ({ preview, isOwn, insist, authors, choices }) => {
    const { id, negotiation, fold, command } = session.getState();
    if (id === null) return;
    const answer = await client.request('receive.confirm', { id, revision: negotiation.revision, previewId: preview.previewId, insist });
    if (!answer.ok) return ui.getState().refuse(answer.error);
    fold(id, answer.value.revision, answer.value.events);
    for (const [author, party] of authors) await command({ type: 'map-author', author, party });
    const chosen = [...choices].flatMap(([clauseId, type]): readonly DecisionInGo[] => (type === 'later' ? [] : [negotiation.side === 'mediator' ? { type, clauseId, party: 'A' } : { type, clauseId }]));
    // What the file itself has settled needs no decision any more, and must not keep the others from being recorded.
    const decisions = chosen.filter((one) => decide(session.getState().negotiation, one).ok);
    if (decisions.length > 0) await command({ type: 'decide-together', decisions });
    const [first] = preview.clauses;
    workspace.getState().reset();
    if (first !== undefined) workspace.getState().focusOn(first.clauseId, 0);
    ui.getState().say(isOwn ? words.takenOwn(preview.clauses.length) : words.taken(preview.clauses.length), undoStep({ session, ui }, 'undo-received-round'));
    onTaken();
  };
}
