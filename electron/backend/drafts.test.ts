import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBytes } from '../../tests/support/fake-engine.ts';
import { says } from '../../tests/support/negotiation-fixtures.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import { draftPlace, type Draft } from '../../shared/api/drafts.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { ClauseId, NegotiationId } from '../../shared/negotiation/ids.ts';
import { nodeFileLayer } from '../persistence/file-layer.ts';

let folder = '';
let app: TestBackend;
let id: NegotiationId;
let price: ClauseId;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-drafts-'));
  app = await testBackend(nodeFileLayer, folder);
  const { fileId } = await app.ask('files.offer', { name: 'agreement.docx', bytes: fakeBytes({ clauses: [['Price', '100 euros'], ['Term', 'Five years']] }) });
  const opened = await app.ask('library.create', { source: { type: 'file', fileId }, name: 'Supply', parties: { A: { name: 'Ours' }, B: { name: 'Theirs' } }, side: 'A' });
  id = opened.id;
  const found = replay(opened.events).clauses.find((clause) => clause.heading === 'Price');
  if (found === undefined) throw new Error('no clause Price');
  price = found.id;
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.backend.close();
  await rm(folder, { recursive: true, force: true });
});

const text = (words: string): Draft => ({ type: 'text', clauseId: price, from: 'ours', blocks: says(words), revision: 2 });
const comment = (words: string): Draft => ({ type: 'comment', clauseId: price, visibility: 'internal', text: words, quote: '', replyTo: null });
const keep = (draft: Draft): Promise<unknown> => app.ask('drafts.keep', { id, draft });
const kept = async (): Promise<readonly Draft[]> => (await app.ask('drafts.list', { id })).drafts.map((one) => one.draft);
const log = (): Promise<Buffer> => readFile(join(folder, 'negotiations', id, 'log.jsonl'));

describe('drafts (S13)', () => {
  it('are on the disk once kept, one for each place, and outside the log', async () => {
    const before = await log();
    await Promise.all([keep(text('90')), keep(comment('Ask the board.')), keep(text('90 euros'))]);
    expect(await kept()).toEqual([comment('Ask the board.'), text('90 euros')]);
    expect(await readFile(join(folder, 'negotiations', id, 'drafts.json'), 'utf8')).toContain('90 euros');
    expect(await log()).toEqual(before);
  });

  it('survive a back end that ended without a word', async () => {
    await keep(text('90 euros'));
    // A second program on the same folder, while the first never said goodbye.
    const next = await testBackend(nodeFileLayer, folder);
    expect((await next.ask('drafts.list', { id })).drafts.map((one) => one.draft)).toEqual([text('90 euros')]);
    // The lock is the first one's: the second may look, and keep nothing.
    expect(await next.refused('drafts.keep', { id, draft: text('80 euros') })).toBe('storage.read-only');
    await next.backend.close();
    expect(await kept()).toEqual([text('90 euros')]);
  });

  it('are gone when what they hold is recorded, and only that', async () => {
    await keep(text('90 euros'));
    await keep(comment('Ask the board.'));
    const { revision } = await app.ask('negotiation.open', { id });
    const after = await app.ask('negotiation.command', { id, revision, command: { type: 'counter', clauseId: price, blocks: says('90 euros') } });
    expect(await kept()).toEqual([comment('Ask the board.')]);
    await app.ask('negotiation.command', { id, revision: after.revision, command: { type: 'comment', clauseId: price, visibility: 'internal', text: 'Ask the board.', quote: '', replyTo: null } });
    expect(await kept()).toEqual([]);
  });

  it('stay when recording is refused', async () => {
    await keep(text('90 euros'));
    expect(await app.refused('negotiation.command', { id, revision: 1, command: { type: 'counter', clauseId: price, blocks: says('90 euros') } })).toBe('stale');
    expect(await kept()).toEqual([text('90 euros')]);
  });

  it('are gone when discarded', async () => {
    await keep(text('90 euros'));
    await app.ask('drafts.drop', { id, place: draftPlace(text('')) });
    expect(await kept()).toEqual([]);
  });

  it('that were recorded all the same are recognised, and so are clauses that are gone', async () => {
    const { revision } = await app.ask('negotiation.open', { id });
    await app.ask('negotiation.command', { id, revision, command: { type: 'counter', clauseId: price, blocks: says('90 euros') } });
    await keep(text('90 euros'));
    await keep({ ...comment('On nothing.'), clauseId: 'no-such-clause' as ClauseId });
    expect(await kept()).toEqual([]);
  });

  it('do not go with a copy of the negotiation', async () => {
    await keep(text('90 euros'));
    const copy = await app.ask('library.duplicate', { id, name: 'Copy' });
    expect((await app.ask('drafts.list', { id: copy.id })).drafts).toEqual([]);
  });
});
