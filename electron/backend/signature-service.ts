import type { ApiOutput, ApiParsed } from '../../shared/api/table.ts';
import { readinessOf } from '../../shared/negotiation/select/readiness.ts';
import { hashBytes } from '../persistence/blobs.ts';
import type { DealService } from './deal-service.ts';
import type { Deps } from './deps.ts';
import { prepareOutgoing, verifyWritten, writeOutgoing } from './outgoing.ts';
import { provePrivate } from './prove-private.ts';
import { fileSafe } from './send-service.ts';
import { signatureCopyOf } from './signature-copy.ts';

/**
 * The copy both sides sign, out of the clean text our side stands on: refused while a clause is not agreed or a check
 * blocks, here or in another document of its deal (rule N46), with everything that stands in the way. No round, no fact; the turn stays.
 */
export const createSignature =
  (deps: Deps, deals: DealService) =>
  (input: ApiParsed<'export.signature'>): Promise<ApiOutput<'export.signature'>> =>
    deps.jobs.run(input.jobId, 4, async (job) => {
      const session = await deps.sessions.get(input.id);
      const state = session.state();
      const { blockers } = readinessOf(state);
      const outgoing = await prepareOutgoing(deps, session, job);
      job.step('Writing the clean copy');
      const clean = await writeOutgoing(deps, state, outgoing, 'clean', job);
      await verifyWritten(deps, state, outgoing, hashBytes(clean), clean, job);
      job.step('Checking it, and opening it again from its bytes');
      const copy = await signatureCopyOf(deps.engine, clean, deps.now(), job.signal);
      const sisters = await deals.inTheWay(input.id, job);
      if (blockers.length > 0 || copy.type === 'blocked' || sisters.length > 0) return { type: 'blocked', blockers, findings: copy.type === 'blocked' ? copy.findings : [], sisters };
      job.step('Proving that nothing internal is in it');
      await provePrivate(deps, session, outgoing, copy.bytes, job);
      const name = `${fileSafe(state.name)} - signature copy`;
      return { type: 'made', file: deps.files.offer(`${name}.docx`, copy.bytes), certificate: deps.files.offer(`${name}.certificate.json`, copy.certificateBytes), clauses: copy.certificate.clauses.length };
    });
