import type { ApiOutput, ApiParsed } from '../../shared/api/table.ts';
import type { Deps } from './deps.ts';
import { recordDocx } from './record-docx.ts';
import { fileSafe } from './send-service.ts';

/** Writes the record as a Word file and holds it for the window to save. */
export const createRecordExport =
  (deps: Deps) =>
  ({ id, notes, jobId }: ApiParsed<'record.export'>): Promise<ApiOutput<'record.export'>> =>
    deps.jobs.run(jobId, 1, async (job) => {
      job.step('Writing the record');
      const { stored, state } = await deps.sessions.get(id);
      const bytes = await recordDocx(stored.events(), state(), { notes, now: deps.now() });
      return deps.files.offer(`${fileSafe(state().name)} - record${notes ? ' (internal)' : ''}.docx`, bytes);
    });
