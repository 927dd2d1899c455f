import { expect, it } from 'vitest';
import { runCliOn } from '../../tests/support/cli-run.ts';
import { fakeBytes } from '../../tests/support/fake-engine.ts';
import { createFaultyFiles, type FaultyFiles } from '../../tests/support/faulty-files.ts';
import { testBackend } from '../../tests/support/test-backend.ts';
import { openData } from './open-data.ts';
import type { Outcome } from './outcome.ts';

const PASSPHRASE = 'plum orchard violin';

const repair = (files: FaultyFiles, passphrase: string | null, ...words: readonly string[]): Promise<Outcome> =>
  runCliOn({ openData: async () => openData((await testBackend(files.layer, '/data')).backend, new Map(), async () => passphrase) }, new Map(), 'repair', ...words);

/** A negotiation behind a passphrase, closed; gives the path of its record. */
async function made(files: FaultyFiles): Promise<{ readonly id: string; readonly log: string }> {
  const app = await testBackend(files.layer, '/data');
  const { fileId } = await app.ask('files.offer', { name: 'a.docx', bytes: fakeBytes({ clauses: [['Price', '100']] }) });
  const { id } = await app.ask('library.create', { source: { type: 'file', fileId }, name: 'Supply', parties: { A: { name: 'Ours' }, B: { name: 'Theirs' } }, side: 'A' });
  await app.ask('passphrase.set', { passphrase: PASSPHRASE, remember: false });
  await app.backend.close();
  return { id, log: `/data/negotiations/${id}/log.jsonl` };
}

it('S18: parley repair lists what is damaged, and repairs it', async () => {
  const files = createFaultyFiles();
  const { id, log } = await made(files);
  expect(await repair(files, PASSPHRASE)).toMatchObject({ code: 0, text: '1 record looked at: sound.' });
  const bad = (files.content(log) ?? new Uint8Array()).map((byte, at) => (at === 50 ? byte ^ 1 : byte));
  files.put(log, bad);
  const listed = await repair(files, PASSPHRASE);
  expect([listed.code, listed.text]).toEqual([1, expect.stringContaining(`${id}  Supply\n    Entry 1 of the record is damaged`)]);
  expect(files.content(log)).toEqual(bad);
  expect(await repair(files, PASSPHRASE, id)).toMatchObject({ code: 0, json: { id, entries: 2 } });
  expect(await repair(files, PASSPHRASE)).toMatchObject({ code: 0 });
  expect(await repair(files, PASSPHRASE, id)).toMatchObject({ code: 3, text: expect.stringContaining('not damaged') });
  expect(await repair(files, PASSPHRASE, '../x')).toMatchObject({ code: 2 });
});

it('S16: the terminal asks for the passphrase, says when it is wrong, and what to do when nobody can be asked', async () => {
  const files = createFaultyFiles();
  await made(files);
  expect(await repair(files, null)).toMatchObject({ code: 3, text: expect.stringContaining('PARLEY_PASSPHRASE') });
  expect(await repair(files, 'plum orchard viola')).toMatchObject({ code: 3, text: expect.stringContaining('not the passphrase') });
  // Whoever was refused holds no lock.
  expect(await repair(files, PASSPHRASE)).toMatchObject({ code: 0 });
});
