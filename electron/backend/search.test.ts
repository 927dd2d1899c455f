import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBytes } from '../../tests/support/fake-engine.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { nodeFileLayer } from '../persistence/file-layer.ts';

let folder = '';
let app: TestBackend;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-search-'));
  app = await testBackend(nodeFileLayer, folder);
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.backend.close();
  await rm(folder, { recursive: true, force: true });
});

async function create(name: string, text: string): Promise<NegotiationId> {
  const { fileId } = await app.ask('files.offer', { name: 'a.docx', bytes: fakeBytes({ clauses: [['Scope', text], ['Law', 'English law governs.']] }) });
  return (await app.ask('library.create', { source: { type: 'file', fileId }, name, parties: { A: { name: 'Ada Ltd' }, B: { name: 'Bob plc' } }, side: 'A' })).id;
}

/** Asks until everything is prepared, as the window does. */
async function search(query: string): Promise<Awaited<ReturnType<typeof ask>>> {
  for (;;) {
    const answer = await ask(query);
    if (answer.waiting === 0) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
const ask = (query: string) => app.ask('library.search', { query });

describe('N37: search over the whole library', () => {
  it('finds a clause in whichever negotiation it is, grouped, the last changed first', async () => {
    await create('First deal', 'The partners integrate.');
    await create('Second deal', 'The partners separate.');
    const { groups, clauses } = await search('partners');
    expect(groups.map((group) => [group.name, group.hits.map((hit) => hit.clause)])).toEqual([['Second deal', ['1 Scope']], ['First deal', ['1 Scope']]]);
    expect(clauses).toBe(2);
    expect((await search('deal')).groups.map((group) => [group.name, group.named])).toEqual([['Second deal', true], ['First deal', true]]);
  });

  it('knows what was written a moment ago, what was renamed, and forgets what was deleted', async () => {
    const id = await create('Deal', 'The partners integrate.');
    const { revision, events } = await app.ask('negotiation.open', { id });
    const [clause] = replay(events).clauses;
    if (clause === undefined) throw new Error('no clause');
    expect((await search('walrus')).groups).toEqual([]);
    await app.ask('negotiation.command', { id, revision, command: { type: 'comment', clauseId: clause.id, visibility: 'internal', quote: '', replyTo: null, text: 'Ask the walrus.' } });
    expect((await search('walrus')).groups[0]?.hits).toMatchObject([{ where: 'comment', excerpt: 'Ask the walrus.', marks: [{ from: 8, to: 14 }] }]);
    await app.ask('library.rename', { id, name: 'Penguin deal' });
    expect((await search('penguin')).groups).toHaveLength(1);
    await app.ask('library.delete', { id });
    expect((await search('walrus')).groups).toEqual([]);
  });

  it('finds in many negotiations after a restart, saying meanwhile how many are not prepared yet', async () => {
    for (const at of ['one', 'two', 'three', 'four', 'five']) await create(at, `The ${at} partners integrate.`);
    await app.backend.close();
    app = await testBackend(nodeFileLayer, folder);
    expect((await ask('partners')).waiting).toBeGreaterThan(0);
    expect((await search('partners')).groups).toHaveLength(5);
  });

  it('an unreadable negotiation keeps nobody from finding in the others', async () => {
    const broken = await create('Broken', 'The partners integrate.');
    await create('Sound', 'The partners integrate.');
    await app.backend.close();
    await writeFile(join(folder, 'negotiations', broken, 'log.jsonl'), 'nonsense\n');
    app = await testBackend(nodeFileLayer, folder);
    expect((await search('partners')).groups.map((group) => group.name)).toEqual(['Sound']);
  });

  it('leaves nothing of what it read on the disk: the index is in memory only', async () => {
    await create('Deal', 'The partners integrate.');
    const before = await readdir(folder, { recursive: true });
    await search('partners');
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });
});
