import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { makeDocx, p } from '../../tests/support/make-docx.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import type { ApiOutput } from '../../shared/api/table.ts';
import type { ClauseEdit } from '../../shared/contract/clause-edit.ts';
import { blocksText } from '../../shared/contract/content.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import type { ClauseState, NegotiationState } from '../../shared/negotiation/state.ts';
import { nodeFileLayer } from '../persistence/file-layer.ts';
import { nodeZlib } from '../worker/node-zlib.ts';

const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const agreement = makeDocx(heading('Supply Agreement') + heading('Price') + p('The price is 100 euros a month.') + heading('Term') + p('The term is five years.') + heading('Law') + p('English law governs.'));

let folder = '';
let app: TestBackend;
let id: NegotiationId;
let revision = 0;
let events: readonly RecordedEvent[] = [];
const state = (): NegotiationState => replay(events);
const take = (recorded: { readonly revision: number; readonly events: readonly RecordedEvent[] }): void => {
  revision = recorded.revision;
  events = [...events, ...recorded.events];
};
const clause = (name: string): ClauseState => {
  const found = state().clauses.find((candidate) => candidate.heading === name);
  if (found === undefined) throw new Error(`no clause ${name}`);
  return found;
};
const offer = async (bytes: Uint8Array): Promise<string> => (await app.ask('files.offer', { name: 'file.docx', bytes })).fileId;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-crossed-'));
  app = await testBackend(nodeFileLayer, folder, { engine: directEngine });
  const opened = await app.ask('library.create', { source: { type: 'file', fileId: await offer(agreement) }, name: 'Supply', parties: { A: { name: 'Our Party' }, B: { name: 'Other Side' } }, side: 'A' });
  ({ id, revision, events } = opened);
});
afterEach(async () => {
  await app.backend.close();
  await rm(folder, { recursive: true, force: true });
});

/** We propose new words for a clause and send; the exact bytes that left. */
async function propose(name: string, text: string): Promise<Uint8Array> {
  const blocks = [name, text].map((words) => ({ type: 'paragraph' as const, label: '', level: 0, inlines: [{ type: 'text' as const, text: words }] }));
  take(await app.ask('negotiation.command', { id, revision, command: { type: 'counter', clauseId: clause(name).id, blocks } }));
  const sent = await app.ask('send.produce', { id, revision });
  take(sent);
  await app.ask('files.save', { version: { type: 'stored', negotiationId: id, sha256: sent.redline.sha256 }, name: 'sent.docx' });
  return app.saved.get('sent.docx') ?? new Uint8Array();
}

/** They change the law in a file of ours, with a mark, and send it back. */
const theirs = (sent: Uint8Array): Uint8Array => {
  const law = readContract(sent, nodeZlib).clauses.flatMap((node) => [node, ...node.children]).find((node) => node.heading === 'Law');
  const edit: ClauseEdit = { type: 'replace', clauseId: law?.id ?? '', blocks: ['Law', 'Scots law governs.'].map((text) => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text }] })) };
  return writeClauses(sent, [edit], { mode: 'redline', earlierMarks: 'keep', author: 'Other Side', date: '2026-12-01T10:00:00Z' }, nodeZlib);
};
const preview = async (bytes: Uint8Array): Promise<ApiOutput<'receive.preview'>> => app.ask('receive.preview', { id, fileId: await offer(bytes) });

it('N29: a file that answers the round before the last is compared with what it answers, and our later words stay ours', async () => {
  const first = await propose('Price', 'The price is 90 euros a month.');
  await propose('Term', 'The term is two years.');
  const crossed = await preview(theirs(first));
  expect(crossed).toMatchObject({ recognised: 'older-round', recognisedAs: expect.stringContaining('Answers round 1, not round 2') });
  expect([crossed.audit.removed, crossed.audit.untracked]).toEqual([[], []]);
  expect(crossed.clauses.map((change) => change.clause)).toContain('Law');
  expect(crossed.clauses.map((change) => change.clause)).not.toContain('Term');
  take(await app.ask('receive.confirm', { id, revision, previewId: crossed.previewId, insist: false }));
  expect(JSON.stringify(clause('Term').positions.A.wording)).toContain('two years');
  expect(JSON.stringify(clause('Law').positions.B.wording)).toContain('Scots law');
});

it('N29: a file that answers the last round is not taken for an older one, even where they refuse all we changed under a mark', async () => {
  await propose('Price', 'The price is 90 euros a month.');
  const second = await propose('Term', 'The term is two years.');
  expect(await preview(theirs(second))).toMatchObject({ recognised: 'return' });
  const term = readContract(second, nodeZlib).clauses.flatMap((node) => [node, ...node.children]).find((node) => node.heading === 'Term');
  const refused = writeClauses(second, [{ type: 'replace', clauseId: term?.id ?? '', blocks: ['Term', 'The term is five years.'].map((text) => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text }] })) }], { mode: 'redline', earlierMarks: 'keep', author: 'Other Side', date: '2026-12-01T10:00:00Z' }, nodeZlib);
  expect(await preview(refused)).toMatchObject({ recognised: 'return' });
});

it('N22, N29: the file of another agreement answers no round, however many were sent, and is taken in only by who insists', async () => {
  await propose('Price', 'The price is 90 euros a month.');
  await propose('Term', 'The term is two years.');
  const lease = makeDocx(heading('Lease') + heading('Rent') + p('Rent for the warehouse falls due on each quarter day. The price of repairs is borne by its tenant.') + heading('Keys') + p('Keys are handed over when the deposit has arrived.'));
  const wrong = await preview(lease);
  expect(wrong).toMatchObject({ recognised: 'another-agreement', recognisedAs: expect.stringContaining('does not look like the same agreement') });
  await expect(app.ask('receive.confirm', { id, revision, previewId: wrong.previewId, insist: false })).rejects.toThrow('another-agreement');
});

it('N29, N25: a file from before clauses were merged is compared with the last one: every word of theirs is theirs in the ledger', async () => {
  const first = await propose('Price', 'The price is 90 euros a month.');
  await propose('Price', 'The price is 95 euros a month.');
  take(await app.ask('clauses.correct', { id, revision, correction: { type: 'merge', clauseId: clause('Term').id, with: clause('Law').id } }));
  const { previewId } = await preview(theirs(first));
  take(await app.ask('receive.confirm', { id, revision, previewId, insist: true }));
  const held = state().clauses.map(({ positions }) => blocksText(positions.B.wording ?? [])).join('\n');
  expect(held).toBe(['Supply Agreement', 'Price', 'The price is 90 euros a month.', 'Term', 'The term is five years.', 'Law', 'Scots law governs.'].join('\n'));
});
