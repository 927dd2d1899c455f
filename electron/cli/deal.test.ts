import { expect, it } from 'vitest';
import { runCliOn } from '../../tests/support/cli-run.ts';
import { fakeBytes } from '../../tests/support/fake-engine.ts';
import { createFaultyFiles } from '../../tests/support/faulty-files.ts';
import { testBackend } from '../../tests/support/test-backend.ts';
import { openData } from './open-data.ts';
import type { Outcome } from './outcome.ts';

it('N45, N46: parley deal puts documents together, says how ready they are, and takes them apart', async () => {
  const files = createFaultyFiles();
  const parley = (...words: readonly string[]): Promise<Outcome> =>
    runCliOn({ openData: async () => testBackend(files.layer, '/data').then(({ backend, saved }) => openData(backend, saved, async () => null)) }, new Map(), ...words);
  const app = await testBackend(files.layer, '/data');
  const begin = async (name: string): Promise<string> => {
    const { fileId } = await app.ask('files.offer', { name: 'a.docx', bytes: fakeBytes({ clauses: [['Price', '100']] }) });
    return (await app.ask('library.create', { source: { type: 'file', fileId }, name, parties: { A: { name: 'Ours' }, B: { name: 'Theirs' } }, side: 'A' })).id;
  };
  const [main, annex] = [await begin('Agreement'), await begin('Annex 1')];
  await app.backend.close();

  expect(await parley('deal')).toMatchObject({ code: 0, text: expect.stringContaining('No negotiation') });
  expect(await parley('deal', main)).toMatchObject({ code: 0, json: { deal: null } });
  expect(await parley('deal', '--leave')).toMatchObject({ code: 2 });
  expect(await parley('deal', main, '--leave', '--rename', 'X')).toMatchObject({ code: 2 });
  expect(await parley('deal', main, '--leave')).toMatchObject({ code: 3, text: expect.stringContaining('belongs to no deal') });
  expect(await parley('deal', annex, '--with', main, '--name', 'Northern deal')).toMatchObject({ code: 0, text: `Northern deal\n  ${main}  Agreement: 1 clause not agreed\n  ${annex}  Annex 1: 1 clause not agreed` });
  expect(await parley('deal', main, '--rename', 'The deal')).toMatchObject({ code: 0, json: { deals: [{ name: 'The deal', agreed: false }] } });
  expect(await parley('deal', main)).toMatchObject({ code: 1, text: 'The deal: not ready to sign\n  Agreement: 1 clause not agreed\n  Annex 1: 1 clause not agreed' });

  const again = await testBackend(files.layer, '/data');
  const { negotiations } = await again.ask('library.list', {});
  const row = negotiations.find(({ id }) => id === annex);
  if (row !== undefined) await again.ask('library.delete', { id: row.id });
  await again.backend.close();
  expect(await parley('deal', main)).toMatchObject({ code: 1, text: expect.stringContaining('Annex 1 is not on this computer') });
  expect(await parley('deal', main, '--forget', annex)).toMatchObject({ code: 0, text: expect.stringContaining('No negotiation') });
});
