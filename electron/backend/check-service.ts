import type { ApiOutput, ApiParsed } from '../../shared/api/table.ts';
import { blockingCount } from '../../shared/checks/run-checks.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { Deps } from './deps.ts';
import type { Job } from './jobs.ts';
import { prepareOutgoing, writeOutgoing } from './outgoing.ts';

/** Checks the clean copy our side would send now, down to its bytes. Nothing is stored. Takes three steps of the job. */
export async function checkOurs(deps: Deps, id: NegotiationId, job: Job): Promise<ApiOutput<'check.ours'>> {
  const session = await deps.sessions.get(id);
  const state = session.state();
  const outgoing = await prepareOutgoing(deps, session, job);
  job.step('Writing the clean copy');
  const clean = await writeOutgoing(deps, state, outgoing, 'clean', job);
  job.step('Checking it');
  const findings = await deps.engine.run('check', [clean], job.signal);
  return { findings, blocking: blockingCount(findings) };
}

export const createCheck =
  (deps: Deps) =>
  (input: ApiParsed<'check.ours'>): Promise<ApiOutput<'check.ours'>> =>
    deps.jobs.run(input.jobId, 3, (job) => checkOurs(deps, input.id, job));
