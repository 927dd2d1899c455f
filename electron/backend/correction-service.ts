import type { ApiOutput, ApiParsed } from '../../shared/api/table.ts';
import { correctDocument } from '../../shared/contract/correct-document.ts';
import type { ClauseId } from '../../shared/negotiation/ids.ts';
import { planMerger, planSplit, type FileInUse } from '../../shared/negotiation/plan/plan-division.ts';
import type { Deps } from './deps.ts';
import type { Job } from './jobs.ts';
import { rejected, type Session } from './sessions.ts';
import { importedFile, lastReceived, lastSent, readingOf } from './stored-readings.ts';

/** Splits and merges clauses of an open negotiation, in its ledger and in how its files read (rules N24, N25). */
export const createCorrection =
  (deps: Deps) =>
  (input: ApiParsed<'clauses.correct'>): Promise<ApiOutput<'clauses.correct'>> =>
    deps.jobs.run(input.jobId, 1, async (job) => {
      const session = await deps.sessions.get(input.id);
      job.step('Reading the documents');
      const files = await filesInUse(deps, session, job);
      const { correction } = input;
      const part = deps.newId() as ClauseId;
      const state = session.state();
      const plan = correction.type === 'split' ? planSplit(state, { ...correction, part }, files) : planMerger(state, correction, files);
      if (!plan.ok) throw rejected(plan.error);
      const recorded = await deps.sessions.command(input.id, input.revision, plan.value);
      return { ...recorded, clauseId: correction.type === 'split' ? part : null };
    });

/** What the next file is written on and the next return compared with, the newest last. */
async function filesInUse(deps: Deps, { stored, state }: Session, job: Job): Promise<readonly FileInUse[]> {
  const now = state();
  const base = lastReceived(now)?.sha256 ?? importedFile(now).sha256;
  const sent = lastSent(now)?.redline;
  const order = sent === undefined ? [base] : now.rounds.at(-1)?.kind === 'sent' ? [base, sent] : [sent, base];
  return Promise.all(
    [...new Set(order)].map(async (sha256) => {
      const reading = readingOf(now, sha256);
      const document = await deps.reader(sha256, await stored.blobs.get(sha256), job.signal);
      return { reading, clauses: correctDocument(document, reading.corrections ?? []).clauses };
    }),
  );
}
