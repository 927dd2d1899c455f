import { expect, it } from 'vitest';
import { runCliOn } from '../../tests/support/cli-run.ts';
import { fakeBytes } from '../../tests/support/fake-engine.ts';
import { createFaultyFiles } from '../../tests/support/faulty-files.ts';
import { testBackend } from '../../tests/support/test-backend.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import { openData } from './open-data.ts';
import type { Outcome } from './outcome.ts';

it('N43, N44: parley trade notes what was given for what, and parley statistics tells it', async () => {
  const files = createFaultyFiles();
  const parley = (...words: readonly string[]): Promise<Outcome> =>
    runCliOn({ openData: async () => testBackend(files.layer, '/data').then(({ backend, saved }) => openData(backend, saved, async () => null)) }, new Map(), ...words);
  const app = await testBackend(files.layer, '/data');
  const { fileId } = await app.ask('files.offer', { name: 'a.docx', bytes: fakeBytes({ clauses: [['Price', '100'], ['Term', 'five years']] }) });
  const { id, events } = await app.ask('library.create', { source: { type: 'file', fileId }, name: 'Supply', parties: { A: { name: 'Ours' }, B: { name: 'Theirs' } }, side: 'A' });
  const [price, term] = replay(events).clauses;
  if (price === undefined || term === undefined) throw new Error('no clauses');
  await app.ask('negotiation.command', { id, revision: 2, command: { type: 'counter', clauseId: price.id, blocks: [{ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: '90' }] }] } });
  await app.backend.close();

  expect(await parley('trade', id, '--gave', price.id, '--for', 'nothing')).toMatchObject({ code: 2, text: expect.stringContaining('no clause nothing') });
  expect(await parley('trade', id, '--gave', term.id, '--for', price.id)).toMatchObject({ code: 2, text: expect.stringContaining('gave nothing') });
  expect(await parley('trade', id)).toMatchObject({ code: 2 });
  expect(await parley('trade', id, '--gave', price.id, '--for', term.id, '--reason', 'a package')).toMatchObject({ code: 0, text: expect.stringContaining('not given yet'), json: { revision: 4 } });
  const told = await parley('statistics', id);
  expect(told).toMatchObject({ code: 0, text: expect.stringContaining('Open, Theirs to answer: 1 since the start (2026-11-21)') });
  expect(told.text).toMatch(/^Trade 4: Ours gave .*Price \(countered\) for .*Term \(not given yet\) – a package$/m);
  expect(await parley('trade', id, '--remove', 'four')).toMatchObject({ code: 2 });
  expect(await parley('trade', id, '--remove', '4')).toMatchObject({ code: 0 });
  expect(await parley('trade', id, '--remove', '4')).toMatchObject({ code: 3, text: expect.stringContaining('not noted any more') });
  expect((await parley('statistics', id)).text).not.toContain('Trade');
});
