import { AppFailure } from '../../shared/base/app-error.ts';
import { draftPlace, keptDraftsSchema, type Draft, type KeptDraft } from '../../shared/api/drafts.ts';
import { sameWording } from '../../shared/negotiation/fingerprint.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';
import { findClause, ourParty, type NegotiationState } from '../../shared/negotiation/state.ts';
import type { JsonStore } from '../persistence/json-store.ts';
import type { SmallFile } from '../persistence/workspace.ts';
import type { Deps } from './deps.ts';

type Drafts = { readonly drafts: readonly KeptDraft[] };

export type DraftService = {
  readonly list: (id: NegotiationId) => Promise<Drafts>;
  readonly keep: (id: NegotiationId, draft: Draft) => Promise<void>;
  readonly drop: (id: NegotiationId, place: string) => Promise<void>;
  /** What the command recorded is no draft any more. */
  readonly settle: (id: NegotiationId, command: UserCommand) => Promise<void>;
};

const FILE: SmallFile<Drafts> = { name: 'drafts.json', schema: keptDraftsSchema, defaults: { drafts: [] }, what: 'Your drafts' };

/** Keeps what is being written in a small file beside the log, outside of it (rule S13). One change at a time for each negotiation. */
export function createDraftService(deps: Pick<Deps, 'workspace' | 'sessions' | 'now'>): DraftService {
  const turns = new Map<NegotiationId, Promise<unknown>>();

  const inTurn = <T>(id: NegotiationId, work: (store: JsonStore<Drafts>) => Promise<T>): Promise<T> => {
    const turn = (turns.get(id) ?? Promise.resolve()).then(async () => work(await deps.workspace.smallFile(id, FILE)));
    turns.set(id, turn.catch(() => undefined));
    return turn;
  };

  const drop = (id: NegotiationId, place: string): Promise<void> =>
    inTurn(id, async (store) => {
      const drafts = store.get().drafts.filter((kept) => draftPlace(kept.draft) !== place);
      if (drafts.length < store.get().drafts.length) await store.set({ drafts });
    });

  return {
    list: async (id) => {
      const { state } = await deps.sessions.get(id);
      const drafts = await inTurn(id, (store) => Promise.resolve(store.get().drafts));
      return { drafts: drafts.filter(({ draft }) => isOpen(state(), draft)) };
    },
    keep: async (id, draft) => {
      // Knows the negotiation: nothing is written beside a log that is not there.
      await deps.sessions.get(id);
      const place = draftPlace(draft);
      await inTurn(id, (store) => store.set({ drafts: [...store.get().drafts.filter((kept) => draftPlace(kept.draft) !== place), { at: deps.now(), draft }] }));
    },
    drop,
    settle: async (id, command) => {
      const place = placeOf(command);
      if (place === null) return;
      await drop(id, place).catch((error: unknown) => {
        // The fact is on the disk; a draft the disk would not let go of is recognised as recorded when it is listed.
        if (!(error instanceof AppFailure)) throw error;
      });
    },
  };
}

function placeOf(command: UserCommand): string | null {
  if (command.type === 'counter') return draftPlace({ type: 'text', clauseId: command.clauseId });
  return command.type === 'comment' ? draftPlace({ type: 'comment', clauseId: command.clauseId, replyTo: command.replyTo }) : null;
}

/** Whether there is still something to go on with: its clause, and words that are not recorded already. */
function isOpen(state: NegotiationState, draft: Draft): boolean {
  const clause = findClause(state, draft.clauseId);
  if (clause === undefined) return false;
  if (draft.type === 'text') return !sameWording(clause.positions[ourParty(state)].wording, draft.blocks);
  return draft.text.trim() !== '' && !clause.comments.some((comment) => comment.text === draft.text && comment.replyTo === draft.replyTo);
}
