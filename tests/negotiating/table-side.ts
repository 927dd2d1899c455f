import type { ApiOutput } from '../../shared/api/table.ts';
import { isAgreed } from '../../shared/negotiation/evolve/clause.ts';
import { evolve, replay } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';
import { emptyNegotiation, type NegotiationState } from '../../shared/negotiation/state.ts';
import { directEngine } from '../support/direct-engine.ts';
import { createFaultyFiles } from '../support/faulty-files.ts';
import { testBackend, type TestBackend } from '../support/test-backend.ts';

/** One side at the table: a whole Parley with the real engine, spoken to through the table of requests alone. */
export type TableSide = {
  readonly app: TestBackend;
  readonly id: () => NegotiationId;
  readonly events: () => readonly RecordedEvent[];
  readonly state: () => NegotiationState;
  readonly begin: (bytes: Uint8Array) => Promise<void>;
  readonly join: (bundle: Uint8Array) => Promise<void>;
  /** Does what was asked, or gives back the code with which the ledger says no. */
  readonly command: (wish: UserCommand) => Promise<string>;
  readonly correct: (correction: Correction) => Promise<string>;
  readonly send: () => Promise<Sent | Refused>;
  /** Takes a file in; says no where these very bytes were received before (N22). */
  readonly receive: (bytes: Uint8Array, name: string) => Promise<boolean>;
  /** Forgets all and reads the log again. */
  readonly reload: () => Promise<void>;
};

export type Correction = { readonly type: 'split'; readonly clauseId: NegotiationState['clauses'][number]['id']; readonly at: number } | { readonly type: 'merge'; readonly clauseId: NegotiationState['clauses'][number]['id']; readonly with: NegotiationState['clauses'][number]['id'] };
export type Sent = { readonly type: 'sent'; readonly redline: Uint8Array; readonly clean: Uint8Array; readonly bundle: Uint8Array; readonly baseHash: string };
export type Refused = { readonly type: 'refused'; readonly code: string; readonly message: string };

type Recorded = { readonly events: readonly RecordedEvent[] };

export async function tableSide(): Promise<TableSide> {
  const app = await testBackend(createFaultyFiles().layer, '/data', { engine: directEngine });
  let id: NegotiationId | null = null;
  let events: readonly RecordedEvent[] = [];
  let state = emptyNegotiation;
  const known = (): NegotiationId => {
    if (id === null) throw new Error('no negotiation yet');
    return id;
  };
  const opened = (of: ApiOutput<'negotiation.open'>): void => {
    id = of.id;
    events = of.events;
    state = replay(events);
  };
  const recorded = (more: Recorded): void => {
    events = [...events, ...more.events];
    state = more.events.reduce(evolve, state);
  };
  const offer = async (bytes: Uint8Array, name: string): Promise<string> => (await app.ask('files.offer', { name, bytes })).fileId;
  const stored = async (sha256: Sha, name: string): Promise<Uint8Array> => {
    await app.ask('files.save', { version: { type: 'stored', negotiationId: known(), sha256 }, name });
    return app.saved.get(name) ?? new Uint8Array();
  };
  return {
    app,
    id: known,
    events: () => events,
    state: () => state,
    begin: async (bytes) => opened(await app.ask('library.create', { source: { type: 'file', fileId: await offer(bytes, 'agreement.docx') }, name: 'Deal', parties: { A: { name: 'Ours' }, B: { name: 'Theirs' } }, side: 'A' })),
    join: async (bundle) => {
      opened(await app.ask('import.bundle', { fileId: await offer(bundle, 'round.parley'), name: 'Deal' }));
    },
    command: async (command) => {
      const answer = await app.client.request('negotiation.command', { id: known(), revision: state.revision, command });
      if (answer.ok) recorded(answer.value);
      else if (!answer.error.code.startsWith('rejected.')) throw new Error(`${command.type}: ${answer.error.code} ${answer.error.message}`);
      return answer.ok ? 'done' : answer.error.code;
    },
    correct: async (correction) => {
      const answer = await app.client.request('clauses.correct', { id: known(), revision: state.revision, correction });
      if (answer.ok) recorded(answer.value);
      else if (!answer.error.code.startsWith('rejected.')) throw new Error(`${correction.type}: ${answer.error.code} ${answer.error.message}`);
      return answer.ok ? 'done' : answer.error.code;
    },
    send: async () => {
      const answer = await app.client.request('send.produce', { id: known(), revision: state.revision });
      if (!answer.ok) return { type: 'refused', code: answer.error.code, message: answer.error.message };
      recorded(answer.value);
      const round = state.rounds.at(-1);
      const { redline, clean, bundle } = answer.value;
      if (bundle === null || round?.kind !== 'sent') throw new Error('sent without a bundle or a round');
      return { type: 'sent', redline: await stored(redline.sha256, 'redline.docx'), clean: await stored(clean.sha256, 'clean.docx'), bundle: await stored(bundle.sha256, 'round.parley'), baseHash: round.base };
    },
    receive: async (bytes, name) => {
      const agreed = state.clauses.filter(isAgreed);
      const { previewId } = await app.ask('receive.preview', { id: known(), fileId: await offer(bytes, name) });
      const answer = await app.client.request('receive.confirm', { id: known(), revision: state.revision, previewId, insist: true });
      if (!answer.ok && answer.error.code === 'rejected.received-before') return false;
      if (!answer.ok) throw new Error(`receive.confirm: ${answer.error.code} ${answer.error.message}`);
      recorded(answer.value);
      for (const before of agreed) {
        const now = state.clauses.find((clause) => clause.id === before.id);
        if (now === undefined) throw new Error(`the agreed clause ${before.number} ${before.heading} is gone from the ledger`);
        const isSame = (['A', 'B'] as const).every((party) => now.positions[party].fingerprint === before.positions[party].fingerprint);
        if (!isSame && now.alarm === null) throw new Error(`the agreed clause ${before.number} ${before.heading} changed without an alarm`);
      }
      return true;
    },
    reload: async () => {
      await app.ask('negotiation.close', { id: known() });
      const before = state;
      opened(await app.ask('negotiation.open', { id: known() }));
      const [was, is] = [before, state].map((one) => JSON.stringify({ ...one, undo: one.undo?.seq ?? null }));
      if (was !== is) throw new Error('reading the log again gives another state than following it');
    },
  };
}

type Sha = ApiOutput<'send.produce'>['redline']['sha256'];
