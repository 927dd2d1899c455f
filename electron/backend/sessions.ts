import { AppFailure, fail } from '../../shared/base/app-error.ts';
import type { Notice } from '../../shared/api/notices.ts';
import type { Command, Rejection } from '../../shared/negotiation/command.ts';
import { decide } from '../../shared/negotiation/decide.ts';
import { evolve } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import type { StoredNegotiation } from '../persistence/stored-negotiation.ts';
import type { Workspace } from '../persistence/workspace.ts';
import { fold } from './fold.ts';

/** A negotiation as the back end holds it open: the stored facts and their fold. */
export type Session = {
  readonly stored: StoredNegotiation;
  readonly state: () => NegotiationState;
  /** How long the record is with the facts of this state: while one is being saved the file is longer already. */
  readonly extent: () => number;
};

/** An opened negotiation with the state its newest facts come to. */
type Held = { stored: StoredNegotiation; state: NegotiationState; extent: number };

export type Recorded = { readonly revision: number; readonly events: readonly RecordedEvent[] };

export type Sessions = {
  readonly get: (id: NegotiationId) => Promise<Session>;
  /** The negotiation where it is held open already; it is not opened for this. */
  readonly opened: (id: NegotiationId) => Promise<Session | undefined>;
  /** Decides, makes durable, and only then answers and tells everyone. */
  readonly command: (id: NegotiationId, revision: number, command: Command) => Promise<Recorded>;
  /** Goes on with facts recorded on another computer, in the bytes of their lines (rule S22). */
  readonly extend: (id: NegotiationId, revision: number, lines: readonly Uint8Array[]) => Promise<void>;
  /** Repairs the record, so that the next look is at the sound one (rule S18). */
  readonly repair: (id: NegotiationId) => Promise<void>;
  readonly close: (id: NegotiationId) => Promise<void>;
  readonly closeAll: () => Promise<void>;
};

export type SessionOptions = { readonly workspace: Workspace; readonly notify: (notice: Notice) => void; readonly by: () => string };

const sessionOf = (held: Held): Session => ({ stored: held.stored, state: () => held.state, extent: () => held.extent });

const stale = (): never => fail('stale', 'The negotiation has changed since this view of it was made.', 'Look at the newest state and decide again. Nothing was changed.');

/** A domain refusal as the error the window shows. */
export const rejected = (rejection: Rejection): AppFailure => new AppFailure({ ...rejection, code: `rejected.${rejection.code}` });

export function createSessions(options: SessionOptions): Sessions {
  const open = new Map<NegotiationId, Promise<Held>>();

  const hold = (id: NegotiationId): Promise<Held> => {
    const existing = open.get(id);
    if (existing !== undefined) return existing;
    const opening = options.workspace.open(id).then((stored) => ({ stored, state: fold(stored.events()), extent: stored.extent() }));
    open.set(id, opening);
    // A failed opening must not be remembered: the next attempt may find the disk well again. Nor a view we cannot write
    // to: whoever can may have gone on since.
    opening.then(
      ({ stored }) => stored.readOnly !== '' && open.delete(id),
      () => open.delete(id),
    );
    return opening;
  };

  const close = async (id: NegotiationId): Promise<void> => {
    const held = open.get(id);
    open.delete(id);
    await held?.then(({ stored }) => stored.close(), () => undefined);
  };

  /** Makes facts durable, folds them, and only then tells everyone. */
  const saved = async (id: NegotiationId, held: Held, save: () => ReturnType<StoredNegotiation['append']>): Promise<Recorded> => {
    const outcome = await save().catch(async (error: unknown) => {
      // After a failed save only the disk knows what is true, so the next look is a fresh one.
      await close(id);
      throw error;
    });
    if (!outcome.ok) return stale();
    held.state = outcome.value.reduce(evolve, held.state);
    held.extent = held.stored.extent();
    options.notify({ type: 'negotiation-changed', id, revision: held.state.revision, events: outcome.value });
    options.notify({ type: 'library-changed' });
    // Beside the save, never in its way: the fact is on the disk already.
    void held.stored.keepGeneration().catch(() => undefined);
    return { revision: held.state.revision, events: outcome.value };
  };

  return {
    get: async (id) => {
      const held = await hold(id);
      return sessionOf(held);
    },
    opened: async (id) => {
      const held = await open.get(id)?.catch(() => undefined);
      return held === undefined ? undefined : sessionOf(held);
    },
    command: async (id, revision, command) => {
      const held = await hold(id);
      if (held.state.revision !== revision) stale();
      const decided = decide(held.state, command);
      if (!decided.ok) throw rejected(decided.error);
      return saved(id, held, () => held.stored.append(revision, options.by(), decided.value));
    },
    extend: async (id, revision, lines) => {
      const held = await hold(id);
      await saved(id, held, () => held.stored.extend(revision, lines));
    },
    repair: async (id) => {
      await close(id);
      await options.workspace.repair(id);
      options.notify({ type: 'library-changed' });
    },
    close,
    closeAll: async () => {
      await Promise.all([...open.keys()].map(close));
    },
  };
}
