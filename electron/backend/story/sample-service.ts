import { counterpartReturn, openingDraft } from '../../../resources/demo/apply-script.ts';
import { ANNEX_NAME, annex, ANSWER_DAYS, HELD_BACK, SAMPLE_DEAL, SAMPLE_NAME, SAMPLE_ROUND_2, TALK, TRADE } from '../../../resources/demo/sample.ts';
import { PARTY_A, PARTY_B, ROUND_1, type Round } from '../../../resources/demo/script.ts';
import type { ApiParsed } from '../../../shared/api/table.ts';
import { fail } from '../../../shared/base/app-error.ts';
import type { Command } from '../../../shared/negotiation/command.ts';
import type { CommentId, NegotiationId } from '../../../shared/negotiation/ids.ts';
import { stepsOf } from '../../../shared/negotiation/select/trades.ts';
import type { ClauseState, NegotiationState } from '../../../shared/negotiation/state.ts';
import type { DealService } from '../deal-service.ts';
import type { Deps } from '../deps.ts';
import type { LibraryService } from '../library-service.ts';
import type { ReceiveService } from '../receive-service.ts';
import type { SendService } from '../send-service.ts';
import { answersTo } from './answers.ts';
import { replaceWords } from './edit-wording.ts';

const TEMPLATE = 'ai-integration-partnership-agreement';
const PARTIES = { A: { name: PARTY_A }, B: { name: PARTY_B } } as const;
const DAY_MS = 86_400_000;

/** Makes the sample; a failure or a cancelled job leaves nothing of it in the list. */
export type MakeSample = (input: ApiParsed<'library.sample'>) => Promise<NegotiationId>;

/**
 * A negotiation under way to look around in: the story of the demo, played through the services the window uses, and left when their second file has come in and
 * it is our turn. What the counterpart sends is edited by code that shares nothing with our writer.
 */
export function createSample(deps: Deps, { library, send, receive, deals }: { readonly library: LibraryService; readonly send: SendService; readonly receive: ReceiveService; readonly deals: DealService }): MakeSample {
  const stateOf = async (id: NegotiationId): Promise<NegotiationState> => (await deps.sessions.get(id)).state();

  const record = async (id: NegotiationId, command: Command): Promise<void> => void (await deps.sessions.command(id, (await stateOf(id)).revision, command));

  const begin = async (name: string, fileName: string, bytes: Uint8Array): Promise<NegotiationId> => {
    const { fileId } = deps.files.offer(fileName, bytes);
    const id = await library.create({ source: { type: 'file', fileId }, name, parties: PARTIES, side: 'A', sample: true });
    deps.files.forget(fileId);
    return id;
  };

  /** Our round goes out, and comes back as the counterpart changed it. */
  const exchange = async (id: NegotiationId, round: Round, fileName: string): Promise<void> => {
    const { redline } = await send.produce({ id, revision: (await stateOf(id)).revision, keepMarks: false, scrub: false });
    const { stored } = await deps.sessions.get(id);
    const { fileId } = deps.files.offer(fileName, counterpartReturn(await stored.blobs.get(redline.sha256), round));
    const { previewId } = await receive.preview({ id, fileId });
    await receive.confirm({ id, revision: (await stateOf(id)).revision, previewId, insist: false });
    deps.files.forget(fileId);
  };

  const answer = async (id: NegotiationId): Promise<void> => {
    for (const { command } of answersTo(await stateOf(id), ROUND_1.exchanges)) await record(id, command);
    const state = await stateOf(id);
    const [gave, got] = [clauseOf(state, TRADE.gave), clauseOf(state, TRADE.got)];
    const [step] = stepsOf(gave, 'A');
    if (step !== undefined) await record(id, { type: 'link-trade', gave: { clauseId: gave.id, seq: step.seq }, got: { clauseId: got.id, seq: null }, reason: TRADE.reason });
    const talk = clauseOf(state, TALK.clause).id;
    for (const visibility of ['internal', 'shared'] as const) await record(id, { type: 'comment', clauseId: talk, commentId: deps.newId() as CommentId, text: TALK[visibility], visibility, quote: '', replyTo: null });
    const held = clauseOf(state, HELD_BACK.clause);
    const blocks = replaceWords(held.positions.A.wording ?? [], HELD_BACK.find, HELD_BACK.replace) ?? fail('sample.story', 'The sample does not fit the bundled agreement.', 'Start from the agreement itself instead.');
    await record(id, { type: 'counter', clauseId: held.id, blocks, reason: HELD_BACK.reason });
    await record(id, { type: 'hold-back', clauseId: held.id });
  };

  return ({ jobId }) =>
    deps.jobs.run(jobId, 7, async (job) => {
      const made: NegotiationId[] = [];
      try {
        job.step('Starting the sample');
        const agreement = await deps.templates.read(TEMPLATE);
        const id = await begin(SAMPLE_NAME, 'AI Integration Partnership Agreement.docx', openingDraft(agreement));
        made.push(id);
        job.step('Playing the first round');
        await exchange(id, ROUND_1, 'Partnership Agreement - HL comments.docx');
        job.step('Answering it');
        await answer(id);
        job.step('Playing the second round');
        await exchange(id, SAMPLE_ROUND_2, 'Partnership Agreement - HL final.docx');
        job.step('Adding the annex');
        const second = await begin(ANNEX_NAME, 'Annex on data protection.docx', annex(agreement));
        made.push(second);
        await deals.join({ id: second, with: id, name: SAMPLE_DEAL });
        job.step('Setting the date');
        await record(id, { type: 'set-deadline', scope: 'round', on: new Date(Date.parse(deps.now()) + ANSWER_DAYS * DAY_MS).toISOString().slice(0, 10), owes: 'A' });
        // Nothing of it is on show yet: a word to stop that came during the last step still stops it.
        job.step('Opening it');
        return id;
      } catch (error) {
        for (const id of made) await library.remove(id).catch(() => undefined);
        throw error;
      }
    });
}

function clauseOf(state: NegotiationState, number: string): ClauseState {
  return state.clauses.find((clause) => clause.number === number) ?? fail('sample.story', 'The sample does not fit the bundled agreement.', 'Start from the agreement itself instead.');
}
