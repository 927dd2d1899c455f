import { recordRows } from '../../shared/negotiation/select/record-rows.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { common } from '../strings/common.ts';
import { shell } from '../strings/shell.ts';
import type { SessionState, SessionStore } from './session.ts';
import type { ToastAction, UiStore } from './ui.ts';

type StepStores = { readonly session: SessionStore; readonly ui: UiStore };
type UndoType = 'undo' | 'undo-received-round';

/** What was taken back or brought back, as the record words it; the oldest of several facts says it for all. */
function told({ events, negotiation }: Pick<SessionState, 'events' | 'negotiation'>, last: RecordedEvent | undefined): string {
  if (last?.event.type !== 'undone' && last?.event.type !== 'redone') return '';
  const seq = last.event.seqs.at(-1);
  const row = recordRows(events.filter((recorded) => recorded.seq === seq), negotiation).at(-1);
  if (row === undefined) return '';
  // What a party did or has to do begins with its name, as in the record.
  return row.clause === '' && row.party !== null ? `${negotiation.parties[row.party].name} ${row.what}` : shell.stepOn(row.clause, row.what);
}

/** Takes back the newest fact, or brings back what was taken back last, and says what that was with the way back. */
export async function takeStep({ session, ui }: StepStores, type: UndoType | 'redo'): Promise<void> {
  const { done } = await session.getState().command({ type });
  if (!done) return;
  const what = told(session.getState(), session.getState().events.at(-1));
  ui.getState().say((type === 'redo' ? shell.redone : shell.undone)(what), type === 'redo' ? undoStep({ session, ui }) : { action: { label: common.redo, step: true, run: () => void takeStep({ session, ui }, 'redo') } });
}

/** The way back a message offers for what was just recorded. It is gone as soon as anything newer is recorded. */
export const undoStep = (stores: StepStores, type: UndoType = 'undo'): { readonly action: ToastAction } => ({
  action: { label: common.undo, step: true, run: () => void takeStep(stores, type) },
});
