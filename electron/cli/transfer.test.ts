import { expect, it } from 'vitest';
import { runCliOn } from '../../tests/support/cli-run.ts';
import { fakeBytes } from '../../tests/support/fake-engine.ts';
import { createFaultyFiles, type FaultyFiles } from '../../tests/support/faulty-files.ts';
import { testBackend } from '../../tests/support/test-backend.ts';
import { openData } from './open-data.ts';
import type { Outcome } from './outcome.ts';

/** A command line on a laptop, with the files its user has at hand. */
const runner =
  (laptop: FaultyFiles, shelf: Map<string, Uint8Array>, filePassphrase: string | null = null) =>
  (...words: readonly string[]): Promise<Outcome> => {
    const open = async (): ReturnType<typeof openData> => {
      const { backend, saved } = await testBackend(laptop.layer, '/data');
      return openData(backend, saved, async () => null);
    };
    return runCliOn({ openData: open, filePassphrase: async () => filePassphrase }, shelf, ...words);
  };

async function made(files: FaultyFiles): Promise<string> {
  const app = await testBackend(files.layer, '/data');
  const { fileId } = await app.ask('files.offer', { name: 'a.docx', bytes: fakeBytes({ clauses: [['Price', '100']] }) });
  const { id } = await app.ask('library.create', { source: { type: 'file', fileId }, name: 'Supply', parties: { A: { name: 'Ours' }, B: { name: 'Theirs' } }, side: 'A' });
  await app.backend.close();
  return id;
}

async function rename(files: FaultyFiles, id: string, name: string): Promise<void> {
  const app = await testBackend(files.layer, '/data');
  const entry = (await app.ask('library.list', {})).negotiations.find((one) => one.id === id);
  if (entry !== undefined) await app.ask('library.rename', { id: entry.id, name });
  await app.backend.close();
}

it('S21, S22: parley copy and import carry a negotiation to another laptop, and every further import says how it stands', async () => {
  const [one, two, shelf] = [createFaultyFiles(), createFaultyFiles(), new Map<string, Uint8Array>()];
  const id = await made(one);
  const here = runner(one, shelf);
  const there = runner(two, shelf);
  expect(await here('copy')).toMatchObject({ code: 0, text: `${id}  Supply` });
  expect(await here('copy', id)).toMatchObject({ code: 2 });
  expect(await here('copy', '../x', '--out', 'f')).toMatchObject({ code: 2 });
  expect(await here('copy', id, '--out', 'supply.parley-copy')).toMatchObject({ code: 0, text: expect.stringContaining('for your own side only') });
  expect(await there('import', 'supply.parley-copy', '--as', 'somehow')).toMatchObject({ code: 2 });
  expect(await there('import', 'supply.parley-copy')).toMatchObject({ code: 0, json: { taken: true, id, as: 'new' } });
  expect(await there('import', 'supply.parley-copy')).toMatchObject({ code: 0, json: { taken: false, here: { type: 'identical' } } });

  await rename(one, id, 'Supply, later');
  await here('copy', id, '--out', 'later.parley-copy');
  expect(await there('import', 'later.parley-copy')).toMatchObject({ code: 1, text: expect.stringContaining('--as go-on'), json: { taken: false } });
  expect(await there('import', 'later.parley-copy', '--as', 'go-on')).toMatchObject({ code: 0, json: { id, as: 'go-on' } });
  expect(await there('import', 'supply.parley-copy', '--as', 'new')).toMatchObject({ code: 1, text: expect.stringContaining('1 entries more') });

  await rename(one, id, 'Here');
  await rename(two, id, 'There');
  await here('copy', id, '--out', 'apart.parley-copy');
  expect(await there('import', 'apart.parley-copy')).toMatchObject({ code: 1, text: expect.stringContaining('--as beside') });
  expect(await there('import', 'apart.parley-copy', '--as', 'go-on')).toMatchObject({ code: 3 });
  expect(await there('import', 'apart.parley-copy', '--as', 'beside')).toMatchObject({ code: 0, json: { as: 'beside' } });
  expect(await there('copy')).toMatchObject({ text: expect.stringContaining('There') });
  expect(await there('import', 'nothing.parley-copy')).toMatchObject({ code: 3 });
});

it('S21: parley copy --protect asks for a passphrase, and so does the import', async () => {
  const [one, two, shelf] = [createFaultyFiles(), createFaultyFiles(), new Map<string, Uint8Array>()];
  const id = await made(one);
  expect(await runner(one, shelf)('copy', id, '--protect', '--out', 'f')).toMatchObject({ code: 3, text: expect.stringContaining('PARLEY_FILE_PASSPHRASE') });
  expect(await runner(one, shelf, 'plum orchard violin')('copy', id, '--protect', '--out', 'f')).toMatchObject({ code: 0, json: { encrypted: true } });
  expect(await runner(two, shelf)('import', 'f')).toMatchObject({ code: 3 });
  expect(await runner(two, shelf, 'plum orchard viola')('import', 'f')).toMatchObject({ code: 3, text: expect.stringContaining('not the passphrase') });
  expect(await runner(two, shelf, 'plum orchard violin')('import', 'f')).toMatchObject({ code: 0, json: { taken: true } });
});
