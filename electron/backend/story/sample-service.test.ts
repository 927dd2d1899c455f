import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { directEngine } from '../../../tests/support/direct-engine.ts';
import { testBackend } from '../../../tests/support/test-backend.ts';
import { nodeFileLayer } from '../../persistence/file-layer.ts';

const RESOURCES = fileURLToPath(new URL('../../../resources/', import.meta.url));

it('making the sample can be stopped during any step, the last one too, and leaves nothing in the library', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-sample-'));
  const app = await testBackend(nodeFileLayer, folder, { engine: directEngine, readResource: (path) => readFile(join(RESOURCES, path)) });
  for (const [index, step] of ['Starting the sample', 'Setting the date'].entries()) {
    const leave = app.backend.subscribe((notice) => {
      if (notice.type === 'progress' && notice.label === step) void app.client.request('jobs.cancel', { jobId: notice.jobId });
    });
    expect(await app.refused('library.sample', { jobId: `job-${String(index)}` }), step).toBe('job.cancelled');
    expect((await app.ask('library.list', {})).negotiations, step).toEqual([]);
    leave();
  }
  expect(app.bugs).toEqual([]);
  await app.backend.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);
